import Geodesy
import Geometry
import TestSupport
import Testing
import ZoneBuilding
@testable import ZoneVerification

@testable import Zones

/// The certificate of zones that a clip area cuts into many small pieces: none may be missing.
@Suite struct ClippedCertificateTests {
  private static let line = Boundary(
    parts: [
      .init(vertices: [Coordinate(36, 36), Coordinate(36.1, 36.4), Coordinate(36, 36.8)], origin: "line")
    ])

  /// Wedges of some tens of metres in and about the zone, far narrower than the spacing of its limits' witnesses.
  private static func wedges(_ random: inout SeededRandom) -> [Polygon] {
    (0..<40).map { number in
      let middle = Coordinate(35.75 + random.number(0...0.55), 35.9 + Double(number) * 0.025)
      let ring = (0..<4).map { corner in
        Geodesic.direct(
          from: middle, azimuth: -90 * Double(corner) + random.number(-30...30),
          distance: random.number(30...90)
        ).end
      }
      return Polygon(exterior: ring + [ring[0]])
    }
  }

  private static let rules: [ZoneSpecification] = [
    Catalogue.single(20_000, 1, .both, .round), Catalogue.single(20_000, 1, .left, .flat),
    Catalogue.single(20_000, 1, .right, .round), Catalogue.single(20_000, 0.01, .both, .flat),
  ]

  @Test(arguments: rules) func aMissingPieceIsSeen(_ rule: ZoneSpecification) throws {
    var random = SeededRandom(seed: 9)
    let areas = Self.wedges(&random)
    let zone = try Self.line.zone(rule, within: areas).zone
    let polygons = zone.regions[0].polygons
    #expect(polygons.count > 8)
    _ = try zone.measuredCertificate()
    for number in polygons.indices {
      var less = zone
      less.regions[0].polygons.remove(at: number)
      #expect(throws: ZoneError.self, "without piece \(number)") { try less.measuredCertificate() }
    }
  }

  /// The outline between areas that touch is no limit.
  @Test func areasThatTouchAreOne() throws {
    let halves = [36.2, 36.4, 36.6].map { west in
      Polygon(
        exterior: [(35.9, west), (35.9, west + 0.2), (36.3, west + 0.2), (36.3, west), (35.9, west)].map {
          Coordinate($0.0, $0.1)
        })
    }
    for rule in Self.rules { _ = try Self.line.zone(rule, within: halves).zone.measuredCertificate() }
  }
}
