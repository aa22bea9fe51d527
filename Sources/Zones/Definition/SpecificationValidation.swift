internal import Geometry

extension ZoneSpecification {
  /// Checks that the depths and the tolerance lie where the definitions hold.
  ///
  /// - Throws: ``ZoneError/invalidRule(_:)`` with what was given and what is wanted.
  func validate() throws(ZoneError) {
    let shallowest = 1.0
    let deepest = 1_000_000.0
    func check(_ depth: Length, _ name: String) throws(ZoneError) {
      guard depth.meters >= shallowest, depth.meters <= deepest else {
        throw .invalidRule(
          "the \(name) of \(depth.inWords) lies outside 1 m to 1000 km; give a depth between them")
      }
    }
    switch depth {
    case .single(let depth): try check(depth, "depth")
    case .range(let a, let b), .band(let a, let b):
      try check(a, "lesser depth")
      try check(b, "greater depth")
      guard a < b else {
        throw .invalidRule(
          "the depth range \(a.inWords)..\(b.inWords) is reversed or empty; write the lesser depth first, as in 15km..20km"
        )
      }
    }
    guard tolerance.meters >= 0.001 else {
      throw .invalidRule("a tolerance of \(tolerance.inWords) cannot be held; the least is 1 mm")
    }
    let least = innerDepth.meters > 0 ? innerDepth.meters : coreDepth.meters
    guard tolerance.meters <= least / 4 else {
      throw .invalidRule(
        "a tolerance of \(tolerance.inWords) is more than a quarter of the depth of \(Length.meters(least).inWords); give a smaller --tolerance"
      )
    }
    if outerDepth.meters > 50_000, tolerance.meters < 0.01 {
      throw .invalidRule(
        "a tolerance of \(tolerance.inWords) is held for depths to 50 km only; give 1 cm or more for \(outerDepth.inWords)"
      )
    }
    if case .toward(let place) = side, !place.isValid {
      throw .invalidRule("‘toward’ wants a place on Earth as LAT,LON in degrees")
    }
  }
}
