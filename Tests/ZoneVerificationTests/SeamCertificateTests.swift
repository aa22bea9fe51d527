import Geodesy
import Geometry
import TestSupport
import Testing
import ZoneBuilding
import ZoneVerification
import Zones

/// Zones across the antimeridian, and zones of edges that are no geodesics: what is written holds, and what is taken away from it is
/// missed.
@Suite struct SeamCertificateTests {
  private static let meridian = Boundary(parts: [
    Boundary.Part(
      vertices: [
        Coordinate(latitude: 12.7, longitude: 179.97), Coordinate(latitude: 12.73, longitude: 179.97),
      ], origin: "meridian")
  ])

  /// The part of a zone beyond the antimeridian ends there: without it the other part closes along a meridian where there is no
  /// limit. Such edges were never measured.
  @Test(arguments: [3.27, 3.4, 4, 6]) func aPartBeyondTheSeamIsMissed(_ depth: Double) throws {
    let zone = try Self.meridian.zone(ZoneSpecification(depth: .single(.kilometers(depth)))).zone
    #expect(try zone.measuredCertificate().deviationBound <= 1)
    for isEast in [true, false] {
      var tampered = zone
      tampered.regions[0].polygons.removeAll { polygon in
        polygon.exterior.allSatisfy { ($0.longitude < 0) == isEast }
      }
      #expect(tampered.regions[0].polygons.count == zone.regions[0].polygons.count - 1)
      #expect(throws: ZoneError.self) { try tampered.measuredCertificate() }
    }
  }

  /// What is measured of the file is what was measured when it was written, and the stated bound has room for how far the edges
  /// lie from the geodesics that stand for them.
  @Test(arguments: [EdgeModel.planar, .rhumb], [ZoneSpecification.Side.both, .left, .right])
  func planarAndRhumbZonesHold(_ edges: EdgeModel, _ side: ZoneSpecification.Side) throws {
    var random = SeededRandom(seed: 3)
    for latitude in [-40.0, 5, 62] {
      var place = Coordinate(latitude: latitude, longitude: 170)
      var vertices = [place]
      for _ in 0..<5 {
        place =
          Geodesic.direct(
            from: place, azimuth: .random(in: 30...120, using: &random),
            distance: .random(in: 20_000...200_000, using: &random)
          ).end
        vertices.append(place)
      }
      let boundary = Boundary(parts: [Boundary.Part(vertices: vertices, origin: "line")])
      var rule = ZoneSpecification(depth: .single(.kilometers(12)), side: side)
      rule.edges = edges
      let zone = try boundary.zone(rule).zone
      let measured = try zone.measuredCertificate()
      #expect(abs(measured.deviationBound - zone.certificate.deviationBound) < 1e-9)
      #expect(abs(measured.maximumDeviation - zone.certificate.maximumDeviation) < 1e-9)
      #expect(measured.deviationBound <= 1)
    }
  }
}
