import Concurrency
import Geodesy
import Geometry
import TestSupport
import Testing
import ZoneVerification
import Zones

@testable import ZoneBuilding

/// Points that lie close together, as of a GPS at rest, and lines of many pieces.
@Suite struct DenseLineTests {
  private static let middle = Coordinate(latitude: 36, longitude: 36.5)
  private static let rule = ZoneSpecification(depth: .single(.meters(1_000)), side: .both)

  /// A track within some metres of a place.
  private static func noise(_ count: Int) -> (boundary: Boundary, plan: [SIMD2<Double>]) {
    var random = SeededRandom(seed: 77)
    let plan = (0..<count).map { _ in SIMD2(random.number(-8...8), random.number(-8...8)) }
    let vertices = plan.map {
      Geodesic.direct(
        from: middle, azimuth: arcTangent($0.x, $0.y) * 180 / .pi, distance: ($0 * $0).sum().squareRoot()
      ).end
    }
    return (Boundary(parts: [Boundary.Part(vertices: vertices, origin: "track")]), plan)
  }

  /// The area within a distance of the convex hull of some points: the hull, a strip along it, and a disc.
  private static func area(of plan: [SIMD2<Double>], _ depth: Double) -> Double {
    let points = plan.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    func half(_ points: [SIMD2<Double>]) -> [SIMD2<Double>] {
      var hull: [SIMD2<Double>] = []
      for point in points {
        while hull.count > 1 {
          let (a, b) = (hull[hull.count - 1] - hull[hull.count - 2], point - hull[hull.count - 1])
          if a.x * b.y - a.y * b.x > 0 { break }
          hull.removeLast()
        }
        hull.append(point)
      }
      return hull.dropLast()
    }
    let hull = half(points) + half(points.reversed())
    var (area, length) = (0.0, 0.0)
    for (a, b) in zip(hull, hull.dropFirst() + hull.prefix(1)) {
      area += (a.x * b.y - a.y * b.x) / 2
      length += ((b - a) * (b - a)).sum().squareRoot()
    }
    return area + length * depth + .pi * depth * depth
  }

  /// A track this dense covers all of the hull, to centimetres of its offset curve.
  @Test func noiseIsTheOffsetOfItsHull() throws {
    let (boundary, plan) = Self.noise(1_000)
    let zone = try boundary.zone(Self.rule).zone
    let area = PolygonMeasure(of: zone.regions.flatMap(\.polygons)).area.squareMeters
    let expected = Self.area(of: plan, 1_000)
    #expect(
      abs(area - expected) < 6_300 * 0.7, "\(area) and \(expected) m², by a line off by more than 0.7 m")
  }

  /// Each vertex has an arc of kilometres; those that others cover are not drawn.
  @Test func noiseLeavesFewCurves() throws {
    func size(_ count: Int) throws -> Int {
      let model = try ZoneModel(
        boundary: Self.noise(count).boundary, specification: Self.rule, within: nil,
        edges: .geodesics(deviation: 0.05))
      return ZoneBuilder(
        model: model, normals: OffsetPrimitives(model: model), decimals: 7, rays: RayTree([]),
        work: SharedBudget(of: 1)
      ).curves().lines.reduce(0) { $0 + $1.count }
    }
    // An arc of each vertex alone has some 300.
    for count in [200, 2_000] {
      let vertices = try size(count)
      #expect(vertices < 20 * count, "\(vertices) vertices of the curves of \(count) points")
    }
  }

  /// Islets in any order have one zone: what is within the depth of one of them.
  @Test func piecesInAnyOrderHaveOneZone() throws {
    var random = SeededRandom(seed: 12)
    let depth = 3_000.0
    var parts = (0..<1_500).map { number in
      let place = Coordinate(latitude: random.number(35...37), longitude: random.number(179...181)).normalized
      let vertices = [0.0, 8, 15].map { Geodesic.direct(from: place, azimuth: 30 + $0, distance: $0).end }
      return Boundary.Part(vertices: vertices, origin: "part \(number + 1)")
    }
    let rule = ZoneSpecification(depth: .single(.meters(depth)), side: .both)
    let polygons = try Boundary(parts: parts).zone(rule).zone.regions.flatMap(\.polygons)
    parts.shuffle(using: &random)
    let others = try Boundary(parts: parts).zone(rule).zone.regions.flatMap(\.polygons)
    func area(_ polygons: [Polygon]) -> Double { PolygonMeasure(of: polygons).area.squareMeters }
    #expect(abs(area(polygons) - area(others)) < 1e-6 * area(polygons))
    let containment = PlanarContainment(polygons)
    var inside = 0
    for _ in 0..<400 {
      let place = Coordinate(latitude: random.number(35...37), longitude: random.number(179...181)).normalized
      let distance = parts.reduce(Double.infinity) {
        min($0, Geodesic.inverse(from: place, to: $1.vertices[0]).distance)
      }
      // An islet is 15 m long.
      if abs(distance - depth) < 17 { continue }
      #expect(containment.contains(place) == (distance < depth), "\(place) at \(distance) m")
      inside += distance < depth ? 1 : 0
    }
    #expect(inside > 50)
  }
}
