import Geodesy
import Geometry
import TestSupport
import Testing

@testable import Zones

@Suite struct FlatCapRaysTests {
  private func rays(_ line: [Coordinate], depth: Double) throws -> [DiscontinuityRay] {
    let specification = ZoneSpecification(depth: .single(.meters(depth)), side: .left)
    let boundary = Boundary(parts: [Boundary.Part(vertices: line, origin: "part 1")])
    return DiscontinuityRay.all(
      of: try ZoneModel(boundary: boundary, specification: specification, within: nil))
  }

  /// Where a chain curls back, a place can slide past its last edges to the end: their perpendiculars are limits.
  @Test func curledEndsKeepPerpendiculars() throws {
    let arc = Lines.arc(Coordinate(37, 36), radius: 12_000, from: 20, through: 320)
    #expect(try rays(arc, depth: 20_000).count > 4)
  }

  /// A line with detail much finer than the depth keeps hardly more than its cuts.
  @Test func detailLeavesFew() throws {
    let line = Lines.walk(seed: 7, from: Coordinate(20, 30), count: 1000, length: 2_500_000)
    let deep = try rays(line, depth: 370_400)
    #expect(deep.count >= 4)
    #expect(deep.count < 100)
  }
}
