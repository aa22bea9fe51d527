internal import Geometry

/// The edges of outlines in runs of neighbours, each with its box, so that a large cell looks at few things.
struct OutlineRuns: Sendable {
  /// A box of longitude and latitude that holds a run of edges, in degrees.
  struct Run: Sendable {
    let edges: Range<Int32>
    let longitude: Double
    let latitude: Double
    let halfWidth: Double
    let halfHeight: Double

    init(_ edges: Range<Int32>, of all: [OutlineEdge]) {
      self.edges = edges
      var low = SIMD2(Double.infinity, .infinity)
      var high = -low
      for number in edges {
        for place in [all[Int(number)].start, all[Int(number)].end] {
          let point = SIMD2(place.longitude, place.latitude)
          low = pointwiseMin(low, point)
          high = pointwiseMax(high, point)
        }
      }
      let (middle, half) = ((low + high) / 2, (high - low) / 2)
      (longitude, latitude) = (middle.x, middle.y)
      // What rounding takes from a box.
      (halfWidth, halfHeight) = (half.x + 1e-12, half.y + 1e-12)
    }
  }

  let runs: [Run]

  /// How many neighbours are in a run, at most.
  private static let length: Int32 = 32
  /// Of so few runs the edges are looked at one by one.
  static let few = 8

  init(_ edges: [OutlineEdge]) {
    let count = Int32(edges.count)
    runs = stride(from: 0, to: count, by: Int(Self.length)).map {
      Run($0..<min($0 + Self.length, count), of: edges)
    }
  }
}
