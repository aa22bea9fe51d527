internal import Concurrency
internal import Geodesy
package import SystemIO
internal import TextFormats

/// What is done with incidents. Pieces of an input are worked at on all cores, and come out in their order.
package protocol IncidentWork: Sendable {
  /// What becomes of the incidents of a piece: bytes to be written, counts, values.
  associatedtype Piece: Sendable
  /// What all incidents of a piece are judged with; nothing for most work.
  associatedtype Tools = Void

  /// What becomes of no incidents.
  func begin() -> Piece

  /// The tools for the next piece.
  func tools() -> Tools

  /// Works at one incident.
  ///
  /// - Throws: ``ReadError`` where the work is to end with this incident.
  func work(on row: InputRow, by reader: RowReader, with tools: Tools, _ piece: inout Piece) throws(ReadError)

  /// Takes note of bytes that are not an incident: an empty line of a table, or what stands between two features.
  func pass(_ bytes: ArraySlice<UInt8>, _ piece: inout Piece)
}

extension IncidentWork where Tools == Void {
  package func tools() {}
}

/// What became of a piece of the input, and why the incidents after it were not worked at.
private struct Worked<Piece: Sendable>: Sendable {
  var piece: Piece
  var failure: ReadError?
}

extension IncidentInput {
  /// Works at all incidents that were not read yet, in memory that does not grow with the input.
  ///
  /// - Parameters:
  ///   - isSlow: Whether an incident may take milliseconds; pieces are smaller then.
  ///   - threads: How many pieces are worked at together; nil for one for each core.
  ///   - consume: Takes what becomes of each piece, in the order of the input.
  /// - Throws: ``ReadError``, and what `consume` throws. What came before a failing incident is consumed first.
  package func forEachPiece<Work: IncidentWork>(
    _ work: Work, isSlow: Bool, threads: Int? = nil, _ consume: (Work.Piece) throws -> Void
  ) throws {
    let width = max(1, threads ?? Parallel.width)
    let rows = RowReader(of: self)
    func take(_ worked: Worked<Work.Piece>) throws {
      try consume(worked.piece)
      if let failure = worked.failure { throw failure }
    }
    switch source {
    case .table(let reader):
      let (size, isStrict, scanner) = (isSlow ? 1 << 13 : 1 << 20, options.strict, reader.scanner)
      try OrderedWork.run(width: width) {
        try reader.nextPiece(bytes: size, countingLines: isStrict)
      } transform: { piece in
        Self.worked(work, rows) { rows, worked in Self.work(work, on: piece, scanner, rows, &worked) }
      } consume: {
        try take($0)
      }
    case .features(let reader):
      let count = isSlow ? 32 : 256
      try OrderedWork.run(width: width) {
        try reader.next(atMost: count)
      } transform: { pieces in
        Self.worked(work, rows) { rows, worked in Self.work(work, on: pieces, rows, &worked) }
      } consume: {
        try take($0)
      }
    }
  }

  private static func worked<Work: IncidentWork>(
    _ work: Work, _ rows: RowReader, _ body: (RowReader, inout Worked<Work.Piece>) -> Void
  ) -> Worked<Work.Piece> {
    var worked = Worked(piece: work.begin())
    do throws(ReadError) {
      try rows.onThisThread { body($0, &worked) }
    } catch {
      worked.failure = error
    }
    return worked
  }

  private static func work<Work: IncidentWork>(
    _ work: Work, on piece: CSVPiece, _ scanner: CSVScanner, _ rows: RowReader,
    _ worked: inout Worked<Work.Piece>
  ) {
    let tools = work.tools()
    unsafe piece.bytes.withUnsafeBufferPointer { bytes in
      var lines = unsafe CSVLines(of: piece, at: bytes, by: scanner, columns: rows.schema.names.count)
      do throws(ReadError) {
        while let line = lines.next() {
          if line.isEmpty || !rows.options.takesBlankRows && line.isBlank {
            work.pass(line.row.ending, &worked.piece)
          } else {
            try work.work(on: InputRow(source: .line(line)), by: rows, with: tools, &worked.piece)
          }
        }
      } catch {
        worked.failure = error
      }
    }
  }

  private static func work<Work: IncidentWork>(
    _ work: Work, on pieces: [FeatureReader.Piece], _ rows: RowReader, _ worked: inout Worked<Work.Piece>
  ) {
    let tools = work.tools()
    for piece in pieces {
      switch piece {
      case .between(let bytes): work.pass(bytes, &worked.piece)
      case .record(let record):
        do throws(ReadError) {
          try work.work(on: InputRow(source: .feature(record)), by: rows, with: tools, &worked.piece)
        } catch {
          worked.failure = error
          return
        }
      }
    }
  }
}
