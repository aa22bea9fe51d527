import Geodesy
import Geometry
import TestSupport
import Testing
import ZoneAnalysis
import ZoneBuilding

@testable import Zones

@Suite struct ComparisonTests {
  private static func equator(_ longitudes: ClosedRange<Double>, latitude: Double = 0) -> Boundary {
    let ends = [longitudes.lowerBound, longitudes.upperBound]
    return Boundary(parts: [
      Boundary.Part(vertices: ends.map { Coordinate(latitude: latitude, longitude: $0) }, origin: "line")
    ])
  }

  private static func zone(_ boundary: Boundary, _ kilometers: Double) throws -> Zone {
    try boundary.zone(ZoneSpecification(depth: .single(.kilometers(kilometers)))).zone
  }

  @Test func depthsDifferByTheirDifference() throws {
    let (thin, thick) = (try Self.zone(Self.equator(0...1), 10), try Self.zone(Self.equator(0...1), 20))
    let overlay = AreaOverlay(thin.regions[0].polygons, thick.regions[0].polygons)
    let areas = [thin, thick].map { PolygonMeasure(of: $0.regions[0].polygons).area.squareKilometers }
    #expect(abs(overlay.both.squareKilometers - areas[0]) < 1e-5)
    #expect(abs(overlay.onlySecond.squareKilometers - (areas[1] - areas[0])) < 1e-5)
    #expect(overlay.onlyFirst.squareKilometers < 1e-5)
    let distance = try OutlineDistance(overlay.first, overlay.second)
    #expect(abs(distance.largest.meters - 10_000) < 2)
    #expect(distance.bound > distance.largest)
  }

  /// The cut along 180 is no outline, and what both have need not be halved to the last metre.
  @Test func outlinesAreNoWayFromThemselves() throws {
    let across = try Self.zone(Self.equator(179.5...180.5), 10).regions[0].polygons
    #expect(across.count == 2)
    #expect(try OutlineDistance(across, across).largest.meters == 0)
    let ring = [(-80, -10), (80, -10), (80, 20), (-80, 20), (-80, -10)].map { Coordinate($0.0, $0.1) }
    #expect(try OutlineDistance([Polygon(exterior: ring)], [Polygon(exterior: ring)]).largest.meters == 0)
    let other = [(-80, -10), (80, -10), (80, 20), (-80, 20.01), (-80, -10)].map { Coordinate($0.0, $0.1) }
    let distance = try OutlineDistance([Polygon(exterior: ring)], [Polygon(exterior: other)])
    #expect(abs(distance.largest.meters - 1107) < 2)
  }

  /// Sampling by brute force never finds more than the bound, and finds nearly as much.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func noPlaceIsFartherThanTheBound(_ seed: UInt64) throws {
    let lines = [seed, seed + 100].map {
      Lines.walk(seed: $0, from: Coordinate(latitude: 40, longitude: 20), count: 8, length: 60_000)
    }
    let zones = try lines.map {
      try Self.zone(Boundary(parts: [Boundary.Part(vertices: $0, origin: "walk")]), 5)
    }
    let polygons = zones.map(\.regions[0].polygons)
    let distance = try OutlineDistance(polygons[0], polygons[1])
    var largest = 0.0
    for (from, to) in [(0, 1), (1, 0)] {
      let judge = try Judge(polygons: polygons[to])
      for ring in polygons[from].flatMap(\.rings) {
        for (a, b) in zip(ring, ring.dropFirst()) {
          for share in [0, 0.3, 0.6] {
            let place = Coordinate(
              latitude: a.latitude + (b.latitude - a.latitude) * share,
              longitude: a.longitude + (b.longitude - a.longitude) * share)
            largest = max(largest, judge.placement(of: place).distance)
          }
        }
      }
    }
    #expect(largest <= distance.bound.meters, "seed \(seed)")
    #expect(largest >= distance.largest.meters * 0.9, "seed \(seed)")
  }

  @Test func onlyWhatIsElsewhereOfALineDiffers() throws {
    let (long, short) = (try Self.zone(Self.equator(0...1), 10), try Self.zone(Self.equator(0...0.5), 10))
    let difference = try LineDifference(long, short, apart: .meters(1))
    #expect(abs(difference.first.meters - 111_319.49 / 2) < 11)
    #expect(difference.second.meters == 0)
    let shifted = try Self.zone(Self.equator(0...1, latitude: 0.01), 10)
    let all = try LineDifference(long, shifted, apart: .meters(1))
    #expect(abs(all.first.meters - 111_319.49) < 0.1)
    #expect(try LineDifference(long, long, apart: .meters(1)).first.meters == 0)
  }
}
