internal import Geometry

extension ZoneSpecification {
  /// Checks that the depths and the tolerance lie where the definitions hold.
  ///
  /// - Throws: ``ZoneError/invalidRule(_:)`` with what was given and what is wanted.
  package func validate() throws(ZoneError) {
    let shallowest = 1.0
    let deepest = 1_000_000.0
    func check(_ depth: Length, _ name: String) throws(ZoneError) {
      guard depth.meters >= shallowest, depth.meters <= deepest else {
        throw .invalidRule(.depthOutOfRange(depth, name: name))
      }
    }
    switch depth {
    case .single(let depth): try check(depth, "depth")
    case .range(let a, let b), .band(let a, let b):
      try check(a, "lesser depth")
      try check(b, "greater depth")
      guard a < b else {
        throw .invalidRule(.reversedRange(a, b))
      }
    }
    if let first = ringDepths.first {
      try check(first, "depth of the first ring")
      for (a, b) in zip(ringDepths, ringDepths.dropFirst() + [outerDepth]) where !(a < b) {
        throw .invalidRule(.reversedRange(a, b))
      }
    }
    guard tolerance.meters >= 0.001 else {
      throw .invalidRule(.toleranceTooSmall(tolerance))
    }
    let least = ringDepths.first?.meters ?? (innerDepth.meters > 0 ? innerDepth.meters : coreDepth.meters)
    guard tolerance.meters <= least / 4 else {
      throw .invalidRule(.toleranceTooLarge(tolerance, depth: .meters(least)))
    }
    if outerDepth.meters > 50_000, tolerance.meters < 0.01 {
      throw .invalidRule(.toleranceTooSmallForDepth(tolerance, depth: outerDepth))
    }
    if case .toward(let place) = side, !place.isValid {
      throw .invalidRule(.invalidPlace(place))
    }
  }
}
