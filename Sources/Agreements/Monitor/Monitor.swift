internal import IncidentDates
internal import Dates
package import TextFormats
internal import Geometry
package import Incidents
package import SystemIO
package import ZoneFiles
internal import Zones

/// Judges incidents against the obligations of an agreement: every row in, every row out, in order, each with its
/// finding.
package struct Monitor {
  /// Notes on agreement and table, one sentence each.
  package private(set) var notes: [String] = []
  /// The counts of the rows that were judged so far.
  package private(set) var summary: MonitorSummary
  /// The obligations that incidents are judged against, in the agreement's order.
  package let obligations: [Obligation]
  /// The names of the table's columns.
  package var columns: [String] { input.columns }
  /// The byte that separates the fields of a table that is written.
  package var delimiter: UInt8 { input.delimiter }

  private let agreement: Agreement
  private let zones: ZoneLibrary
  private let input: IncidentInput
  private let work: MonitorWork
  private let isSlow: Bool

  /// A monitor of the incidents of an input.
  ///
  /// - Parameters:
  ///   - table: The incidents, opened for the form in which findings are written; they are read once here.
  ///   - options: How dates are read, and lines known.
  ///   - writing: How findings are written; nil where they are taken one by one, by ``forEach(_:)``.
  /// - Throws: ``AgreementError`` where a zone cannot be made, or the table lacks a column of a condition; `ReadError`
  ///   where the table has no dates, or a column by the name of one of demarc's.
  package init(
    _ agreement: Agreement, _ table: SurveyedInput, options: MonitorOptions = MonitorOptions(),
    writing: FindingOptions? = nil
  ) throws {
    self.agreement = agreement
    let source = try DateSource(table.input, options.dates)
    let conditions = try agreement.obligations.enumerated().map { index, obligation in
      try obligation.concerns?.map { condition in
        try CompiledCondition(
          condition, table.input, of: agreement.file, field: "obligations[\(index + 1)].concerns")
      }
    }
    zones = ZoneLibrary(agreement, lineAccuracy: options.lineAccuracy, thresholds: options.thresholds)
    let readings = options.includesReadings ? agreement.readings : []
    var judges = [try ReadingMonitor(agreement, changes: nil, zones: zones)]
    for reading in readings {
      judges.append(try ReadingMonitor(agreement, changes: reading.changes, zones: zones))
    }
    let judged = agreement.obligations.indices.filter { agreement.obligations[$0].concerns != nil }
    obligations = judged.map { agreement.obligations[$0] }
    let survey = MonitorSurvey(source, conditions)
    var found = survey.begin()
    let input = try table.surveyed(by: survey) { found.add($0) }
    self.input = input
    let dates = DateColumns(
      source, found.dates, of: input, options.dates, moments: agreement.moments, zone: agreement.timeZone)
    let columns = MonitorColumns(
      obligations, readings: readings, saysWhatWasRead: input.saysWhatWasRead || !dates.isPlain)
    let writer = try writing.map {
      try FindingWriter(
        ValueColumns(columns.names, saysWhatWasRead: true), of: input, options: $0)
    }
    work = MonitorWork(
      judge: MonitorJudge(judges: judges, judged: judged, dates: dates, conditions: conditions),
      writer: writer,
      columns: columns, keepsRows: writing == nil)
    isSlow = !input.isExact || !zones.areLinesExact
    summary = MonitorSummary(agreement, readings: readings, thresholds: options.thresholds)
    notes =
      zones.warnings.map { $0.hasPrefix("warning:") ? $0 : "warning: \(agreement.file): \($0)" }
      + zones.remarks + dates.notes
      + input.notes
    notes += found.sentences(agreement) + [judges[0].axisNote(of: input)].compactMap(\.self)
    if options.thresholds != .standard { notes.append(options.thresholds.sentence) }
  }

  /// Judges all incidents and writes the findings. The output is not committed.
  ///
  /// - Parameter progress: Called with the number of rows from time to time.
  /// - Throws: `ReadError` and `WriteError`.
  package mutating func write(to output: any ByteSink, progress: (Int) -> Void = { _ in }) throws {
    guard let writer = work.writer else { return }
    var findings = try FindingOutput(writer, to: output)
    try input.forEachPiece(work, isSlow: isSlow) { piece in
      for found in piece.found { summary.add(found) }
      try findings.write(piece.bytes)
      progress(summary.rows)
    }
    try findings.end()
  }

  /// Judges all incidents, in order.
  ///
  /// - Parameter body: Called with each row and its finding, or the reason why it cannot be judged.
  /// - Throws: `ReadError`, and what `body` throws.
  package mutating func forEach(
    _ body: (ReportedRow, Result<MonitorFinding, RowError>) throws -> Void
  ) throws {
    try input.forEachPiece(work, isSlow: isSlow) { piece in
      for (row, found) in zip(piece.rows, piece.found) {
        summary.add(found)
        try body(row, found.map(\.finding))
      }
    }
  }

  /// Reads the days of a row, also of one that cannot be judged; nil where its date cannot be read.
  var readsDays: (ReportedRow) -> DateSpan? {
    let dates = work.judge.dates
    return { (try? dates.time($0))?.span.days }
  }

  /// Every zone of the text as it was in force, and every zone that a reading has otherwise, each built and certified.
  ///
  /// - Parameter versions: The software, for the zones' provenance.
  /// - Throws: ``AgreementError`` where a zone cannot be built.
  package func pictures(versions: SoftwareVersions) throws(AgreementError) -> [ZonePicture] {
    try agreement.pictures(of: zones, versions: versions)
  }
}
