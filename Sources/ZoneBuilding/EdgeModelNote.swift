internal import Geodesy
internal import Geometry
internal import Zones

/// Says by how much the other reading of the edges would move the line, where that is more than the tolerance.
enum EdgeModelNote {
  static func notes(boundary: Boundary, specification: ZoneSpecification) -> [String] {
    let other: EdgeModel = specification.edges == .geodesic ? .planar : .geodesic
    var worst = (distance: 0.0, place: "")
    for part in boundary.parts {
      for (index, (a, b)) in zip(part.vertices, part.vertices.dropFirst()).enumerated()
      where !a.isSamePlace(as: b) {
        // Short edges cannot bend: L² tan φ / 8R is all there is.
        let bent = specification.edges == .geodesic ? other : specification.edges
        let edge = PlaneEdge(from: a, to: b, model: bent)
        let length = PlanarEdgeBounds.length(from: a, to: b)
        let (sine, cosine) = sineAndCosine(degrees: max(abs(a.latitude), abs(b.latitude)))
        guard
          length * length * sine / (max(cosine, 1e-9) * 8 * WGS84.wideRadiusBelow) + length * length * length
            / 1e15
            > worst.distance
        else { continue }
        for share in [0.25, 0.5, 0.75] {
          let stray = EdgeResolution.stray(of: edge.place(at: share), from: a, to: b)
          if stray > worst.distance { worst = (stray, "\(part.origin), edge \(index + 1)") }
        }
      }
    }
    guard worst.distance > specification.tolerance.meters else { return [] }
    return [
      "edges are read as \(specification.edges.rawValue); read as \(other.rawValue) the line would lie up to \(Length.meters(worst.distance).inRoundedWords) away (\(worst.place)): choose with --edges"
    ]
  }
}
