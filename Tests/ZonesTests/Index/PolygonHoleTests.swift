import Geodesy
import Geometry
import TestSupport
import Testing

@testable import Zones

/// Holes of polygons that demarc did not make, and those that go round the Earth.
@Suite struct PolygonHoleTests {
  /// As `area` measures them: a ring that runs east has the north on its left, an exterior its polygon, a hole has it right.
  @Test func ringsAboutAPole() throws {
    func ring(_ latitude: Double, east: Bool) -> [Coordinate] {
      let ring = (0...16).map {
        Coordinate(latitude: latitude, longitude: Double($0) * 22.5 - 175).normalized
      }
      return east ? ring : ring.reversed()
    }
    let cap = Polygon(exterior: ring(75, east: true), holes: [ring(85, east: false)])
    let southern = Polygon(exterior: ring(-60, east: false))
    let box = [(-180.0, 70.0), (180, 70), (180, 90), (-180, 90), (-180, 70)].map { Coordinate($0.0, $0.1) }
    let cases: [(polygon: Polygon, latitudes: [(Double, Bool)])] = [
      (cap, [(90.0, false), (86, false), (84, true), (76, true), (74, false), (-90, false)]),
      (southern, [(-90, true), (-61, true), (-59, false), (90, false)]),
      (Polygon(exterior: box), [(90, true), (71, true), (69, false), (-90, false)]),
    ]
    for (polygon, latitudes) in cases {
      let index = try ZoneIndex(polygons: [polygon])
      for longitude in [-180.0, -179, -90, 3, 179.9, 180] {
        for (latitude, isInside) in latitudes {
          let place = Coordinate(latitude: latitude, longitude: longitude)
          #expect(index.judge.verdict(of: place) == (isInside ? .inside : .outside), "\(place.inWords)")
          #expect(index.verdict(for: place) == index.judge.verdict(of: place), "\(place.inWords)")
        }
      }
    }
    let judge = try Judge(polygons: [Polygon(exterior: box)])
    let way = Geodesic.inverse(from: Coordinate(30, 69), to: Coordinate(30, 70)).distance
    #expect(abs(judge.placement(of: Coordinate(30, 69)).distance - way) < 1e-4)
  }

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
