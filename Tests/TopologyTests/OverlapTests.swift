import TestSupport
import Testing

@testable import Geometry
@testable import Topology

/// Areas that overlap, and areas that only touch.
@Suite struct OverlapTests {
  private static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [[PlanarPoint]]
  {
    [
      [(west, south), (east, south), (east, north), (west, north), (west, south)].map {
        PlanarPoint(x: $0.0, y: $0.1)
      }
    ]
  }

  @Test func neighboursDoNotOverlap() {
    #expect(PlanarPolygons.firstOverlap(among: [Self.box(0, 0, 1, 1), Self.box(1, 0, 2, 1)]) == nil)
    #expect(PlanarPolygons.firstOverlap(among: [Self.box(0, 0, 1, 1), Self.box(1, 0.2, 2, 0.5)]) == nil)
    let same = PlanarPolygons.firstOverlap(among: [Self.box(0, 0, 1, 1), Self.box(0, 0, 1, 1)])
    #expect(same?.first == 0 && same?.second == 1)
  }

  /// One reaches beyond 180 degrees, and the other beyond -180.
  @Test func areasAcrossTheSeamOverlap() {
    let found = PlanarPolygons.firstOverlap(among: [Self.box(169, 0, 189, 1), Self.box(-189, 0, -169, 1)])
    #expect(found?.first == 0 && found?.second == 1)
    #expect(
      PlanarPolygons.firstOverlap(among: [Self.box(169, 0, 180, 1), Self.box(-180, 0, -169, 1)]) == nil)
  }

  /// Against all pairs of random boxes of whole numbers.
  @Test(arguments: [1, 2, 3] as [UInt64]) func asAllPairs(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<300 {
      let boxes = (0..<Int.random(in: 2...7, using: &random)).map { _ -> [Int] in
        let (x, y) = (Int.random(in: 0...20, using: &random), Int.random(in: 0...20, using: &random))
        return [x, y, x + Int.random(in: 1...5, using: &random), y + Int.random(in: 1...5, using: &random)]
      }
      let areas = boxes.map { Self.box(Double($0[0]), Double($0[1]), Double($0[2]), Double($0[3])) }
      var overlaps = false
      for (i, a) in boxes.enumerated() {
        for b in boxes[..<i] where a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3] {
          overlaps = true
        }
      }
      let found = PlanarPolygons.firstOverlap(among: areas)
      #expect((found != nil) == overlaps, "\(boxes)")
    }
  }
}
