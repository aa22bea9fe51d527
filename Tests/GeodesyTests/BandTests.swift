import Geodesy
import Geometry
import TestSupport
import Testing

/// Bands round the Earth, cut at any meridian, with holes anywhere: across the cut, along it, or away from it.
@Suite struct BandTests {
  private static func ring(_ places: [(Double, Double)]) -> [Coordinate] {
    places.map { Coordinate(latitude: $0.1, longitude: $0.0) }
  }

  private static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [Coordinate] {
    ring([(west, south), (east, south), (east, north), (west, north), (west, south)])
  }

  /// The band with a hole is what it is when it is cut on the other side of the Earth.
  @Test(arguments: 0..<60) func theCutDoesNotMatter(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let cut = seed % 3 == 0 ? 0 : seed % 3 == 1 ? -180 : random.number(-170...170)
    let (south, north) = (random.number(-80...(-20)), random.number(20...80))
    // The hole, beside the cut or across it.
    let from = random.number(-30...(-1))
    let to = random.number(1...30)
    let (low, high) = (random.number(-15...(-1)), random.number(1...15))
    let band = Self.box(cut, south, cut + 360, north)
    let hole = Self.box(cut + from, low, cut + to, high)
    let pieces = [Self.box(cut, low, cut + to, high), Self.box(cut + 360 + from, low, cut + 360, high)]
    let late = Self.box(cut + 360 + from, low, cut + 360 + to, high)
    let plain = Polygon(
      exterior: Self.box(cut - 180, south, cut + 180, north), holes: [hole])
    // The other side is 180 degrees away from the cut, where edges only close the ring as well.
    let expected = PolygonMeasure(of: plain)
    for (name, holes) in [("across", [hole]), ("in pieces", pieces), ("at the end", [late])] {
      let polygon = Polygon(exterior: band, holes: holes)
      let found = PolygonMeasure(of: polygon)
      expectClose(found.area.squareMeters, expected.area.squareMeters, relative: 1e-9, absolute: 1)
      expectClose(found.perimeter.meters, expected.perimeter.meters, relative: 1e-9, absolute: 0.01)
      let (written, other) = (PlanarContainment([polygon]), PlanarContainment([plain]))
      for _ in 0..<60 {
        let place = Coordinate(
          latitude: random.number(-85...85), longitude: cut + random.number(-60...60)
        ).normalized
        #expect(
          written.contains(place) == other.contains(place), "seed \(seed), \(name), cut at \(cut): \(place)")
      }
    }
  }

  /// A box from 0 to 360 is a box from -180 to 180, with vertices in between or without.
  @Test func meridiansOfTheCutAreNoOutline() {
    let whole = PolygonMeasure(of: Polygon(exterior: Self.box(-180, -60, 180, 60)))
    for west in [0.0, -360, 12.3, -77.7] {
      let box = PolygonMeasure(of: Polygon(exterior: Self.box(west, -60, west + 360, 60)))
      expectClose(box.perimeter.meters, whole.perimeter.meters, relative: 1e-9, absolute: 0)
      let steps = stride(from: 0.0, through: 360, by: 90).map { west + $0 }
      var places = steps.map { ($0, -60.0) }
      places += steps.reversed().map { ($0, 60.0) }
      let ring = Self.ring(places + [(west, -60)])
      let stepped = PolygonMeasure(of: Polygon(exterior: ring))
      expectClose(stepped.perimeter.meters, whole.perimeter.meters, relative: 1e-9, absolute: 0)
    }
    // What does not go all the way round has its sides.
    let part = PolygonMeasure(of: Polygon(exterior: Self.box(0, -60, 359, 60)))
    #expect(part.perimeter.meters > 2 * 6_600_000 + 1000)
    #expect(RingCourse(Self.box(0, -60, 359, 60)).cut(of: Self.box(0, -60, 359, 60)) == nil)
    #expect(RingCourse(Self.box(12, -60, 372, 60)).cut(of: Self.box(12, -60, 372, 60)) == 12)
  }
}
