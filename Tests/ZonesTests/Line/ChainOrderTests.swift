import Geodesy
import Geometry
import TestSupport
import Testing

@testable import Zones

/// Lines of many chains, whose spans are kept in another order than their edges.
@Suite struct ChainOrderTests {
  /// Short chains all over the Earth, in no order.
  private static func chains(_ count: Int, _ seed: UInt64) -> [Chain] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { number in
      let start = Coordinate(latitude: random.number(-90...90), longitude: random.number(-180...180))
      let end = Geodesic.direct(
        from: start, azimuth: random.number(0...360), distance: random.number(10...90_000)
      ).end
      return Chain(vertices: [start, end], isClosed: false, origin: "part \(number + 1)")
    }
  }

  @Test(arguments: [1, 32, 33, 2_000]) func holdsEachChainOnce(count: Int) {
    let chains = Self.chains(count, 4)
    let order = ChainOrder.order(of: chains)
    #expect(order.sorted() == Array(chains.indices))
    func way(_ order: [Int]) -> Double {
      zip(order, order.dropFirst()).reduce(0) {
        $0 + (chains[$1.0].vertices[0].cartesian - chains[$1.1].vertices[0].cartesian).length
      }
    }
    if count == 2_000 { #expect(way(order) < way(Array(chains.indices)) / 5, "neighbours follow each other") }
  }

  @Test func spansAreThoseOfTheirEdges() {
    let line = LineModel(chains: Self.chains(500, 5))
    #expect(line.edgesOfChain.count == 500)
    var seen = Set<Int>()
    for (index, edge) in line.edges.enumerated() {
      #expect(line.edgesOfChain[Int(edge.chain)].contains(index))
      #expect(line.spans[edge.spans].allSatisfy { Int($0.edge) == index })
      #expect(abs(line.spans[edge.spans].reduce(0) { $0 + $1.length } - edge.length) < 1e-6)
      seen.formUnion(edge.spans)
    }
    #expect(seen.count == line.spans.count)
  }
}
