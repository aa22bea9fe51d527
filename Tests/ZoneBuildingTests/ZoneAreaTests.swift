import Geodesy
import Geometry
import TestSupport
import Testing
import ZoneBuilding

@testable import Zones

/// What areas of zones should be, and that a turned zone is the zone turned.
@Suite struct ZoneAreaTests {
  static func area(_ chains: [[Coordinate]], _ specification: ZoneSpecification) throws -> Double {
    let parts = chains.map { Boundary.Part(vertices: $0, origin: "part") }
    let regions = try Boundary(parts: parts).regions(specification, decimals: 10)
    return PolygonMeasure(of: regions.flatMap(\.polygons)).area.squareMeters
  }

  static func single(_ meters: Double, _ side: ZoneSpecification.Side, _ ends: ZoneSpecification.Ends)
    -> ZoneSpecification
  {
    Catalogue.single(meters, 0.01, side, ends)
  }

  /// A gently bending line, 200 km long.
  static let bending = (0...40).map { index -> Coordinate in
    let share = Double(index) / 40
    return Coordinate(36 + 2 * share, 35 + 0.3 * share * (1 - share))
  }

  /// Two kilometres to each side of a line are four square kilometres a kilometre.
  @Test func twoKilometresEachSide() throws {
    let length = zip(Self.bending, Self.bending.dropFirst()).reduce(0) {
      $0 + Geodesic.inverse(from: $1.0, to: $1.1).distance
    }
    let area = try Self.area([Self.bending], Self.single(2000, .both, .flat))
    #expect(abs(area / (length * 4000) - 1) < 1e-6)
    let round = try Self.area([Self.bending], Self.single(2000, .both, .round))
    #expect(abs((round - area) / (.pi * 2000 * 2000) - 1) < 1e-5)
  }

  @Test(arguments: [ZoneSpecification.Ends.flat, .round]) func leftAndRightSumToBoth(
    _ ends: ZoneSpecification.Ends
  ) throws {
    for line in [Self.bending, IdlibLine.vertices] {
      let left = try Self.area([line], Self.single(20_000, .left, ends))
      let right = try Self.area([line], Self.single(20_000, .right, ends))
      let both = try Self.area([line], Self.single(20_000, .both, ends))
      #expect(abs((left + right) / both - 1) < 1e-6)
    }
  }

  @Test func aDiscIsADisc() throws {
    // A line of one metre with round ends, as good as a place.
    let line = Lines.plan(Coordinate(0, 0), [(0, 0), (1, 0)])
    let area = try Self.area([line], Self.single(1000, .both, .round))
    #expect(abs(area / (.pi * 1_000_000 + 2000) - 1) < 2e-5)
  }

  @Test func rangeBandAndDepthAgree() throws {
    let line = [IdlibLine.vertices]
    let shallow = try Self.area(line, Self.single(15_000, .left, .flat))
    let deep = try Self.area(line, Self.single(20_000, .left, .flat))
    let band = try Self.area(
      line,
      ZoneSpecification(
        depth: .band(.meters(15_000), .meters(20_000)), side: .left, tolerance: .meters(0.01)))
    #expect(abs((deep - shallow) / band - 1) < 1e-6)
  }

  static let turnable: [ZoneCase] = [
    ZoneCase(name: "Idlib", chains: [IdlibLine.vertices], specification: single(20_000, .both, .round)),
    ZoneCase(name: "Idlib", chains: [IdlibLine.vertices], specification: single(15_000, .left, .flat)),
    ZoneCase(
      name: "hook", chains: [Lines.u(Coordinate(36.5, -40), apart: 25_000, length: 60_000)],
      specification: single(20_000, .right, .round)),
    ZoneCase(
      name: "80N", chains: [Lines.walk(seed: 80, from: Coordinate(36, 80), count: 12, length: 150_000)],
      specification: single(20_000, .both, .round)),
  ]

  /// 37.123 degrees leaves the chart as it is; 143.4 lays the lines over 180.
  @Test(arguments: turnable, [37.123, 143.4]) func turnedLineGivesTurnedZone(
    _ zoneCase: ZoneCase, _ turn: Double
  ) throws {
    let turned = zoneCase.turned(by: turn)
    let before = try Self.area(zoneCase.chains, zoneCase.specification)
    let after = try Self.area(turned.chains, turned.specification)
    // A tolerance of a centimetre on 20 km, averaged over thousands of chords.
    #expect(abs(after / before - 1) < 2e-8)
    let report = AccuracyCheck.run(turned, scale: 0.3)
    #expect(report.passed, "\(report.line)")
  }

  /// An area whose edges join the line's own vertices straight in longitude and latitude holds slivers of the other
  /// side, millimetres to centimetres wide, and nothing that deserves a polygon.
  @Test func sliversAlongAClipAreaAreLeftOut() throws {
    let line = (0...12).map { index -> Coordinate in
      Coordinate(20 + 0.02 * Double(index), 40 + 0.01 * Double(index % 2))
    }
    let beyond = [Coordinate(20.24, 40.2), Coordinate(20, 40.2)]
    let area = [Polygon(exterior: line + beyond + [line[0]])]
    let boundary = Boundary(parts: [.init(vertices: line, origin: "part")])
    func zone(_ tolerance: Double, _ side: ZoneSpecification.Side) throws -> [Polygon] {
      try boundary.zone(Catalogue.single(5000, tolerance, side, .flat), within: area).zone.regions[0].polygons
    }
    #expect(try zone(1, .right).isEmpty)
    #expect(try zone(1, .left).map(\.rings.count) == [1])
    // They are no slivers where a millimetre is meant to count.
    #expect(try !zone(0.001, .right).isEmpty)
  }
}
