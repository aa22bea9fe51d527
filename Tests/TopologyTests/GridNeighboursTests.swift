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
    expectAllNear(GridSegment.segments(of: lines, scale: 1))
  }

  /// Lines whose segments are short in one place and long elsewhere, so that most are in one cell of the mean size.
  @Test func noPairIsMissedWhereMostAreInOnePlace() {
    var random = SeededRandom(seed: 5)
    let long = (0..<3).map { _ in
      (0..<20).map { _ in PlanarPoint(x: random.unit() * 4e7, y: random.unit() * 4e7) }
    }
    let short = (0..<900).map { _ in
      let start = PlanarPoint(x: 2e7 + random.unit() * 40_000, y: 2e7 + random.unit() * 40_000)
      return [start, PlanarPoint(x: start.x + random.unit() * 400, y: start.y + random.unit() * 400)]
    }
    expectAllNear(GridSegment.segments(of: long + short, scale: 1))
  }

  private func expectAllNear(_ segments: [GridSegment]) {
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
    #expect(near > segments.count / 4)
  }
}
