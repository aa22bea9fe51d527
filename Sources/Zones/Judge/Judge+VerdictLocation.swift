internal import Geodesy
package import Geometry

extension Judge {
  /// As ``location(of:telling:)``, with a clearance that passes over what is a limit of the rule and changes no verdict there:
  /// rays and the line itself where all around is too far from the line, or within the inner depth of a band, and a ray with
  /// the same verdict on both of its sides.
  package func verdictLocation(of place: Coordinate) -> JudgedLocation {
    let limits = Limits(self)
    var location = verdictLocation(of: place, to: limits)
    guard outline == nil, let ray = limits.indexOfNearestRay(to: place.cartesian),
      let course = limits.rays?[ray], course.distanceBelow(to: place.cartesian) <= location.clearance
    else { return location }
    // What is around the place is on one side of the ray or on the other. From a place on each side nothing but the ray is a
    // limit up to a distance, so that the verdict is the same all over that side; the ray itself is all but straight.
    var clearance = Double.infinity
    for moved in course.bothSides(of: place) {
      guard let moved else { return location }
      let other = verdictLocation(of: moved.place, to: limits.without(ray: ray))
      guard other.isInCore == location.isInCore, other.isInZone == location.isInZone else { return location }
      clearance = min(clearance, 0.99 * other.clearance - moved.distance)
    }
    location.clearance = max(location.clearance, clearance)
    return location
  }

  private func verdictLocation(of place: Coordinate, to limits: Limits) -> JudgedLocation {
    var location = location(of: place, to: limits)
    guard outline == nil, !location.isInZone else { return location }
    let p = place.cartesian
    // Without flat ends no foot is nearer, and this one moves no faster than the place.
    if let round = search.rounded.nearest(to: p, place: place, within: .infinity) {
      location.clearance = max(location.clearance, round.distance - to)
    }
    if from > 0, let foot = search.nearest(to: p, place: place, within: from) {
      // A foot is lost, or another side's, only across a ray.
      let toRays = search.ends == .round ? .infinity : limits.nearestRay(to: p)
      location.clearance = max(location.clearance, min(from - foot.distance, toRays))
    }
    return location
  }
}

extension Judge {
  /// The feet from which those of all places around differ no more than by their moves: that of the place, and where a ray of
  /// flat ends is near, that of a place on its other side.
  ///
  /// - Returns: For each the distance to its foot from the place, and how far from the place that holds, in metres.
  package func steadyFeet(near place: Coordinate) -> [(distance: Double, clearance: Double)] {
    func distance(_ place: Coordinate) -> Double {
      let p = place.cartesian
      let foot =
        search.nearest(to: p, place: place, within: .infinity)
        ?? search.rounded.nearest(to: p, place: place, within: .infinity)
      return foot?.distance ?? .infinity
    }
    let limits = Limits(self)
    guard search.ends == .flat, let ray = limits.indexOfNearestRay(to: place.cartesian),
      let course = limits.rays?[ray]
    else { return [(distance(place), search.ends == .round || limits.rays != nil ? .infinity : 0)] }
    let others = limits.without(ray: ray)
    return course.bothSides(of: place).map { side in
      guard let side else { return (.infinity, 0) }
      return (
        distance(side.place) + side.distance, others.nearestRay(to: side.place.cartesian) - side.distance
      )
    }
  }
}

extension DiscontinuityRay.Course {
  /// A place on each side of the ray, surely so, and how far it is from another place, in metres; nil for one that is not found.
  fileprivate func bothSides(of place: Coordinate) -> [(place: Coordinate, distance: Double)?] {
    let p = place.cartesian
    let aside = dot(p - start, rightward)
    let least = max(abs(aside), 3 * slack((p - start).length))
    return [-1.0, 1].map { side in
      if aside * side >= least { return (place, 0) }
      let moved = coordinate(at: p + rightward * (side * least - aside))
      let reached = dot(moved.cartesian - start, rightward) * side
      return reached > 2 * slack((moved.cartesian - start).length)
        ? (moved, Geodesic.inverse(from: place, to: moved).distance) : nil
    }
  }
}
