import Concurrency
import Geodesy
import Geometry
import TestSupport
import Testing
import Topology
import ZoneVerification
import Zones

@testable import ZoneBuilding

/// Lines that wind within metres, with the zone kilometres deep on one side: their faces, squares and curves are as few as what the
/// zone has to show.
@Suite struct TangleTests {
  /// Places within some metres of a place, as of a GPS at rest.
  private static func noise(_ count: Int, within metres: Double, seed: UInt64 = 5) -> [Coordinate] {
    var random = SeededRandom(seed: seed)
    let middle = Coordinate(latitude: 48, longitude: 7)
    return (0..<count).map { _ in
      Geodesic.direct(
        from: middle, azimuth: random.number(-180...180), distance: metres * random.unit().squareRoot()
      ).end
    }
  }

  private static func zoneCase(
    _ name: String, _ line: [Coordinate], _ depth: Double, _ side: ZoneSpecification.Side,
    _ ends: ZoneSpecification.Ends = .flat, edges: EdgeModel = .geodesic, tolerance: Double = 1
  ) -> ZoneCase {
    ZoneCase(
      name: name, chains: [line],
      specification: ZoneSpecification(
        depth: .single(.meters(depth)), side: side, ends: ends, edges: edges, tolerance: .meters(tolerance)))
  }

  private static func builder(_ zoneCase: ZoneCase, squares: Int) throws -> ZoneBuilder {
    let model = try ZoneModel(
      boundary: zoneCase.boundary, specification: zoneCase.specification, within: nil,
      edges: .ofZone(zoneCase.specification))
    return ZoneBuilder(
      model: model, normals: OffsetPrimitives(model: model), decimals: zoneCase.decimals,
      rays: RayTree(DiscontinuityRay.all(of: model)), work: SharedBudget(of: squares))
  }

  /// What the oracle says of zones of tangles.
  @Test(arguments: [
    zoneCase("noise", noise(300, within: 8), 1_000, .left),
    zoneCase("noise", noise(300, within: 4), 3_000, .right, .round),
    zoneCase("cluster", noise(12, within: 8), 20_000, .right),
    zoneCase("cluster", noise(15, within: 8, seed: 6), 100_000, .left),
    zoneCase("cluster", noise(10, within: 5, seed: 7), 4_000, .left, .round, tolerance: 0.1),
  ])
  func hasTheZone(_ zoneCase: ZoneCase) {
    let report = AccuracyCheck.run(zoneCase, scale: 0.5)
    #expect(report.passed, "\(report.line)")
  }

  /// Half a million squares were looked at once, as no place of a line shorter than the squares was known to be a foot.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func aClusterTakesFewSquares(seed: UInt64) throws {
    let it = Self.zoneCase("cluster", Self.noise(12, within: 8, seed: seed), 20_000, .right)
    let builder = try Self.builder(it, squares: 60_000)
    _ = builder.curves()
    #expect(!builder.work.isSpent)
  }

  /// A hundred thousand crossings of the line with itself, of which the outline shows none.
  @Test func noiseLeavesFewFaces() throws {
    let it = Self.zoneCase("noise", Self.noise(1_000, within: 8), 1_000, .left)
    let builder = try Self.builder(it, squares: BisectorMethod.mostSquares)
    let curves = builder.curves()
    let count = PlanarArrangement(curves.lines, grid: LonLatPlane.grid(decimals: it.decimals)).count
    #expect(count < 80_000, "\(count) faces")
    let zone = try it.boundary.zone(it.specification).zone
    let vertices = zone.regions.flatMap(\.polygons).flatMap(\.rings).reduce(0) { $0 + $1.count }
    #expect(vertices < 30_000, "\(vertices) vertices")
  }

  /// Along a rhumb line about a pole, of thousands of geodesics, offset curves end apart at each of their corners.
  @Test func cornersOfACurveAreJoinedNextToTheirTips() throws {
    let line = [(-160.0, 89.1), (-20, 88.9), (130, 89.3)].map { Coordinate(latitude: $0.1, longitude: $0.0) }
    let it = Self.zoneCase("pole", line, 129_000, .left, .round, edges: .rhumb)
    let builder = try Self.builder(it, squares: BisectorMethod.mostSquares)
    let count = builder.curves().lines.reduce(0) { $0 + $1.count }
    #expect(count < 100_000, "\(count) vertices of curves")
    let report = AccuracyCheck.run(it, scale: 0.2)
    #expect(report.passed, "\(report.line)")
  }

  /// Beyond the last edge the zone is a strip as wide as the first, 122 km long: whether it has a foot is told to the millimetre.
  @Test func aStripOfAShortEdgeIsHeld() throws {
    let line = [(124.011972408, 20.513832159), (124.011978219, 20.513844718), (124.015313677, 20.512917857)]
      .map {
        Coordinate(latitude: $0.1, longitude: $0.0)
      }
    let report = AccuracyCheck.run(
      Self.zoneCase("two short edges", line, 122_000, .right, tolerance: 0.01), scale: 0.5)
    #expect(report.passed, "\(report.line)")
  }
}

/// Where a line crosses itself within much less than the tolerance.
@Suite struct ThicketTests {
  private static let line = {
    var random = SeededRandom(seed: 9)
    // Half a metre or so is five millionths of a degree.
    return (0..<200).map { _ in PlanarPoint(x: 7 + random.number(0...3e-5), y: 48 + random.number(0...3e-5)) }
  }()
  private static let metre = 1 / 111_200.0

  private static func distance(_ p: PlanarPoint) -> Double {
    let east = 0.669
    return zip(line, line.dropFirst()).map { a, b in
      let (x, y) = ((b.x - a.x) * east, b.y - a.y)
      let (px, py) = ((p.x - a.x) * east, p.y - a.y)
      let share = max(0, min(1, (px * x + py * y) / (x * x + y * y)))
      return ((px - share * x) * (px - share * x) + (py - share * y) * (py - share * y)).squareRoot() / metre
    }.min() ?? .infinity
  }

  /// No place of a cell is farther from the line than the cell is wide, and what lies outside all cells is as it was.
  @Test func cellsLieOnTheLine() {
    let thickets = Thickets(of: [Self.line], widest: 0.6)
    #expect(!thickets.isEmpty)
    var random = SeededRandom(seed: 10)
    var held = 0
    for _ in 0..<3_000 {
      let p = PlanarPoint(x: 7 + random.number(-1e-5...4e-5), y: 48 + random.number(-1e-5...4e-5))
      let cross = [
        [PlanarPoint(x: p.x - 1e-7, y: p.y), PlanarPoint(x: p.x + 1e-7, y: p.y)]
      ]
      let rest = thickets.cleared(cross).dropLast(thickets.outline.count)
      if thickets.hold(p.coordinate.cartesian, 0.05) {
        held += 1
        #expect(Self.distance(p) <= 0.61)
        #expect(rest.isEmpty)
      } else if !thickets.hold(p.coordinate.cartesian, 1e-4) {
        #expect(!rest.isEmpty)
      }
    }
    #expect(held > 500)
  }

  /// A curve that leads through is cut off a little inside.
  @Test func curvesCrossTheOutline() throws {
    let thickets = Thickets(of: [Self.line], widest: 0.6)
    let (west, east) = (PlanarPoint(x: 6.9999, y: 48.000015), PlanarPoint(x: 7.0002, y: 48.000015))
    let rest = thickets.cleared([[west, east]]).dropLast(thickets.outline.count)
    let (first, last) = try (#require(rest.first), #require(rest.last))
    #expect(rest.count > 1)
    #expect(first.first == west && last.last == east)
    let end = try #require(first.last)
    #expect(thickets.hold(end.coordinate.cartesian, 1e-3))
    #expect(
      thickets.outline.contains { side in
        let xs = side.map(\.x)
        let ys = side.map(\.y)
        return xs[0] == xs[1] && xs[0] <= end.x && xs[0] > end.x - 0.2 * Self.metre
          && (ys.min() ?? 0) <= end.y
          && (ys.max() ?? 0) >= end.y
      })
  }

  /// A line that only bends is left alone, be its vertices much closer than the tolerance.
  @Test func aSmoothLineHasNone() {
    let circle = (0...5_000).map { number in
      let (sine, cosine) = sineAndCosine(degrees: Double(number) * 0.07)
      return PlanarPoint(x: 7 + 1e-4 * cosine, y: 48 + 1e-4 * sine)
    }
    #expect(Thickets(of: [circle], widest: 0.6).isEmpty)
  }
}
