import Geodesy
import Geometry
import Testing

/// Rings that go round the Earth, touch a pole or run along 180.
@Suite struct WholeEarthMeasureTests {
  /// 4πA(90°) from the closed form, to 22 digits: 510 065 621 724 088.5092949 m².
  static let earth = 510_065_621_724_088.5

  static func polygon(_ ring: [(Double, Double)], holes: [[(Double, Double)]] = []) -> Polygon {
    func places(_ ring: [(Double, Double)]) -> [Coordinate] {
      ring.map { Coordinate(latitude: $0.1, longitude: $0.0) }
    }
    return Polygon(exterior: places(ring), holes: holes.map(places))
  }

  static func parallel(_ latitude: Double, east: Bool = true) -> [(Double, Double)] {
    let ring = stride(from: -180.0, through: 180, by: 30).map { ($0, latitude) }
    return east ? ring : ring.reversed()
  }

  @Test func earth() {
    expectClose(PolygonMeasure.earth.squareMeters, Self.earth, relative: 1e-15, absolute: 0)
  }

  @Test(arguments: PolygonMeasure.Edges.allCases)
  func wholeEarthRing(_ edges: PolygonMeasure.Edges) {
    // With geodesic edges the sides must be divided: the shortest path between the poles takes any meridian.
    let ring: [(Double, Double)] = [
      (-180, -90), (180, -90), (180, 0), (180, 90), (-180, 90), (-180, 0), (-180, -90),
    ]
    let measure = PolygonMeasure(of: Self.polygon(ring), edges: edges)
    expectClose(measure.area.squareMeters, Self.earth, relative: 1e-14, absolute: 0)
    #expect(measure.perimeter.meters == 0)
  }

  @Test func hemispheres() {
    let north = Self.polygon([(-180, 0), (180, 0), (180, 90), (-180, 90), (-180, 0)])
    let measure = PolygonMeasure(of: north)
    expectClose(measure.area.squareMeters, Self.earth / 2, relative: 1e-14, absolute: 0)
    expectClose(
      measure.perimeter.meters, 2 * .pi * WGS84.equatorialRadius, relative: 1e-12, absolute: 0)
    let east = Self.polygon([(0, -90), (90, -90), (180, -90), (180, 90), (0, 90), (0, -90)])
    expectClose(PolygonMeasure(of: east).area.squareMeters, Self.earth / 2, relative: 1e-14, absolute: 0)
  }

  @Test func ringsRoundThePoleTakeTheirLeft() {
    let closed = Self.polygon(
      Self.parallel(60) + [(180, 90), (-180, 90), (-180, 60)])
    let cap = PolygonMeasure(of: closed).area.squareMeters
    let east = PolygonMeasure(of: Self.polygon(Self.parallel(60))).area.squareMeters
    let west = PolygonMeasure(of: Self.polygon(Self.parallel(60, east: false))).area.squareMeters
    expectClose(east, cap, relative: 1e-13, absolute: 0)
    expectClose(west, Self.earth - cap, relative: 1e-13, absolute: 0)
    let south = PolygonMeasure(of: Self.polygon(Self.parallel(-60, east: false))).area.squareMeters
    expectClose(south, cap, relative: 1e-13, absolute: 0)
  }

  @Test(arguments: [true, false])
  func holesRoundThePole(holeRunsEast: Bool) {
    // Whichever way the hole runs, it must not be larger than what it is cut from.
    let band = PolygonMeasure(
      of: Self.polygon(Self.parallel(60), holes: [Self.parallel(70, east: holeRunsEast)]))
    let literal = PolygonMeasure(
      of: Self.polygon([(-180, 60), (180, 60), (180, 70), (-180, 70), (-180, 60)]))
    expectClose(band.area.squareMeters, literal.area.squareMeters, relative: 1e-12, absolute: 0)
    expectClose(band.perimeter.meters, literal.perimeter.meters, relative: 1e-12, absolute: 0)
  }

  @Test(arguments: PolygonMeasure.Edges.allCases)
  func cutAtTheAntimeridian(_ edges: PolygonMeasure.Edges) {
    let whole = PolygonMeasure(
      of: Self.polygon([(178, 0), (180, 0), (-178, 0), (-178, 3), (180, 3), (178, 3), (178, 0)]), edges: edges
    )
    let cut = PolygonMeasure(
      of: [
        Self.polygon([(178, 0), (180, 0), (180, 3), (178, 3), (178, 0)]),
        Self.polygon([(-180, 0), (-178, 0), (-178, 3), (-180, 3), (-180, 0)]),
      ], edges: edges)
    expectClose(cut.area.squareMeters, whole.area.squareMeters, relative: 1e-12, absolute: 0)
    expectClose(cut.perimeter.meters, whole.perimeter.meters, relative: 1e-12, absolute: 0)
  }

  @Test func octantsSumToTheEarth() {
    var total = 0.0
    for pole in [-90.0, 90] {
      for west in stride(from: -180.0, to: 180, by: 90) {
        let ring = [(west, 0), (west + 90, 0), (west + 90, pole), (west, pole), (west, 0)]
        total += PolygonMeasure(of: Self.polygon(ring)).area.squareMeters
      }
    }
    expectClose(total, Self.earth, relative: 1e-14, absolute: 0)
  }

  @Test func holesSubtract() {
    let ring: [(Double, Double)] = [(0, 40), (10, 40), (10, 50), (0, 50), (0, 40)]
    let hole: [(Double, Double)] = [(2, 42), (4, 42), (4, 44), (2, 44), (2, 42)]
    let outer = PolygonMeasure(of: Self.polygon(ring))
    let inner = PolygonMeasure(of: Self.polygon(hole))
    for direction in [hole, hole.reversed()] {
      let both = PolygonMeasure(of: Self.polygon(ring, holes: [direction]))
      expectClose(
        both.area.squareMeters, outer.area.squareMeters - inner.area.squareMeters, relative: 1e-13,
        absolute: 0)
      expectClose(
        both.perimeter.meters, outer.perimeter.meters + inner.perimeter.meters, relative: 1e-13, absolute: 0)
    }
  }

  @Test(arguments: [1e-5, 1e-4, 1e-2])
  func geodesicSquareAboutThePole(degrees: Double) {
    let ring = [0.0, 90, 180, -90, 0].map { ($0, 90 - degrees) }
    let radius = Geodesic.inverse(
      from: Coordinate(latitude: 90 - degrees, longitude: 0), to: Coordinate(latitude: 90, longitude: 0)
    ).distance
    // The surface is flat there but for the square of its size over the square of the Earth's radius.
    let area = PolygonMeasure(of: Self.polygon(ring), edges: .geodesic).area.squareMeters
    expectClose(area, 2 * radius * radius, relative: 1e-7, absolute: 1e-4)
  }

  @Test func nothing() {
    #expect(PolygonMeasure(of: []).area.squareMeters == 0)
    #expect(PolygonMeasure(of: Self.polygon([])).area.squareMeters == 0)
    #expect(PolygonMeasure(of: Self.polygon([(1, 1), (2, 2), (1, 1)])).area.squareMeters == 0)
  }
}
