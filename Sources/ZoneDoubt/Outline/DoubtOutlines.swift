internal import Geodesy
internal import Geometry
internal import Synchronization
internal import Topology
internal import ZoneBuilding
internal import Zones

/// The outlines by which probabilities are computed, made when the first place asks for them.
///
/// They are built and certified from line and rule, as `zone` does it, and are never those of a file. Which of them serves
/// a place depends on the place alone, so that the results are the same in every run.
final class DoubtOutlines: Sendable {
  private typealias Making = @Sendable () -> DoubtOutline?
  /// From coarse to fine.
  private let levels: [Level]
  private let edges: Int

  private final class Level: Sendable {
    private let made = Mutex<DoubtOutline??>(nil)
    private let make: Making

    init(_ make: @escaping Making) { self.make = make }

    /// Whether it was asked for.
    var isMade: Bool { made.withLock { $0 != nil } }

    /// The outline; nil where there can be none.
    var outline: DoubtOutline? {
      made.withLock { made in
        if let made { return made }
        let outline = make()
        made = .some(outline)
        return outline
      }
    }
  }

  /// The outlines of the zone of a line.
  init(line: ReferenceLine, specification: ZoneSpecification, within: [Polygon]?, judge: Judge) {
    let edges =
      judge.search.line.edges.count
      + (within ?? []).reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } }
    self.edges = edges
    // Where rays are too many for the judge, they are for the builder.
    guard judge.rays != nil, Self.isQuick(line, specification) else {
      levels = []
      return
    }
    let chains = judge.search.line.chains.map(\.isClosed)
    levels = Self.tolerances.filter { edges <= $0.edges }.map { tolerance, _ in
      Level {
        let rule = specification.drawn(to: tolerance)
        // Chains shorter than the tolerance are ignored: those of the rule, and no others.
        guard let line = try? line.serving(rule), line.line.chains.map(\.isClosed) == chains,
          let zone = try? line.boundary.zone(rule, within: within, along: line, effort: Self.effort).zone
        else { return nil }
        let all = zone.regions.map(\.polygons)
        let regions = all.count == 2 ? [all[0], all[0] + all[1]] : all
        return DoubtOutline(regions, deviation: zone.certificate.deviationBound)
      }
    }
  }

  /// Whether bisectors are soon found: a zone of one side that is much deeper than the detail of its line has many.
  private static func isQuick(_ line: ReferenceLine, _ specification: ZoneSpecification) -> Bool {
    switch specification.side {
    case .both, .inside, .outside: return true
    case .left, .right, .toward:
      let edges = Double(line.line.edges.count)
      return edges * edges * specification.outerDepth.meters <= mostRivals * line.length.meters
    }
  }

  /// The outlines of polygons that demarc did not make.
  init(polygons: [Polygon]) {
    let area = PlanarContainment(polygons)
    let rings = area.polygons.flatMap(\.rings)
    edges = rings.reduce(0) { $0 + $1.count }
    // Beyond ±180 one place has two names, and polygons may overlap by the one and not by the other.
    guard edges <= Self.mostOfPolygons, area.isUnambiguous,
      rings.allSatisfy({ $0.allSatisfy { abs($0.longitude) <= 180 } })
    else {
      levels = []
      return
    }
    levels = [
      Level {
        // Rings may cross, touch and run either way, and polygons overlap: faces do not.
        let faces = PlanarArrangement.regions(
          of: rings.map { $0.map { PlanarPoint($0) } }, grid: LonLatPlane.grid(decimals: Self.decimals),
          regions: 1
        ) { point, _ in area.contains(point.coordinate) ? 0 : nil }
        guard let region = faces.first else { return nil }
        return DoubtOutline(
          [region.map { RightHanded.polygon($0, decimals: Self.decimals) }], deviation: Self.rounding)
      }
    ]
  }

  /// Makes the first outline at once, on all cores; later one thread makes it, and others wait. Long lines are left until a
  /// place asks.
  func prepare() { if edges <= Self.shortLine { _ = levels.first?.outline } }

  /// Whether the next place will have to wait for an outline.
  var mustBeMade: Bool { levels.first.map { !$0.isMade } ?? false }

  /// The probabilities of core and zone for a place known to a disc, right to 0.001; nil where they have to be found another
  /// way: the radii are too large for a plane or too small for the outlines, or the outlines too long to make.
  func probabilities(of place: Coordinate, position: Double, line: Double) -> (core: Double, zone: Double)? {
    guard position + line <= Self.farthest, !levels.isEmpty else { return nil }
    let displacement = PlanarDisplacement(position: position, line: line)
    for level in levels {
      guard let outline = level.outline else { return nil }
      if let found = outline.probabilities(of: place, displacement) { return found }
    }
    return nil
  }

  /// In metres, for radii of some hundred metres and of some ten; and for how many edges at most. Longer lines take more time to
  /// build, about a second, than a few places take without.
  private static let tolerances: [(meters: Double, edges: Int)] = [(0.1, 20_000), (0.01, 2_000)]
  /// Edges of polygons whose faces take a second.
  private static let mostOfPolygons = 200_000
  /// Edges of lines whose outline takes a tenth of a second.
  private static let shortLine = 2_000
  /// How many edges may be within the depth of one side of another, in all, and how much may be looked at to find bisectors:
  /// about a second each.
  private static let mostRivals = 40_000.0
  private static let effort = 200_000
  /// Metres; beyond, the density in the plane would be wrong by more than 0.0001.
  private static let farthest = 500_000.0
  /// Decimals of a degree, for polygons that are given.
  private static let decimals = 9
  /// How far those decimals move an outline, in metres.
  private static let rounding = 0.001
}

extension ZoneSpecification {
  /// The same rule, drawn as near to the limits as a tolerance in metres says.
  fileprivate func drawn(to tolerance: Double) -> ZoneSpecification {
    var rule = self
    rule.statedJoinTolerance = joinTolerance
    rule.approximation = .nearest
    // Verdicts are those of the zone of the last depth: two rings would be taken for a core and a margin.
    rule.ringDepths = []
    let least = innerDepth.meters > 0 ? innerDepth.meters : coreDepth.meters
    rule.tolerance = .meters(min(tolerance, least / 4))
    return rule
  }
}
