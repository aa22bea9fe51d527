import Geodesy
import Geometry
import TestSupport
import Testing

@testable import Zones

/// Distance, side, chainage and membership by the judge against the oracle, on random lines and places.
@Suite struct JudgeTests {
  static let cases: [ZoneCase] =
    (1...12).flatMap { number -> [ZoneCase] in
      let seed = UInt64(number) * 31
      var random = SeededRandom(seed: seed)
      let start = Coordinate(random.number(-180...180), random.number(-80...80))
      let line = Lines.walk(
        seed: seed, from: start, count: Int(random.number(2...40)), length: random.number(20_000...900_000),
        wobble: random.number(10...120))
      return [
        Catalogue.single(20_000), Catalogue.single(20_000, 1, .left),
        Catalogue.single(100_000, 1, .right, .round),
        Catalogue.single(20_000, 1, .right, edges: .planar),
        Catalogue.single(20_000, 1, .left, edges: .rhumb),
      ].map { ZoneCase(name: "seed \(seed)", chains: [line], specification: $0) }
    } + Catalogue.several.filter(\.isQuick) + Catalogue.closed.filter(\.isQuick)

  /// Also on edges of a thousand kilometres, far from their ends.
  @Test func placesOfTheLineAreOnIt() throws {
    var random = SeededRandom(seed: 5)
    for _ in 0..<200 {
      let ends = (0..<2).map { _ in Coordinate(random.number(20...32), random.number(-80...80)) }
      let judge = try Judge(
        boundary: Boundary(parts: [.init(vertices: ends, origin: "edge")]),
        specification: Catalogue.single(20_000, 1, .left))
      let whole = Geodesic.inverse(from: ends[0], to: ends[1])
      let along = whole.distance * random.number(0...1)
      let place = Geodesic.direct(from: ends[0], azimuth: whole.startAzimuth, distance: along).end
      let placement = judge.placement(of: place)
      #expect(placement.side == .on, "\(place.inWords): \(placement.distance) m")
      #expect(placement.isInZone && placement.isInCore)
    }
  }

  @Test(arguments: cases) func agreesWithOracle(_ zoneCase: ZoneCase) throws {
    let judge = try Judge(
      boundary: zoneCase.boundary, specification: zoneCase.specification, within: zoneCase.within)
    let zone = OracleZone(zoneCase)
    var random = SeededRandom(seed: 99)
    for _ in 0..<60 {
      guard let edge = zone.oracle.edges.randomElement(using: &random) else { continue }
      let base = edge.place(at: random.number(0...1)).place
      // A metre to 400 km away.
      var reach = 1.0
      for _ in 0..<Int.random(in: 0...5, using: &random) { reach *= 13 }
      let place = Geodesic.direct(
        from: base, azimuth: random.number(-180...180), distance: random.number(0...reach)
      ).end
      compare(judge.placement(of: place), zone, place, zoneCase)
    }
  }

  private func compare(_ found: Placement, _ zone: OracleZone, _ place: Coordinate, _ zoneCase: ZoneCase) {
    let words: Comment = "\(zoneCase) at \(place.words)"
    let feet = zone.oracle.feet(of: place, tie: 0.01)
    guard let foot = feet.first else {
      #expect(found.distance == .infinity, words)
      return
    }
    // Places on a cut may have a foot or not.
    if found.distance == .infinity, foot.isEnd { return }
    // A millimetre below 100 km; beyond, a centimetre or 1e-7.
    let slack = foot.distance < 100_000 ? 0.001 : max(0.01, foot.distance * 1e-7)
    #expect(abs(found.distance - foot.distance) < slack, words)
    // Beside a limit of the sides, or with two feet as near, either answer stands.
    let isTied = feet.count > 1
    if !isTied, !foot.isEnd, foot.distance > 0.01 {
      #expect(foot.sides.contains { $0.isLeft == (found.side == .left) }, words)
      // A foot is known along the line as well as right angles are; on the chords that stand for planar and rhumb
      // edges that is to some 1e-5 radians.
      let skew = zoneCase.specification.edges == .geodesic ? 2e-7 : 2e-5
      #expect(abs(found.chainage - foot.chainage) < 0.001 + foot.distance * skew, words)
    }
    let verdict = zone.verdict(place)
    if !isTied, !zone.hasLimit(of: 0, near: place, reach: 0.01) {
      #expect(found.isInZone == (verdict.region != nil), words)
    }
  }
}
