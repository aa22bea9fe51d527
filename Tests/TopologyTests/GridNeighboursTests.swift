import Geometry
import TestSupport
import Testing

@testable import Topology

/// Pairs of segments that are near each other, against all pairs.
@Suite struct GridNeighboursTests {
  /// Wandering lines, with stretches that run one way, on grids so coarse that segments are shorter than the clearance,
  /// and so fine that they are not.
  @Test(arguments: [40.0, 400, 40_000], 0..<8)
  func noPairIsMissed(extent: Double, seed: Int) {
    var random = SeededRandom(seed: UInt64(seed) + 11)
    let lines = (0..<6).map { _ in
      var place = PlanarPoint(x: random.unit() * extent, y: random.unit() * extent)
      var way = (x: 1.0, y: 1.0)
      return (0..<60).map { _ in
        if random.unit() < 0.15 { way = (random.unit() * 2 - 1, random.unit() * 2 - 1) }
        place.x += (way.x + (random.unit() < 0.2 ? 0 : random.unit() * 0.3)) * extent / 60
        place.y += way.y * (random.unit() < 0.2 ? 0 : random.unit()) * extent / 40
        return place
      }
    }
    let segments = GridSegment.segments(of: lines, scale: 1)
    var found: Set<[Int]> = []
    GridNeighbours.forEachPair(segments) { i, j in
      #expect(i < j)
      #expect(found.insert([i, j]).inserted, "a pair is told twice")
    }
    var near = 0
    for i in segments.indices {
      for j in segments.indices.dropFirst(i + 1) {
        let (s, t) = (segments[i], segments[j])
        guard s.isNear(t) else { continue }
        near += 1
        // Neighbours in one line that meet at an obtuse angle come near in their shared end alone.
        let isPlain = t.place == s.place + 1 && s.isObtuse(to: t, at: s.b)
        #expect(isPlain || found.contains([i, j]), "\(s) and \(t)")
      }
    }
    #expect(near > segments.count)
  }
}
