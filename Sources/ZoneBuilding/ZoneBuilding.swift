package import Concurrency
internal import Geodesy
package import Geometry
internal import ZoneVerification
package import Zones

extension Boundary {
  /// The zone that a rule defines along this line, certified.
  ///
  /// - Parameters:
  ///   - specification: the rule.
  ///   - within: polygons, read as RFC 7946 does, to which the zone is clipped.
  ///   - line: this line, if it was prepared.
  ///   - effort: how much may be looked at to find bisectors, if less than usual; what takes more is an error.
  ///   - gauge: where the stages of the work go (``ZoneStage``), for whoever waits for it.
  /// - Returns: the zone with its certificate, and notes: what was seen in the line that its owner should know
  ///   (parts turned or out of order, vertices repeated, how far the edge model moves the line).
  /// - Throws: ``ZoneError``; ``ZoneError/toleranceMissed(_:)`` rather than a zone that misses its tolerance.
  package func zone(
    _ specification: ZoneSpecification, within: [Polygon]? = nil, along line: ReferenceLine? = nil,
    effort: Int? = nil, gauge: WorkGauge? = nil
  ) throws(ZoneError) -> (zone: Zone, notes: [String]) {
    let edges = EdgeForm.ofZone(specification)
    let line = try ReferenceLine.serving(specification, of: self, prepared: line, edges: edges)
    let model = try ZoneModel(
      line: line, specification: specification, within: within, edges: edges)
    let decimals = specification.decimals
    let (regions, certificate) = try Self.certified(
      model, decimals, effort: effort ?? .max, gauge)
    guard regions.contains(where: { !$0.polygons.isEmpty }) || within != nil else {
      throw .emptyZone
    }
    let zone = Zone(
      specification: specification, boundary: self, within: within, regions: regions, certificate: certificate
    )
    let notes = model.notes + EdgeModelNote.notes(boundary: self, specification: specification)
    return (zone, notes)
  }

  /// Builds until the certificate holds: with half the tolerance, and then looking each time otherwise for bisectors. A zone on both
  /// sides has none.
  private static func certified(
    _ model: ZoneModel, _ decimals: Int, effort: Int, _ gauge: WorkGauge?
  ) throws(ZoneError) -> ([Zone.Region], Certificate) {
    let depth = model.specification.outerDepth
    let tooMuch = ZoneError.tooMuchWork(depth: depth)
    guard let ends = DiscontinuityRay.all(of: model, depth: nil, effort: Self.mostRaySteps),
      ends.count * DrawnDepths(model.specification).depths.count <= Self.mostRays
    else { throw ZoneError.bentAboutCut(depth: depth) }
    let rays = RayTree(ends)
    let normals = OffsetPrimitives(model: model)
    // All attempts along normals together may not take longer than one.
    let work = (
      squares: SharedBudget(of: min(effort, BisectorMethod.mostSquares)),
      strips: SharedBudget(of: min(effort, BisectorMethod.mostStrips))
    )
    func builder(_ method: BisectorMethod, of model: ZoneModel) -> ZoneBuilder {
      ZoneBuilder(
        model: model, normals: normals, decimals: decimals, method: method, rays: rays,
        work: method == .cells ? work.squares : work.strips)
    }
    gauge?.begin(ZoneStage.limits.rawValue)
    var build = builder(.cells, of: model)
    var curves = build.curves()
    if build.work.isSpent {
      build = builder(.normals(fineness: 1), of: model)
      curves = build.curves()
      if build.work.isSpent { throw tooMuch }
    }
    gauge?.begin(ZoneStage.outlines.rawValue)
    // What the certificate will look for does not depend on what is built, and the curves are noded on one core.
    let (first, certifier) = Parallel.both(
      { [build, curves] in build.regions(of: curves) }, { Certifier(model: model, normals: normals) })
    var regions = first
    var isHalved = false
    while true {
      do {
        let rings = regions.flatMap { $0.polygons.flatMap(\.rings) }
        gauge?.begin(ZoneStage.certificate.rawValue, of: rings.reduce(0) { $0 + $1.count })
        return (regions, try certifier.certificate(of: regions, gauge))
      } catch {
        guard case .toleranceMissed = error else { throw error }
        gauge?.begin(ZoneStage.limits.rawValue)
        if !isHalved {
          // Thin faces between curves, at flat ends above all, may go the wrong way by a little more than the tolerance.
          isHalved = true
          build = builder(build.method, of: model.halvingTolerance)
        } else {
          guard model.isOneSided, let method = build.method.next else { throw error }
          build = builder(method, of: model)
        }
        regions = build.regions()
        if build.work.isSpent { throw error }
      }
    }
  }

  /// How many edges are looked at, at most, to find the rays of flat ends: some seconds.
  private static let mostRaySteps = 100_000_000
  /// How many rays of flat ends there may be for each depth, at most. The least detail of a line leaves it a few; a curve of many
  /// vertices within reach of its centre has one at each, and each may cross all others.
  private static let mostRays = 800

  /// The regions alone, not certified; for tests of the builder and of the certificate.
  package func regions(
    _ specification: ZoneSpecification, within: [Polygon]? = nil, decimals: Int
  ) throws(ZoneError) -> [Zone.Region] {
    let model = try ZoneModel(
      boundary: self, specification: specification, within: within,
      edges: .ofZone(specification))
    return ZoneBuilder(
      model: model, normals: OffsetPrimitives(model: model), decimals: decimals,
      rays: RayTree(DiscontinuityRay.all(of: model)), work: SharedBudget(of: BisectorMethod.mostSquares)
    ).regions()
  }
}
