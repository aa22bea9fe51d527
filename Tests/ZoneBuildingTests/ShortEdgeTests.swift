import Geometry
import TestSupport
import Testing
import Zones

@testable import ZoneBuilding

/// Lines with edges much shorter than the depth, and places visited twice: zones that were refused once, each built and
/// certified, with a reserve.
@Suite struct ShortEdgeTests {
  private struct Case: CustomStringConvertible {
    let description: String
    let line: [Coordinate]
    let rule: ZoneSpecification

    init(_ name: String, _ rule: ZoneSpecification, _ places: [(Double, Double)]) {
      description = name
      self.rule = rule
      line = places.map { Coordinate($0.0, $0.1) }
    }
  }

  private static let cases = [
    Case(
      "last edge of 5.6 m with a slight bend", ZoneSpecification(depth: .single(.meters(10_000))),
      [(0, 0), (0.045, 0), (0.04505, -0.000001)]),
    Case(
      "short edges at both ends", ZoneSpecification(depth: .single(.meters(5_000))),
      [
        (36.83615, 35.90148), (36.83637, 35.90147), (36.8394, 35.90126), (36.855, 35.8997),
        (36.85512, 35.89969),
      ]),
    Case(
      "arcs that all but coincide", ZoneSpecification(depth: .single(.meters(5_000)), ends: .flat),
      [
        (41.3854, 36.5164), (41.365361, 36.494156), (41.365361, 36.494053), (41.365258, 36.494001),
        (41.365258, 36.493898), (41.277, 36.3548),
      ]),
    Case(
      "edges of 3 m and of 70 km", ZoneSpecification(depth: .single(.meters(1_000))),
      [
        (-103.74227, 29.2085), (-104, 29), (-103.74, 29), (-103.743, 29), (-103.742, 29.214),
        (-104.466966, 29.6097), (-104.466997, 29.609763), (-104.46728, 29.6103),
      ]),
    Case(
      "a range to the left", ZoneSpecification(depth: .range(.meters(15_000), .meters(20_000)), side: .left),
      [
        (-53.66, -26.26), (-54, -26.3), (-53.72, -26.4), (-53.7128, -26.47), (-53.71292, -26.5003),
        (-53.71292, -26.5005), (-53.73, -26.55),
      ]),
    Case(
      "a hook with the zone inside", ZoneSpecification(depth: .single(.meters(200)), side: .right),
      [(36.941, 35.9), (36.94106, 35.90146), (36.94117, 35.90145), (36.94139, 35.90143)]),
    Case(
      "a spike of 26 km", ZoneSpecification(depth: .single(.meters(20_000))),
      [
        (81, 43), (80.412693, 43.993), (80.412693, 43.9933), (80.4124, 44.014), (80.392, 44.07),
        (80.35, 44.16), (80.373, 44.23), (80.37, 44),
      ]),
    Case(
      "a vertex visited twice", ZoneSpecification(depth: .single(.meters(5_550)), side: .left, ends: .round),
      [
        (90.27122, -5.96603), (102.24102, -10.02927), (99.40737, -8.94106), (90.27122, -5.96603),
        (102.81892, 2.55119),
      ]),
    Case(
      "a grid with vertices visited twice",
      ZoneSpecification(depth: .single(.meters(3_330)), side: .right, ends: .round),
      [
        (41, 64.3), (41.1, 64.3), (41.1, 64), (41.3, 64), (41.4, 64.4), (41, 64.1), (41.2, 64.2),
        (41.2, 64.1),
        (41.4, 64.1), (41.3, 64), (41.4, 64.3), (41.4, 64.4),
      ]),
  ]

  private static func boundary(_ line: [Coordinate]) -> Boundary {
    Boundary(parts: [Boundary.Part(vertices: line, origin: "line")])
  }

  @Test(arguments: cases.indices)
  func isBuilt(number: Int) throws {
    let it = Self.cases[number]
    let zone = try Self.boundary(it.line).zone(it.rule).zone
    #expect(zone.certificate.deviationBound <= 1, "\(it)")
    #expect(!zone.regions[0].polygons.isEmpty, "\(it)")
  }

  /// Three vertices to ten, edges of 1 m to 10 km, at depths that most of them are far below.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func mixedEdgesAreBuilt(seed: UInt64) throws {
    let depth = [200.0, 1_000, 5_000, 20_000][Int(seed % 4)]
    let side = [ZoneSpecification.Side.both, .left, .both, .right, .both][Int(seed % 5)]
    let ends = [nil, ZoneSpecification.Ends.round, .flat][Int(seed % 3)]
    let rule = ZoneSpecification(depth: .single(.meters(depth)), side: side, ends: ends)
    let line = Lines.mixedEdges(seed: seed, count: 3 + Int(seed % 8))
    let zone = try Self.boundary(line).zone(rule).zone
    #expect(zone.certificate.deviationBound <= 1)
    if side == .both { #expect(zone.certificate.deviationBound <= 0.85) }
  }
}
