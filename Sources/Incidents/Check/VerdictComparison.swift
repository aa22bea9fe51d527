package import Plausibility
internal import Geometry
package import SystemIO
package import ZoneDoubt
internal import Zones

/// Incidents judged against two zones, and those whose verdict differs.
package struct VerdictComparison: Sendable {
  /// The rows, without the header and empty lines.
  package private(set) var rows = 0
  /// The number of rows that cannot be read.
  package private(set) var invalid = 0
  /// Rows whose verdict differs, by both verdicts: `inside to outside`.
  private var counts: [String: Int] = [:]
  /// Rows whose coordinates look mistaken beside both zones, by what may be wrong; they were judged as they are.
  private var suspicious: [String: Int] = [:]

  private static let columns = [
    "verdict_first", "verdict_second", "doubt_first", "doubt_second", "distance_first_m", "distance_second_m",
  ]

  /// Judges an input, and writes the rows whose verdict differs.
  ///
  /// - Parameters:
  ///   - input: The incidents, opened for the form in which findings are written.
  ///   - assessors: Those of the first zone and of the second.
  ///   - plausibility: Finds coordinates that look mistaken, beside the first zone and the second.
  ///   - output: Where to write, and how; nil to count only. The file is not committed.
  /// - Throws: ``ReadError``, also where the input has a column by the name of one of demarc's; ``WriteError``.
  package init(
    _ input: IncidentInput, by assessors: (Assessor, Assessor),
    plausibility: (PlausibilityCheck, PlausibilityCheck),
    to output: (file: OutputFile, options: FindingOptions)? = nil
  ) throws {
    let writer = try output.map {
      try FindingWriter(ValueColumns(Self.columns), of: input, options: $0.options, leavesOut: true)
    }
    let work = ComparisonWork(
      first: AssessmentCache(assessors.0), second: AssessmentCache(assessors.1), plausibility: plausibility,
      writer: writer)
    var findings = try writer.flatMap { writer in try output.map { try FindingOutput(writer, to: $0.file) } }
    let isSlow = !input.isExact || !assessors.0.lineAccuracy.isExact || !assessors.1.lineAccuracy.isExact
    try input.forEachPiece(work, isSlow: isSlow) { piece in
      add(piece.counted)
      try findings?.write(piece.bytes)
    }
    try findings?.end()
  }

  /// A comparison of no rows.
  fileprivate init() {}

  /// The number of rows whose verdict differs.
  package var changed: Int { counts.values.reduce(0, +) }

  /// The changes and how many rows have each, the most frequent first.
  package var changes: [(name: String, count: Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  /// The comparison as sentences, one a line.
  package var sentences: [String] {
    [
      "verdicts: \(rows - invalid - changed) of \(rows) rows hold under both, \(changed) change, \(invalid) are invalid"
    ]
      + changes.map { "\($0.count) from \($0.name)" }
      + suspicious.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
        "suspicious: \($0.value) row\($0.value == 1 ? "" : "s"), \($0.key); judged as written"
      }
  }

  private mutating func add(_ other: VerdictComparison) {
    rows += other.rows
    invalid += other.invalid
    counts.merge(other.counts, uniquingKeysWith: +)
    suspicious.merge(other.suspicious, uniquingKeysWith: +)
  }

  /// Counts a row; nil for one that cannot be read.
  fileprivate mutating func add(
    _ verdicts: (first: Verdict, second: Verdict)?, _ suspicion: PlausibilityCheck.Suspicion?
  ) {
    rows += 1
    guard let verdicts else {
      invalid += 1
      return
    }
    if let suspicion { suspicious[suspicion.kind, default: 0] += 1 }
    guard verdicts.first != verdicts.second else { return }
    counts["\(verdicts.first.rawValue) to \(verdicts.second.rawValue)", default: 0] += 1
  }
}

/// Judges the incidents of an input against two zones, and writes those whose verdict differs.
private struct ComparisonWork: IncidentWork {
  struct Piece: Sendable {
    var bytes: [UInt8] = []
    var counted = VerdictComparison()
  }

  let first: AssessmentCache
  let second: AssessmentCache
  let plausibility: (PlausibilityCheck, PlausibilityCheck)
  /// nil where findings are only counted.
  let writer: FindingWriter<ValueColumns>?

  func begin() -> Piece { Piece() }

  func work(
    on row: InputRow, by reader: RowReader, with tools: Void, _ piece: inout Piece
  ) throws(ReadError) {
    let reported = try reader.reported(row)
    guard let place = reported.place else { return piece.counted.add(nil, nil) }
    let (a, b) = (first.assessment(of: place), second.assessment(of: place))
    var suspicion = plausibility.0.suspicion(of: place, a.placement, by: reader)
    if plausibility.1.suspicion(of: place, b.placement, by: reader) == nil { suspicion = nil }
    piece.counted.add((a.verdict, b.verdict), suspicion)
    guard a.verdict != b.verdict else { return }
    let both = [a, b]
    let values: [FindingValue] =
      both.map { .text($0.verdict.rawValue) } + both.map { .text($0.doubtText) }
      + both.map { .number($0.placement.distance, decimals: 3) }
    try writer?.append(values, of: row, at: place.coordinate, to: &piece.bytes)
  }

  func pass(_ bytes: ArraySlice<UInt8>, _ piece: inout Piece) { writer?.pass(bytes, to: &piece.bytes) }
}
