package import Plausibility
internal import IncidentDates
package import Dates
package import Incidents
internal import SystemIO
package import TextFormats
package import ZoneDoubt
internal import Zones

/// What is said of an incident beside zones, without an agreement.
package struct DatedFinding: Sendable {
  /// Where it is said to be, and how well that is known.
  package var place: ReportedPlace
  /// The days that may be meant; any day where the table has no date for it.
  package var days: DateSpan
  /// What is said of it beside each zone, in their order.
  package var assessments: [Assessment]
  /// The assumptions about the row, and the suspicions about its date and its coordinates; empty for none.
  package var note: String
  /// The suspicion about its coordinates beside all zones; nil for none.
  package var suspicion: PlausibilityCheck.Suspicion?
  /// What is wrong with its date; nil where the date can be read and may be true, or where there is none.
  package var dateFault: String?

  /// The zone that decides: the first with the gravest verdict, inside before disputed.
  package var deciding: Int {
    assessments.indices.min { Self.rank(assessments[$0]) < Self.rank(assessments[$1]) } ?? 0
  }

  private static func rank(_ assessment: Assessment) -> Int {
    switch assessment.verdict {
    case .inside: 0
    case .disputed: 1
    case .outside: 2
    }
  }
}

/// Judges incidents beside one or several zones, with the days that the table states for them.
///
/// A table needs no dates. One that cannot be read makes the day unknown, one of two meanings the row invalid, as under agreements.
package struct DatedCheck {
  /// Notes on the table, one sentence each.
  package let notes: [String]
  /// The names of the table's columns.
  package var columns: [String] { input.columns }
  /// The event table that the input is known as; nil for another.
  package var table: TableSchema? { input.table }
  /// Whether the table has dates.
  package let hasDates: Bool

  private let input: IncidentInput
  private let work: DatedWork
  private let isSlow: Bool

  /// A check of the incidents of a table, which are read once here.
  ///
  /// - Parameters:
  ///   - zones: One zone at least.
  ///   - options: How dates are read; nil to leave them alone.
  /// - Throws: `ReadError`, also for a column of dates that is named and missing.
  package init(_ table: SurveyedInput, zones: [JudgedZone], options: MonitorOptions?) throws {
    let source = try options.flatMap { try DateSource.found(in: table.input, $0.dates) }
    var dates: DateColumns?
    let input: IncidentInput
    if let source, let options {
      let survey = MonitorSurvey(source, [])
      var found = survey.begin()
      input = try table.surveyed(by: survey) { found.add($0) }
      dates = DateColumns(source, found.dates, of: input, options.dates)
    } else {
      input = try table.surveyed(by: NoSurvey()) { _ in }
    }
    self.input = input
    hasDates = dates != nil
    work = DatedWork(
      zones: zones.map { (AssessmentCache($0.assessor), $0.plausibility) }, dates: dates)
    isSlow = !input.isExact || zones.contains { !$0.assessor.lineAccuracy.isExact }
    let axis = zones.lazy.compactMap { input.axisNote(near: $0.plausibility) }.first
    notes =
      (dates?.notes ?? (options == nil ? [] : ["dates: no column of dates was found; --date names one"]))
      + input.notes
      + [axis].compactMap(\.self)
  }

  /// The days of a row, also of one that cannot be judged; nil where there is no date that can be read.
  func days(of row: ReportedRow) -> DateSpan? { (try? work.dates?.time(row))?.span.days }

  /// Judges all incidents, in order.
  ///
  /// - Parameter body: Called with each row and its finding, or the reason why it cannot be judged.
  /// - Throws: `ReadError`, and what `body` throws.
  package func forEach(_ body: (ReportedRow, Result<DatedFinding, RowError>) throws -> Void) throws {
    try input.forEachPiece(work, isSlow: isSlow) { piece in
      for (row, found) in zip(piece.rows, piece.found) { try body(row, found) }
    }
  }
}

/// Reads a table through without looking for anything.
private struct NoSurvey: IncidentWork {
  func begin() {}
  func work(on row: InputRow, by reader: RowReader, with tools: Void, _ piece: inout Void) {}
  func pass(_ bytes: ArraySlice<UInt8>, _ piece: inout Void) {}
}

/// Judges the incidents of an input beside zones.
private struct DatedWork: IncidentWork {
  struct Piece: Sendable {
    var rows: [ReportedRow] = []
    var found: [Result<DatedFinding, RowError>] = []
  }

  let zones: [(cache: AssessmentCache, plausibility: PlausibilityCheck)]
  let dates: DateColumns?

  func begin() -> Piece { Piece() }

  func work(
    on row: InputRow, by reader: RowReader, with tools: Void, _ piece: inout Piece
  ) throws(ReadError) {
    let reported = try reader.reported(row)
    piece.rows.append(reported)
    switch reported.position {
    case .known(let place):
      let found = Result { () throws(RowError) in try finding(reported, place, by: reader) }
      if case .failure(let fault) = found { try reader.refuse(fault, of: reported) }
      piece.found.append(found)
    case .invalid(let reason, let kind):
      let fault = RowError(kind, reason: reason)
      try reader.refuse(fault, of: reported)
      piece.found.append(.failure(fault))
    }
  }

  func pass(_ bytes: ArraySlice<UInt8>, _ piece: inout Piece) {}

  private func finding(
    _ row: ReportedRow, _ place: ReportedPlace, by reader: RowReader
  ) throws(RowError) -> DatedFinding {
    let assessments = zones.map { $0.cache.assessment(of: place) }
    var remarks: [String] = []
    var (days, fault) = (DateSpan(first: nil, last: nil), String?.none)
    if let dates {
      do throws(RowError) {
        let time = try dates.time(row)
        days = time.span.days
        fault = time.suspicion?.kind
        if let suspicion = time.suspicion {
          remarks.append("suspicious: \(suspicion.sentence), taken as any day")
        }
      } catch {
        if error.kind == DateColumn.twoMeanings { throw error }
        fault = error.kind
        remarks.append("\(error.reason), taken as any day")
      }
    }
    // Suspicious beside every zone, or not at all: a place that looks right beside one of them is right.
    var suspicion: PlausibilityCheck.Suspicion?
    for (index, zone) in zones.enumerated() {
      let found = zone.plausibility.suspicion(of: place, assessments[index].placement, by: reader)
      if found == nil || index == 0 { suspicion = found }
      if found == nil { break }
    }
    if let suspicion { remarks.append(suspicion.note) }
    if !place.note.isEmpty { remarks.append(place.note) }
    return DatedFinding(
      place: place, days: days, assessments: assessments, note: remarks.joined(separator: "; "),
      suspicion: suspicion, dateFault: fault)
  }
}
