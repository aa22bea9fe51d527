import Geodesy
import Geometry
import TestSupport
import Testing

@testable import Zones

/// Stretches travelled both ways along edges with other vertices: a parallel as two data sets have it.
@Suite struct OpposedEdgesTests {
  private static func boundary(_ parts: [[(Double, Double)]]) -> Boundary {
    Boundary(
      parts: parts.enumerated().map { index, places in
        Boundary.Part(
          vertices: places.map { Coordinate(latitude: $0.1, longitude: $0.0) }, origin: "part \(index + 1)")
      })
  }

  private static func error(
    _ parts: [[(Double, Double)]], _ edges: EdgeModel, side: ZoneSpecification.Side = .left
  ) -> ZoneError? {
    var rule = ZoneSpecification(depth: .single(.kilometers(5)), side: side)
    rule.edges = edges
    do throws(ZoneError) {
      _ = try Judge(boundary: boundary(parts), specification: rule)
      return nil
    } catch {
      return error
    }
  }

  private static func opposed(
    _ from: (Double, Double), _ to: (Double, Double), _ parts: Int...
  ) -> ZoneError {
    .bothWays(
      from: Coordinate(latitude: from.1, longitude: from.0),
      to: Coordinate(latitude: to.1, longitude: to.0), origins: parts.map { "part \($0)" })
  }

  @Test(arguments: [EdgeModel.planar, .rhumb]) func aParallelOfTwoDataSets(_ edges: EdgeModel) {
    let first = [(-110.0, 49.0), (-100, 49), (-95, 49)]
    #expect(
      Self.error([first, [(-97, 49), (-98.3, 49), (-104, 49)]], edges)
        == Self.opposed((-100, 49), (-98.3, 49), 1, 2))
    // The same way it is one line that is there twice in part.
    #expect(Self.error([first, [(-104, 49), (-98.3, 49), (-97, 49)]], edges) == nil)
    #expect(Self.error([first, [(-97, 49), (-104, 49)]], edges, side: .both) == nil)
    // Geodesics between other places of a parallel are other lines.
    #expect(Self.error([first, [(-97, 49), (-98.3, 49), (-104, 49)]], .geodesic) == nil)
  }

  @Test(arguments: EdgeModel.allCases) func aMeridianAndItsReturn(_ edges: EdgeModel) {
    #expect(
      Self.error([[(20, 40), (20, 42), (21, 43), (20, 41.5), (20, 40.5), (19, 40)]], edges)
        == Self.opposed((20, 41.5), (20, 40.5), 1))
    // A line that only touches another, or crosses it, has its sides.
    #expect(Self.error([[(20, 40), (20, 42)], [(20, 41), (21, 43)]], edges) == nil)
    #expect(Self.error([[(20, 40), (20, 42)], [(19, 40), (20, 41), (21, 42)]], edges) == nil)
  }

  @Test func acrossTheAntimeridian() {
    #expect(
      Self.error([[(178, -10), (-178, -10)], [(-179, -10), (179, -10)]], .planar)
        == Self.opposed((-179, -10), (179, -10), 1, 2))
    #expect(
      Self.error([[(178, 0), (-177, 0)], [(-179, 0), (179, 0)]], .geodesic)
        == Self.opposed((-179, 0), (179, 0), 1, 2))
  }

  /// Of random pieces of one straight edge, those against its direction are found, and no others, nor pieces that lie beside it
  /// by more than rounding.
  @Test(arguments: EdgeModel.allCases) func piecesOfAnEdge(_ edges: EdgeModel) throws {
    var numbers = SeededRandom(seed: 1818)
    for _ in 0..<60 {
      let start = Coordinate(numbers.number(-180...180), numbers.number(-70...70))
      let inverse = (azimuth: numbers.number(0...360), distance: numbers.number(1_000...300_000))
      let end = Geodesic.direct(from: start, azimuth: inverse.azimuth, distance: inverse.distance).end
      let shares = [numbers.number(0.05...0.45), numbers.number(0.55...0.95)]
      let plane = PlaneEdge(from: start, to: end, model: edges)
      let line = GeodesicLine(from: start, azimuth: inverse.azimuth)
      func place(_ share: Double) -> Coordinate {
        edges == .geodesic ? line.position(at: share * inverse.distance).end : plane.place(at: share)
      }
      func pair(_ place: Coordinate) -> (Double, Double) { (place.longitude, place.latitude) }
      let (a, b) = (place(shares[0]), place(shares[1]))
      let side = Geodesic.direct(from: end, azimuth: inverse.azimuth + 50, distance: 30_000).end
      let whole = [pair(start), pair(end)]
      guard case .bothWays = Self.error([whole, [pair(b), pair(a)]], edges) else {
        Issue.record("\(edges) \(start) \(end) \(shares)")
        return
      }
      #expect(Self.error([whole, [pair(a), pair(b)]], edges) == nil)
      guard case .bothWays = Self.error([whole, [pair(side), pair(end), pair(a)]], edges) else {
        Issue.record("\(edges) \(start) \(end) \(shares), with an end in common")
        return
      }
      let beside = Geodesic.direct(from: a, azimuth: inverse.azimuth + 90, distance: 0.01).end
      #expect(Self.error([whole, [pair(b), pair(beside)]], edges) == nil)
    }
  }
}
