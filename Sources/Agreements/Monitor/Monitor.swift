internal import Concurrency
internal import Geometry
package import Incidents
package import SystemIO
package import ZoneFiles
internal import Zones

/// Holds incidents against an agreement: every row in, every row out, in order, each with what is found of it.
package struct Monitor {
  /// What was found out about agreement and table, one sentence each.
  package private(set) var notes: [String] = []
  /// What was found so far.
  package private(set) var summary: MonitorSummary
  /// The obligations that incidents are held against, in the agreement's order.
  package let obligations: [Obligation]
  /// The names of the table's columns.
  package var columns: [String] { table.columns }
  /// What separates the fields of a table that is written.
  package var delimiter: UInt8 { table.delimiter }

  private let agreement: Agreement
  private let zones: AgreementZones
  private var table: IncidentTable
  private let dates: DateColumns
  /// The text itself, then the readings that are asked for.
  private let judges: [ReadingJudge]
  /// The obligations that incidents are held against, as indices of the agreement's.
  private let judged: [Int]
  private let conditions: [[CompiledCondition]?]
  private let readings: [Reading]

  /// A monitor of the incidents of a stream.
  ///
  /// - Throws: ``AgreementError`` where a zone cannot be made, or the table lacks a column of a condition; `ReadError`
  ///   where the table cannot be read.
  package init(_ agreement: Agreement, _ stream: InputStream, options: MonitorOptions = MonitorOptions())
    throws
  {
    self.agreement = agreement
    zones = AgreementZones(agreement, lineAccuracy: options.lineAccuracy, thresholds: options.thresholds)
    readings = options.includesReadings ? agreement.readings : []
    var judges = [try ReadingJudge(agreement, changes: nil, zones: zones)]
    for reading in readings {
      judges.append(try ReadingJudge(agreement, changes: reading.changes, zones: zones))
    }
    self.judges = judges
    let judged = agreement.obligations.indices.filter { agreement.obligations[$0].concerns != nil }
    self.judged = judged
    obligations = judged.map { agreement.obligations[$0] }
    let table = try IncidentTable(
      stream, options: options.table,
      adding: MonitorColumns.first + judged.map { agreement.obligations[$0].id }
        + (readings.isEmpty ? [] : ["holds"] + readings.map { "reading_\($0.id)" }) + MonitorColumns.last)
    self.table = table
    dates = try DateColumns(table, file: stream.name, options)
    conditions = try agreement.obligations.enumerated().map { index, obligation in
      try obligation.concerns?.map { condition in
        try CompiledCondition(
          condition, table, of: agreement.file, field: "obligations[\(index + 1)].concerns")
      }
    }
    summary = MonitorSummary(agreement, readings: readings, thresholds: options.thresholds)
    notes = zones.warnings.map { "\(agreement.file): \($0)" } + [dates.note] + table.notes
    if options.thresholds != .standard { notes.append(options.thresholds.sentence) }
  }

  /// Judges all incidents and writes the findings. The output is not committed.
  ///
  /// - Parameter progress: Told the number of rows from time to time.
  package mutating func write(to output: OutputFile, progress: (Int) -> Void = { _ in }) throws {
    var (summary, table) = (summary, table)
    try table.write(to: output) { rows in
      let found = findings(rows, &summary)
      progress(summary.rows)
      return found.map(values)
    }
    (self.summary, self.table) = (summary, table)
  }

  /// Judges all incidents, in order.
  ///
  /// - Parameter body: Told each row, and what is said of it, or why it cannot be judged.
  package mutating func forEach(
    _ body: (IncidentTable.Row, Result<MonitorFinding, RowRefusal>) throws -> Void
  ) throws {
    var (summary, table) = (summary, table)
    try table.forEachBatch { rows in
      for (row, found) in zip(rows, findings(rows, &summary)) { try body(row, found) }
    }
    (self.summary, self.table) = (summary, table)
  }

  /// Every zone of the text as it was in force, and every zone that a reading has otherwise, each made and certified.
  ///
  /// - Parameter versions: What made them, for their provenance.
  /// - Throws: ``AgreementError`` where a zone cannot be made.
  package func pictures(versions: SoftwareVersions) throws(AgreementError) -> [ZonePicture] {
    try agreement.pictures(of: zones, versions: versions)
  }

  /// An incident as far as its row says.
  private struct ReportedIncident {
    var place: Coordinate
    var radius: Length
    var days: DateSpan
    /// For each obligation of the agreement, whether its conditions hold.
    var isConcerned: [Bool]
    var note: String
  }

  private func findings(
    _ rows: [IncidentTable.Row], _ summary: inout MonitorSummary
  ) -> [Result<MonitorFinding, RowRefusal>] {
    let reports = rows.map { row -> Result<ReportedIncident, RowRefusal> in
      switch row.position {
      case .invalid(let reason, let kind): return .failure(RowRefusal(kind: kind, reason: reason))
      case .known(let place, let radius, let note):
        do throws(RowRefusal) {
          let days = try dates.span(row)
          let isConcerned = conditions.map { $0?.allSatisfy { $0.holds(row) } ?? false }
          return .success(
            ReportedIncident(place: place, radius: radius, days: days, isConcerned: isConcerned, note: note))
        } catch { return .failure(error) }
      }
    }
    // Doubt takes long to weigh, so that this is where the time goes.
    let found = Parallel.map(reports) { [judges, judged] report in
      report.map { Self.judge($0, by: judges, judged) }
    }
    return found.map { found in
      switch found {
      case .failure(let refusal):
        summary.addInvalid(refusal.kind)
        return .failure(refusal)
      case .success(let (finding, readings)):
        summary.add(finding, obligations: readings)
        return .success(finding)
      }
    }
  }

  /// What is said of an incident, and for the text and each reading of each obligation.
  private static func judge(
    _ report: ReportedIncident, by judges: [ReadingJudge], _ judged: [Int]
  ) -> (MonitorFinding, [[Outcome]]) {
    let (place, radius, days) = (report.place, report.radius, report.days)
    let all = judges.map { judge in
      let findings = judge.findings(at: place, radius: radius, on: days, isConcerned: report.isConcerned)
      return judged.map { findings[$0] }
    }
    let findings = all[0]
    let outcomes = all.map(gravest)
    let leading = findings.indices.first { findings[$0].outcome == outcomes[0] && findings[$0].zone != nil }
    let zone =
      leading.flatMap { findings[$0].zone } ?? judges[0].firstZone(at: place, radius: radius, on: days)
    var doubts = leading.map { findings[$0].doubts } ?? []
    if doubts.isEmpty, outcomes[0] == .notConcerned { doubts = zone?.assessment.doubts.map(\.rawValue) ?? [] }
    let finding = MonitorFinding(
      place: place, radius: radius, days: days, outcome: outcomes[0], obligations: findings, zone: zone,
      doubts: doubts, sector: judges[0].sector(at: place, radius: radius, on: days),
      readings: Array(outcomes.dropFirst()),
      holds: all.allSatisfy { $0.map(\.outcome) == findings.map(\.outcome) }, note: report.note)
    return (finding, all.map { $0.map(\.outcome) })
  }

  private func values(_ found: Result<MonitorFinding, RowRefusal>) -> [IncidentTable.Value] {
    guard case .success(let finding) = found else {
      let between = MonitorColumns.first.count + judged.count + (readings.isEmpty ? 0 : readings.count + 1)
      guard case .failure(let refusal) = found else { return [] }
      return [.text("invalid")] + Array(repeating: .text(""), count: between) + [.text(refusal.reason)]
    }
    let assessment = finding.zone?.assessment
    let placement = assessment?.placement
    let hasFoot = placement?.distance.isFinite ?? false
    var values: [IncidentTable.Value] = [
      .text(finding.outcome.rawValue), .text(finding.concerned(of: obligations).joined(separator: " ")),
      .text(finding.zone?.id ?? ""), .text(assessment?.verdict.rawValue ?? ""),
      .text(finding.doubts.joined(separator: " ")),
      .number(placement?.distance ?? .nan, decimals: 3), .text(placement?.side.rawValue ?? ""),
      .number(hasFoot ? placement?.chainage ?? .nan : .nan, decimals: 3), .text(finding.sector),
      .number(assessment?.core ?? .nan, decimals: 4), .number(assessment?.zone ?? .nan, decimals: 4),
      .text(finding.days.first?.description ?? ""), .text(finding.days.last?.description ?? ""),
    ]
    values += finding.obligations.map { .text($0.outcome.rawValue) }
    if !readings.isEmpty {
      values.append(.text(finding.holds ? "every reading" : "depends"))
      values += finding.readings.map { .text($0.rawValue) }
    }
    let evidence = zip(finding.obligations, obligations).map { $0.evidence($1) }.filter { !$0.isEmpty }
    values += [.text(evidence.joined(separator: " | ")), .text(finding.note)]
    return values
  }

  private static func gravest(_ findings: [ObligationFinding]) -> Outcome {
    findings.map(\.outcome).min { $0.rank < $1.rank } ?? .notConcerned
  }
}

/// Why a row cannot be judged.
package struct RowRefusal: Error, Sendable, Hashable {
  /// What is wrong with it, without the value, by which rows are counted.
  package var kind: String
  /// What is wrong with it.
  package var reason: String
}
