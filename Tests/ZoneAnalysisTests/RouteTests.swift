import Foundation
import Geodesy
import Geometry
import TestSupport
import Testing
import ZoneAnalysis
import ZoneBuilding

@testable import Zones

/// Routes are as long as the offset curve: found wrong in 2026 where its end lies on a flat cut.
@Suite struct RouteTests {
  private static func routes(
    _ line: [Coordinate], _ side: ZoneSpecification.Side, ends: ZoneSpecification.Ends = .flat, depth: Double
  ) throws -> [Zone.Route] {
    let boundary = Boundary(parts: [.init(vertices: line, origin: "line")])
    let rule = ZoneSpecification(depth: .single(.meters(2 * depth)), side: side, ends: ends)
    return try boundary.zone(rule).zone.routes(at: .meters(depth))
  }

  private static func length(_ routes: [Zone.Route]) -> Double { routes.reduce(0) { $0 + $1.length.meters } }

  /// One edge: nothing was left of its offset.
  @Test func ofAStraightLine() throws {
    let line = [Coordinate(latitude: 0, longitude: 10), Coordinate(latitude: 0.03, longitude: 10)]
    let routes = try Self.routes(line, .left, depth: 500)
    #expect(routes.count == 1)
    #expect(abs(Self.length(routes) - 3317) < 1)
    #expect(routes.first?.from.meters ?? 1 < 0.1)
    #expect(abs((routes.first?.to.meters ?? 0) - 3317.2) < 0.3)
    #expect(try Self.routes(line, .both, depth: 500).map(\.side) == [.left, .right])
    // The two halves of a stadium, each with half of the two half circles.
    let round = try Self.routes(line, .both, ends: .round, depth: 500)
    #expect(abs(Self.length(round) - 2 * 3317.2 - 2 * .pi * 500) < 3)
  }

  /// In the plane an offset is longer by the angle of an outer corner, and shorter by twice its tangent at an inner one.
  @Test(arguments: [10.0, 45, 90, 120]) func ofACorner(_ turn: Double) throws {
    let base = Coordinate(latitude: 47, longitude: 8)
    let angle = turn * .pi / 180
    let line = Lines.plan(base, [(-5000, 0), (0, 0), (5000 * cos(angle), 5000 * sin(angle))])
    let outer = try Self.routes(line, .right, depth: 300)
    #expect(abs(Self.length(outer) - 10_000 - 300 * angle) < 1, "outer corner")
    let inner = try Self.routes(line, .left, depth: 300)
    #expect(abs(Self.length(inner) - 10_000 + 2 * 300 * tan(angle / 2)) < 1, "inner corner")
    let both = try Self.routes(line, .both, depth: 300)
    #expect(abs(Self.length(both) - Self.length(outer) - Self.length(inner)) < 1, "both sides")
  }

  /// Along 180 degrees, and across it.
  @Test func acrossTheAntimeridian() throws {
    let along = [Coordinate(latitude: -17, longitude: 180), Coordinate(latitude: -16.9, longitude: 180)]
    let length = Geodesic.inverse(from: along[0], to: along[1]).distance
    for side in [ZoneSpecification.Side.left, .right] {
      #expect(abs(Self.length(try Self.routes(along, side, depth: 500)) - length) < 1)
    }
    let across = [
      Coordinate(latitude: -17, longitude: 179.95), Coordinate(latitude: -17, longitude: -179.95),
    ]
    let whole = Geodesic.inverse(from: across[0], to: across[1]).distance
    #expect(abs(Self.length(try Self.routes(across, .left, depth: 500)) - whole) < 1)
  }

  /// Both cuts leave a random line's offset whole: nothing but cuts, bisectors and the line is missing from the routes.
  @Test(arguments: 1...6) func ofAWalk(_ seed: Int) throws {
    let line = Lines.walk(
      seed: UInt64(seed), from: Coordinate(latitude: 30, longitude: 10), count: 12, length: 60_000, wobble: 40
    )
    let depth = 1000.0
    let boundary = Boundary(parts: [.init(vertices: line, origin: "line")])
    let rule = ZoneSpecification(depth: .single(.meters(depth)), side: .left)
    let zone = try boundary.zone(rule).zone
    let oracles = [ZoneSpecification.Ends.flat, .round].map {
      Oracle(chains: [line], edges: .geodesic, ends: $0)
    }
    func isAtDepth(_ place: Coordinate) -> Bool {
      oracles.contains { abs(($0.feet(of: place).first?.distance ?? .infinity) - depth) < 1 }
    }
    var expected = 0.0
    for ring in zone.regions.flatMap(\.polygons).flatMap(\.rings) {
      for (a, b) in zip(ring, ring.dropFirst()) {
        let way = Geodesic.inverse(from: a, to: b)
        let isOffset = [0.02, 0.25, 0.5, 0.75, 0.98].allSatisfy { share in
          isAtDepth(
            Geodesic.direct(from: a, azimuth: way.startAzimuth, distance: share * way.distance).end)
        }
        if isOffset { expected += way.distance }
      }
    }
    let found = Self.length(try zone.routes(at: .meters(depth)))
    #expect(abs(found - expected) < 2, "seed \(seed): \(found) m of \(expected) m")
  }
}
