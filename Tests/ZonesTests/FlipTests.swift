import Geodesy
import Geometry
import TestSupport
import Testing

@testable import ZoneDoubt
@testable import Zones

/// Flip distances by another means: within 0.999 of one the verdict is the same in 64 directions, and at it the verdict is another
/// in the direction that is named.
@Suite struct FlipTests {
  /// Cases of every side, end and kind of depth, and of lines that wind.
  static let cases: [ZoneCase] = {
    let rules = ["across 180": [4, 8, 12, 15], "5 degrees": [0, 8, 11, 13, 16, 17]]
    let straight = Catalogue.lines.filter { rules[$0.0] != nil }.flatMap { name, line in
      (rules[name] ?? []).map {
        ZoneCase(name: name, chains: [line], specification: Catalogue.everyRule[$0])
      }
    }
    return straight + Array(Catalogue.options.prefix(4)) + Array(Catalogue.closed.prefix(2))
  }()

  @Test(arguments: cases) func exactPlaces(zoneCase: ZoneCase) throws {
    let assessor = try Assessor(
      boundary: zoneCase.boundary, specification: zoneCase.specification, within: zoneCase.within)
    // Lines whose rays are too many to find have no flip distances, and none of these is one.
    try #require(assessor.judge.knowsClearance)
    let oracle = OracleZone(zoneCase)
    let vertices = zoneCase.chains.flatMap(\.self)
    let depth = zoneCase.specification.outerDepth.meters
    var random = SeededRandom(seed: 19)
    for _ in 0..<3 {
      let start = vertices[Int(random.unit() * Double(vertices.count))]
      let place = Geodesic.direct(
        from: start, azimuth: random.number(0...360), distance: random.number(0...2 * depth)
      ).end
      guard let flip = assessor.flip(of: place) else {
        Issue.record("\(zoneCase): no flip distance of \(place)")
        continue
      }
      let here = oracle.verdict(place).region
      for part in [0.6, 0.999] where part * flip.distance < flip.distance - 0.002 {
        for step in 0..<64 {
          let moved = Geodesic.direct(
            from: place, azimuth: Double(step) * 5.625, distance: part * flip.distance
          ).end
          let there = oracle.verdict(moved).region
          #expect(there == here, "\(zoneCase): \(place), \(flip.distance) m, \(part) at \(step)")
        }
      }
      // Farther on the tip of a wedge may be behind, so that the place itself is asked about.
      #expect(
        oracle.verdict(flip.place).region != here,
        "\(zoneCase): \(place), nothing changes at \(flip.distance) m")
      #expect(abs(Geodesic.inverse(from: place, to: flip.place).distance - flip.distance) < 1e-6)
    }
  }

  @Test func doubtfulPlaces() throws {
    for (depth, side, line) in [
      (ZoneSpecification.Depth.single(.kilometers(20)), ZoneSpecification.Side.both, 0.0),
      (.range(.kilometers(15), .kilometers(20)), .left, 2000),
      (.band(.kilometers(5), .kilometers(20)), .right, 700),
    ] {
      let assessor = try DoubtTests.assessor(DoubtTests.bent, depth, side: side, line: .meters(line))
      var random = SeededRandom(seed: 3)
      for _ in 0..<6 {
        let place = Coordinate(latitude: random.number(35.4...36.8), longitude: random.number(36.2...38.8))
        let radius = Length.meters(random.number(300...8000))
        guard let flip = assessor.flip(of: place, in: .disc(radius)) else {
          Issue.record("no flip distance of \(place)")
          continue
        }
        func verdict(_ azimuth: Double, _ part: Double) -> Verdict {
          assessor.assessment(
            of: Geodesic.direct(from: place, azimuth: azimuth, distance: part * flip.distance).end,
            position: radius
          ).verdict
        }
        let here = assessor.assessment(of: place, position: radius).verdict
        for part in [0.5, 0.999] {
          for step in 0..<64 {
            #expect(verdict(Double(step) * 5.625, part) == here, "\(place) \(flip) \(step)")
          }
        }
        let azimuth = Geodesic.inverse(from: place, to: flip.place).startAzimuth
        #expect(verdict(azimuth, 1.001) != here)
        #expect(flip.verdict != here)
      }
    }
  }

  /// By hand: a place 19 km from the equator, in zones of 20 km and of 15 to 20 km.
  @Test func changesOfOneQuantity() throws {
    let place = Geodesic.direct(
      from: Coordinate(latitude: 0, longitude: 35), azimuth: 0, distance: 19_000
    ).end
    let single = try DoubtTests.assessor([(30, 0), (40, 0)], .single(.kilometers(20)))
    let flip = try #require(single.flip(of: place))
    #expect(abs(flip.distance - 1000) < 0.1)
    #expect(flip.verdict == .outside)
    let changes = single.changes(of: place, in: .disc(.meters(0)))
    let depth = try #require(changes.first { $0.quantity == .depth })
    #expect(abs(depth.to - 19_000) < 2 && depth.verdict == .outside)
    // Of a disc about it 5 % lie beyond the limit: the chord 1 km from the middle is at 0.8054 of the radius.
    let radius = try #require(changes.first { $0.quantity == .positionAccuracy })
    #expect(abs(DoubtTests.segment(1000 / radius.to) - 0.05) < 0.001, "\(radius)")
    #expect(radius.verdict == .disputed)
    let range = try DoubtTests.assessor([(30, 0), (40, 0)], .range(.kilometers(15), .kilometers(20)))
    let both = range.changes(of: place, in: .disc(.meters(0))).filter { $0.quantity != .positionAccuracy }
    let found = both.map { "\($0.quantity) \(($0.to / 10).rounded() * 10) \($0.verdict)" }
    #expect(
      found.contains("leastDepth 19000.0 inside") && found.contains("greatestDepth 19000.0 outside"),
      "\(found)")
  }

  /// A zone clipped to an area: outside of both, the way leads to both.
  @Test func clipAreas() throws {
    let area = [
      Polygon(exterior: [(35, -1), (36, -1), (36, 1), (35, 1), (35, -1)].map { Coordinate($0.0, $0.1) })
    ]
    let assessor = try DoubtTests.assessor([(30, 0), (40, 0)], .single(.kilometers(20)), within: area)
    let far = try #require(assessor.flip(of: Coordinate(34, 1)))
    let corner = Geodesic.inverse(from: Coordinate(34, 1), to: Coordinate(35, 0.1808)).distance
    #expect(abs(far.distance - corner) < 30 && far.verdict == .inside, "\(far) \(corner)")
    let inside = try #require(assessor.flip(of: Coordinate(35.1, 0)))
    #expect(abs(inside.distance - 11_131.95) < 0.6 && inside.verdict == .outside)
  }
}
