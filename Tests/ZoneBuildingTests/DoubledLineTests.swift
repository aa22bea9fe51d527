import Foundation
import Geodesy
import Geometry
import TestSupport
import Testing
import ZoneBuilding
import Zones

/// Lines that come back beside themselves by less than the tolerance, as a road does that is recorded there and back.
@Suite struct DoubledLineTests {
  /// There and back with a zigzag, the way back some metres to the right.
  private static func road(apart: Double) -> Boundary {
    let start = Coordinate(latitude: 45, longitude: 20)
    var there = [start]
    for number in 1...5 {
      there.append(
        Geodesic.direct(
          from: start, azimuth: number.isMultiple(of: 2) ? 67 : 73, distance: 4_000 * Double(number)
        ).end)
    }
    let end = Geodesic.direct(from: there[5], azimuth: 70, distance: 3).end
    let back = there.reversed().enumerated().map { index, place in
      Geodesic.direct(from: place, azimuth: 160, distance: apart + 0.05 * Double(index)).end
    }
    return Boundary(parts: [Boundary.Part(vertices: there + [end] + back, origin: "road")])
  }

  /// Of two ways beside each other the one is nearer all along: there is no bisector, and nothing to divide squares for. It took four
  /// seconds, and the budget here is a twentieth of what that needed.
  @Test(arguments: [0.2, 0.5, 2]) func theNearerWayDecides(_ apart: Double) throws {
    let line = Self.road(apart: apart)
    let areas = try [ZoneSpecification.Side.left, .right].map { side in
      let rule = ZoneSpecification(depth: .single(.meters(5_000)), side: side)
      let zone = try line.zone(rule, effort: 200_000).zone
      #expect(zone.certificate.deviationBound <= 0.8)
      #expect(zone.regions.flatMap(\.polygons).flatMap(\.rings).reduce(0) { $0 + $1.count } < 1_000)
      return try #require(zone.regions.first).polygons.count
    }
    #expect(areas.allSatisfy { $0 == 1 })
  }

  /// Geodesics between places of one parallel lie beside each other by up to a metre for kilometres. The outline had 104,000 vertices, four times as
  /// many as now.
  @Test func geodesicsBesideEachOther() throws {
    let line = AwkwardLine(seed: 239)
    let zone = try line.boundary.zone(line.specification).zone
    #expect(zone.certificate.deviationBound <= 0.801)
    #expect(zone.regions.flatMap(\.polygons).flatMap(\.rings).reduce(0) { $0 + $1.count } < 50_000)
  }
}
