import Geodesy
import Geometry

import Zones

extension Catalogue {
  /// Depth and tolerance of shapes that are drawn to the size of the depth.
  private static let sizes: [(Double, Double)] = [(100, 0.01), (20_000, 1), (20_000, 0.001), (370_400, 1)]

  /// Shapes whose zones overlap, nearly touch or wrap over themselves.
  package static let relative: [ZoneCase] = sizes.flatMap { d, t -> [ZoneCase] in
    let base = Coordinate(37, 36)
    let south = Coordinate(-70, -48)
    let left = single(d, t, .left)
    let right = single(d, t, .right)
    let leftRound = single(d, t, .left, .round)
    let rightRound = single(d, t, .right, .round)
    let both = single(d, t)
    let flat = single(d, t, .both, .flat)
    var cases: [ZoneCase] = []
    func add(_ name: String, _ line: [Coordinate], _ rules: [Rule]) {
      for rule in rules { cases.append(ZoneCase(name: name, chains: [line], specification: rule)) }
    }
    add("U 2.0001", Lines.u(base, apart: 2.0001 * d, length: 1.5 * d), [both, left, right, flat])
    add("U 1.9999", Lines.u(base, apart: 1.9999 * d, length: 1.5 * d), [both, left, right, flat])
    add(
      "U 1.2", Lines.u(south, apart: 1.2 * d, length: 2 * d),
      [both, left, right, leftRound, rightRound, flat])
    add(
      "spiral nearly", Lines.spiral(base, pitch: 2.0005 * d, turns: d > 1e5 ? 1.2 : 3), [both, left, right])
    add(
      "spiral overlaps", Lines.spiral(base, pitch: 1.5 * d, turns: d > 1e5 ? 1.2 : 3),
      [both, left, right, rightRound])
    add(
      "spiral tight", Lines.spiral(south, pitch: 0.7 * d, turns: 2.4), [both, left, right, leftRound, flat])
    for (name, angle) in [("C clockwise", 320.0), ("C counterclockwise", -320)] {
      for radius in [0.6, 1.5] {
        add(
          "\(name) \(radius)", Lines.arc(base, radius: radius * d, from: 20, through: angle),
          [left, right, leftRound, rightRound, flat])
      }
    }
    add(
      "hook",
      Lines.plan(base, [(-3 * d, 0), (0, 0), (0.8 * d, 0.7 * d), (-0.5 * d, 0.9 * d), (-0.4 * d, 0.35 * d)]),
      [left, right, leftRound, rightRound, flat])
    add(
      "zigzag", Lines.plan(base, (0..<9).map { (Double($0) * 0.15 * d, $0 % 2 == 0 ? 0 : 1.3 * d) }),
      [both, left, right, leftRound, flat])
    add(
      "short", Lines.plan(base, [(0, 0), (0.03 * d, 0.01 * d), (0.04 * d, 0.05 * d)]),
      [both, left, right, rightRound])
    return cases.enumerated().map { index, zoneCase in
      var result = zoneCase
      result.isQuick = d == 20_000 && t == 1 && index % 3 == 0
      return result
    }
  }

  /// Closed lines.
  package static let closed: [ZoneCase] = {
    let base = Coordinate(24.5, 38.5)
    let island = Lines.island(seed: 3, base, radius: 60_000, count: 40)
    let turned = Lines.island(seed: 4, base, radius: 60_000, count: 40, clockwise: true)
    let islet = Lines.island(seed: 5, base, radius: 300, count: 12)
    let across = Lines.island(seed: 6, Coordinate(179.9, -17.5), radius: 80_000, count: 30)
    let polar = Lines.island(seed: 8, Coordinate(30, 89.5), radius: 200_000, count: 30)
    var cases: [ZoneCase] = []
    func add(
      _ name: String, _ ring: [Coordinate], _ rules: [Rule], insideIsLeft: Bool = true, quick: Bool = false
    ) {
      for rule in rules {
        cases.append(
          ZoneCase(
            name: name, chains: [ring], specification: rule, insideIsLeft: insideIsLeft, isQuick: quick))
      }
    }
    add("island", island, [single(22_224, 1, .outside), single(22_224, 0.001, .inside)], quick: true)
    add("island", island, [single(22_224), single(370_400, 1, .outside), single(100, 0.01, .inside)])
    add(
      "island clockwise", turned,
      [single(22_224, 0.01, .outside), single(22_224, 0.01, .inside), single(22_224, 0.01, .left)],
      insideIsLeft: false)
    add(
      "islet", islet,
      [
        single(22_224, 0.001), single(22_224, 0.01, .outside), single(22_224, 1, .inside),
        single(370_400, 0.01), single(100, 0.01),
      ])
    add(
      "island across 180", across,
      [single(22_224), single(22_224, 0.01, .outside), single(22_224, 0.01, .inside)], quick: true)
    add(
      "island about the pole", polar,
      [
        single(22_224), single(22_224, 0.01, .outside), single(22_224, 0.01, .inside),
        single(370_400, 1, .inside), single(370_400, 1, .outside),
      ])
    // 2026-11-26: the normals of one edge begin on the next, which is far longer than the zone is deep.
    add(
      "triangle", [Coordinate(1, 0.5), Coordinate(2, 0.5), Coordinate(2, 1), Coordinate(1, 0.5)],
      [single(1000), single(500, 0.1), single(5000), single(1000, 1, .left), single(1000, 1, .right)],
      quick: true)
    let eight = Lines.eight(base, size: 80_000)
    add(
      "figure eight", eight,
      [
        single(20_000, 0.01), single(20_000, 0.01, .left), single(20_000, 0.001, .right),
        single(100, 0.01, .right), single(370_400),
      ])
    return cases
  }()
}
