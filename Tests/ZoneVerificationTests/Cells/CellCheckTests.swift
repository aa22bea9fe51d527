import Foundation
import Geodesy
import Geometry
import TestSupport
import Testing
import ZoneBuilding
@testable import ZoneVerification

@testable import Zones

/// Nothing wider than the tolerance can be taken from a zone, or added to it, without the certificate's seeing it.
@Suite struct CellCheckTests {
  /// A hundred arrangements in all; `DEMARC_TAMPERED` asks for more.
  private static let seeds =
    1...UInt64(
      ProcessInfo.processInfo.environment["DEMARC_TAMPERED"].flatMap(Int.init) ?? 100)
  private static let widths = [3.0, 6, 12, 40, 120]

  @Test func aFilledHoleIsRefused() throws {
    for seed in Self.seeds {
      let width = Self.widths[Int(seed) % Self.widths.count]
      let arrangement = HoleArrangement(seed: seed, width: 2 * 1 + width)
      let zone = try Self.zone(arrangement.zoneCase())
      #expect(zone.certificate.proof == .complete)
      let holes = zone.regions[0].polygons.flatMap(\.holes)
      guard !holes.isEmpty else {
        Issue.record("seed \(seed): a hole of \(width) m beyond the tolerance was not drawn")
        continue
      }
      var filled = zone
      filled.regions[0].polygons = zone.regions[0].polygons.map { Polygon(exterior: $0.exterior) }
      #expect(throws: ZoneError.self, "seed \(seed), \(width) m") { try filled.measuredCertificate() }
    }
  }

  /// Holes in the midst of a zone, and islands far from it: their outlines are no limits, wherever they are.
  @Test func aPunchedHoleAndAForeignIslandAreRefused() throws {
    for seed in Self.seeds.prefix(20) {
      var random = SeededRandom(seed: seed)
      let arrangement = HoleArrangement(seed: seed, width: 60)
      let zone = try Self.zone(arrangement.zoneCase())
      let vertex = arrangement.lines[0][0]
      for (distance, isIn) in [(random.number(0...15_000), true), (random.number(90_000...900_000), false)] {
        let middle = Geodesic.direct(from: vertex, azimuth: random.number(0...360), distance: distance).end
        guard abs(middle.longitude) < 179, abs(middle.latitude) < 89 else { continue }
        let ring = [0, 120, 240, 0].map {
          Geodesic.direct(from: middle, azimuth: isIn ? Double($0) : -Double($0), distance: 4).end
        }
        var other = zone
        if isIn {
          guard let index = zone.regions[0].polygons.indices.first else { continue }
          other.regions[0].polygons[index].holes.append(ring)
        } else {
          other.regions[0].polygons.append(Polygon(exterior: ring))
        }
        #expect(throws: ZoneError.self, "seed \(seed), \(isIn ? "hole" : "island")") {
          try other.measuredCertificate()
        }
      }
    }
  }

  /// A part of several is taken away whole: nothing is left of its outline.
  @Test func aLostIslandIsRefused() throws {
    for (latitude, longitude) in [(10.0, 20.0), (0, 179.9), (89.7, 0), (-60, -179.99)] {
      let near = Coordinate(longitude, latitude)
      let far = Geodesic.direct(from: near, azimuth: 75, distance: 60_000).end
      let lines = [near, far].map { start in
        [start, Geodesic.direct(from: start, azimuth: 20, distance: 30).end]
      }
      let zone = try Self.zone(
        ZoneCase(name: "islands", chains: lines, specification: Catalogue.single(3_000, 1)))
      let count = zone.regions[0].polygons.count
      #expect(count >= 2)
      for index in 0..<count {
        var less = zone
        less.regions[0].polygons.remove(at: index)
        #expect(throws: ZoneError.self, "\(near.words), without part \(index)") {
          try less.measuredCertificate()
        }
      }
    }
  }

  /// One side of a line that winds within metres, kilometres deep: nearly everywhere the one side is nearer than the other by less
  /// than the tolerance, and a part that is taken away whole was not missed.
  @Test func aLostPartOfOneSideIsRefused() throws {
    var count = 0
    for seed in UInt64(1)...12 {
      var random = SeededRandom(seed: seed)
      let start = Coordinate(random.number(-170...170), random.number(-70...70))
      let line = (0..<Int.random(in: 4...12, using: &random)).map { _ in
        Geodesic.direct(from: start, azimuth: random.number(0...360), distance: random.number(0.5...8)).end
      }
      let depth = [1_000.0, 20_000, 129_000][Int(seed) % 3]
      let rule = Catalogue.single(depth, 1, .left, .round)
      // Some lines come to a place twice, and are refused.
      guard let zone = try? Self.zone(ZoneCase(name: "tangle", chains: [line], specification: rule)) else {
        continue
      }
      for (index, polygon) in zone.regions[0].polygons.enumerated() {
        let area = PolygonMeasure(of: [polygon]).area.squareMeters
        guard area > depth * depth / 20 else { continue }
        var less = zone
        less.regions[0].polygons.remove(at: index)
        count += 1
        #expect(throws: ZoneError.self, "seed \(seed), without part \(index) of \(area) m²") {
          try less.measuredCertificate()
        }
      }
    }
    #expect(count >= 6, "\(count)")
  }

  /// A ring between two depths, filled or left out.
  @Test func aFilledBandIsRefused() throws {
    let rule = ZoneSpecification(
      depth: .band(.kilometers(15), .kilometers(20)), side: .both, ends: .round, edges: .geodesic,
      tolerance: .meters(1), approximation: .nearest)
    let zone = try Self.zone(
      ZoneCase(
        name: "band", chains: [[Coordinate(36, 36), Coordinate(36.4, 36.1)]], specification: rule))
    #expect(zone.regions[0].polygons.flatMap(\.holes).count == 1)
    var filled = zone
    filled.regions[0].polygons = zone.regions[0].polygons.map { Polygon(exterior: $0.exterior) }
    #expect(throws: ZoneError.self) { try filled.measuredCertificate() }
  }

  private static func zone(_ zoneCase: ZoneCase) throws -> Zone {
    try zoneCase.boundary.zone(zoneCase.specification, within: zoneCase.within).zone
  }
}
