import Geodesy
import Geometry

import Zones

extension Catalogue {
  /// Zones on one side that are much deeper than the detail of their line, with loops that only the line and bisectors
  /// bound.
  package static let deep: [ZoneCase] = {
    let base = Coordinate(44.85, 35.73)
    let loop = Lines.plan(
      base,
      [(-13_766, -3_126), (6_171, 1_001), (-7_603, -3_458), (5_795, 9_019), (-111, -9_462)])
    let knot = Lines.plan(
      base,
      [
        (-30_000, 4_000), (-13_000, -3_000), (-5_000, 6_000), (9_000, 1_000), (-2_000, -7_000),
        (2_500, 7_500),
        (14_000, -2_000), (5_000, -5_000), (6_000, 8_000), (40_000, 0),
      ])
    let rules = [
      single(60_000, 1, .left, .round), single(60_000, 0.01, .right), single(100_000, 1, .right),
      single(370_400, 1, .left), single(370_400, 1, .right, .round),
    ]
    var cases: [ZoneCase] = []
    for (name, line) in [("loop", loop), ("knot", knot)] {
      for (index, rule) in rules.enumerated() {
        cases.append(ZoneCase(name: name, chains: [line], specification: rule, isQuick: index == 2))
      }
    }
    // 2026-11-23: where a foot is lost at a flat end, the certificate had a deviation of 276 m within a bound of 1 m.
    let bend = [(-9.155, 23.621), (-9.153, 23.694), (-9.152, 23.706), (-9.288, 24.614)]
      .map { Coordinate($0.0, $0.1) }
    cases.append(
      ZoneCase(
        name: "lost foot", chains: [bend], specification: single(370_400, 1, .right), isQuick: true))
    let walk = Lines.walk(seed: 12, from: Coordinate(-8, 40), count: 1000, length: 2_500_000)
    for rule in [single(40_000, 1, .left), single(150_000, 1, .right), single(370_400, 1, .left)] {
      cases.append(ZoneCase(name: "1000 vertices", chains: [walk], specification: rule))
    }
    return cases
  }()
}
