package import Geodesy
package import Geometry

/// What is known of a place and of all places around it.
package struct JudgedLocation {
  /// As ``Placement/isInCore`` and ``Placement/isInZone``.
  package var isInCore: Bool
  package var isInZone: Bool
  /// No place nearer than this, in metres, is judged otherwise. Zero where nothing is known.
  package var clearance: Double
}

extension Judge {
  /// Whether ``location(of:telling:)`` knows of places that are clear of all limits; else each clearance is 0.
  package var knowsClearance: Bool {
    outline != nil || rays != nil || (choice.isBoth && search.ends == .round)
  }

  /// A lower bound, in metres, on the distance from a place to the nearest limit: no place nearer than this
  /// is judged otherwise. Zero where nothing is known.
  package func clearance(of place: Coordinate) -> Double {
    // A clip area is known by containment alone.
    within == nil ? location(of: place).clearance : 0
  }

  /// Whether a place is in the zone, as ``placement(of:)`` has it, and how far from the limits; one search for both.
  ///
  /// Limits of the clip area are left out of the clearance.
  ///
  /// - Parameter range: Which clearances matter, in metres: what is not more than its lower end need not be told from
  ///   zero, nor what is more than its upper end from that end. It saves looking for limits farther away.
  package func location(
    of place: Coordinate, telling range: ClosedRange<Double> = 0 ... .infinity
  ) -> JudgedLocation {
    location(of: place, to: Limits(self), telling: range)
  }

  func location(
    of place: Coordinate, to limits: Limits, telling range: ClosedRange<Double> = 0 ... .infinity
  ) -> JudgedLocation {
    let p = place.cartesian
    guard let foot = search.nearest(to: p, place: place, within: .infinity) else {
      let round = search.rounded.nearest(to: p, place: place, within: .infinity)
      return JudgedLocation(
        isInCore: false, isInZone: false, clearance: footlessClearance(p, round, limits))
    }
    if let outline {
      let isIn = foot.distance <= FootSearch.onLine || outline.contains(place)
      return JudgedLocation(isInCore: isIn, isInZone: isIn, clearance: foot.distance)
    }
    let (depth, isChosen) = depth(of: foot, p, place)
    let isWithin = within?.contains(place) ?? true
    return JudgedLocation(
      isInCore: isWithin && isIn(depth, to: core), isInZone: isWithin && isIn(depth, to: to),
      clearance: clearance(of: foot, p, place, isChosen, limits, telling: range))
  }

  /// The verdict on a place taken as exact: what ``placement(of:)`` makes of it, without looking farther than the zone
  /// is deep. `place` must be valid (``Coordinate/isValid``).
  package func verdict(of place: Coordinate) -> Verdict {
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
  package func depth(
    of foot: Foot, _ p: Vector, _ place: Coordinate?
  ) -> (depth: Double?, isChosen: Bool) {
    if choice.isBoth || search.isChosen(foot, p, place, choice) { return (foot.distance, true) }
    return (search.nearest(tiedWith: foot, to: p, place: place, choice: choice)?.distance, false)
  }

  package func isIn(_ depth: Double?, to limit: Double) -> Bool {
    // A band is { p : A < d(p) <= B }.
    depth.map { $0 <= limit && (from == 0 || $0 > from) } ?? false
  }

  /// Flat ends leave a place no foot: it gets one only beyond a cut, or where the zone with round ends begins.
  ///
  /// - Parameters:
  ///   - round: The foot that it has with round ends.
  ///   - limits: Those of the zone.
  package func footlessClearance(_ p: Vector, _ round: Foot?, _ limits: Limits) -> Double {
    guard let round else { return 0 }
    if round.distance > limits.to { return round.distance - limits.to }
    // A foot appears where a perpendicular is crossed. Beyond the end of its ray the foot is deeper than the zone by
    // more than the way back to the ray, so the ray's distance holds there too.
    return limits.nearestRay(to: p)
  }

  /// What a clearance is measured to: the limits of a zone, or of its core alone.
  package struct Limits {
    let core: Double
    let to: Double
    private(set) var rays: [DiscontinuityRay.Course]?

    init(_ judge: Judge) { (core, to, rays) = (judge.core, judge.to, judge.rays) }

    /// The limits of the zone of one of the depths of a judge's.
    package init(_ judge: Judge, depth: Double) {
      (core, to) = (depth, depth)
      rays = depth < judge.to ? judge.coreRays : judge.rays
    }

    /// The ray that is nearest to a place; nil where there is none, or they are not known.
    func indexOfNearestRay(to p: Vector) -> Int? {
      rays?.indices.map { (index: $0, distance: rays?[$0].distanceBelow(to: p) ?? 0) }
        .min { $0.distance < $1.distance }?.index
    }

    /// These limits but for one ray.
    func without(ray index: Int) -> Limits {
      var limits = self
      limits.rays?.remove(at: index)
      return limits
    }

    /// The distance to the nearest ray, or `far` if that is less; 0 where the rays are not known.
    func nearestRay(to p: Vector, upTo far: Double = .infinity) -> Double {
      guard let rays else { return 0 }
      var nearest = far
      for ray in rays {
        // A ray that starts farther away than this is no nearer, whichever way it runs.
        let far = nearest / 0.97 + ray.length
        let offset = p - ray.start
        if dot(offset, offset) < far * far { nearest = min(nearest, ray.distanceBelow(to: p)) }
      }
      return nearest
    }
  }

  /// The distance to the nearest limit.
  package func clearance(
    of foot: Foot, _ p: Vector, _ place: Coordinate?, _ isChosen: Bool, _ limits: Limits,
    telling range: ClosedRange<Double>
  ) -> Double {
    let (core, to) = (limits.core, limits.to)
    var toOffsets = min(abs(foot.distance - core), abs(foot.distance - to))
    if from > 0 { toOffsets = min(toOffsets, abs(foot.distance - from)) }
    if choice.isBoth, search.ends == .round { return toOffsets }
    if isChosen || foot.distance > to, toOffsets <= range.lowerBound { return toOffsets }
    let toRays = limits.nearestRay(to: p, upTo: range.upperBound)
    if foot.distance > to { return min(foot.distance - to, toRays) }
    // On a side not chosen depth is no limit; sides change at the line, at rays and at bisectors.
    var bound = min(isChosen ? toOffsets : .infinity, toRays, choice.isBoth ? .infinity : foot.distance)
    if choice.isBoth || bound <= range.lowerBound { return bound }
    let rivals = isChosen ? choice.complement : choice
    if let rival = search.nearest(to: p, place: place, within: foot.distance + 2 * bound, choice: rivals) {
      bound = min(bound, max(0, rival.distance - foot.distance) / 2)
    }
    if bound <= range.lowerBound { return bound }
    return search.clearanceOfHidden(from: p, foot.distance, choice: rivals, upTo: bound)
  }
}
