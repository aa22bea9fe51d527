import Geodesy
import Geometry
import TestSupport
import Testing

@testable import ZoneDoubt

/// Integrals along outlines against closed forms.
@Suite struct DoubtOutlineTests {
  static let middle = Coordinate(latitude: 36.2, longitude: 37.1)

  /// A geodesic circle of many edges.
  static func circle(_ radius: Double, _ count: Int, clockwise: Bool = false) -> [Coordinate] {
    let ring = (0..<count).map { k in
      let turn = 360 * Double(k) / Double(count)
      return Geodesic.direct(from: middle, azimuth: clockwise ? turn : -turn, distance: radius).end
    }
    return ring + [ring[0]]
  }

  /// The area that two circles have in common, in the plane.
  static func lens(_ a: Double, _ b: Double, _ d: Double) -> Double {
    // By strips: independent of the code, and right to 1e-7.
    let count = 200_000
    let (from, to) = (max(-a, d - b), min(a, d + b))
    guard from < to else { return 0 }
    var sum = 0.0
    for k in 0..<count {
      let x = from + (to - from) * (Double(k) + 0.5) / Double(count)
      sum += 2 * min(max(0, a * a - x * x), max(0, b * b - (x - d) * (x - d))).squareRoot()
    }
    return sum * (to - from) / Double(count)
  }

  /// With 20,000 edges, most of them are far finer than is wanted, and chords stand for many.
  @Test(arguments: [500, 20_000], [500.0, 3000, 9000])
  func discsAndCircles(edges: Int, radius: Double) throws {
    let outline = DoubtOutline([[Polygon(exterior: Self.circle(5000, edges))]], deviation: 0.01)
    for distance in [0.0, 900, 3000, 4999.9, 5000.02, 5400, 7900, 13_000, 14_100] {
      let place = Geodesic.direct(from: Self.middle, azimuth: 63, distance: distance).end
      let found = try #require(
        outline.probabilities(of: place, PlanarDisplacement(position: radius, line: 0)))
      let expected = Self.lens(radius, 5000, distance) / (.pi * radius * radius)
      #expect(abs(found.zone - expected) < 2e-4, "\(distance): \(found.zone), expected \(expected)")
      if expected == 0 { #expect(found.zone == 0) }
    }
  }

  /// About the place itself, a circle holds the probability that the displacement is not longer.
  @Test(arguments: [(3000.0, 1000.0), (3000, 3000), (200, 4900), (6000, 10)])
  func circlesAboutThePlace(_ position: Double, _ line: Double) throws {
    let displacement = PlanarDisplacement(position: position, line: line)
    for radius in [150.0, 2100, 4000, 5050, 7000] {
      let outline = DoubtOutline(
        [[Polygon(exterior: Self.circle(radius, 4000))]], deviation: 0.001)
      let found = try #require(outline.probabilities(of: Self.middle, displacement))
      let expected = Displacement(position: position, line: line).probability(within: radius)
      #expect(abs(found.zone - expected) < 2e-4, "\(radius): \(found.zone), expected \(expected)")
    }
  }

  @Test func holesAreOutside() throws {
    let ring = Polygon(
      exterior: Self.circle(5000, 1000), holes: [Self.circle(2000, 1000, clockwise: true)])
    let outline = DoubtOutline([[ring]], deviation: 0.01)
    let found = try #require(
      outline.probabilities(of: Self.middle, PlanarDisplacement(position: 3000, line: 0)))
    #expect(abs(found.zone - 5.0 / 9) < 1e-4)
  }

  /// A place on the border of core and margin is in the zone, whichever of the two it is in by rounding.
  @Test func bordersLeaveNoCrack() throws {
    func place(_ x: Double, _ y: Double) -> Coordinate { Coordinate(latitude: y, longitude: x) }
    let (a, b) = (place(30.1, 40.013), place(30.7, 40.171))
    let core = Polygon(exterior: [a, place(30.2, 39.7), place(30.6, 39.8), b, a])
    let margin = Polygon(exterior: [a, b, place(30.6, 40.4), place(30.2, 40.3), a])
    let outline = DoubtOutline([[core], [core, margin]], deviation: 0.01)
    var random = SeededRandom(seed: 9)
    for _ in 0..<2000 {
      let share = random.number(0.2...0.8)
      let found = try #require(
        outline.probabilities(
          of: place(30.1 + 0.6 * share, 40.013 + (40.171 - 40.013) * share),
          PlanarDisplacement(position: 1000, line: 500)))
      #expect(found.zone == 1)
      #expect(abs(found.core - 0.5) < 1e-3)
    }
  }

  @Test func radiiTooSmallForTheOutlineAreLeft() {
    let outline = DoubtOutline([[Polygon(exterior: Self.circle(5000, 1000))]], deviation: 1)
    let place = Geodesic.direct(from: Self.middle, azimuth: 63, distance: 4990).end
    #expect(outline.probabilities(of: place, PlanarDisplacement(position: 100, line: 0)) == nil)
    #expect(outline.probabilities(of: place, PlanarDisplacement(position: 5, line: 0))?.zone == 1)
  }
}
