import Geodesy
import Geometry
import TestSupport
import Testing

@Suite("Geodesics in the geocentric frame")
struct GeocentricGeodesicTests {
  /// Karney's direct problem is the other method.
  @Test(
    "The end lies where Karney's direct problem has it",
    arguments: [(1.0, 1e-8), (25_000, 1e-7), (50_000, 3e-7), (400_000, 2e-6), (1_000_000, 1e-5)])
  func meetsKarney(distance: Double, within: Double) {
    var random = SeededRandom(seed: 20_180_917)
    var worst = 0.0
    for _ in 0..<2000 {
      let place = Coordinate(latitude: random.number(-90...90), longitude: random.number(-180...180))
      let azimuth = random.number(-180...180)
      let frame = LocalFrame(at: place)
      let end = GeocentricGeodesic.end(
        from: frame.position, direction: frame.direction(azimuth: azimuth), distance: distance)
      let karney = Geodesic.direct(from: place, azimuth: azimuth, distance: distance).end
      worst = max(worst, (end - karney.cartesian).length)
    }
    #expect(worst < within, "\(worst) m at \(distance) m")
  }
}
