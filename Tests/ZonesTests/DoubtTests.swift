import TestSupport
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Geodesy
import Geometry
import Testing

@testable import ZoneDoubt
@testable import Zones

/// Probabilities against closed forms, and against places drawn from the definition.
@Suite struct DoubtTests {
  static func assessor(
    _ line: [(Double, Double)], _ depth: ZoneSpecification.Depth, side: ZoneSpecification.Side = .both,
    ends: ZoneSpecification.Ends? = nil, within: [Polygon]? = nil, line radius: Length = .meters(0)
  ) throws -> Assessor {
    let vertices = line.map { Coordinate(latitude: $0.1, longitude: $0.0) }
    return try Assessor(
      boundary: Boundary(parts: [Boundary.Part(vertices: vertices, origin: "line")]),
      specification: ZoneSpecification(depth: depth, side: side, ends: ends), within: within,
      lineAccuracy: LineAccuracy(radius))
  }

  /// A line of 300 km and a bend, its left to the north.
  static let bent: [(Double, Double)] = [(36, 35.5), (37.2, 35.9), (37.6, 36.5), (39, 36.4)]

  /// The share of a disc of radius 1 beyond a chord at a distance x from its centre.
  static func segment(_ x: Double) -> Double {
    x >= 1 ? 0 : x <= -1 ? 1 : (acos(x) - x * (1 - x * x).squareRoot()) / .pi
  }

  @Test(arguments: [-1.1, -0.99, -0.9, -0.5, -0.013, 0, 0.2, 0.7, 0.93, 0.999, 1.1])
  func straightLimit(x: Double) throws {
    // The equator is straight and so are, to 10⁻⁵ of the radius here, the limits 20 km beside it.
    let assessor = try Self.assessor([(30, 0), (40, 0)], .single(.kilometers(20)))
    let place = Geodesic.direct(
      from: Coordinate(latitude: 0, longitude: 35), azimuth: 0, distance: 20_000 + x * 2000
    ).end
    let found = assessor.assessment(of: place, position: .kilometers(2))
    #expect(abs(found.zone - Self.segment(x)) < 1e-3, "\(found.zone), expected \(Self.segment(x))")
    #expect(found.core == found.zone)
    let byLine = try Self.assessor([(30, 0), (40, 0)], .single(.kilometers(20)), line: .kilometers(2))
      .assessment(of: place)
    #expect(byLine.zone == found.zone)
    if abs(x) > 1 { #expect(found.zone == (x < 0 ? 1 : 0)) }
  }

  @Test func limitConcentricWithTheDisc() throws {
    // About a round end both the disc and the limit are circles: the limit runs along the cells' edges.
    let assessor = try Self.assessor([(30, 0), (40, 0)], .single(.kilometers(5)))
    let found = assessor.assessment(of: Coordinate(latitude: 0, longitude: 30), position: .kilometers(10))
    // Half of the disc of 5 km, and the strip of 10 km across in the other half.
    let x = 0.5
    let strip = 2 / Double.pi * (x * (1 - x * x).squareRoot() + asin(x)) / 2
    #expect(abs(found.zone - (x * x / 2 + strip)) < 1e-3, "\(found.zone), expected \(x * x / 2 + strip)")
  }

  struct Setting: Sendable, CustomTestStringConvertible {
    var name: String
    var depth: ZoneSpecification.Depth
    var side: ZoneSpecification.Side
    var ends: ZoneSpecification.Ends?
    var isClipped = false
    var testDescription: String { name }
  }

  static let settings = [
    Setting(name: "both sides", depth: .single(.kilometers(20)), side: .both),
    Setting(name: "left, a range", depth: .range(.kilometers(15), .kilometers(20)), side: .left),
    Setting(
      name: "right, round ends", depth: .range(.kilometers(6), .kilometers(20)), side: .right, ends: .round),
    Setting(name: "both sides, flat ends", depth: .single(.kilometers(20)), side: .both, ends: .flat),
    Setting(name: "a band", depth: .band(.kilometers(12), .kilometers(20)), side: .left),
    Setting(name: "a narrow range", depth: .range(.kilometers(19.5), .kilometers(20)), side: .both),
    Setting(name: "clipped", depth: .single(.kilometers(20)), side: .both, isClipped: true),
  ]

  @Test(arguments: settings, [(25_000.0, 0.0), (3_000, 2_000), (1_000, 6_000)])
  func drawnFromTheDefinition(_ setting: Setting, radii: (Double, Double)) throws {
    let clip = [(36.2, 35.0), (37.5, 35.2), (38.0, 37), (36.1, 36.9), (36.2, 35.0)].map {
      Coordinate(latitude: $0.1, longitude: $0.0)
    }
    // What lies within 200 m of the clip area's outline is not asked for: it does not move with the line.
    let (a, b) = setting.isClipped ? (radii.0 + radii.1, 0) : radii
    let assessor = try Self.assessor(
      Self.bent, setting.depth, side: setting.side, ends: setting.ends,
      within: setting.isClipped ? [Polygon(exterior: clip)] : nil, line: .meters(b))
    // By the bend, on a limit, on the line, by an end, and beyond it.
    for (longitude, latitude) in [
      (37.3, 36.1), (38.2, 36.6), (37.25, 35.917), (36.05, 35.47), (35.97, 35.6), (37.5, 36.6),
    ] {
      let place = Coordinate(latitude: latitude, longitude: longitude)
      let found = assessor.assessment(of: place, position: .meters(a))
      let drawn = Self.drawn(assessor.judge, place, a, b)
      #expect(
        abs(found.zone - drawn.zone) < 2.5e-3,
        "zone at \(longitude) \(latitude): \(found.zone), drawn \(drawn.zone)")
      #expect(
        abs(found.core - drawn.core) < 2.5e-3,
        "core at \(longitude) \(latitude): \(found.core), drawn \(drawn.core)")
    }
  }

  /// 60,000 places of a Halton sequence, each the end of two geodesics; right to about 0.002.
  static func drawn(_ judge: Judge, _ place: Coordinate, _ a: Double, _ b: Double) -> (
    core: Double, zone: Double
  ) {
    func halton(_ index: Int, _ base: Int) -> Double {
      var (value, factor, rest) = (0.0, 1.0, index)
      while rest > 0 {
        factor /= Double(base)
        value += factor * Double(rest % base)
        rest /= base
      }
      return value
    }
    let count = 60_000
    var (core, zone) = (0, 0)
    for index in 1...count {
      var there = place
      for (radius, first) in [(a, 0), (b, 2)] where radius > 0 {
        let bases = [2, 3, 5, 7]
        let r = radius * halton(index, bases[first]).squareRoot()
        there = Geodesic.direct(from: there, azimuth: 360 * halton(index, bases[first + 1]), distance: r).end
      }
      let placement = judge.placement(of: there)
      if placement.isInCore { core += 1 }
      if placement.isInZone { zone += 1 }
    }
    return (Double(core) / Double(count), Double(zone) / Double(count))
  }

  /// Tables say 9999999999 where a place is not known: anywhere on Earth, and no more work than that.
  @Test(arguments: [(1e10, 0.0), (1e300, 0), (0, 1e300), (1e300, 1e300), (1e10, 2000)])
  func anywhereOnEarth(position: Double, line: Double) throws {
    let assessor = try Self.assessor(
      [(30, 50), (30.001, 50)], .single(.kilometers(1000)), line: .meters(line))
    let found = assessor.assessment(
      of: Coordinate(latitude: 20, longitude: 40), position: .meters(position))
    // The share of a sphere that lies within 1,000 km of a place.
    let share = (1 - cos(1_000_000 / 6_371_007.0)) / 2
    #expect(abs(found.zone - share) < 3e-4, "\(found.zone), expected \(share)")
    #expect(found.verdict == .outside)
  }

  @Test func exactPlaces() throws {
    let assessor = try Self.assessor(Self.bent, .range(.kilometers(15), .kilometers(20)), side: .left)
    let start = Coordinate(latitude: 36.2, longitude: 37.4)
    for (distance, verdict, doubts) in [
      (1_000.0, Verdict.inside, []), (17_000, .disputed, [Doubt.depth]), (21_000, .outside, []),
    ] {
      let foot = assessor.judge.placement(of: start).foot
      let place = Geodesic.direct(from: foot, azimuth: 306, distance: distance).end
      let found = assessor.assessment(of: place)
      #expect(abs(found.placement.distance - distance) < distance / 50)
      #expect(found.verdict == verdict)
      #expect(found.doubts == doubts)
      #expect([0, 1].contains(found.core) && [0, 1].contains(found.zone))
    }
  }

  @Test func doubtsNameWhatWouldDecide() throws {
    func assessor(_ radius: Double) throws -> Assessor {
      try Self.assessor(
        [(30, 0), (40, 0)], .range(.kilometers(15), .kilometers(20)), line: .kilometers(radius))
    }
    let (exact, by1, by2) = (try assessor(0), try assessor(1), try assessor(2))
    func at(_ kilometers: Double) -> Coordinate {
      Geodesic.direct(
        from: Coordinate(latitude: 0, longitude: 35), azimuth: 0, distance: kilometers * 1000
      ).end
    }
    #expect(exact.assessment(of: at(14.5), position: .kilometers(2)).doubts == [.position])
    #expect(by2.assessment(of: at(14.5)).doubts == [.line])
    #expect(
      by1.assessment(of: at(17.5), position: .kilometers(1)).doubts == [.depth])
    #expect(
      by2.assessment(of: at(14.5), position: .kilometers(2)).doubts
        == [.depth, .position, .line])
    #expect(
      exact.assessment(of: at(17), position: .kilometers(4)).doubts == [.depth, .position])
    #expect(by2.assessment(of: at(5), position: .kilometers(2)).verdict == .inside)
    #expect(by2.assessment(of: at(24), position: .kilometers(2)).zone == 0)
  }

  @Test func repeatable() throws {
    let assessor = try Self.assessor(
      Self.bent, .single(.kilometers(20)), side: .left, line: .kilometers(2))
    let place = Coordinate(latitude: 36.3, longitude: 37.1)
    let found = assessor.assessment(of: place, position: .kilometers(25))
    #expect(found == assessor.assessment(of: place, position: .kilometers(25)))
  }
}
