import Geodesy
package import Geometry

package import Zones

/// The zones whose accuracy is shown: lines, and the rules applied to each.
package enum Catalogue {
  package typealias Rule = ZoneSpecification

  package static let all: [ZoneCase] =
    straight + relative + closed + poles + several + options + random + deep

  package static let quick: [ZoneCase] = all.filter(\.isQuick)

  package static func single(
    _ meters: Double, _ tolerance: Double = 1, _ side: Rule.Side = .both, _ ends: Rule.Ends? = nil,
    edges: EdgeModel = .geodesic, _ approximation: Rule.Approximation = .nearest
  ) -> Rule {
    Rule(
      depth: .single(.meters(meters)), side: side, ends: ends, edges: edges, tolerance: .meters(tolerance),
      approximation: approximation)
  }

  /// Every depth and tolerance, and each kind of side and end once.
  package static let everyRule: [Rule] = [
    single(20_000), single(20_000, 0.01), single(20_000, 0.001), single(100, 0.01), single(100),
    single(15_000, 0.001, .left), single(370_400), single(370_400, 0.01), single(20_000, 0.01, .left),
    single(20_000, 0.01, .right), single(20_000, 0.01, .right, .round), single(15_000, 1, .both, .flat),
    single(370_400, 1, .left, .round), single(370_400, 1, .right, .flat), single(100, 0.01, .right),
    Rule(depth: .range(.kilometers(15), .kilometers(20)), side: .left, tolerance: .meters(0.01)),
    Rule(depth: .band(.kilometers(15), .kilometers(20)), side: .both),
    Rule(depth: .band(.kilometers(15), .kilometers(20)), side: .right, tolerance: .meters(0.01)),
  ]

  package static let lines: [(String, [Coordinate])] = [
    ("Idlib", IdlibLine.vertices),
    (
      "1000 vertices", Lines.walk(seed: 7, from: Coordinate(20, 30), count: 1000, length: 2_500_000)
    ),
    ("north-south 4000 km", [Coordinate(25, 20), Coordinate(25.5, 38), Coordinate(24.6, 56)]),
    ("900 km east-west at 60N", [Coordinate(10, 60), Coordinate(26.1, 60)]),
    ("900 km diagonal", [Coordinate(10, 45), Coordinate(18, 51)]),
    ("5 degrees", Lines.plan(Coordinate(36, 35), [(-150_000, 6_550), (0, 0), (-150_000, -6_550)])),
    ("80N", Lines.walk(seed: 80, from: Coordinate(-40, 80), count: 40, length: 400_000)),
    ("across 180", Lines.walk(seed: 180, from: Coordinate(179.2, -17), count: 40, length: 300_000)),
  ]

  package static let straight: [ZoneCase] = lines.flatMap { name, line in
    everyRule.enumerated().map { index, rule in
      let isQuick = (name == "Idlib" && index % 4 == 1) || (name != "1000 vertices" && index == 8)
      return ZoneCase(name: name, chains: [line], specification: rule, isQuick: isQuick)
    }
  }

  package static let random: [ZoneCase] = (1...50).flatMap { seed -> [ZoneCase] in
    var numbers = SeededRandom(seed: UInt64(seed))
    let start = Coordinate(numbers.number(-180...180), numbers.number(-78...78))
    let line = Lines.walk(
      seed: UInt64(seed) * 1000, from: start, count: Int(numbers.number(3...60)),
      length: numbers.number(30_000...600_000), wobble: numbers.number(20...150))
    let rules = [
      single(20_000, seed % 3 == 0 ? 0.001 : 0.01), single(15_000, 0.01, seed % 2 == 0 ? .left : .right),
      single(15_000, 0.01, seed % 2 == 0 ? .right : .left, .round), single(100, 0.01, .left),
      single(370_400, 1, seed % 2 == 0 ? .left : .both),
    ]
    return rules.enumerated().map { index, rule in
      ZoneCase(
        name: "random \(seed)", chains: [line], specification: rule, isQuick: seed <= 2 && index == 1)
    }
  }
}
