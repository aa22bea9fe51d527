import Geodesy
import Geometry
import TestSupport
import Testing

@testable import Zones

/// Feet on edges that are straight in longitude and latitude, compared with sums and minima of Karney's distance over
/// places of the edge. No bearing, curve or tree of demarc's takes part.
@Suite struct PlanarCourseTests {
  /// A line of long planar edges, by its vertices (longitude, latitude).
  private struct Line {
    let vertices: [Coordinate]

    init(_ places: [(Double, Double)]) {
      vertices = places.map { Coordinate(latitude: $0.1, longitude: $0.0) }
    }

    var judge: Judge {
      get throws {
        try Judge(
          boundary: Boundary(parts: [Boundary.Part(vertices: vertices, origin: "line")]),
          specification: ZoneSpecification(depth: .single(.kilometers(20)), edges: .planar))
      }
    }

    func place(_ edge: Int, _ share: Double) -> Coordinate {
      let (a, b) = (vertices[edge], vertices[edge + 1])
      return Coordinate(
        latitude: a.latitude + (b.latitude - a.latitude) * share,
        longitude: a.longitude + (b.longitude - a.longitude) * share)
    }

    /// The metres along an edge to a share of it: the sum of distances between places some 50 m apart. Such geodesics
    /// are shorter than the edge by less than 0.02 mm in all.
    func meters(_ edge: Int, to share: Double) -> Double {
      let rough = PlanarCourseTests.distance(vertices[edge], vertices[edge + 1])
      let count = max(1, Int((rough * share / 50).rounded(.up)))
      let places = (0...count).map { place(edge, share * Double($0) / Double(count)) }
      return zip(places, places.dropFirst()).reduce(0) { $0 + PlanarCourseTests.distance($1.0, $1.1) }
    }

    /// The foot of a place on an edge, near a share of it: the vertex of the parabola through the squares of three
    /// distances, 20 m apart, repeated. Shares are not quite metres, which is why the squares are not quite a parabola; at
    /// this step 0.03 mm are left of that, and hundredths of a millimetre of rounding.
    func foot(of place: Coordinate, on edge: Int, near share: Double) -> Double {
      let step = 20 / PlanarCourseTests.distance(vertices[edge], vertices[edge + 1])
      var share = share
      for _ in 0..<6 {
        let squares = [-step, 0, step].map { offset in
          let distance = PlanarCourseTests.distance(self.place(edge, share + offset), place)
          return distance * distance
        }
        share += step * (squares[0] - squares[2]) / (2 * (squares[0] - 2 * squares[1] + squares[2]))
      }
      return share
    }
  }

  private static func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
    Geodesic.inverse(from: a, to: b).distance
  }

  private static let lines = [
    [(30.0, 34.0), (32.5, 36.2), (35.0, 35.0), (37.0, 38.5), (40.0, 38.0)],
    [(-3.0, -1.0), (0.5, 1.5), (5.0, -0.5), (5.2, 3.0)],
    [(10.0, 68.0), (16.0, 69.5), (17.0, 66.0)],
  ]

  @Test(
    "distance, chainage and foot are right to a tenth of a millimetre", arguments: lines.indices,
    1...3 as ClosedRange<UInt64>)
  func feetAreThoseOfTheEdge(_ number: Int, seed: UInt64) throws {
    let line = Line(Self.lines[number])
    let judge = try line.judge
    var random = SeededRandom(seed: seed)
    var start = 0.0
    for edge in 0..<line.vertices.count - 1 {
      let share = random.number(0.15...0.85)
      let place = Geodesic.direct(
        from: line.place(edge, share), azimuth: random.number(0...360), distance: random.number(50...20_000)
      ).end
      let foot = line.foot(of: place, on: edge, near: share)
      let wanted = line.place(edge, foot)
      let chainage = start + line.meters(edge, to: foot)
      let found = judge.placement(of: place)
      let note: Comment = "seed \(seed), line \(number), edge \(edge), \(place)"
      #expect(abs(found.distance - Self.distance(wanted, place)) < 1e-4, note)
      #expect(abs(found.chainage - chainage) < 1e-4, note)
      #expect(Self.distance(found.foot, wanted) < 1e-4, note)
      start += line.meters(edge, to: 1)
    }
  }

  /// The other way to read such edges, as geodesics between places of the edge, is right in distance, and off in chainage
  /// and foot by centimetres: each short geodesic leaves its ends at another bearing than the edge has.
  @Test func curvesAreNearerTheTruthThanGeodesics() throws {
    let line = Line(Self.lines[0])
    let rule = ZoneSpecification(depth: .single(.kilometers(20)), edges: .planar)
    let boundary = Boundary(parts: [Boundary.Part(vertices: line.vertices, origin: "line")])
    let curves = try ReferenceLine(boundary: boundary, specification: rule, edges: .curves)
    let geodesics = try ReferenceLine(boundary: boundary, specification: rule, edges: .standard)
    let place = Coordinate(latitude: 35.2, longitude: 31.3)
    let foot = line.foot(of: place, on: 0, near: 0.53)
    let chainage = line.meters(0, to: foot)
    let byCurves = try #require(curves.chainage(of: place))
    let byGeodesics = try #require(geodesics.chainage(of: place))
    #expect(abs(byCurves - chainage) < 1e-4)
    #expect(abs(byCurves - chainage) < abs(byGeodesics - chainage))
    #expect(abs(byGeodesics - chainage) > 1e-3)
  }
}
