internal import Geodesy
public import Geometry

/// What is known of a place and of all places around it.
struct Standing {
  /// As ``Placement/isInCore`` and ``Placement/isInZone``.
  var isInCore: Bool
  var isInZone: Bool
  /// No place nearer than this, in metres, is in the core and this one not, or the other way round. Zero where nothing
  /// is known.
  var coreClearance: Double
  /// The same of the zone.
  var zoneClearance: Double
  /// The foot from which the distance was measured; nil where there is none.
  var foot: Foot?

  /// No place nearer than this is judged otherwise.
  var clearance: Double { min(coreClearance, zoneClearance) }
}

extension Judge {
  /// A lower bound, in metres, on the distance from a place to the nearest limit: no place nearer than this
  /// is judged otherwise. Zero where nothing is known.
  public func clearance(of place: Coordinate) -> Double {
    // Clip areas are told by containment alone.
    within == nil ? standing(of: place).clearance : 0
  }

  /// Whether a place is in the zone, as ``placement(of:)`` has it, and how far from the limits; one search for both.
  ///
  /// Limits of the clip area are left out of the clearance.
  func standing(of place: Coordinate) -> Standing {
    let p = place.cartesian
    guard let foot = search.nearest(to: p, place: place, within: .infinity) else {
      let (core, zone) = footlessClearances(p, place)
      return Standing(isInCore: false, isInZone: false, coreClearance: core, zoneClearance: zone)
    }
    if let outline {
      let isIn = foot.distance <= FootSearch.onLine || outline.contains(place)
      return Standing(
        isInCore: isIn, isInZone: isIn, coreClearance: foot.distance, zoneClearance: foot.distance, foot: foot
      )
    }
    let (depth, isChosen) = depth(of: foot, p, place)
    let isWithin = within?.contains(place) ?? true
    let (core, zone) = clearances(of: foot, p, place, isChosen)
    return Standing(
      isInCore: isWithin && isIn(depth, to: self.core), isInZone: isWithin && isIn(depth, to: to),
      coreClearance: core, zoneClearance: zone, foot: foot)
  }

  /// Where a foot is.
  func place(of foot: Foot) -> Coordinate {
    coordinate(at: search.line.spans[Int(foot.span)].position(at: foot.u))
  }

  /// The verdict on a place taken as exact: what ``placement(of:)`` makes of it, without looking farther than the zone
  /// is deep. `place` must be valid (``Coordinate/isValid``).
  public func verdict(of place: Coordinate) -> Verdict {
    if let outline {
      if outline.contains(place) { return .inside }
      let onLine = search.nearest(to: place.cartesian, place: place, within: FootSearch.onLine)
      return onLine == nil ? .outside : .inside
    }
    let p = place.cartesian
    guard let foot = search.nearest(to: p, place: place, within: to) else { return .outside }
    let (depth, _) = depth(of: foot, p, place)
    guard isIn(depth, to: to), within?.contains(place) ?? true else { return .outside }
    return isIn(depth, to: core) ? .inside : .disputed
  }

  /// Whether a place is in the zone, as ``placement(of:)`` has it.
  func contains(_ place: Coordinate) -> Bool { verdict(of: place) != .outside }

  /// The distance that puts a place in a zone deep enough; nil where the nearest feet are on a side not chosen.
  private func depth(
    of foot: Foot, _ p: Vector, _ place: Coordinate
  ) -> (depth: Double?, isChosen: Bool) {
    if choice.isBoth || search.isChosen(foot, p, place, choice) { return (foot.distance, true) }
    // On ties any of the nearest feet may put the place in.
    let reach = foot.distance + ZoneModel.tie
    return (search.nearest(to: p, place: place, within: reach, choice: choice)?.distance, false)
  }

  private func isIn(_ depth: Double?, to limit: Double) -> Bool {
    // A band is { p : A < d(p) <= B }.
    depth.map { $0 <= limit && (from == 0 || $0 > from) } ?? false
  }

  /// Flat ends leave a place no foot: it gets one only beyond a cut, or where the zone with round ends begins.
  private func footlessClearances(_ p: Vector, _ place: Coordinate) -> (core: Double, zone: Double) {
    let round = FootSearch(line: search.line, ends: .round)
    guard let foot = round.nearest(to: p, place: place, within: .infinity) else { return (0, 0) }
    if foot.distance > to { return (foot.distance - core, foot.distance - to) }
    // A foot appears where a perpendicular is crossed. Beyond the end of its ray the foot is deeper than the zone by
    // more than the way back to the ray, so the ray's distance holds there too.
    let toRay = nearestRay(to: p)
    return (foot.distance > core ? max(foot.distance - core, toRay) : toRay, toRay)
  }

  private func nearestRay(to p: Vector) -> Double {
    var nearest = Double.infinity
    for ray in rays {
      // A ray that starts farther away than this is no nearer, whichever way it runs.
      let far = nearest / 0.97 + ray.length
      let offset = p - ray.start
      if dot(offset, offset) < far * far { nearest = min(nearest, ray.distanceBelow(to: p)) }
    }
    return nearest
  }

  private func clearances(
    of foot: Foot, _ p: Vector, _ place: Coordinate, _ isChosen: Bool
  ) -> (core: Double, zone: Double) {
    let toInner = from > 0 ? abs(foot.distance - from) : .infinity
    let offsets = (core: min(abs(foot.distance - core), toInner), zone: min(abs(foot.distance - to), toInner))
    if choice.isBoth, search.ends == .round { return offsets }
    let toRays = nearestRay(to: p)
    // On a side not chosen depth is no limit; sides change at the line, at rays and at divides.
    let toLine = choice.isBoth ? .infinity : foot.distance
    func bound(_ offset: Double, _ depth: Double) -> Double {
      if foot.distance > depth { return min(foot.distance - depth, toRays) }
      return min(isChosen ? offset : .infinity, toRays, toLine)
    }
    var bounds = (core: bound(offsets.core, core), zone: bound(offsets.zone, to))
    if choice.isBoth || foot.distance > to { return bounds }
    let rivals = isChosen ? choice.complement : choice
    let reach = foot.distance + 2 * max(bounds.core, bounds.zone)
    if let rival = search.nearest(to: p, place: place, within: reach, choice: rivals) {
      let toDivide = max(0, rival.distance - foot.distance) / 2
      // What is deeper than the core is not in it on either side of a divide.
      if foot.distance <= core { bounds.core = min(bounds.core, toDivide) }
      bounds.zone = min(bounds.zone, toDivide)
    }
    return bounds
  }
}
