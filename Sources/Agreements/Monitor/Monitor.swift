internal import Geometry
public import ZoneIO
internal import Zones

/// Holds incidents against an agreement: every row in, every row out, in order, each with what is found of it.
public struct Monitor {
  /// What was found out about agreement and table, one sentence each.
  public private(set) var notes: [String] = []
  /// What was found so far.
  public private(set) var summary: MonitorSummary

  private let agreement: Agreement
  private let table: IncidentTable
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
  public init(_ agreement: Agreement, _ stream: InputStream, options: MonitorOptions = MonitorOptions())
    throws
  {
    self.agreement = agreement
    var loaded: [ZoneTerms: ZoneInForce] = [:]
    func load(_ terms: ZoneTerms) throws(AgreementError) -> ZoneInForce {
      // Where terms stand, and what they are called, makes no other zone.
      var key = terms
      (key.line, key.title) = (0, nil)
      if let zone = loaded[key] { return zone }
      let zone = try ZoneInForce(terms, of: agreement, lineAccuracy: options.lineAccuracy)
      loaded[key] = zone
      return zone
    }
    readings = options.includesReadings ? agreement.readings : []
    var judges = [try ReadingJudge(agreement, id: Agreement.textReading, changes: Changes(), load: load)]
    for reading in readings {
      judges.append(try ReadingJudge(agreement, id: reading.id, changes: reading.changes, load: load))
    }
    self.judges = judges
    judged = agreement.obligations.indices.filter { agreement.obligations[$0].concerns != nil }
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
    summary = MonitorSummary(agreement, readings: readings)
    let warnings = loaded.values.compactMap(\.warning).reduce(into: Set<String>()) { $0.insert($1) }
    notes = warnings.sorted().map { "\(agreement.file): \($0)" } + [dates.note] + table.notes
  }

  /// Judges all incidents and writes the findings. The output is not committed.
  ///
  /// - Parameter progress: Told the number of rows from time to time.
  public mutating func write(to output: OutputFile, progress: (Int) -> Void = { _ in }) throws {
    var (summary, table) = (summary, table)
    try table.write(to: output) { row in
      if summary.rows & 0xFF == 0xFF { progress(summary.rows) }
      return values(row, &summary)
    }
    self.summary = summary
  }

  private func values(_ row: IncidentTable.Row, _ summary: inout MonitorSummary) -> [IncidentTable.Value] {
    guard case .known(let place, let radius, let note) = row.position else {
      if case .invalid(let reason, let kind) = row.position {
        summary.addInvalid(kind)
        return invalid(reason)
      }
      return invalid("")
    }
    let days: DateSpan
    do throws(DateFault) { days = try dates.span(row) } catch {
      summary.addInvalid(error.kind)
      return invalid(error.reason)
    }
    let isConcerned = conditions.map { $0?.allSatisfy { $0.holds(row) } ?? false }
    let all = judges.map { judge in
      judge.findings(at: place, radius: radius, on: days, isConcerned: isConcerned)
    }
    let findings = all[0]
    let gravest = Self.gravest(findings, judged)
    let leading = judged.first { findings[$0].outcome == gravest && findings[$0].zone != nil }
    let zone: (ZoneInForce, Assessment)? =
      leading.flatMap { findings[$0].zone } ?? judges[0].firstZone(at: place, radius: radius, on: days)
    let concerned = gravest == .notConcerned ? [] : judged.filter { findings[$0].outcome == gravest }
    let sector = judges[0].sector(at: place, radius: radius, on: days)
    let outcomes = all.map { Self.gravest($0, judged) }
    summary.add(
      outcomes, findings: findings, verdict: zone?.1.verdict, sector: sector, days: days, all: all,
      judged: judged)
    var doubts = leading.map { findings[$0].doubts } ?? []
    if doubts.isEmpty, gravest == .notConcerned { doubts = zone?.1.doubts.map(\.rawValue) ?? [] }
    let placement = zone?.1.placement
    let hasFoot = placement?.distance.isFinite ?? false
    var values: [IncidentTable.Value] = [
      .text(gravest.rawValue), .text(concerned.map { agreement.obligations[$0].id }.joined(separator: " ")),
      .text(zone?.0.terms.id ?? ""), .text(zone?.1.verdict.rawValue ?? ""),
      .text(doubts.joined(separator: " ")),
      .number(placement?.distance ?? .nan, decimals: 3), .text(placement?.side.rawValue ?? ""),
      .number(hasFoot ? placement?.chainage ?? .nan : .nan, decimals: 3), .text(sector),
      .number(zone?.1.core ?? .nan, decimals: 4), .number(zone?.1.zone ?? .nan, decimals: 4),
      .text(days.first?.description ?? ""), .text(days.last?.description ?? ""),
    ]
    values += judged.map { .text(findings[$0].outcome.rawValue) }
    if !readings.isEmpty {
      values.append(.text(MonitorSummary.holds(all, judged) ? "every reading" : "depends"))
      values += outcomes.dropFirst().map { .text($0.rawValue) }
    }
    values.append(.text(judged.map { findings[$0].evidence }.filter { !$0.isEmpty }.joined(separator: " | ")))
    values.append(.text(note))
    return values
  }

  private func invalid(_ reason: String) -> [IncidentTable.Value] {
    let between = MonitorColumns.first.count + judged.count + (readings.isEmpty ? 0 : readings.count + 1)
    return [.text("invalid")] + Array(repeating: .text(""), count: between) + [.text(reason)]
  }

  static func gravest(_ findings: [ObligationFinding], _ judged: [Int]) -> Outcome {
    judged.map { findings[$0].outcome }.min { $0.rank < $1.rank } ?? .notConcerned
  }
}

/// A condition, ready to be asked of rows.
struct CompiledCondition {
  private let columns: [Int]
  private let values: Set<String>
  private let pattern: Regex<AnyRegexOutput>?

  init(_ condition: Condition, _ table: IncidentTable, of file: String, field: String) throws(AgreementError)
  {
    var columns: [Int] = []
    for name in condition.columns {
      do throws(ReadError) { columns.append(try table.column(named: name)) } catch {
        throw AgreementError(file: file, line: condition.line, field: field, problem: "\(error)")
      }
    }
    self.columns = columns
    switch condition.test {
    case .oneOf(let values):
      self.values = Set(values)
      pattern = nil
    case .matches(let text):
      values = []
      // The pattern was read once already, with the agreement.
      pattern = try? Regex(text)
    }
  }

  func holds(_ row: IncidentTable.Row) -> Bool {
    columns.contains { column in
      let text = row.text(column)
      if let pattern { return (try? pattern.firstMatch(in: text)) != nil }
      return values.contains(text)
    }
  }
}
