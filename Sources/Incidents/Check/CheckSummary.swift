package import TextFormats
package import ZoneDoubt
public import Zones

/// What a whole check found.
public struct CheckSummary: Sendable, Hashable {
  /// The rows, without the header and empty lines.
  public package(set) var rows = 0
  /// Rows by their verdict; `invalid` rows are in none.
  public var verdicts: [Verdict: Int] {
    [.inside: inside, .disputed: disputed, .outside: outside].filter { $0.value > 0 }
  }
  // Rows are too many for a dictionary.
  private var inside = 0
  private var disputed = 0
  private var outside = 0
  /// Rows that cannot be read, by what is wrong with them.
  public package(set) var invalid: [String: Int] = [:]
  /// Disputed rows by what keeps them from being plain; a row may count for several.
  package var doubts: [Doubt: Int] = [:]
  /// Rows that are disputed only because their position is uncertain.
  package var undecidedByPosition = 0
  /// Rows that are disputed only because the line is uncertain.
  package var undecidedByLine = 0
  /// Rows whose coordinates look mistaken, by what they may be; they were judged as they are.
  package var suspicious: [String: Int] = [:]
  /// Rows that state no accuracy where others do; they are judged as exact.
  package var unstatedAccuracy = 0
  /// Empty lines, which are kept as they are.
  package var emptyLines = 0
  /// Rows with a place whose flip distance is asked for and not known.
  package var unknownFlips = 0
  /// The radius within which the line is taken to be known, in words; nil for exact.
  package var lineAccuracy: String?
  /// The probabilities from which a verdict is inside, and up to which it is outside.
  package var thresholds = VerdictThresholds.standard

  /// A summary of no rows.
  package init() {}

  /// All rows that cannot be read.
  package var invalidRows: Int { invalid.values.reduce(0, +) }

  mutating func add(_ assessment: Assessment) {
    count(assessment.verdict)
    for doubt in assessment.doubts { doubts[doubt, default: 0] += 1 }
    if assessment.isUndecidedByPosition { undecidedByPosition += 1 }
    if assessment.isUndecidedByLine { undecidedByLine += 1 }
  }

  /// Counts a verdict that was found without a distance: where it is disputed, it is by the depth alone.
  @inline(__always)
  mutating func add(_ verdict: Verdict) {
    count(verdict)
    if verdict == .disputed { doubts[.depth, default: 0] += 1 }
  }

  @inline(__always)
  private mutating func count(_ verdict: Verdict) {
    rows += 1
    switch verdict {
    case .inside: inside += 1
    case .disputed: disputed += 1
    case .outside: outside += 1
    }
  }

  /// Adds what was found of other rows of the same input.
  package mutating func add(_ other: CheckSummary) {
    rows += other.rows
    inside += other.inside
    disputed += other.disputed
    outside += other.outside
    invalid.merge(other.invalid, uniquingKeysWith: +)
    doubts.merge(other.doubts, uniquingKeysWith: +)
    suspicious.merge(other.suspicious, uniquingKeysWith: +)
    undecidedByPosition += other.undecidedByPosition
    undecidedByLine += other.undecidedByLine
    unstatedAccuracy += other.unstatedAccuracy
    emptyLines += other.emptyLines
    unknownFlips += other.unknownFlips
  }

  /// Counts a row by its verdicts on several zones: as disputed for positions alone, or the line alone, where all are.
  package mutating func add(_ verdict: Verdict, of assessments: [Assessment]) {
    count(verdict)
    guard verdict == .disputed else { return }
    for doubt in Set(assessments.flatMap(\.doubts)) { doubts[doubt, default: 0] += 1 }
    if assessments.allSatisfy(\.isUndecidedByPosition) { undecidedByPosition += 1 }
    if assessments.allSatisfy(\.isUndecidedByLine) { undecidedByLine += 1 }
  }

  /// Counts a row with an exact place, of which the verdict alone is known.
  package mutating func add(exact verdict: Verdict) {
    count(verdict)
    if verdict == .disputed { doubts[.depth, default: 0] += 1 }
  }

  package mutating func add(_ fault: RowError) {
    rows += 1
    invalid[fault.kind, default: 0] += 1
  }

  /// The summary as sentences, one a line.
  public var sentences: [String] {
    let counts = Verdict.allCases.map { "\(verdicts[$0] ?? 0) \($0.rawValue)" }
    var lines = ["\(Self.counted(rows, "row")): \(counts.joined(separator: ", ")), \(invalidRows) invalid"]
    for (kind, count) in invalid.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append("invalid: \(Self.counted(count, "row")), \(kind)")
    }
    if let disputed = verdicts[.disputed], disputed > 0 {
      let words = Doubt.allCases.compactMap { doubt in doubts[doubt].map { "\($0) by \(doubt.rawValue)" } }
      lines.append("disputed: \(words.joined(separator: ", ")) (a row may have several doubts)")
    }
    if thresholds != .standard { lines.append(thresholds.sentence) }
    if undecidedByPosition > 0 {
      lines.append("\(Self.disputed(undecidedByPosition)) only because positions are uncertain")
    }
    if let lineAccuracy {
      lines.append(
        "\(Self.disputed(undecidedByLine)) only because the line is uncertain by \(lineAccuracy)")
    }
    for (kind, count) in suspicious.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append("suspicious: \(Self.counted(count, "row")), \(kind); judged as written")
    }
    if unstatedAccuracy > 0 {
      lines.append("\(Self.counted(unstatedAccuracy, "row")) without a stated accuracy, taken as exact")
    }
    if unknownFlips > 0 {
      lines.append(
        "\(Self.counted(unknownFlips, "row")) without a flip distance: the place is known to the sector of a bearing, no move changes the verdict, or the search was too long"
      )
    }
    if emptyLines > 0 { lines.append("\(Self.counted(emptyLines, "empty row")) passed over") }
    return lines
  }

  private static func disputed(_ count: Int) -> String {
    "\(counted(count, "verdict")) \(count == 1 ? "is" : "are") disputed"
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
