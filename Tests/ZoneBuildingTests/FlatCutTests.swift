import Geodesy
import Geometry
import TestSupport
import Testing
import ZoneBuilding

@testable import Zones

/// A flat end cuts along the geodesic at a right angle, also so far from the line that chords lean against it.
@Suite struct FlatCutTests {
  @Test(arguments: [20_000.0, 140_000, 300_000, 1_000_000]) func cutsAreGeodesics(_ depth: Double) throws {
    let seed: UInt64 = 3
    var random = SeededRandom(seed: seed)
    for _ in 0..<20 {
      let start = Coordinate(random.number(-180...180), random.number(-70...70))
      let azimuth = random.number(-180...180)
      let end = Geodesic.direct(from: start, azimuth: azimuth, distance: max(60_000, depth / 2)).end
      let judge = try Judge(
        boundary: Boundary(parts: [.init(vertices: [start, end], origin: "line")]),
        specification: Catalogue.single(depth, 1, .both, .flat))
      let leaving = Geodesic.inverse(from: start, to: end).startAzimuth
      for turn in [90.0, -90] {
        let cut = Geodesic.direct(
          from: start, azimuth: leaving + turn, distance: depth * random.number(0.5...0.999))
        for aside in [-1e-4, 1e-4, -0.01, 0.01, -1, 1] {
          let place = Geodesic.direct(from: cut.end, azimuth: cut.endAzimuth - turn, distance: aside).end
          // Where nanometres of the cut's own places matter, either will do.
          #expect(
            (judge.verdict(of: place) != .outside) == (aside > 0),
            "\(place.inWords), \(aside) m before the cut, depth \(depth), seed \(seed)")
        }
      }
    }
  }
}
