internal import IncidentDates
internal import Plausibility
package import Dates
internal import TextFormats
internal import Incidents
package import Zones
internal import ZoneDoubt

/// What a whole run of a monitor found.
public struct MonitorSummary: Sendable {
  /// Counts of incidents by what was found.
  package typealias Counts = [Outcome: Int]

  /// The title of the agreement.
  package var title: String
  /// The probabilities from which a verdict is inside, and up to which it is outside.
  package let thresholds: VerdictThresholds
  /// The rows, without the header and empty lines.
  public private(set) var rows = 0
  /// Rows by their gravest finding.
  public private(set) var findings: [Outcome: Int] = [:]
  /// Rows by their verdict.
  package private(set) var verdicts: [Verdict: Int] = [:]
  /// Rows that cannot be read, by what is wrong with them.
  package private(set) var invalid: [String: Int] = [:]
  /// Rows whose coordinates look mistaken, by what may be wrong; they were judged as they are.
  package private(set) var suspicious: [String: Int] = [:]
  /// Rows whose date cannot be true, by what may be wrong; they were judged as of any day.
  package private(set) var suspiciousDates: [String: Int] = [:]
  /// For each obligation that incidents are judged against, in the agreement's order, the rows by what was found.
  package private(set) var obligations: [(id: String, counts: Counts)] = []
  /// Obligations that no table can show, by their ids.
  package private(set) var unjudged: [String] = []
  /// Rows by sector, and by their gravest finding.
  package private(set) var sectors: [String: Counts] = [:]
  /// Rows by the Monday of their week, and by their gravest finding; those that may be of several under nil.
  package private(set) var weeks: [CalendarDate?: Counts] = [:]
  /// For each reading, the text first, the rows by what was found of each obligation.
  package private(set) var readings: [(id: String, title: String?, obligations: [Counts])] = []
  /// Rows whose findings are the same under every reading.
  package private(set) var held = 0
  /// The notes of the agreement on its obligations, a sentence each.
  package private(set) var notes: [String] = []

  init(_ agreement: Agreement, readings: [Reading], thresholds: VerdictThresholds) {
    self.thresholds = thresholds
    title = agreement.title
    let judged = agreement.obligations.filter { $0.concerns != nil }
    obligations = judged.map { ($0.id, [:]) }
    unjudged = agreement.obligations.filter { $0.concerns == nil }.map(\.id)
    notes = agreement.obligations.compactMap { obligation in
      obligation.note.map { "\(obligation.id): \($0)" }
    }
    if !readings.isEmpty {
      self.readings = [(Agreement.textReading, nil, judged.map { _ in [:] })]
      self.readings += readings.map { ($0.id, $0.title, judged.map { _ in [:] }) }
    }
  }

  /// All rows that cannot be read.
  package var invalidRows: Int { invalid.values.reduce(0, +) }

  /// Counts what was found of a row.
  mutating func add(_ found: Result<MonitorJudge.Judged, RowError>) {
    rows += 1
    switch found {
    case .failure(let refusal): invalid[refusal.kind, default: 0] += 1
    case .success(let judged): add(judged.finding, obligations: judged.outcomes)
    }
  }

  /// - Parameter all: For the text and each reading, what is found of each obligation.
  private mutating func add(_ finding: MonitorFinding, obligations all: [[Outcome]]) {
    if let suspicion = finding.suspicion { suspicious[suspicion.kind, default: 0] += 1 }
    if let suspicion = finding.time.suspicion { suspiciousDates[suspicion.kind, default: 0] += 1 }
    findings[finding.outcome, default: 0] += 1
    if let verdict = finding.zone?.assessment.verdict { verdicts[verdict, default: 0] += 1 }
    for (place, obligation) in finding.obligations.enumerated() {
      obligations[place].counts[obligation.outcome, default: 0] += 1
      for reading in readings.indices {
        readings[reading].obligations[place][all[reading][place], default: 0] += 1
      }
    }
    if !finding.sector.isEmpty { sectors[finding.sector, default: [:]][finding.outcome, default: 0] += 1 }
    var week: CalendarDate?
    if let first = finding.days.first, let last = finding.days.last, first.monday == last.monday {
      week = first.monday
    }
    weeks[week, default: [:]][finding.outcome, default: 0] += 1
    if !readings.isEmpty, finding.holds { held += 1 }
  }
}

extension MonitorSummary {
  /// The summary as sentences, one a line.
  public var sentences: [String] {
    var lines = ["\(rows) row\(rows == 1 ? "" : "s"): \(Self.words(findings)), \(invalidRows) invalid"]
    for (kind, count) in invalid.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append("invalid: \(count) row\(count == 1 ? "" : "s"), \(kind)")
    }
    for (id, counts) in obligations { lines.append("\(id): \(Self.words(counts))") }
    if !readings.isEmpty {
      for reading in readings.dropFirst() {
        for (obligation, counts) in zip(obligations, reading.obligations) {
          lines.append("reading ‘\(reading.id)’, \(obligation.id): \(Self.words(counts))")
        }
      }
      lines.append(
        "\(held) rows are found the same under every reading, \(rows - invalidRows - held) depend on it")
    }
    for (kind, count) in suspicious.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append("suspicious: \(count) row\(count == 1 ? "" : "s"), \(kind); judged as written")
    }
    for (kind, count) in suspiciousDates.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append("suspicious: \(count) row\(count == 1 ? "" : "s"), \(kind); taken as any day")
    }
    if !unjudged.isEmpty {
      lines.append("not evaluated (no table can show it): \(unjudged.joined(separator: ", "))")
    }
    return lines + notes.map { "note: \($0)" }
  }

  private static func words(_ counts: Counts) -> String {
    Outcome.allCases.map { "\(counts[$0] ?? 0) \($0.rawValue)" }.joined(separator: ", ")
  }
}
