import Concurrency
import Geometry
import TestSupport
import Testing
import Zones

@testable import ZoneBuilding

/// Lines that touch, where the sides of two feet that are the same place contradict each other along a ray.
@Suite struct TouchingLineTests {
  /// A part ends on an edge of another, some centimetres from where that is divided. Half a million squares were looked
  /// at along the perpendicular there, and the zone missed its tolerance.
  @Test(arguments: [66.0999, 66.1, 66.1003] as [Double])
  func partsMayEndOnAnEdge(latitude: Double) throws {
    let parts = [
      [Coordinate(45.2, 66.2), Coordinate(45.4, latitude)],
      [Coordinate(45.4, 66), Coordinate(45.4, 66.2), Coordinate(45.2, 66.3), Coordinate(45.5, 66.2)],
    ]
    let boundary = Boundary(parts: parts.map { Boundary.Part(vertices: $0, origin: "line") })
    let rule = ZoneSpecification(depth: .single(.meters(30_000)), side: .left, ends: .round)
    let model = try ZoneModel(boundary: boundary, specification: rule, within: nil)
    let work = SharedBudget(of: BisectorMethod.mostSquares)
    let cells = BisectorCells(model, depths: [30_000], stray: 0.2, Thickets(of: [], widest: 0.6), work: work)
    #expect(try #require(cells.leaves()).count < 20_000)
    let zone = try boundary.zone(rule).zone
    #expect(zone.certificate.deviationBound <= 0.85)
  }

  /// A vertex is visited twice. Beyond the flat end its one visit leads to it is no foot, and the other one is: a part of
  /// 160 by 320 km that the bisector of that foot closes was missing, until bisectors were looked for in another way.
  @Test func visitsAreFeetOfTheirOwn() throws {
    let line = [
      (90.5, 63), (86.18088820510324, 68.28151107247547), (84.36105524570067, 73.61192966705198),
      (82.661713507414, 68.34680335779038), (87.78096509146877, 73.1546841974504),
      (86.18088820510324, 68.28151107247547), (81.19841864722274, 74.06819612180895),
    ].map { Coordinate($0.0, $0.1) }
    let boundary = Boundary(parts: [Boundary.Part(vertices: line, origin: "line")])
    let rule = ZoneSpecification(depth: .single(.meters(900_000)), side: .right, ends: .flat)
    // As first built, without the certificate, which would have it built again.
    let regions = try boundary.regions(rule, decimals: rule.decimals)
    let polygons = PlanarContainment(regions[0].polygons)
    #expect(polygons.contains(Coordinate(81.85, 61.07)))
    #expect(!polygons.contains(Coordinate(84.2, 61.2)))
  }
}
