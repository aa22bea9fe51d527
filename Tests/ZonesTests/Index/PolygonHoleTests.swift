import Geodesy
import Geometry
import Testing

@testable import Zones

/// Holes of polygons that demarc did not make.
@Suite struct PolygonHoleTests {
  /// A hole has its longitudes as its own file writes them, and its exterior as it runs on over 180.
  @Test func holesAcrossTheAntimeridian() throws {
    let ring = [
      Coordinate(170, -10), Coordinate(-170, -10), Coordinate(-170, 10), Coordinate(170, 10),
      Coordinate(170, -10),
    ]
    for middle in [175.0, 180, -175] {
      let hole = [(-2.0, -3.0), (-2, 3), (2, 3), (2, -3), (-2, -3)].map { east, north in
        Coordinate(latitude: north, longitude: middle + east).normalized
      }
      for ring in [ring, Array(ring.reversed())] {
        let index = try ZoneIndex(polygons: [Polygon(exterior: ring, holes: [hole])])
        for turn in [-360.0, 0, 360] {
          for (east, verdict) in [(0.0, Verdict.outside), (2.5, .inside), (-2.5, .inside)] {
            let place = Coordinate(latitude: 0, longitude: middle + east + turn)
            guard place.isValid else { continue }
            #expect(index.judge.verdict(of: place) == verdict, "\(place.inWords), hole about \(middle)")
            #expect(index.verdict(for: place) == verdict, "\(place.inWords), hole about \(middle)")
          }
        }
      }
    }
  }
}
