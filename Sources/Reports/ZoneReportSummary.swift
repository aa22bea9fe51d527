internal import Plausibility
package import Agreements
internal import Geometry
internal import Incidents
package import TextFormats
internal import ZoneDoubt
internal import Zones

/// What was found in zones, row by row.
package struct ZoneReportSummary: Sendable {
  /// Rows by their verdict.
  struct Counts: Sendable {
    var inside = 0
    var disputed = 0
    var outside = 0

    var verdicts: [Int] { [inside, disputed, outside] }

    mutating func add(_ verdict: Verdict) {
      switch verdict {
      case .inside: inside += 1
      case .disputed: disputed += 1
      case .outside: outside += 1
      }
    }

    var words: String { "\(inside) inside, \(disputed) disputed, \(outside) outside" }
  }

  /// The rows, without the header and empty lines.
  private(set) var rows = 0
  /// Rows by the gravest of their verdicts.
  private(set) var total = Counts()
  /// Rows by their verdict on each zone.
  private(set) var zones: [Counts]
  /// Rows that cannot be read, by what is wrong with them.
  private(set) var invalid: [String: Int] = [:]
  /// Rows whose coordinates look mistaken, by what may be wrong.
  private(set) var suspicious: [String: Int] = [:]
  /// Rows whose date cannot be used, by what is wrong with it.
  private(set) var dateFaults: [String: Int] = [:]
  /// Verdicts that are disputed only because positions are uncertain, and only because the line is.
  private(set) var byPosition = 0
  private(set) var byLine = 0
  /// Rows whose position is taken as exact, as nothing is stated of it.
  private(set) var exact = 0
  private var doubts: [String: Int] = [:]
  private let names: [String]

  package init(zones names: [String]) {
    self.names = names
    zones = names.map { _ in Counts() }
  }

  /// All rows that cannot be read.
  var invalidRows: Int { invalid.values.reduce(0, +) }

  /// What causes the doubt of disputed verdicts, and of how many.
  var causes: [(name: String, count: Int)] { ["depth", "position", "line"].map { ($0, doubts[$0] ?? 0) } }

  package mutating func add(_ found: Result<DatedFinding, RowError>) {
    rows += 1
    switch found {
    case .failure(let fault): invalid[fault.kind, default: 0] += 1
    case .success(let finding):
      let assessment = finding.assessments[finding.deciding]
      total.add(assessment.verdict)
      for (index, one) in finding.assessments.enumerated() { zones[index].add(one.verdict) }
      for doubt in assessment.doubts { doubts[doubt.rawValue, default: 0] += 1 }
      if assessment.isUndecidedByPosition { byPosition += 1 }
      if assessment.isUndecidedByLine { byLine += 1 }
      if finding.place.radius.meters == 0 { exact += 1 }
      if let suspicion = finding.suspicion { suspicious[suspicion.kind, default: 0] += 1 }
      if let fault = finding.dateFault { dateFaults[fault, default: 0] += 1 }
    }
  }

  /// The summary as sentences, one a line.
  package var sentences: [String] {
    let any = zones.count > 1 ? " (in any of the zones)" : ""
    var lines = ["\(rows) row\(rows == 1 ? "" : "s"): \(total.words), \(invalidRows) invalid\(any)"]
    if zones.count > 1 { lines += zip(names, zones).map { "\($0): \($1.words)" } }
    func add(_ counts: [String: Int], _ words: (String, Int) -> String) {
      for (kind, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
        lines.append(words(kind, count))
      }
    }
    func counted(_ count: Int) -> String { "\(count) row\(count == 1 ? "" : "s")" }
    add(invalid) { "invalid: \(counted($1)), \($0)" }
    add(suspicious) { "suspicious: \(counted($1)), \($0); judged as written" }
    add(dateFaults) { "suspicious: \(counted($1)), \($0); taken as any day" }
    return lines
  }
}
