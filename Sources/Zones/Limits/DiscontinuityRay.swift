package import Geodesy
package import Geometry

/// A geodesic that leaves a node of the line and along which the feet of places change abruptly.
///
/// At a round end of a one-sided zone it is the last edge prolonged. At flat ends they are those of
/// ``FlatCapRays``.
package struct DiscontinuityRay: Sendable {
  package let start: Node
  package let azimuth: Double
  /// How far from the node it begins to matter, in metres.
  package let from: Double
  /// How far from the node it ends, in metres.
  package let length: Double
  /// The ray's numbers alone, for questions about many places.
  package let course: Course

  /// - Parameter direction: the unit vector of the azimuth at the node, from the same half-edge as the normals there.
  package init(start: Node, azimuth: Double, direction: Vector, from: Double = 0, length: Double) {
    self.start = start
    self.azimuth = azimuth
    self.from = from
    self.length = length
    course = Course(
      start: start.position, direction: direction, rightward: cross(direction, start.up), from: from,
      length: length)
  }

  /// The part of it between two distances from the node, in metres.
  package func part(_ range: ClosedRange<Double>) -> DiscontinuityRay {
    DiscontinuityRay(
      start: start, azimuth: azimuth, direction: course.direction, from: range.lowerBound,
      length: range.upperBound)
  }

  /// The ray as a normal of its node.
  package var normal: Normal { Normal(base: start.position, direction: course.direction) }

  /// A lower bound on the distance from a position to the ray, in metres.
  package func distanceBelow(to p: Vector) -> Double { course.distanceBelow(to: p) }

  /// - Parameter depth: That of the zone; nil for the greatest.
  package static func all(of model: ZoneModel, depth: Length? = nil) -> [DiscontinuityRay] {
    all(of: model, depth: depth, effort: .max) ?? []
  }

  /// - Parameters:
  ///   - depth: That of the zone; nil for the greatest.
  ///   - effort: How many edges may be looked at.
  /// - Returns: Nil where that was not enough to find all.
  package static func all(of model: ZoneModel, depth: Length?, effort: Int) -> [DiscontinuityRay]? {
    let depth = depth ?? model.specification.outerDepth
    let reach = depth.meters + 3 * model.specification.tolerance.meters
    switch model.specification.ends {
    case .round:
      guard model.isOneSided else { return [] }
      // A base point has no ends: what is nearest to it is in the zone on any side.
      return model.line.nodes.filter {
        $0.isEnd && !model.line.chains[Int($0.halfEdges[0].chain)].isPoint
      }.map { end in
        let halfEdge = end.halfEdges[0]
        return DiscontinuityRay(
          start: end, azimuth: halfEdge.azimuth + 180, direction: -halfEdge.direction, length: reach)
      }
    case .flat:
      let found = FlatCapRays(model.line, reach: reach, effort: effort)
      return found.isComplete ? found.rays : nil
    }
  }
}

extension DiscontinuityRay {
  /// The numbers of a ray alone, to be asked for many places.
  package struct Course: Sendable {
    package let start: Vector
    /// The horizontal unit vector along which it leaves.
    package let direction: Vector
    package let rightward: Vector
    package let from: Double
    package let length: Double

    /// How far a position may seem to lie beside the plane of the ray, in metres, and yet lie on the other side.
    func slack(_ distance: Double) -> Double { distance * FootSearch.skew(distance) + 1e-5 }

    /// A lower bound on the distance from a position to the ray, in metres.
    package func distanceBelow(to p: Vector) -> Double {
      let offset = p - start
      let distance = offset.length
      // What the ray is long before it begins to matter is less than the two ways to there; a geodesic is longer than its chord.
      let ratio = distance / WGS84.polarRadiusBelow
      let before = from - distance * (1 + ratio * ratio / 20) - 1e-3
      // Across the curved Earth a perpendicular is longer than it seems from the plane; 3 % covers 1000 km.
      if dot(offset, direction) <= 0 { return max(distance * 0.97, before) }
      return max(distance - length, before, (abs(dot(offset, rightward)) - slack(distance)) * 0.97, 0)
    }
  }
}
