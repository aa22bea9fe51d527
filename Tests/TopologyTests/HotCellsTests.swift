import TestSupport
import Testing

@testable import Topology

/// The tree of hot cells against a look at every cell.
@Suite struct HotCellsTests {
  @Test(arguments: [0, 1, 7, 8, 9, 64, 65, 700, 5_000]) func findsWhatLiesInABox(count: Int) {
    var random = SeededRandom(seed: UInt64(count) + 1)
    // Half of them in a tangle, some of them twice.
    let points = (0..<count).map { index in
      let size = index % 2 == 0 ? 1e9 : 300.0
      return GridPoint(x: Int(random.number(-size...size)), y: Int(random.number(-size...size)))
    }
    let cells = HotCells(points + points.prefix(count / 3))
    for index in 0..<60 {
      let size = index % 2 == 0 ? 1e9 : 300.0
      let (a, b) = (random.number(-size...size), random.number(-size...size))
      let (c, d) = (random.number(-size...size), random.number(-size...size))
      let box = (
        low: GridPoint(x: Int(min(a, b)), y: Int(min(c, d))),
        high: GridPoint(x: Int(max(a, b)), y: Int(max(c, d)))
      )
      var found: [GridPoint] = []
      cells.forEach(in: box) { found.append($0) }
      let expected = Set(points).filter {
        $0.x >= box.low.x && $0.x <= box.high.x && $0.y >= box.low.y && $0.y <= box.high.y
      }
      #expect(found.count == expected.count, "each once")
      #expect(Set(found) == expected)
    }
  }
}
