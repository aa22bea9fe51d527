internal import Maps
internal import Agreements
internal import Dates
internal import Incidents
internal import ZoneDoubt
internal import Zones

/// What a page says of one incident: as a whole, and for each obligation or each of several zones.
struct ReportEntry {
  /// What is said of one obligation or one zone.
  struct Part {
    /// The number of the kind of finding.
    var outcome: Int
    var assessment: Assessment?
    var doubts: [String]
    /// When it was, and where, as sentences without a full stop; empty for what is not concerned.
    var time = ""
    var location = ""
  }

  var days: DateSpan
  /// The number of the kind of finding.
  var outcome: Int
  /// The assessment in the zone that decides; nil where there is none.
  var assessment: Assessment?
  var doubts: [String]
  /// The names of the zones that it lies in, or the id of the zone that decides.
  var zone: String
  var sector = ""
  var readings: [Int] = []
  var holds = true
  var parts: [Part]
  var note: String
}

extension ReportEntry {
  /// What an agreement's monitor finds.
  init(_ finding: MonitorFinding, in words: Wording) {
    self.init(
      days: finding.days, outcome: Self.code(finding.outcome), assessment: finding.zone?.assessment,
      doubts: finding.doubts, zone: finding.zone?.id ?? "", sector: finding.sector,
      readings: finding.readings.map(Self.code), holds: finding.holds,
      parts: finding.obligations.map { part in
        // What happened elsewhere says nothing about the duty.
        let isConcerned = part.outcome != .notConcerned
        return Part(
          outcome: Self.code(part.outcome), assessment: part.zone?.assessment, doubts: part.doubts,
          time: isConcerned ? part.time.map(words.time) ?? "" : "",
          location: isConcerned ? part.place.map(words.place) ?? "" : "")
      }, note: finding.note)
  }

  /// What is found beside zones of these names.
  init(_ finding: DatedFinding, zones names: [String]) {
    let deciding = finding.assessments[finding.deciding]
    let reached = zip(names, finding.assessments).filter { $1.verdict != .outside }.map(\.0)
    self.init(
      days: finding.days, outcome: ReportRows.code(deciding.verdict), assessment: deciding,
      doubts: deciding.doubts.map(\.rawValue), zone: reached.joined(separator: ", "),
      parts: finding.assessments.map { assessment in
        Part(
          outcome: ReportRows.code(assessment.verdict), assessment: assessment,
          doubts: assessment.doubts.map(\.rawValue))
      }, note: finding.note)
  }

  private static func code(_ outcome: Outcome) -> Int { Outcome.allCases.firstIndex(of: outcome) ?? 0 }
}
