import Geodesy
import Geometry
import TestSupport
import Testing
import ZoneAnalysis
import ZoneBuilding

@testable import Zones

/// Limits and the base points that they come from, derived again from these by other means.
@Suite struct LimitTests {
  /// Some of each kind, of those that take no longer than a blink to build.
  static let cases: [ZoneCase] = {
    let quick = Catalogue.quick.filter { zoneCase in
      let rule = zoneCase.specification
      return rule.edges == .geodesic && rule.tolerance.meters >= 1 && rule.outerDepth.meters <= 25_000
        && zoneCase.chains.joined().count < 60
    }
    return quick.enumerated().filter { $0.offset % (quick.count / 8) == 0 }.map(\.element) + points
  }()

  /// Base points alone, and beside straight base lines.
  private static let points: [ZoneCase] = (1...4).map { seed in
    var random = SeededRandom(seed: UInt64(seed))
    let base = Coordinate(random.number(-180...180), random.number(-70...70))
    let places = (0..<12).map { _ in
      Geodesic.direct(
        from: base, azimuth: random.number(0...360), distance: random.number(0...60_000)
      ).end
    }
    let rule = ZoneSpecification(depth: .single(.nauticalMiles(12)))
    let lines = seed % 2 == 0 ? [[places[10], places[11]]] : []
    return ZoneCase(
      name: "points \(seed)", chains: lines + places[..<10].map { [$0] }, specification: rule)
  }

  static func boundary(_ zoneCase: ZoneCase) -> Boundary {
    var boundary = zoneCase.boundary
    for index in boundary.parts.indices where boundary.parts[index].vertices.count == 1 {
      boundary.parts[index].isPoint = true
    }
    return boundary
  }

  /// The distance from a place to a base, in metres: to a vertex by the inverse problem, to an edge by thirds.
  private static func distance(_ place: Coordinate, to base: LimitBase, of boundary: Boundary) -> Double {
    let vertices = boundary.parts[base.part].vertices
    let start = vertices[base.number - 1]
    guard base.kind == .edge else { return Geodesic.inverse(from: start, to: place).distance }
    let course = Geodesic.inverse(from: start, to: vertices[base.number])
    func far(_ along: Double) -> Double {
      let foot = Geodesic.direct(from: start, azimuth: course.startAzimuth, distance: along).end
      return Geodesic.inverse(from: foot, to: place).distance
    }
    var (low, high) = (0.0, course.distance)
    for _ in 0..<80 {
      let (a, b) = (low + (high - low) / 3, high - (high - low) / 3)
      if far(a) < far(b) { high = b } else { low = a }
    }
    return far((low + high) / 2)
  }

  @Test(arguments: cases) func verticesAreAtTheDepth(_ zoneCase: ZoneCase) throws {
    let boundary = Self.boundary(zoneCase)
    let zone = try boundary.zone(zoneCase.specification, within: zoneCase.within).zone
    let limits = try zone.limits(spacing: .meters(zoneCase.specification.outerDepth.meters / 3))
    #expect(!limits.isEmpty)
    let search = FootSearch(
      line: try ReferenceLine(boundary: boundary, specification: zoneCase.specification).line, ends: .round)
    for limit in limits {
      let depth = limit.depth.meters
      for (index, piece) in limit.pieces.enumerated() {
        let before = limit.pieces[(index + limit.pieces.count - 1) % limit.pieces.count]
        #expect(piece.curve.first == piece.start.place)
        guard let base = piece.base else { continue }
        for vertex in [piece.start] + piece.between {
          let far = Self.distance(vertex.place, to: base, of: boundary)
          #expect(abs(far - depth) < 0.002, "\(zoneCase): \(base) of \(vertex.place)")
          // Nothing of the line is nearer, but what lies on a side that is not chosen.
          if zone.specification.side == .both, zone.specification.ends == .round {
            let nearest = search.nearest(
              to: vertex.place.cartesian, place: vertex.place, within: 2 * depth)
            #expect(abs((nearest?.distance ?? 0) - depth) < 0.002, "\(zoneCase): \(vertex.place)")
          }
        }
        if let other = before.base, piece.start.node == .node {
          let far = Self.distance(piece.start.place, to: other, of: boundary)
          #expect(abs(far - depth) < 0.002, "\(zoneCase): \(other) before \(piece.start.place)")
        }
      }
    }
  }

  /// The pieces close, and are together as long as the outline of the certified polygons.
  @Test(arguments: cases) func piecesAddUpToTheOutline(_ zoneCase: ZoneCase) throws {
    let boundary = Self.boundary(zoneCase)
    var rule = zoneCase.specification
    // Each depth is drawn alone; the outline of one is compared.
    rule.depth = .single(rule.outerDepth)
    let zone = try boundary.zone(rule, within: zoneCase.within).zone
    let limits = try zone.limits()
    var perimeter = 0.0
    for ring in zone.regions.flatMap(\.polygons).flatMap(\.rings) {
      for (a, b) in zip(ring, ring.dropFirst()) where !Seam.isClosing(a, b) {
        perimeter += Geodesic.inverse(from: a, to: b).distance
      }
    }
    let sum = limits.reduce(0) { $0 + $1.length.meters }
    let tolerance = rule.tolerance.meters
    let corners = Double(limits.reduce(0) { $0 + $1.pieces.count })
    // Chords are a little shorter than arcs, and corners lie up to some tolerances from where they should.
    #expect(
      abs(sum - perimeter) < perimeter * 5e-5 + 4 * tolerance * corners, "\(zoneCase): \(sum) \(perimeter)")
    for limit in limits {
      for (index, piece) in limit.pieces.enumerated() {
        let next = limit.pieces[(index + 1) % limit.pieces.count].start.place
        let gap = piece.curve.last.map { Geodesic.inverse(from: $0, to: next).distance } ?? .infinity
        #expect(gap < 3 * tolerance, "\(zoneCase): piece \(index + 1)")
        #expect(piece.kind != .seam, "\(zoneCase)")
      }
    }
  }

  /// Where only depths are limits, every vertex is worked out.
  @Test(
    arguments: cases.filter {
      $0.specification.side == .both && $0.specification.ends == .round && $0.within == nil
    })
  func nothingIsDrawn(_ zoneCase: ZoneCase) throws {
    let boundary = Self.boundary(zoneCase)
    let limits = try boundary.zone(zoneCase.specification).zone.limits()
    let drawn = limits.flatMap(\.pieces).filter { $0.start.node == .drawn || $0.base == nil }
    #expect(drawn.isEmpty, "\(zoneCase): \(drawn.map(\.start.place))")
  }

  /// Edges that are not geodesics are many; each edge that was given is one piece, and no vertex is lost between its parts.
  @Test(arguments: [EdgeModel.planar, .rhumb]) func ofEdgesThatAreNotGeodesics(_ edges: EdgeModel) throws {
    let line = [Coordinate(36, 40), Coordinate(36.8, 40.1), Coordinate(37.5, 39.8), Coordinate(38.5, 40)]
    let boundary = Boundary(parts: [.init(vertices: line, origin: "line")])
    let zone = try boundary.zone(
      ZoneSpecification(depth: .single(.kilometers(10)), edges: edges)
    ).zone
    let limits = try zone.limits()
    try #require(limits.count == 1)
    let bases = limits[0].pieces.compactMap(\.base)
    #expect(limits[0].pieces.allSatisfy { $0.start.node == .node })
    // Three edges on each side, the ends, and one side of each corner.
    #expect(bases.filter { $0.kind == .edge }.map(\.number).sorted() == [1, 1, 2, 2, 3, 3])
    #expect(bases.filter { $0.kind == .vertex }.map(\.number).sorted() == [1, 2, 3, 4])
  }

  /// Two points: two arcs, whose ends are the places at the depth from both.
  @Test func ofTwoPoints() throws {
    let places = [Coordinate(-109.2, 10.3), Coordinate(-109.0, 10.3)]
    var boundary = Boundary(
      parts: places.enumerated().map { .init(vertices: [$1], isPoint: true, origin: "row \($0 + 1)") })
    boundary.parts[0].name = "Rock"
    let zone = try boundary.zone(ZoneSpecification(depth: .single(.nauticalMiles(12)))).zone
    let limits = try zone.limits()
    try #require(limits.count == 1 && limits[0].pieces.count == 2)
    for piece in limits[0].pieces {
      #expect(piece.kind == .arc && piece.base?.kind == .point && piece.start.node == .node)
      for place in places {
        #expect(abs(Geodesic.inverse(from: place, to: piece.start.place).distance - 22_224) < 1e-5)
      }
    }
    // By symmetry the nodes lie on the meridian between.
    #expect(limits[0].pieces.allSatisfy { abs($0.start.place.longitude + 109.1) < 1e-8 })
    // One point: a circle that begins in its north.
    let one = try Boundary(parts: [boundary.parts[0]]).zone(zone.specification).zone.limits()
    try #require(one.count == 1 && one[0].pieces.count == 1)
    let circle = one[0].pieces[0]
    #expect(circle.start.node == .start && abs(circle.start.place.longitude + 109.2) < 1e-9)
    // 2 π (D - D³ K / 6), with K the Gaussian curvature there.
    #expect(
      abs(circle.length.meters - 2 * .pi * (22_224 - 22_224 * 22_224 * 22_224 / 6 / 6.36e6 / 6.36e6)) < 2)
  }
}
