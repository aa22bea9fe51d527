import Geodesy
import Geometry
import TestSupport
import Testing

@testable import Zones

/// What makes a judge quicker changes nothing of what it says, to the last bit.
@Suite struct PreparedJudgeTests {
  @Test(arguments: Catalogue.quick) func saysTheSame(_ zoneCase: ZoneCase) throws {
    let judge = try Judge(
      boundary: zoneCase.boundary, specification: zoneCase.specification, within: zoneCase.within)
    let prepared = judge.preparedForMany()
    let extent = ZoneExtent(of: judge)
    let seed: UInt64 = 9
    var random = SeededRandom(seed: seed)
    // And vertices, where feet are tied most often.
    let vertices = zoneCase.boundary.parts.flatMap(\.vertices).prefix(20)
    // And places about them, whose feet are at corners and just beside.
    let places =
      vertices
      + vertices.flatMap { vertex in
        (0..<20).map { _ in
          Coordinate(
            latitude: max(-90, min(90, vertex.latitude + random.number(-0.02...0.02))),
            longitude: vertex.longitude + random.number(-0.02...0.02))
        }
      }
      + (0..<1500).map { _ in
        Coordinate(
          latitude: max(-90, min(90, extent.south + extent.height * random.number(-0.05...1.05))),
          longitude: extent.west + extent.width * random.number(-0.05...1.05))
      }
    for place in places {
      #expect(judge.placement(of: place) == prepared.placement(of: place), "\(place.inWords), seed \(seed)")
      #expect(judge.verdict(of: place) == prepared.verdict(of: place), "\(place.inWords), seed \(seed)")
    }
  }

  /// The nearest foot, found by asking every span for its distance.
  @Test(arguments: Catalogue.quick.filter { $0.specification.ends == .round })
  func nearestIsTheLeastDistance(_ zoneCase: ZoneCase) throws {
    let model = try ZoneModel(
      boundary: zoneCase.boundary, specification: zoneCase.specification, within: nil)
    let extent = ZoneExtent(of: try Judge(boundary: zoneCase.boundary, specification: zoneCase.specification))
    let seed: UInt64 = 10
    var random = SeededRandom(seed: seed)
    for _ in 0..<40 {
      let place = Coordinate(
        latitude: max(-90, min(90, extent.south + extent.height * random.number(-0.5...1.5))),
        longitude: extent.west + extent.width * random.number(-0.5...1.5))
      let p = place.cartesian
      let least = model.line.spans.indices.map { model.search.distance(from: p, toSpan: $0).distance }.min()
      let found = model.search.nearest(to: p, place: place, within: .infinity)?.distance
      // Far feet are found again by way of latitudes and longitudes, which `place` spares one of the two.
      #expect(abs((found ?? .infinity) - (least ?? 0)) < 1e-6, "\(place.inWords), seed \(seed)")
    }
  }

  /// Plain ends are what the search for the nearest place of a span comes to.
  @Test func plainEndsOfSpans() throws {
    let vertices = [Coordinate(10, 50), Coordinate(10.2, 50.05), Coordinate(10.21, 50.2), Coordinate(13, 51)]
    let line = try ZoneModel(
      boundary: Boundary(parts: [.init(vertices: vertices, origin: "line")]),
      specification: Catalogue.single(1000), within: nil
    ).line
    let seed: UInt64 = 12
    var random = SeededRandom(seed: seed)
    for _ in 0..<20_000 {
      let place = Coordinate(latitude: random.number(47...54), longitude: random.number(4...19)).cartesian
      let span = line.spans[Int(random.number(0...0.999) * Double(line.spans.count))]
      let (u, squared) = span.nearest(to: place)
      #expect((0...1).contains(u))
      // No neighbour is nearer.
      for beside in [max(0, u - 1e-6), min(1, u + 1e-6)] {
        let offset = span.position(at: beside) - place
        #expect(dot(offset, offset).squareRoot() > squared.squareRoot() - 1e-6, "seed \(seed)")
      }
    }
  }
}
