internal import Plausibility
internal import ZoneFiles
internal import Geometry
internal import Incidents
internal import ZoneDoubt
internal import Zones

/// A zone of an agreement, ready to judge places.
final class ZoneInForce: Sendable {
  let terms: ZoneTerms
  /// How well its line is known.
  var lineAccuracy: LineAccuracy { cache.assessor.lineAccuracy }
  let source: ZoneSource
  /// Its line, prepared; nil for an area.
  let line: ReferenceLine?
  private let cache: AssessmentCache
  private let plausibility: PlausibilityCheck
  private let sectors: SectorPlan?

  /// Reads the files of a zone.
  ///
  /// - Parameters:
  ///   - lineAccuracy: The radius that is asked for, over what terms and file state.
  ///   - thresholds: Those of verdicts.
  /// - Throws: ``AgreementError``, which names the zone and the field.
  init(
    _ terms: ZoneTerms, of agreement: Agreement, lineAccuracy: Length?, thresholds: VerdictThresholds
  ) throws(AgreementError) {
    self.terms = terms
    source = try ZoneSource(terms, of: agreement)
    let fixed = lineAccuracy ?? terms.lineAccuracy
    let assessor: Assessor
    var line: ReferenceLine?
    do throws(ZoneError) {
      switch source {
      case .area(let input):
        assessor = try Assessor(
          polygons: input.polygons, outlineAccuracy: fixed ?? .meters(0), thresholds: thresholds)
      case .line(let input, let rule, let within):
        let prepared = try ReferenceLine(boundary: input.boundary, specification: rule)
        line = prepared
        assessor = try Assessor(
          line: prepared, specification: rule, within: within?.polygons,
          lineAccuracy: fixed.map { LineAccuracy($0) } ?? input.statedAccuracy ?? .exact,
          thresholds: thresholds)
      }
    } catch { throw terms.fault(error, in: agreement) }
    cache = AssessmentCache(assessor)
    plausibility = PlausibilityCheck(assessor, around: source.vertices)
    self.line = line
    guard let line, let terms = terms.sectors else {
      sectors = nil
      return
    }
    sectors = try SectorPlan(terms, line: line, zone: self.terms, file: agreement.file)
  }

  /// The names of its sectors, and where each but the first begins; nil where it has none.
  var sectorPlan: (names: [String], cuts: [Length])? {
    sectors.map { ($0.names, $0.cuts.map(Length.meters)) }
  }

  /// The assessment of a place, from the cache where the place was judged before.
  func assessment(of place: ReportedPlace) -> Assessment { cache.assessment(of: place) }

  /// The suspicion about the coordinates of a place; nil where they look right.
  func suspicion(of place: ReportedPlace, by reader: RowReader) -> PlausibilityCheck.Suspicion? {
    plausibility.suspicion(of: place, cache.assessor.judge.placement(of: place.coordinate), by: reader)
  }

  /// The sentence on a table whose places may have longitude first; nil where that is plain.
  func axisNote(of input: IncidentInput) -> String? { input.axisNote(near: plausibility) }

  /// The sector of a place that is not outside; empty for none.
  func sector(of place: Coordinate, _ assessment: Assessment) -> String {
    assessment.verdict == .outside ? "" : sectors?.name(of: place) ?? ""
  }
}
