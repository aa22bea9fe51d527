import Geodesy
import Geometry
import TestSupport
import Testing

@testable import Zones

/// An index where three chains meet.
@Suite struct JunctionIndexTests {
  /// Three chains that meet: between two of them a side that is chosen may border on one that is not.
  @Test(
    arguments: [[30.0, 90, 60], [-80, 90, 180], [10, 100, 200]], [ZoneSpecification.Ends.round, .flat])
  func junctions(_ azimuths: [Double], _ ends: ZoneSpecification.Ends) throws {
    let node = Coordinate(37, 36)
    let chains = azimuths.enumerated().map { index, azimuth in
      let end = Geodesic.direct(from: node, azimuth: azimuth, distance: 60_000).end
      return index == 2 ? [end, node] : [node, end]
    }
    for side in [ZoneSpecification.Side.left, .right] {
      let zoneCase = ZoneCase(
        name: "junction \(azimuths)", chains: chains, specification: Catalogue.single(20_000, 1, side, ends))
      let index = try ZoneIndex(boundary: zoneCase.boundary, specification: zoneCase.specification)
      let seed: UInt64 = 1
      var random = SeededRandom(seed: seed)
      for number in 0..<6000 {
        let place = Geodesic.direct(
          from: node, azimuth: random.number(-180...180), distance: random.number(10...25_000)
        ).end
        let verdict = index.judge.verdict(of: place)
        #expect(index.verdict(for: place) == verdict, "\(place.inWords) in \(zoneCase), seed \(seed)")
        guard number % 20 == 0 else { continue }
        let clearance = index.judge.clearance(of: place)
        for azimuth in stride(from: 0.0, to: 360, by: 20) {
          let near = Geodesic.direct(from: place, azimuth: azimuth, distance: clearance * 0.999).end
          #expect(
            index.judge.verdict(of: near) == verdict,
            "\(near.inWords), nearer than \(clearance) m to \(place.inWords), in \(zoneCase)")
        }
      }
    }
  }
}
