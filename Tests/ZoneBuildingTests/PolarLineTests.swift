import Geometry
import TestSupport
import Testing
import ZoneBuilding
import Zones

/// Lines that come to a pole have zones whose polygons begin there. They were taken for thin, as metres east are none at a pole, and
/// left out.
@Suite struct PolarLineTests {
  /// Awkward lines that were refused with exit status 70, and one that took forty seconds.
  @Test(arguments: [311, 437, 451] as [UInt64]) func polygonsThatBeginAtAPole(_ seed: UInt64) throws {
    let line = AwkwardLine(seed: seed)
    let zone = try line.boundary.zone(line.specification).zone
    #expect(zone.certificate.deviationBound <= line.specification.tolerance.meters)
  }

  /// A line that leaves a pole along the antimeridian all but exactly: its zone begins with a part of a few metres beside it.
  @Test(arguments: [90.0, -90]) func aLineBesideTheAntimeridian(_ pole: Double) throws {
    let line = Boundary(parts: [
      Boundary.Part(
        vertices: [
          Coordinate(latitude: pole, longitude: 0), Coordinate(latitude: pole * 0.9999, longitude: 179.5),
          Coordinate(latitude: pole * 0.9998, longitude: 120),
        ], origin: "line")
    ])
    for side in [ZoneSpecification.Side.left, .right] {
      let rule = ZoneSpecification(depth: .single(.meters(3_000)), side: side)
      let zone = try line.zone(rule).zone
      #expect(zone.certificate.deviationBound <= 1)
    }
  }

  /// Every place is looked at, also within some kilometres of a pole: few cells are enough there, as anywhere else.
  @Test(arguments: [-90.0, 90], [300.0, 1_000, 3_000]) func zonesAboutAPoleAreProven(
    _ pole: Double, _ depth: Double
  ) throws {
    let line = Boundary(parts: [
      Boundary.Part(
        vertices: [(0.9999, 10.0), (0.9998, 40), (0.99997, 160)].map {
          Coordinate(latitude: pole * $0, longitude: $1)
        }, origin: "line")
    ])
    for side in [ZoneSpecification.Side.both, .left] {
      let certificate = try line.zone(ZoneSpecification(depth: .single(.meters(depth)), side: side)).zone
        .certificate
      #expect(certificate.proof == (side == .both ? .complete : .depth))
      #expect((1..<20_000).contains(certificate.cells.all))
    }
  }
}
