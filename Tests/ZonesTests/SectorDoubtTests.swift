import Geodesy
import Geometry
import TestSupport
import Testing

@testable import ZoneDoubt
@testable import Zones

/// Probabilities of places that are known to a sector, against places drawn from the definition.
@Suite struct SectorDoubtTests {
  /// A sector about a place, and how well the line is known, in metres and degrees.
  struct Setting: Sendable, CustomTestStringConvertible {
    var distances: ClosedRange<Double>
    var azimuth: Double
    var spread: Double
    var extent: Double
    var line: Double
    var testDescription: String { "\(distances) \(azimuth) ±\(spread), \(extent), \(line)" }

    /// The sector, and the stated place in its middle.
    func sector(from origin: Coordinate) -> (PlaceSector, Coordinate) {
      let middle = (distances.lowerBound + distances.upperBound) / 2
      let place = Geodesic.direct(from: origin, azimuth: azimuth, distance: middle).end
      var reach = 0.0
      for turn in [-spread, spread] {
        for distance in [distances.lowerBound, distances.upperBound] {
          let corner = Geodesic.direct(from: origin, azimuth: azimuth + turn, distance: distance).end
          reach = max(reach, Geodesic.inverse(from: place, to: corner).distance)
        }
      }
      let sector = PlaceSector(
        origin: origin, distances: distances, azimuth: azimuth, spread: spread, extent: extent,
        radius: .meters(reach + extent))
      return (sector, place)
    }
  }

  static let settings = [
    Setting(distances: 5500...6500, azimuth: 315, spread: 22.5, extent: 0, line: 0),
    Setting(distances: 5500...6500, azimuth: 315, spread: 22.5, extent: 1000, line: 0),
    Setting(distances: 500...1500, azimuth: 0, spread: 45, extent: 2000, line: 0),
    Setting(distances: 0...5000, azimuth: 180, spread: 45, extent: 300, line: 0),
    Setting(distances: 15_000...25_000, azimuth: 90, spread: 11.25, extent: 4000, line: 0),
    Setting(distances: 150_000...250_000, azimuth: 135, spread: 22.5, extent: 5000, line: 0),
    Setting(distances: 5500...6500, azimuth: 315, spread: 22.5, extent: 0, line: 800),
    Setting(distances: 5500...6500, azimuth: 225, spread: 22.5, extent: 1000, line: 2500),
    Setting(distances: 5500...6500, azimuth: 225, spread: 22.5, extent: 1000, line: 5600),
    Setting(distances: 9500...10_500, azimuth: 45, spread: 0.5, extent: 500, line: 100),
  ]

  @Test(arguments: settings) func drawnFromTheDefinition(_ setting: Setting) throws {
    let (sector, _) = setting.sector(from: Coordinate(latitude: 36, longitude: 37))
    let assessor = try DoubtTests.assessor(
      DoubtTests.bent, .range(.kilometers(15), .kilometers(20)), side: .both, line: .meters(setting.line))
    // The origin moves so that limits cross the sector: through its middle, its inner and outer arcs, its sides, its corner.
    for (n, limit) in [(0, 15.0), (2, 20), (3, 15)] {
      let at = Geodesic.direct(
        from: Coordinate(latitude: 36.2, longitude: 37.6 + Double(n) * 0.1), azimuth: 10,
        distance: limit * 1000
      ).end
      let azimuth = sector.azimuth + Double(n - 2) * sector.spread * 0.4
      let far = sector.inner + (sector.outer - sector.inner) * Double(n) / 4
      let origin = Geodesic.direct(from: at, azimuth: azimuth + 180, distance: far).end
      let (moved, place) = setting.sector(from: origin)
      let found = assessor.assessment(of: place, in: .sector(moved))
      let drawn = Self.drawn(assessor.judge, moved, setting.line)
      #expect(abs(found.zone - drawn.zone) < 1e-3, "\(n): zone \(found.zone), drawn \(drawn.zone)")
      #expect(abs(found.core - drawn.core) < 1e-3, "\(n): core \(found.core), drawn \(drawn.core)")
    }
  }

  /// Places of a Halton sequence within the region, by geodesics alone; each with a shift of the line.
  static func drawn(_ judge: Judge, _ sector: PlaceSector, _ line: Double) -> (core: Double, zone: Double) {
    let sides = sides(of: sector)
    let wide = sector.radius.meters
    let middle = Geodesic.direct(
      from: sector.origin, azimuth: sector.azimuth, distance: (sector.inner + sector.outer) / 2
    ).end
    var (inCore, inZone, count, index) = (0.0, 0.0, 0.0, 0)
    // Where the line is not exact either, places and shifts are drawn together, and more are needed for a thousandth.
    let enough = line > 0 ? 400_000.0 : 60_000
    while count < enough, index < 40_000_000 {
      index += 1
      let place = Geodesic.direct(
        from: middle, azimuth: 360 * halton(index, 2), distance: wide * halton(index, 3).squareRoot()
      ).end
      guard isWithin(place, sector, sides) else { continue }
      count += 1
      var moved = place
      if line > 0 {
        moved =
          Geodesic.direct(
            from: place, azimuth: 360 * halton(index, 5), distance: line * halton(index, 7).squareRoot()
          ).end
      }
      let placement = judge.placement(of: moved)
      if placement.isInZone { inZone += 1 }
      if placement.isInCore { inCore += 1 }
    }
    return (inCore / count, inZone / count)
  }

  /// The straight sides of a sector as chords of up to 1/40 of their length, in space.
  private static func sides(of sector: PlaceSector) -> [[Vector]] {
    [-sector.spread, sector.spread].map { side in
      (0...40).map { k in
        let far = sector.inner + (sector.outer - sector.inner) * Double(k) / 40
        let end = Geodesic.direct(from: sector.origin, azimuth: sector.azimuth + side, distance: far).end
        return LocalFrame(at: end).position
      }
    }
  }

  /// Whether a place is in a sector, or nearer than its extent to it: to its arcs, or to its sides.
  private static func isWithin(_ place: Coordinate, _ sector: PlaceSector, _ sides: [[Vector]]) -> Bool {
    let way = Geodesic.inverse(from: sector.origin, to: place)
    let turn = Coordinate.shortest(way.startAzimuth - sector.azimuth)
    let reach = (sector.inner - sector.extent)...(sector.outer + sector.extent)
    if abs(turn) <= sector.spread, reach.contains(way.distance) { return true }
    guard sector.extent > 0 else { return false }
    let p = LocalFrame(at: place).position
    return sides.contains { side in
      zip(side, side.dropFirst()).contains { a, b in
        let (along, to) = (b - a, p - a)
        let share = min(1, max(0, dot(to, along) / max(dot(along, along), 1e-9)))
        let rest = to - share * along
        return dot(rest, rest) <= sector.extent * sector.extent
      }
    }
  }

  private static func halton(_ index: Int, _ base: Int) -> Double {
    var (value, factor, rest) = (0.0, 1.0, index)
    while rest > 0 {
      factor /= Double(base)
      value += factor * Double(rest % base)
      rest /= base
    }
    return value
  }

  @Test func areaIsThatOfTheSector() {
    let setting = Setting(distances: 5500...6500, azimuth: 315, spread: 22.5, extent: 0, line: 0)
    let (sector, _) = setting.sector(from: Coordinate(latitude: 36, longitude: 37))
    let spread = SectorSpread(sector, line: 0)
    let area = 1 / spread.size(of: DiscCell(inner: 0, outer: 1, from: 0, to: 360)) * .pi
    // π/8 (6.5² - 5.5²) km²: some 5, where the disc about it has 38.
    #expect(abs(area / 4_712_389 - 1) < 1e-4, "\(area)")
  }

  /// A millimetre from a place of a kilometre is that place: its cells were without number.
  @Test(.timeLimit(.minutes(1))) func aTinySectorOfALargePlaceIsTheDiscOfThePlace() {
    let setting = Setting(distances: 0.0005...0.0015, azimuth: 0, spread: 45, extent: 1000, line: 0)
    let (sector, _) = setting.sector(from: Coordinate(latitude: 36, longitude: 37))
    let spread = SectorSpread(sector, line: 0)
    let area = 1 / spread.size(of: DiscCell(inner: 0, outer: 1, from: 0, to: 360)) * .pi
    #expect(abs(area / (1e6 * .pi) - 1) < 1e-3, "\(area)")
  }

  @Test func farFromAllLimitsItIsCertain() throws {
    let setting = Setting(distances: 5500...6500, azimuth: 315, spread: 22.5, extent: 1000, line: 0)
    let assessor = try DoubtTests.assessor(DoubtTests.bent, .range(.kilometers(15), .kilometers(20)))
    let (far, place) = setting.sector(from: Coordinate(latitude: 37.5, longitude: 37))
    let found = assessor.assessment(of: place, in: .sector(far))
    #expect(found.zone == 0 && found.core == 0 && found.verdict == .outside)
    let (near, other) = setting.sector(from: Coordinate(latitude: 35.9, longitude: 37.25))
    let inside = assessor.assessment(of: other, in: .sector(near))
    #expect(inside.zone == 1 && inside.core == 1 && inside.verdict == .inside)
  }
}
