import Geodesy
import Geometry
import TestSupport
import Testing

@testable import Zones

/// Lines that turn back sharply and soon end, on one side of which lies a zone.
@Suite struct HookIndexTests {
  @Test(arguments: [95.0, 800], [ZoneSpecification.Ends.round, .flat])
  func decidesAsDistancesDo(_ hook: Double, _ ends: ZoneSpecification.Ends) throws {
    let line = Lines.plan(Coordinate(37, 36), [(-60_000, 0), (0, 0), (-0.3 * hook, hook)])
    for side in [ZoneSpecification.Side.left, .right] {
      let zoneCase = ZoneCase(
        name: "hook of \(hook) m", chains: [line], specification: Catalogue.single(25_000, 1, side, ends))
      let index = try ZoneIndex(boundary: zoneCase.boundary, specification: zoneCase.specification)
      let seed: UInt64 = 7
      var random = SeededRandom(seed: seed)
      for number in 0..<6000 {
        let place = Geodesic.direct(
          from: line[1], azimuth: random.number(number % 2 == 0 ? -180...180 : -10...30),
          distance: random.number(10...28_000)
        ).end
        let verdict = index.judge.verdict(of: place)
        #expect(index.verdict(for: place) == verdict, "\(place.inWords) in \(zoneCase), seed \(seed)")
        guard number % 7 == 0 else { continue }
        let clearance = index.judge.clearance(of: place)
        for azimuth in stride(from: 0.0, to: 360, by: 20) {
          let near = Geodesic.direct(
            from: place, azimuth: azimuth, distance: max(0, clearance * 0.999 - 1e-4)
          )
          .end
          #expect(
            index.judge.verdict(of: near) == verdict,
            "\(near.inWords), nearer than \(clearance) m to \(place.inWords), in \(zoneCase)")
        }
      }
    }
  }
}
