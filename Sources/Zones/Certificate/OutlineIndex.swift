internal import Geodesy
internal import Geometry

/// The edges of a region's outlines in rows of latitude.
struct OutlineIndex {
  private var edges: [OutlineEdge] = []
  private var rows: [Int: [Int32]] = [:]
  private let height: Double

  init(_ region: Zone.Region) {
    for ring in region.polygons.flatMap(\.rings) {
      for (a, b) in zip(ring, ring.dropFirst()) { edges.append(OutlineEdge(start: a, end: b)) }
    }
    height = 0.02
    for (index, edge) in edges.enumerated() {
      let low = Int((min(edge.start.latitude, edge.end.latitude) / height).rounded(.down))
      let high = Int((max(edge.start.latitude, edge.end.latitude) / height).rounded(.down))
      for row in low...high { rows[row, default: []].append(Int32(index)) }
    }
  }

  func hasEdge(near place: Coordinate, within reach: Double) -> Bool {
    let row = Int((place.latitude / height).rounded(.down))
    for near in (row - 1)...(row + 1) {
      for index in rows[near] ?? [] {
        let edge = edges[Int(index)]
        let area = PlanarEdgeDistance.from(place, edge.start, edge.end)
        if area <= reach { return true }
      }
    }
    return false
  }

  /// Whether the polygons hold a place, by the even-odd rule in longitude and latitude.
  func contains(_ place: Coordinate) -> Bool {
    var isInside = false
    for index in rows[Int((place.latitude / height).rounded(.down))] ?? [] {
      let (a, b) = (edges[Int(index)].start, edges[Int(index)].end)
      guard (a.latitude > place.latitude) != (b.latitude > place.latitude) else { continue }
      let share = (place.latitude - a.latitude) / (b.latitude - a.latitude)
      if a.longitude + share * (b.longitude - a.longitude) > place.longitude { isInside.toggle() }
    }
    return isInside
  }
}
