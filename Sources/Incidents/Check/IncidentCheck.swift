package import Plausibility
package import SystemIO
package import ZoneDoubt
internal import Zones

/// Checks incidents against a zone: every row in, every row out, in order, in bounded memory.
///
/// Findings go before the columns of a table, or the properties of a feature; all bytes of the input stay as they came.
/// It belongs to one thread at a time.
package struct IncidentCheck {
  /// Notes on the input, one sentence each: which columns, which accuracy.
  package let notes: [String]
  /// The counts of the rows that were judged so far.
  package private(set) var summary = CheckSummary()
  /// The byte that separates the fields of a table that is written.
  package var delimiter: UInt8 { input.delimiter }

  private let input: IncidentInput
  private let work: CheckWork
  /// Finds flip distances, too; nil where they are not asked for.
  private let flips: FlipWork?
  private let isDoubtful: Bool
  private var isSlow: Bool { isDoubtful || flips != nil }

  /// A check of incidents that writes its findings.
  ///
  /// - Parameters:
  ///   - input: The incidents, opened for the form in which findings are written.
  ///   - assessor: Judges the places.
  ///   - options: How findings are written.
  ///   - verdictOnly: Whether only the column `verdict` is written.
  ///   - addsFlips: Whether the columns `flip_m` and `flip_verdict` are written; not with `verdictOnly`.
  ///   - plausibility: Finds coordinates that look mistaken; nil to look for none.
  ///   - threshold: After how many rows verdicts alone are decided by an index.
  /// - Throws: ``ReadError`` where the input has a column by the name of one of demarc's.
  package init(
    _ input: IncidentInput, assessor: Assessor, options: FindingOptions = FindingOptions(),
    verdictOnly: Bool = false, addsFlips: Bool = false,
    plausibility: PlausibilityCheck? = nil, indexAfter threshold: Int = 200_000
  ) throws(ReadError) {
    if addsFlips {
      let flips = try FindingWriter(FlipColumns(), of: input, options: options)
      self.init(
        input, assessor: assessor, writer: nil, flips: flips, plausibility: plausibility,
        indexAfter: threshold)
      return
    }
    let writer = try FindingWriter(CheckColumns(verdictOnly: verdictOnly), of: input, options: options)
    self.init(input, assessor: assessor, writer: writer, plausibility: plausibility, indexAfter: threshold)
  }

  /// A check of incidents whose findings are taken one by one, by ``forEach(_:)``.
  package init(_ input: IncidentInput, assessor: Assessor, plausibility: PlausibilityCheck? = nil) {
    self.init(input, assessor: assessor, writer: nil, plausibility: plausibility, indexAfter: .max)
  }

  private init(
    _ input: IncidentInput, assessor: Assessor, writer: FindingWriter<CheckColumns>?,
    flips: FindingWriter<FlipColumns>? = nil, plausibility: PlausibilityCheck?, indexAfter threshold: Int
  ) {
    self.input = input
    let work = CheckWork(assessor, writer: writer, plausibility: plausibility, indexAfter: threshold)
    self.work = work
    self.flips = flips.map { FlipWork(work, assessor: assessor, writer: $0) }
    isDoubtful = !assessor.lineAccuracy.isExact || !input.isExact
    summary.emptyLines = input.emptyLines
    if !assessor.lineAccuracy.isExact { summary.lineAccuracy = assessor.lineAccuracy.inWords }
    summary.thresholds = assessor.thresholds
    notes =
      [input.undatedTableNote].compactMap(\.self) + input.notes
      + [plausibility.flatMap(input.axisNote)].compactMap(\.self)
  }

  /// Judges all rows and writes the findings. The output is not committed.
  ///
  /// - Parameters:
  ///   - threads: How many judge at once; nil for one for each core.
  ///   - progress: Called with the number of rows from time to time.
  /// - Throws: ``ReadError`` and ``WriteError``. In strict mode the first row that cannot be read, with its line and
  ///   column.
  package mutating func write(
    to output: any ByteSink, threads: Int? = nil, progress: (Int) -> Void = { _ in }
  ) throws {
    if let flips {
      try write(flips, flips.writer, to: output, threads: threads, progress: progress)
    } else if let writer = work.writer {
      try write(work, writer, to: output, threads: threads, progress: progress)
    }
  }

  private mutating func write<Work: IncidentWork, Columns>(
    _ work: Work, _ writer: FindingWriter<Columns>, to output: any ByteSink, threads: Int?,
    progress: (Int) -> Void
  ) throws where Work.Piece == CheckWork.Piece {
    var findings = try FindingOutput(writer, to: output)
    if isDoubtful { self.work.prepareForDoubt() }
    try input.forEachPiece(work, isSlow: isSlow, threads: threads) { piece in
      self.work.note(piece)
      summary.add(piece.summary)
      try findings.write(piece.bytes)
      progress(summary.rows)
    }
    try findings.end()
  }

  /// Judges all rows, in order.
  ///
  /// - Throws: ``ReadError``, and what `body` throws.
  package mutating func forEach(_ body: (Finding) throws -> Void) throws {
    try input.forEachPiece(FindingList(check: work), isSlow: isSlow) { list in
      summary.add(list.summary)
      for finding in list.findings { try body(finding) }
    }
  }
}

/// Collects findings as values.
private struct FindingList: IncidentWork {
  struct Piece: Sendable {
    var summary = CheckSummary()
    var findings: [Finding] = []
  }

  let check: CheckWork

  func begin() -> Piece { Piece() }

  func tools() -> CheckWork.Tools { check.tools() }

  func work(
    on row: InputRow, by reader: RowReader, with tools: CheckWork.Tools, _ piece: inout Piece
  ) throws(ReadError) {
    piece.findings.append(try check.finding(of: row, by: reader, with: tools, &piece.summary))
  }

  func pass(_ bytes: ArraySlice<UInt8>, _ piece: inout Piece) {}
}
