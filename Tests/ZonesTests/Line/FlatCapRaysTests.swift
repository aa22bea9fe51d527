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

  /// What is left out of a ray is no limit: the nearest foot of places on its two sides is as near.
  @Test func whatIsLeftOutOfRaysIsNoLimit() throws {
    var numbers = SeededRandom(seed: 5)
    var tried = 0
    for turn in [200.0, 260, 320] {
      let line = Lines.arc(Coordinate(37, 36), radius: 12_000, from: 20, through: turn)
      let specification = ZoneSpecification(depth: .single(.meters(40_000)), side: .left)
      let boundary = Boundary(parts: [Boundary.Part(vertices: line, origin: "part 1")])
      let model = try ZoneModel(boundary: boundary, specification: specification, within: nil)
      let rays = DiscontinuityRay.all(of: model)
      let tree = RayTree(rays)
      for ray in rays where ray.from > 1 {
        for _ in 0..<20 {
          let on = ray.normal.tip(at: numbers.number(0...ray.from))
          let across = 0.2 * ray.course.rightward
          // Other rays may be limits there.
          if tree.hasRay(near: on, within: 2) { continue }
          let feet = [on + across, on - across].map {
            model.search.nearest(to: $0, place: nil, within: 100_000)
          }
          tried += 1
          #expect(abs((feet[0]?.distance ?? -1) - (feet[1]?.distance ?? -1)) < 0.5)
        }
      }
    }
    #expect(tried > 100)
  }

  /// No place of a part of a ray is nearer than its lower bound, behind its beginning and beyond its end, too.
  @Test func boundsHoldForParts() throws {
    var numbers = SeededRandom(seed: 6)
    for _ in 0..<200 {
      let end = Coordinate(numbers.number(-180...180), numbers.number(-70...70))
      let start = Geodesic.direct(from: end, azimuth: numbers.number(0...360), distance: 5000).end
      let whole = try #require(try rays([start, end], depth: 900_000).first)
      let from = numbers.number(0...600_000)
      let ray = whole.part(from...from + numbers.number(1...300_000))
      let line = GeodesicLine(from: ray.start.place, azimuth: ray.azimuth)
      for along in [numbers.number(0...from), from, numbers.number(from...ray.length), ray.length + 50_000] {
        let place = Geodesic.direct(
          from: line.position(at: along).end, azimuth: numbers.number(0...360),
          distance: numbers.number(0...100_000) * (along < from ? 0 : 1)
        ).end
        let least =
          (0...200).map { step in
            let on = line.position(at: ray.from + (ray.length - ray.from) * Double(step) / 200).end
            return Geodesic.inverse(from: place, to: on).distance
          }.min() ?? 0
        #expect(ray.distanceBelow(to: place.cartesian) <= least + 1e-6)
      }
    }
  }
}
