import Geodesy
import Geometry
import TestSupport
import Testing

@testable import ZoneDoubt
@testable import Zones

/// The radius of a line along its way, and that places are judged with the one at their foot.
@Suite struct LineAccuracyTests {
  private static func part(_ places: [(Double, Double)], isRing: Bool = false) -> Boundary.Part {
    Boundary.Part(
      vertices: places.map { Coordinate(latitude: $0.1, longitude: $0.0) }, isRing: isRing, origin: "line")
  }

  private static func assessor(
    _ parts: [Boundary.Part], _ radii: [[Double]], side: ZoneSpecification.Side = .both,
    edges: EdgeModel = .geodesic
  ) throws -> Assessor {
    try Assessor(
      boundary: Boundary(parts: parts),
      specification: ZoneSpecification(
        depth: .range(.kilometers(15), .kilometers(20)), side: side, edges: edges),
      lineAccuracy: LineAccuracy(vertices: radii.map { $0.map(Length.meters) }))
  }

  @Test func wordsAndBounds() {
    let mixed = LineAccuracy(vertices: [
      [.meters(482), .kilometers(6.128)], [.kilometers(2), .kilometers(1)],
    ])
    #expect(mixed.inWords == "482 m to 6.128 km")
    #expect(mixed.least == .meters(482) && mixed.greatest == .kilometers(6.128))
    #expect(LineAccuracy(vertices: [[.meters(5), .meters(5)]]) == LineAccuracy(.meters(5)))
    #expect(LineAccuracy(.meters(-1)) == .exact && LineAccuracy(.meters(.nan)) == .exact)
    #expect(LineAccuracy(vertices: [[.meters(.nan), .meters(3)]]).least == .meters(0))
    #expect(LineAccuracy(vertices: []) == .exact)
  }

  /// Along the equator the way is proportional to the longitude, so that the radius is too.
  @Test(arguments: [EdgeModel.geodesic, .planar, .rhumb])
  func goesOverFromVertexToVertex(edges: EdgeModel) throws {
    let line = [Self.part([(30, 0), (32, 0), (33, 0)])]
    let assessor = try Self.assessor(line, [[1000, 3000, 500]], edges: edges)
    for (longitude, radius) in [
      (29.9, 1000.0), (30, 1000), (30.5, 1500), (31, 2000), (32, 3000), (32.5, 1750), (33, 500), (33.2, 500),
    ] {
      let found = assessor.assessment(of: Coordinate(latitude: 0.1, longitude: longitude))
      #expect(abs(found.lineRadius.meters - radius) < 1e-3, "at \(longitude): \(found.lineRadius)")
    }
  }

  /// Joined, turned, closed, across 180 degrees and with seams: each vertex keeps its own radius.
  @Test func verticesKeepTheirRadius() throws {
    let parts = [
      Self.part([(10, 50), (11, 50.5)]), Self.part([(13, 51), (12, 50.2), (11, 50.5)]),
      Self.part([(179, 10), (180, 11), (-179.5, 12)]),
      Self.part([(-60, 0), (-59, 0), (-59.5, 1), (-60, 0)], isRing: true),
      Self.part([(179.5, -20), (180, -20), (180, -19), (179.5, -19), (179.5, -20)], isRing: true),
      Self.part(
        [(-180, -20), (-179.5, -20), (-179.5, -19), (-179.99999999999991, -19), (-180, -20)], isRing: true),
    ]
    let radii: [[Double]] = [
      [100, 200], [500, 400, 200], [600, 700, 800], [10, 20, 30, 10], [41, 42, 43, 44, 41],
      [42, 45, 46, 43, 42],
    ]
    let assessor = try Self.assessor(parts, radii)
    for (part, radii) in zip(parts, radii) {
      for (vertex, radius) in zip(part.vertices, radii) {
        let found = assessor.assessment(of: vertex)
        #expect(abs(found.lineRadius.meters - radius) < 1e-3, "\(vertex): \(found.lineRadius), not \(radius)")
      }
    }
  }

  /// What is said of a place is what a line known to the radius at its foot everywhere would have.
  @Test func placesAreJudgedWithTheRadiusAtTheirFoot() throws {
    var random = SeededRandom(seed: 20_181_017)
    let line = Self.part([(36, 35.5), (37.2, 35.9), (37.6, 36.5), (39, 36.4)])
    let assessor = try Self.assessor([line], [[482, 6128, 2000, 3500]], side: .left)
    var disputed = 0
    for _ in 0..<60 {
      let vertex = line.vertices[.random(in: 0..<4, using: &random)]
      let place = Geodesic.direct(
        from: vertex, azimuth: .random(in: -180...180, using: &random),
        distance: .random(in: 12e3...22e3, using: &random)
      ).end
      let position = Length.meters(Bool.random(using: &random) ? 0 : .random(in: 0...5000, using: &random))
      let found = assessor.assessment(of: place, position: position)
      let alike = try Assessor(
        boundary: Boundary(parts: [line]), specification: assessorRule,
        lineAccuracy: LineAccuracy(found.lineRadius))
      #expect(found == alike.assessment(of: place, position: position))
      if found.verdict == .disputed { disputed += 1 }
    }
    #expect(disputed > 5)
  }

  private var assessorRule: ZoneSpecification {
    ZoneSpecification(depth: .range(.kilometers(15), .kilometers(20)), side: .left)
  }

  /// Where the index knows a verdict, it is that of the assessor, though the line is known better in some places.
  @Test func theIndexHoldsForAllRadii() throws {
    var random = SeededRandom(seed: 7)
    let line = Self.part([(36, 35.5), (37.2, 35.9), (37.6, 36.5), (39, 36.4)])
    let assessor = try Self.assessor([line], [[100, 9000, 50, 3500]])
    let index = assessor.index
    var known = 0
    for _ in 0..<300 {
      let place = Coordinate(
        latitude: .random(in: 35...37, using: &random), longitude: .random(in: 35.5...39.5, using: &random))
      guard let verdict = index.known(place) else { continue }
      known += 1
      #expect(verdict == assessor.assessment(of: place).verdict)
    }
    #expect(known > 100)
  }
}
