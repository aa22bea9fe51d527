internal import Geodesy
public import Geometry

/// What is known of a place and of all places around it.
struct Standing {
  /// As ``Placement/isInCore`` and ``Placement/isInZone``.
  var isInCore: Bool
  var isInZone: Bool
  /// No place nearer than this, in metres, is judged otherwise. Zero where nothing is known.
  var clearance: Double
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
      return Standing(isInCore: false, isInZone: false, clearance: footlessClearance(p, place))
    }
    if let outline {
      let isIn = foot.distance <= FootSearch.onLine || outline.contains(place)
      return Standing(isInCore: isIn, isInZone: isIn, clearance: foot.distance)
    }
    let (depth, isChosen) = depth(of: foot, p, place)
    let isWithin = within?.contains(place) ?? true
    return Standing(
      isInCore: isWithin && isIn(depth, to: core), isInZone: isWithin && isIn(depth, to: to),
      clearance: clearance(of: foot, p, place, isChosen))
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
  private func footlessClearance(_ p: Vector, _ place: Coordinate) -> Double {
    let round = FootSearch(line: search.line, ends: .round)
    guard let foot = round.nearest(to: p, place: place, within: .infinity) else { return 0 }
    if foot.distance > to { return foot.distance - to }
    // A foot appears where a perpendicular is crossed. Beyond the end of its ray the foot is deeper than the zone by
    // more than the way back to the ray, so the ray's distance holds there too.
    return nearestRay(to: p)
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

  private func clearance(of foot: Foot, _ p: Vector, _ place: Coordinate, _ isChosen: Bool) -> Double {
    var toOffsets = min(abs(foot.distance - core), abs(foot.distance - to))
    if from > 0 { toOffsets = min(toOffsets, abs(foot.distance - from)) }
    if choice.isBoth, search.ends == .round { return toOffsets }
    let toRays = nearestRay(to: p)
    if foot.distance > to { return min(foot.distance - to, toRays) }
    // On a side not chosen depth is no limit; sides change at the line, at rays and at divides.
    var bound = min(isChosen ? toOffsets : .infinity, toRays, choice.isBoth ? .infinity : foot.distance)
    if choice.isBoth { return bound }
    let rivals = isChosen ? choice.complement : choice
    if let rival = search.nearest(to: p, place: place, within: foot.distance + 2 * bound, choice: rivals) {
      bound = min(bound, max(0, rival.distance - foot.distance) / 2)
    }
    return bound
  }
}
