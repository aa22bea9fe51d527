package import Geodesy
public import Geometry
public import Zones

/// Judges places whose position, and whose line, are known only to a radius.
///
/// The probabilities are right to 0.001 and the same in every run; where both radii are 0 they are 0 or 1,
/// exactly.
public struct Assessor: Sendable {
  /// Judges places as exact; the assessor asks it about every part of the disc of a place.
  package let judge: Judge
  /// How well the line is known.
  package let lineAccuracy: LineAccuracy
  /// The probabilities from which, and up to which, a verdict is plain.
  package let thresholds: VerdictThresholds
  let lineRadii: LineRadii
  private let membership: Membership
  private var hasRange: Bool { membership.depths.count > 1 }
  /// A judge of the clip area alone.
  let clip: Judge?
  let outlines: DoubtOutlines
  /// What the zone is made of; nil for polygons that demarc did not make.
  let rule: Rule?

  /// A line and a rule.
  struct Rule: Sendable {
    var line: ReferenceLine
    var specification: ZoneSpecification
    var within: [Polygon]?
  }

  /// An assessor of the zone that a boundary line and a rule define.
  ///
  /// - Parameters:
  ///   - boundary: The line.
  ///   - specification: The rule.
  ///   - within: The clip area, or nil.
  ///   - lineAccuracy: How well the line is known; its radii are those of the boundary's vertices.
  ///   - thresholds: The probabilities from which, and up to which, a verdict is plain.
  /// - Throws: ``ZoneError``, as ``Judge`` does.
  package init(
    boundary: Boundary, specification: ZoneSpecification, within: [Polygon]? = nil,
    lineAccuracy: LineAccuracy = .exact, thresholds: VerdictThresholds = .standard
  ) throws(ZoneError) {
    try self.init(
      line: try ReferenceLine(boundary: boundary, specification: specification, edges: .curves),
      specification: specification,
      within: within, lineAccuracy: lineAccuracy, thresholds: thresholds)
  }

  /// As ``init(boundary:specification:within:lineAccuracy:thresholds:)``, of a line that was prepared.
  package init(
    line: ReferenceLine, specification: ZoneSpecification, within: [Polygon]? = nil,
    lineAccuracy: LineAccuracy = .exact, thresholds: VerdictThresholds = .standard
  ) throws(ZoneError) {
    judge = try Judge(line: line, specification: specification, within: within)
    self.lineAccuracy = lineAccuracy
    self.thresholds = thresholds
    lineRadii = LineRadii(lineAccuracy, boundary: line.boundary, line: judge.search.line)
    let clip: Judge? = if let within { try Judge(polygons: within) } else { nil }
    self.clip = clip
    var depths = [specification.outerDepth.meters]
    if case .range = specification.depth { depths.insert(specification.coreDepth.meters, at: 0) }
    membership = Membership(judge: judge.unclipped, clip: clip, depths: depths)
    outlines = DoubtOutlines(line: line, specification: specification, within: within, judge: judge)
    rule = Rule(line: line, specification: specification, within: within)
  }

  /// An assessor of a zone, by its definition.
  ///
  /// - Parameters:
  ///   - zone: The zone.
  ///   - lineAccuracy: How well its line is known; a zone itself does not say.
  ///   - thresholds: The probabilities from which, and up to which, a verdict is plain.
  /// - Throws: ``ZoneError``, as ``Judge`` does.
  package init(
    _ zone: Zone, lineAccuracy: LineAccuracy = .exact, thresholds: VerdictThresholds = .standard
  ) throws(ZoneError) {
    try self.init(
      boundary: zone.boundary, specification: zone.specification, within: zone.within,
      lineAccuracy: lineAccuracy, thresholds: thresholds)
  }

  /// An assessor of polygons that demarc did not make.
  ///
  /// - Parameters:
  ///   - polygons: The polygons, read as RFC 7946 does.
  ///   - outlineAccuracy: The radius within which their outline is known; 0 for exact.
  ///   - thresholds: The probabilities from which, and up to which, a verdict is plain.
  /// - Throws: ``ZoneError/emptyOutline`` for polygons without an outline.
  public init(
    polygons: [Polygon], outlineAccuracy: Length = .meters(0), thresholds: VerdictThresholds = .standard
  ) throws(ZoneError) {
    judge = try Judge(polygons: polygons)
    lineAccuracy = LineAccuracy(outlineAccuracy)
    self.thresholds = thresholds
    lineRadii = LineRadii(lineAccuracy, boundary: Boundary(parts: []), line: judge.search.line)
    clip = nil
    membership = Membership(judge: judge, clip: nil, depths: [0])
    outlines = DoubtOutlines(polygons: polygons)
    rule = nil
  }

  /// The index of the zone: verdicts on places whose position is exact, many at once.
  ///
  /// Each call makes a new one. It takes line and position as exact; what its cells know holds wherever the line may be
  /// shifted to.
  public var index: ZoneIndex { ZoneIndex(judge, clip: clip, margin: lineAccuracy.greatest.meters) }

  /// Makes ready for many places that are not exact, on all cores; else the first of them waits for it.
  package func prepareForMany() { outlines.prepare() }

  /// What is to be said of a place.
  ///
  /// - Parameters:
  ///   - place: The position as reported; must be valid (``Coordinate/isValid``).
  ///   - position: The radius of the geodesic disc in which the position lies; 0 for exact. One beyond the distance
  ///     between the poles is taken as that: the place may lie anywhere on Earth.
  ///
  /// The line may be shifted within the radius that is known of it at the foot of the place. Both radii together
  /// are taken as no more than the distance between the poles.
  public func assessment(of place: Coordinate, position: Length = .meters(0)) -> Assessment {
    assessment(of: place, in: .disc(position))
  }

  /// What is to be said of a place that is known to be in a region.
  package func assessment(of place: Coordinate, in region: PlaceRegion) -> Assessment {
    assessment(of: place, at: judge.placement(of: place), in: region)
  }

  /// The assessment of a place whose placement is known, as ``judge`` has it.
  package func assessment(
    of place: Coordinate, at placement: Placement, in region: PlaceRegion = .disc(.meters(0))
  ) -> Assessment {
    let line = lineRadii.radius(chain: placement.chain, chainage: placement.chainage)
    let a = region.limited
    let b = min(line, WGS84.greatestDistance - a.radius.meters)
    let both = probabilities(place, placement, a, b)
    let verdict = Verdict(core: both.core, zone: both.zone, thresholds: thresholds)
    var doubts: [Doubt] = []
    var (byPosition, byLine) = (false, false)
    if verdict == .disputed {
      if hasRange, thresholds.isPlain(both.core), thresholds.isPlain(both.zone) { doubts.append(.depth) }
      byPosition = !a.isExact && !isDisputed(place, placement, .disc(.meters(0)), b)
      byLine = b > 0 && !isDisputed(place, placement, a, 0)
      if byPosition { doubts.append(.position) }
      if byLine { doubts.append(.line) }
      if doubts.isEmpty {
        if both.zone - both.core > thresholds.outsideTo { doubts.append(.depth) }
        if !a.isExact { doubts.append(.position) }
        if b > 0 { doubts.append(.line) }
      }
    }
    return Assessment(
      placement: placement, verdict: verdict, doubts: doubts, core: both.core, zone: both.zone,
      lineRadius: .meters(line), isUndecidedByPosition: byPosition, isUndecidedByLine: byLine)
  }

  private func isDisputed(
    _ place: Coordinate, _ placement: Placement, _ region: PlaceRegion, _ line: Double
  ) -> Bool {
    if region.isExact, line <= 0 { return placement.isInZone && !placement.isInCore }
    if let found = byOutlines(place, region, line) {
      return Verdict(core: found.core, zone: found.zone, thresholds: thresholds) == .disputed
    }
    return integral(place, region, line).isDisputed()
  }

  func probabilities(
    _ place: Coordinate, _ placement: Placement, _ region: PlaceRegion, _ line: Double
  ) -> (core: Double, zone: Double) {
    if region.isExact, line <= 0 { return (placement.isInCore ? 1 : 0, placement.isInZone ? 1 : 0) }
    return byOutlines(place, region, line) ?? integral(place, region, line).values()
  }

  /// The probabilities as integrals along outlines; nil for what has to be cut into cells.
  private func byOutlines(
    _ place: Coordinate, _ region: PlaceRegion, _ line: Double
  ) -> (core: Double, zone: Double)? {
    let radius: Length
    switch region {
    case .disc(let stated): radius = stated
    case .sector(let sector):
      return line > 0 ? SectorIntegral(place, in: sector, line: line, outlines: outlines).values() : nil
    }
    // A few places that are far from all limits need not wait for an outline.
    if outlines.mustBeMade, let certain = integral(place, region, line).certainValues() { return certain }
    return outlines.probabilities(of: place, position: radius.meters, line: line)
  }

  /// The probabilities as sums of cells, which serve all places; for tests.
  func probabilitiesByCells(of place: Coordinate, in region: PlaceRegion) -> (core: Double, zone: Double) {
    let placement = judge.placement(of: place)
    let line = lineRadii.radius(chain: placement.chain, chainage: placement.chainage)
    return integral(place, region, line).values()
  }

  private func integral(_ place: Coordinate, _ region: PlaceRegion, _ line: Double) -> DoubtIntegral {
    DoubtIntegral(
      membership: membership, spread: DoubtSpread(place, in: region, line: line), thresholds: thresholds)
  }
}

extension PlaceRegion {
  /// A disc no larger than the Earth, and a sector no larger than distances on a sphere are right for; a larger one is taken as
  /// its disc.
  var limited: PlaceRegion {
    if case .sector(let sector) = self, sector.outer + sector.extent < WGS84.greatestDistance / 4 {
      return self
    }
    return .disc(min(radius, .meters(WGS84.greatestDistance)))
  }
}
