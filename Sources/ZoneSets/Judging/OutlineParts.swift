internal import Geometry

/// The polygons of many zones in the plane of longitude and latitude, and the edges of all of them in one list.
struct OutlineParts: Sendable {
  /// One polygon of a zone.
  struct Part: Sendable {
    var zone: Int
    /// The number of the polygon in the zone's outline.
    var polygon: Int
    var edges: Range<Int32>
    var west: Double
    var east: Double
    var south: Double
    var north: Double
    /// Whether it is clear of the meridian at 180°: no turn brings it, or a place, to another longitude.
    var isPlain: Bool
  }

  /// Each edge from `x`, `y` to `z`, `w`; as often as turns bring it to the world from -180 to 180.
  private(set) var edges: [SIMD4<Double>] = []
  /// In the order of the zones; none of outlines that may be read in two ways.
  private(set) var parts: [Part] = []

  init(_ zones: [SetZone]) {
    let outlines = zones.map { $0.outline?.isUnambiguous == true ? $0.outline : nil }
    edges.reserveCapacity(
      outlines.reduce(0) { $0 + ($1?.polygons.reduce(0) { $0 + $1.exterior.count } ?? 0) })
    for (zone, outline) in outlines.enumerated() {
      guard let outline else { continue }
      for (polygon, shape) in outline.polygons.enumerated() { append(shape, polygon, of: zone) }
    }
  }

  private mutating func append(_ shape: Polygon, _ polygon: Int, of zone: Int) {
    let start = Int32(edges.count)
    var (west, east) = (Double.infinity, -Double.infinity)
    for vertex in shape.exterior {
      west = min(west, vertex.longitude)
      east = max(east, vertex.longitude)
    }
    let isPlain = west > -179.9 && east < 179.9
    add(shape.exterior, isPlain)
    for hole in shape.holes { add(hole, isPlain) }
    var low = SIMD2<Double>(repeating: .infinity)
    var high = -low
    for edge in edges[Int(start)...] {
      low = pointwiseMin(low, pointwiseMin(edge.lowHalf, edge.highHalf))
      high = pointwiseMax(high, pointwiseMax(edge.lowHalf, edge.highHalf))
    }
    parts.append(
      Part(
        zone: zone, polygon: polygon, edges: start..<Int32(edges.count), west: low.x, east: high.x,
        south: low.y, north: high.y, isPlain: isPlain))
  }

  private mutating func add(_ ring: [Coordinate], _ isPlain: Bool) {
    guard var a = ring.first else { return }
    if isPlain {
      for b in ring.dropFirst() where a != b {
        edges.append(SIMD4(a.longitude, a.latitude, b.longitude, b.latitude))
        a = b
      }
      return
    }
    let (west, east) = (ring.lazy.map(\.longitude).min() ?? 0, ring.lazy.map(\.longitude).max() ?? 0)
    for turn in [-720.0, -360, 0, 360, 720] where west + turn <= 180.1 && east + turn >= -180.1 {
      for (a, b) in zip(ring, ring.dropFirst()) where a != b {
        edges.append(SIMD4(a.longitude + turn, a.latitude, b.longitude + turn, b.latitude))
      }
    }
  }
}
