import Geodesy
import Geometry

import Zones

extension Catalogue {
  /// Edge models, clip areas, approximations, `toward`.
  package static let options: [ZoneCase] = {
    let idlib = IdlibLine.vertices
    let long = [Coordinate(5, 58), Coordinate(14, 61), Coordinate(22, 52)]
    let equator = [Coordinate(-20, -6), Coordinate(3, 7)]
    let high = Lines.walk(seed: 80, from: Coordinate(-40, 80), count: 10, length: 400_000)
    var cases: [ZoneCase] = []
    for edges in [EdgeModel.planar, .rhumb] {
      for (name, line) in [
        ("long edges", long), ("over the equator", equator), ("80N", high), ("Idlib", idlib),
      ] {
        for rule in [
          single(20_000, edges: edges), single(20_000, 0.01, edges: edges),
          single(15_000, 0.001, .left, edges: edges),
          single(370_400, 1, .right, edges: edges),
        ] {
          cases.append(
            ZoneCase(
              name: name, chains: [line], specification: rule,
              isQuick: name == "80N" && rule.tolerance.meters == 0.01))
        }
      }
    }
    let area = Polygon(
      exterior: [
        Coordinate(36.2, 35.2), Coordinate(37.05, 35.3), Coordinate(36.9, 36.1), Coordinate(36.1, 36),
        Coordinate(36.2, 35.2),
      ],
      holes: [
        [Coordinate(36.5, 35.3), Coordinate(36.55, 35.5), Coordinate(36.7, 35.45), Coordinate(36.5, 35.3)]
      ])
    for rule in [
      single(20_000), single(15_000, 0.01, .left), single(20_000, 0.001, .right),
      Rule(depth: .range(.kilometers(15), .kilometers(20)), side: .left),
    ] {
      cases.append(
        ZoneCase(
          name: "Idlib", chains: [idlib], specification: rule, within: [area],
          isQuick: rule.tolerance.meters == 0.01))
    }
    for approximation in [Rule.Approximation.inner, .outer] {
      for (name, line) in [
        ("Idlib", idlib), ("long edges", long),
        ("hook", Lines.u(Coordinate(10, -40), apart: 25_000, length: 60_000)),
      ] {
        for rule in [
          single(20_000, 1, approximation), single(20_000, 0.01, .left, approximation),
          single(370_400, 1, .right, approximation),
          Rule(depth: .band(.kilometers(15), .kilometers(20)), approximation: approximation),
          Rule(
            depth: .range(.kilometers(15), .kilometers(20)), side: .left, tolerance: .meters(0.01),
            approximation: approximation),
        ] {
          cases.append(
            ZoneCase(
              name: name, chains: [line], specification: rule,
              isQuick: name == "hook" && rule.tolerance.meters == 0.01))
        }
      }
    }
    cases.append(
      ZoneCase(
        name: "Idlib", chains: [idlib], specification: single(20_000, 0.01, .toward(Coordinate(36.4, 35.9))),
        isQuick: true))
    return cases
  }()

  private static func single(_ meters: Double, _ tolerance: Double, _ approximation: Rule.Approximation)
    -> Rule
  {
    single(meters, tolerance, .both, nil, approximation)
  }

  private static func single(
    _ meters: Double, _ tolerance: Double, _ side: Rule.Side, _ approximation: Rule.Approximation
  ) -> Rule { single(meters, tolerance, side, nil, approximation) }
}
