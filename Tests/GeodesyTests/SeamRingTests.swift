import Geodesy
import Geometry
import TestSupport
import Testing

/// An edge from 180 to -180 is the seam, at any latitudes, unless its ring is a band round the Earth.
@Suite struct SeamRingTests {
  private typealias Ring = [(Double, Double)]

  private static func places(_ ring: Ring) -> [Coordinate] {
    ring.map { Coordinate(latitude: $0.1, longitude: $0.0) }
  }

  private static func area(_ ring: Ring, _ edges: PolygonMeasure.Edges = .planar) -> Double {
    PolygonMeasure(of: Polygon(exterior: places(ring)), edges: edges).area.squareMeters
  }

  @Test(arguments: 0..<40) func signsOfTheAntimeridianDoNotMatter(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    for number in 0..<25 {
      let ring = SeamRing(&random)
      let elsewhere = ring.plain.map { Coordinate(latitude: $0.latitude, longitude: $0.longitude - 180) }
      for edges in PolygonMeasure.Edges.allCases {
        let found = PolygonMeasure(of: Polygon(exterior: ring.written), edges: edges).area.squareMeters
        let expected = PolygonMeasure(of: Polygon(exterior: elsewhere), edges: edges).area.squareMeters
        expectClose(found, expected, relative: 1e-9, absolute: 1)
      }
      let written = PlanarContainment([Polygon(exterior: ring.written)])
      let plain = PlanarContainment([Polygon(exterior: elsewhere)])
      for _ in 0..<20 {
        let place = Coordinate(
          latitude: random.number(-80...80), longitude: ring.middle.longitude + random.number(-45...45))
        let shifted = Coordinate(latitude: place.latitude, longitude: place.longitude - 180)
        #expect(
          written.contains(place.normalized) == plain.contains(shifted), "seed \(seed), \(number): \(place)")
      }
      #expect(Polygon(exterior: ring.written).rightHanded.exterior.count == ring.written.count)
    }
  }

  /// A ring of four that measured 506 million km² when its third vertex had the other sign.
  @Test func turnsAtTheSeam() {
    let twice = Self.area([(166, 77), (180, 78), (180, 81), (162, 81), (166, 77)])
    let mixed: Ring = [(166, 77), (180, 78), (-180, 81), (162, 81), (166, 77)]
    #expect(Self.area(mixed) == twice)
    #expect(!RingCourse(Self.places(mixed)).isBand)
    let east: Ring = [(-166, 77), (-162, 81), (180, 81), (-180, 78), (-166, 77)]
    expectClose(Self.area(east), twice, relative: 1e-12, absolute: 0)
    // Longitudes that run from 0 to 360 have their seam at 0.
    let zero: Ring = [(346, 77), (360, 78), (0, 81), (342, 81), (346, 77)]
    expectClose(Self.area(zero), twice, relative: 1e-12, absolute: 0)
  }

  /// Bands round the Earth, and the area between two parallels.
  @Test(arguments: [
    [(-180.0, -60.0), (180, -60), (180, 60), (-180, 60), (-180, -60)],
    [(-180, -60), (180, -60), (180, 10), (180, 60), (-180, 60), (-180, 0), (-180, -60)],
    [(-180, -60), (0, -60), (180, -60), (180, 60), (-180, 60), (-180, -60)],
    [(0, -60), (360, -60), (360, 60), (0, 60), (0, -60)],
    [(180, -60), (180, 60), (-180, 60), (-180, -60), (180, -60)],
    [(-180, -60), (179.99999999999991, -60), (179.99999999999991, 60), (-180, 60), (-180, -60)],
  ])
  func bandsStay(_ ring: [(Double, Double)]) {
    let places = Self.places(ring)
    let quarter = Self.area([(0, -60), (90, -60), (90, 60), (0, 60), (0, -60)])
    expectClose(Self.area(ring), 4 * quarter, relative: 1e-11, absolute: 0)
    let area = PlanarContainment([Polygon(exterior: places)])
    for longitude in stride(from: -179.0, through: 179, by: 13) {
      #expect(area.contains(Coordinate(latitude: 30, longitude: longitude)))
      #expect(!area.contains(Coordinate(latitude: 61, longitude: longitude)))
    }
  }

  /// A band that ends at a pole, a tilted one, and one of which a side is drawn along the pole.
  @Test func bandsOfOtherShapes() {
    #expect(RingCourse(Self.places([(-180, 60), (180, 60), (0, 90), (-180, 60)])).isBand)
    #expect(RingCourse(Self.places([(-180, 50), (180, 50), (180, 70), (-180, 60), (-180, 50)])).isBand)
    #expect(RingCourse(Self.places([(-180, 60), (180, 60), (180, 90), (-180, 90), (-180, 60)])).isBand)
  }

  /// A ring about a pole that closes over the seam is not pinched to nothing.
  @Test func ringsAboutAPole() {
    let ring: Ring = [(-180, 60), (-90, 65), (0, 60), (90, 65), (180, 60), (-180, 60)]
    let closed: Ring = ring.dropLast() + [(180, 90), (-180, 90), (-180, 60)]
    expectClose(Self.area(ring), Self.area(closed), relative: 1e-12, absolute: 0)
    #expect(RingCourse(Self.places(ring)).turns == 1)
    let area = PlanarContainment([Polygon(exterior: Self.places(ring))])
    #expect(area.contains(Coordinate(latitude: 80, longitude: 12)))
    #expect(!area.contains(Coordinate(latitude: 50, longitude: 12)))
  }
}
