import Geodesy
import Geometry
import TestSupport
import Testing
import Zones

@testable import ZoneBuilding

/// The squares in which bisectors are looked for, and what is told of the feet that their places have.
@Suite struct BisectorTests {
  @Test func quartersMakeASquare() throws {
    for face in CubeSquare.all {
      #expect(face.parent == nil)
      var square = face
      for step in 0..<38 {
        let quarters = try #require(square.quarters)
        #expect(quarters.allSatisfy { $0.parent?.middle == square.middle })
        // The middle of the square is a corner of each quarter, and the middles of its sides are of two.
        #expect(quarters.allSatisfy { $0.corners.contains(square.middle) })
        let sides = zip(square.corners, square.corners.dropFirst()).map { $0.middle(to: $1) }
        #expect(sides.allSatisfy { side in quarters.count { $0.corners.contains { $0 == side } } == 2 })
        square = quarters[step % 4]
      }
    }
  }

  @Test func squaresLieWithinTheirRadius() throws {
    var random = SeededRandom(seed: 3)
    for _ in 0..<200 {
      var square = CubeSquare.all[Int(random.next() % 6)]
      for _ in 0..<Int(random.next() % 24) { square = try #require(square.quarters)[Int(random.next() % 4)] }
      let middle = coordinate(at: square.middle.position)
      for corner in square.corners {
        let distance = Geodesic.inverse(from: middle, to: coordinate(at: corner.position)).distance
        #expect(distance <= square.radius + 1e-6)
      }
    }
  }

  /// The spans found for a ball have the nearest foot of each of its places, and on the side that was told.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func rivalsHaveTheNearestFeet(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var line = Lines.mixedEdges(seed: seed, count: 3 + Int(seed % 8))
    // Back to places where it was, whose visits need not all be feet.
    if seed % 3 == 0, line.count > 4 {
      let aside = Geodesic.direct(from: line[1], azimuth: random.number(-180...180), distance: 7_000).end
      line += [line[1], aside, line[3]]
    }
    let rule = ZoneSpecification(
      depth: .single(.meters(20_000)), side: .left, ends: seed % 2 == 0 ? .flat : .round)
    let boundary = Boundary(parts: [Boundary.Part(vertices: line, origin: "line")])
    let model = try ZoneModel(boundary: boundary, specification: rule, within: nil)
    let search = RivalSearch(model)
    var told = 0
    for _ in 0..<50 {
      let base = line[Int(random.next() % UInt64(line.count))]
      let way = 30_000 * random.unit() * random.unit()
      let middle = Geodesic.direct(from: base, azimuth: random.number(-180...180), distance: way).end
      let radius = 5_000 * random.unit() * random.unit() * random.unit()
      let ball = BallTree.Ball(middle: middle.cartesian, radius: radius)
      let rivals = search.rivals(of: ball, among: search.spans, within: .infinity)
      let sided = search.withSides(rivals.filter { !$0.isLost }, ball)
      for _ in 0..<20 {
        let away = radius * random.unit()
        let place = Geodesic.direct(from: middle, azimuth: random.number(-180...180), distance: away).end
        let p = place.cartesian
        guard let foot = model.search.nearest(to: p, place: place, within: .infinity) else { continue }
        let rival = sided.first { rival in
          let span = model.line.spans[Int(rival.span)]
          return rival.span == foot.span
            || (foot.node >= 0 && (span.startNode == foot.node || span.endNode == foot.node))
        }
        #expect(rival != nil, "\(place) has its foot on span \(foot.span)")
        guard case .one(let isChosen)? = rival?.side, foot.distance > 0.01 else { continue }
        // Of feet that are equally near, any may put a place in.
        let isIn =
          model.search.isChosen(foot, p, place, model.choice)
          || model.search.nearest(tiedWith: foot, to: p, place: place, choice: model.choice) != nil
        #expect(isIn == isChosen, "\(place)")
        told += 1
      }
    }
    #expect(told > 0)
  }

  /// What a receiver at rest records: bisectors between places within metres of each other.
  @Test func noiseIsBuiltOnOneSide() throws {
    let line = Lines.gpsNoise(seed: 1, count: 60)
    let rule = ZoneSpecification(depth: .single(.meters(1_000)), side: .left)
    let zone = try Boundary(parts: [Boundary.Part(vertices: line, origin: "line")]).zone(rule).zone
    #expect(zone.certificate.deviationBound <= 1)
  }
}
