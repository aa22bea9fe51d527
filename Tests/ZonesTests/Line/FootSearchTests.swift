import Geodesy
import Geometry
import TestSupport
import Testing

@testable import Zones

/// Feet of places on lines whose answers are known.
@Suite struct FootSearchTests {
  private static func search(
    _ chains: [[(Double, Double)]], ends: ZoneSpecification.Ends = .round, isPlanar: Bool = false
  ) -> FootSearch {
    FootSearch(
      line: LineModel(
        chains: chains.enumerated().map { number, places in
          Chain(
            vertices: places.map { Coordinate(latitude: $0.1, longitude: $0.0) },
            isClosed: places.count > 2 && places[0] == places[places.count - 1], origin: "chain \(number)")
        }, isPlanar: isPlanar), ends: ends)
  }

  private static func foot(_ search: FootSearch, _ longitude: Double, _ latitude: Double) -> Foot? {
    let place = Coordinate(latitude: latitude, longitude: longitude)
    return search.nearest(to: place.cartesian, place: place, within: .infinity)
  }

  private let equator = search([[(0, 0), (2, 0)]])

  @Test func aPlaceBesideTheEquatorHasItsFootOnItsMeridian() throws {
    let foot = try #require(Self.foot(equator, 0.7, 0.3))
    let meridian = Geodesic.inverse(
      from: Coordinate(latitude: 0, longitude: 0.7), to: Coordinate(latitude: 0.3, longitude: 0.7))
    #expect(abs(foot.distance - meridian.distance) < 1e-5)
    #expect(foot.node == -1)
    let position = coordinate(at: equator.position(of: foot))
    #expect(abs(position.longitude - 0.7) < 1e-9)
    #expect(abs(equator.chainage(of: foot) - WGS84.equatorialRadius * 0.7 * .pi / 180) < 1e-4)
  }

  @Test func leftIsNorthOfALineThatLeadsEast() throws {
    for (latitude, side) in [(0.1, Placement.Side.left), (-0.1, .right), (0.0, .on)] {
      let place = Coordinate(latitude: latitude, longitude: 1.1)
      let foot = try #require(Self.foot(equator, 1.1, latitude))
      #expect(equator.sides(of: foot, place.cartesian, place).first.side == side)
    }
  }

  /// At a corner the foot is lost at the perpendicular itself, to the millimetre, be the place 700 km away, and whichever way chords
  /// would have it.
  @Test(arguments: [50_000.0, 122_000, 300_000, 700_000], stride(from: 0, to: 360, by: 30).map(Double.init))
  func aFootIsHeldUpToThePerpendicular(distance: Double, turn: Double) throws {
    let corner = Coordinate(latitude: 20.513844718, longitude: 124.011978219)
    let start = Geodesic.direct(from: corner, azimuth: turn - 156.4, distance: 3).end
    let end = Geodesic.direct(from: corner, azimuth: turn + 106.4, distance: 360).end
    let search = Self.search([[start, corner, end].map { ($0.longitude, $0.latitude) }], ends: .flat)
    let edge = search.line.edges[0]
    let line = GeodesicLine(from: edge.start, azimuth: edge.startAzimuth)
    for (before, isHeld) in [(0.02, true), (0.002, true), (-0.002, false), (-0.02, false)] {
      let base = line.position(at: edge.length - before)
      let place = Geodesic.direct(from: base.end, azimuth: base.endAzimuth + 90, distance: distance).end
      let foot = search.nearest(to: place.cartesian, place: place, within: .infinity)
      #expect((foot != nil) == isHeld, "\(before) m before the corner")
      if let foot {
        #expect(abs(foot.distance - distance) < 1e-5)
        #expect(abs(search.chainage(of: foot) - edge.length + before) < 0.03)
      }
    }
  }

  @Test func beyondARoundEndTheEndIsTheFoot() throws {
    let foot = try #require(Self.foot(equator, -0.5, 0.2))
    #expect(foot.node == 0)
    let end = Geodesic.inverse(
      from: Coordinate(latitude: 0, longitude: 0), to: Coordinate(latitude: 0.2, longitude: -0.5))
    #expect(abs(foot.distance - end.distance) < 1e-5)
  }

  @Test func beyondAFlatEndThereIsNoFoot() {
    let flat = Self.search([[(0, 0), (2, 0)]], ends: .flat)
    #expect(Self.foot(flat, -0.5, 0.2) == nil)
    #expect(Self.foot(flat, 2.5, 0) == nil)
    #expect(Self.foot(flat, 0.001, 0.2) != nil)
  }

  /// Straight ahead of a round end both sides count.
  @Test func straightAheadOfAnEndThereAreTwoSides() throws {
    let place = Coordinate(latitude: 0, longitude: 2.5)
    let foot = try #require(Self.foot(equator, 2.5, 0))
    #expect(equator.sides(of: foot, place.cartesian, place).second != nil)
  }

  @Test func onlyFeetOfChosenSidesCount() {
    // Two lines to the east, the place between them: left of the southern, right of the northern.
    let search = Self.search([[(0, 0), (2, 0)], [(0, 1), (2, 1)]])
    let place = Coordinate(latitude: 0.4, longitude: 1)
    let choice = SideChoice(left: [false, false], right: [true, true])
    let foot = search.nearest(to: place.cartesian, place: place, within: .infinity, choice: choice)
    #expect(foot.map(search.chain) == 1)
    let none = SideChoice(left: [false, true], right: [true, false])
    #expect(search.nearest(to: place.cartesian, place: place, within: 1e5, choice: none) == nil)
  }

  @Test func reachIsALimit() {
    let place = Coordinate(latitude: 0.1, longitude: 1)
    #expect(equator.nearest(to: place.cartesian, place: place, within: 11_000) == nil)
    #expect(equator.nearest(to: place.cartesian, place: place, within: 11_100) != nil)
    #expect(equator.hasFoot(of: place.cartesian, place: place, within: 11_100))
    #expect(!equator.hasFoot(of: place.cartesian, place: place, within: 11_000))
    #expect(!equator.hasFoot(of: place.cartesian, place: place, within: -1))
    #expect(equator.isFar(place.cartesian, beyond: 11_000))
    #expect(!equator.isFar(place.cartesian, beyond: 11_100))
  }

  /// No place of the line, looked at every few metres, is nearer than the foot.
  @Test(arguments: [false, true], 1...6 as ClosedRange<UInt64>)
  func noPlaceOfTheLineIsNearer(isPlanar: Bool, seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let places = (0..<8).map { _ in (random.number(20...22), random.number(40...41)) }
    let search = Self.search([places], isPlanar: isPlanar)
    for _ in 0..<20 {
      let place = Coordinate(latitude: random.number(39...42), longitude: random.number(19...23))
      let p = place.cartesian
      let foot = try #require(search.nearest(to: p, place: place, within: .infinity))
      var least = Double.infinity
      for span in search.line.spans {
        for step in 0...20 {
          let position = coordinate(at: span.position(at: Double(step) / 20))
          least = min(least, Geodesic.inverse(from: position, to: place).distance)
        }
      }
      #expect(foot.distance <= least + 1e-4)
      let own = Geodesic.inverse(from: coordinate(at: search.position(of: foot)), to: place).distance
      #expect(abs(own - foot.distance) < 1e-4)
    }
  }
}
