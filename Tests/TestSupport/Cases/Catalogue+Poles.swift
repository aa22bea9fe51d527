import Geodesy
import Geometry

import Zones

extension Catalogue {
  private static let polar: [(String, [Coordinate])] = [
    ("to the pole", [Coordinate(20, 82), Coordinate(20, 86), Coordinate(20, 90)]),
    ("to the south pole", [Coordinate(-60, -83), Coordinate(-53, -90)]),
    ("through the pole", [Coordinate(20, 87), Coordinate(20, 90), Coordinate(-110, 86)]),
    ("straight over the pole", [Coordinate(20, 87), Coordinate(-160, 86)]),
    ("past the pole", [Coordinate(20, 87), Coordinate(20, 89.9999), Coordinate(-110, 86)]),
    (
      "past the pole on both sides",
      [Coordinate(20, 87), Coordinate(100, 89.9999), Coordinate(-160, 89.9999), Coordinate(-110, 86)]
    ),
    (
      "near the pole",
      [Coordinate(-100, 89.5), Coordinate(0, 89.7), Coordinate(100, 89.6), Coordinate(175, 89.2)]
    ),
  ]

  package static let poles: [ZoneCase] = polar.flatMap { name, line in
    [
      single(20_000), single(20_000, 0.01), single(20_000, 0.01, .left), single(20_000, 0.001, .right),
      single(15_000, 1, .left, .round), single(370_400), single(370_400, 1, .right), single(100, 0.01),
      single(100, 0.01, .left),
      Rule(depth: .range(.kilometers(15), .kilometers(20)), side: .right, tolerance: .meters(1)),
    ].enumerated().map { index, rule in
      ZoneCase(name: name, chains: [line], specification: rule, isQuick: index == 2)
    }
  }

  /// Lines of more than one chain.
  package static let several: [ZoneCase] = {
    let base = Coordinate(37, 36)
    let d = 20_000.0
    let parallel = [
      Lines.plan(base, [(-80_000, 0), (0, 3_000), (80_000, 0)]),
      Lines.plan(base, [(-80_000, 27_000), (80_000, 26_000)]),
    ]
    let opposed = [parallel[0], Array(parallel[1].reversed())]
    let apart = [
      Lines.plan(base, [(-80_000, 0), (80_000, 0)]),
      Lines.plan(base, [(-80_000, 2.00001 * d), (80_000, 2.00001 * d)]),
    ]
    let t = [
      Lines.plan(base, [(-60_000, 0), (0, 0)]), Lines.plan(base, [(0, 0), (60_000, 8_000)]),
      Lines.plan(base, [(0, 0), (-9_000, 50_000)]),
    ]
    let staggered = [
      Lines.plan(base, [(-60_000, 0), (-2_000, 1_000)]), Lines.plan(base, [(2_000, -1_000), (60_000, 0)]),
    ]
    // 2026-11-26: two leave the junction, one comes to it between them, so that sides change at a perpendicular.
    let fork = [
      Lines.plan(base, [(0, 0), (30_000, 52_000)]), Lines.plan(base, [(0, 0), (60_000, 0)]),
      Lines.plan(base, [(52_000, 30_000), (0, 0)]),
    ]
    var cases: [ZoneCase] = []
    for (name, chains) in [
      ("parallel", parallel), ("opposed", opposed), ("apart", apart), ("T junction", t),
      ("staggered", staggered), ("fork", fork),
    ] {
      for rule in [
        single(d), single(d, 0.001), single(d, 0.01, .both, .flat), single(d, 0.01, .left),
        single(d, 0.01, .right),
        single(d, 0.01, .left, .round), single(370_400, 1, .right),
      ] {
        cases.append(
          ZoneCase(name: name, chains: chains, specification: rule, isQuick: rule == single(d, 0.01, .left)))
      }
    }
    return cases
  }()
}
