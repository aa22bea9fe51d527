import Geodesy
import Geometry
import TestSupport
import Testing
import ZoneAnalysis
import ZoneBuilding

@testable import Zones

@Suite struct StrayTests {
  private static func boundary(_ places: [(Double, Double)]) -> Boundary {
    Boundary(parts: [Boundary.Part(vertices: places.map { Coordinate($0.0, $0.1) }, origin: "line")])
  }

  private static let bend = boundary([(36, 36), (36.2, 36.6), (36.1, 37.2)])

  private static func rule(
    _ kilometers: Double, _ side: ZoneSpecification.Side = .both, tolerance: Double = 1
  ) -> ZoneSpecification {
    ZoneSpecification(depth: .single(.kilometers(kilometers)), side: side, tolerance: .meters(tolerance))
  }

  private static func stray(
    _ polygons: [Polygon], _ boundary: Boundary, _ rule: ZoneSpecification
  ) throws -> ZoneStray {
    try ZoneStray(of: polygons, from: boundary, rule: rule)
  }

  /// A ring of 64 vertices about a place, clockwise.
  private static func hole(_ middle: Coordinate, radius: Double) -> [Coordinate] {
    var ring = (0..<64).map {
      Geodesic.direct(from: middle, azimuth: Double($0) * 360 / 64, distance: radius).end
    }
    ring.append(ring[0])
    return ring
  }

  /// Zones of this line lie in the plane, about 180 degrees and about a pole.
  private static let lines: [(String, Boundary)] = [
    ("bend", bend), ("across 180", boundary([(179, -17), (-179.5, -16.5), (-178, -17)])),
    ("pole", boundary([(10, 88), (120, 89), (250, 88.5)])),
  ]

  /// Both sides of one depth, so that the distance to the line says by how much it differs from another depth.
  @Test(arguments: lines) func anotherDepthStraysByTheDifference(_ name: String, _ line: Boundary) throws {
    let zone = try line.zone(Self.rule(20, tolerance: 0.1)).zone.regions[0].polygons
    let larger = try Self.stray(zone, line, Self.rule(19.9))
    #expect(larger.judgement == .exceeded, "\(name)")
    #expect(abs(larger.surplus.distance.meters - 100) < 0.5, "\(name)")
    #expect(larger.missing.distance.meters < 0.3, "\(name)")
    #expect(larger.bound.meters >= 99.9 && larger.bound.meters < 101, "\(name)")
    let same = try Self.stray(zone, line, Self.rule(20))
    #expect(same.judgement == .within, "\(name)")
    #expect(same.bound.meters < 0.5, "\(name)")
    let area = PolygonMeasure(of: zone).area.squareKilometers
    #expect(abs(same.common.squareKilometers + same.surplus.area.squareKilometers - area) < 1e-3, "\(name)")
  }

  @Test(arguments: [50.0, 400, 5000]) func holeIsAsDeepAsItLies(_ radius: Double) throws {
    let place = Coordinate(36.19, 36.61)
    var polygons = try Self.bend.zone(Self.rule(20, tolerance: 0.1)).zone.regions[0].polygons
    polygons[0].holes.append(Self.hole(place, radius: radius))
    let stray = try Self.stray(polygons, Self.bend, Self.rule(20))
    #expect(stray.surplus.distance.meters < 0.3)
    let area = PolygonMeasure(of: [Polygon(exterior: Self.hole(place, radius: radius).reversed())]).area
    #expect(abs(stray.missing.area.squareMeters / area.squareMeters - 1) < 0.05)
    // By the distance to the line alone no place of the hole is deeper than the depth; the concave side bends the limit.
    #expect(stray.missing.distance.meters > 19_000)
    let found = try #require(stray.missing.place)
    #expect(Geodesic.inverse(from: found, to: place).distance <= radius * 1.001)
  }

  /// A hole beyond the depth that was filled strays by the radius of the largest disc in it, wherever outlines lie.
  @Test func filledHoleStraysByItsRadius() throws {
    var ring = (0..<60).map {
      Geodesic.direct(from: Coordinate(10, 20), azimuth: Double($0) * 6, distance: 20_000).end
    }
    ring.append(ring[0])
    let line = Boundary(parts: [Boundary.Part(vertices: ring, origin: "ring")])
    let rule = Self.rule(18, tolerance: 1)
    let zone = try line.zone(rule).zone.regions[0].polygons
    #expect(zone[0].holes.count == 1)
    let filled = try Self.stray([Polygon(exterior: zone[0].exterior)], line, rule)
    #expect(filled.judgement == .exceeded)
    // The ring's edges lie up to 27 m within the circle.
    #expect(abs(filled.surplus.distance.meters - 2000) < 40)
    #expect(filled.missing.distance.meters < 1)
  }

  @Test func bothSidesForOneAreTooMuch() throws {
    let zone = try Self.bend.zone(Self.rule(10)).zone.regions[0].polygons
    let stray = try Self.stray(zone, Self.bend, Self.rule(10, .left))
    #expect(stray.missing.distance.meters < 2)
    #expect(abs(stray.surplus.distance.meters - 10_000) < 30)
    let left = try Self.bend.zone(Self.rule(10, .left)).zone.regions[0].polygons
    let missing = try Self.stray(left, Self.bend, Self.rule(10))
    #expect(missing.surplus.distance.meters < 2)
    #expect(missing.missing.distance.meters > 9_900)
  }

  /// No place that is wrong is farther from the limits than the bound, and some is nearly as far.
  @Test(arguments: [1, 2, 3] as [UInt64]) func noPlaceExceedsTheBound(_ seed: UInt64) throws {
    let line = Lines.walk(seed: seed, from: Coordinate(40, 20), count: 8, length: 60_000)
    let other = Lines.walk(seed: seed + 100, from: Coordinate(40, 20), count: 8, length: 60_000)
    let boundaries = [line, other].map { Boundary(parts: [Boundary.Part(vertices: $0, origin: "walk")]) }
    let polygons = try boundaries[1].zone(Self.rule(5)).zone.regions[0].polygons
    let stray = try Self.stray(polygons, boundaries[0], Self.rule(5))
    let judge = try Judge(boundary: boundaries[0], specification: Self.rule(5))
    let truth = try Judge(polygons: stray.zone.regions[0].polygons)
    let area = PlanarContainment(polygons)
    var random = SeededRandom(seed: seed)
    var largest = (missing: 0.0, surplus: 0.0)
    for _ in 0..<20_000 {
      let place = Coordinate(
        Double.random(in: 38.8...41.2, using: &random), Double.random(in: 18.4...21.6, using: &random))
      let isIn = judge.placement(of: place).isInZone
      guard isIn != area.contains(place) else { continue }
      let distance = truth.placement(of: place).distance
      if isIn { largest.missing = max(largest.missing, distance) }
      if !isIn { largest.surplus = max(largest.surplus, distance) }
    }
    #expect(largest.surplus > 0, "seed \(seed)")
    for (found, part) in [(largest.missing, stray.missing), (largest.surplus, stray.surplus)] {
      #expect(found <= part.bound.meters, "seed \(seed)")
      #expect(part.distance.meters <= part.bound.meters, "seed \(seed)")
      #expect(found >= part.distance.meters * 0.7, "seed \(seed)")
    }
  }
}
