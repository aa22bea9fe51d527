import Geodesy
import Geometry
import TestSupport
import Testing

@testable import Zones

/// One rule for vertices visited twice, crossings, repeated edges and reversals: the judge and the oracle, each by code of
/// its own, say the same of lines that are full of them.
@Suite struct AwkwardLineTests {
  private static let seeds: ClosedRange<UInt64> = 1...420

  @Test func judgeAgreesWithOracle() throws {
    var compared = 0
    for seed in Self.seeds {
      let line = AwkwardLine(seed: seed)
      // Rhumb edges, and planar ones near a pole, are thousands of geodesics, whose cuts take a second each to look for.
      if line.specification.ends == .flat, line.specification.edges != .geodesic { continue }
      guard let judge = try? Judge(boundary: line.boundary, specification: line.specification) else {
        continue
      }
      let zone = OracleZone(try line.zoneCase())
      var random = SeededRandom(seed: seed)
      for _ in 0..<12 {
        let place = Self.place(zone, &random)
        let found = judge.placement(of: place)
        let verdict = zone.verdict(place)
        compared += 1
        // Where the other verdict is a centimetre away, either stands.
        guard found.isInZone != (verdict.region != nil),
          !zone.hasLimit(of: verdict.region ?? 0, near: place, reach: 0.01)
        else { continue }
        Issue.record("\(line) \(line.specification) at \(place.inWords): judge \(found), oracle \(verdict)")
      }
    }
    #expect(compared > 2_500)
  }

  /// A place about a vertex, or anywhere as far from the line as the zone is deep.
  private static func place(_ zone: OracleZone, _ random: inout SeededRandom) -> Coordinate {
    let depth = zone.specification.outerDepth.meters
    let nodes = zone.oracle.nodes
    let edges = zone.oracle.edges
    let base =
      Bool.random(using: &random)
      ? nodes[Int.random(in: 0..<nodes.count, using: &random)].place
      : edges[Int.random(in: 0..<edges.count, using: &random)].place(at: random.unit()).place
    return Geodesic.direct(
      from: base, azimuth: random.number(-180...180), distance: depth * random.number(0...1.2)
    ).end
  }
}
