internal import SystemIO

extension IncidentInput {
  /// Reads all incidents that were not read yet, in order, in memory that does not grow with the input.
  ///
  /// - Throws: ``ReadError``, and what `body` throws.
  package func forEachRow(_ body: (ReportedRow) throws -> Void) throws {
    try forEachPiece(RowList(), isSlow: false) { rows in try rows.forEach(body) }
  }
}

/// Collects rows as values, which outlast the buffers that they were read from.
private struct RowList: IncidentWork {
  func begin() -> [ReportedRow] { [] }

  func work(
    on row: InputRow, by reader: RowReader, with tools: Void, _ rows: inout [ReportedRow]
  ) throws(ReadError) {
    rows.append(try reader.reported(row))
  }

  func pass(_ bytes: ArraySlice<UInt8>, _ rows: inout [ReportedRow]) {}
}
