internal import TextFormats
internal import Geometry
internal import Incidents
internal import SystemIO
internal import Zones

/// Judges the incidents of an input against an agreement, and writes or keeps them.
struct MonitorWork: IncidentWork {
  /// What becomes of the incidents of a piece, in their order.
  struct Piece: Sendable {
    /// The findings as they are written.
    var bytes: [UInt8] = []
    var found: [Result<MonitorJudge.Judged, RowError>] = []
    /// The rows, if they are kept.
    var rows: [ReportedRow] = []
  }

  let judge: MonitorJudge
  /// nil where findings are not written.
  let writer: FindingWriter<ValueColumns>?
  let columns: MonitorColumns
  let keepsRows: Bool

  func begin() -> Piece { Piece() }

  func work(
    on row: InputRow, by reader: RowReader, with tools: Void, _ piece: inout Piece
  ) throws(ReadError) {
    let reported = try reader.reported(row)
    let found = judge.judged(reported, by: reader)
    if case .failure(let fault) = found { try reader.refuse(fault, of: reported) }
    try writer?.append(
      columns.values(found.map(\.finding)), of: row, at: reported.place?.coordinate, to: &piece.bytes)
    piece.found.append(found)
    if keepsRows { piece.rows.append(reported) }
  }

  func pass(_ bytes: ArraySlice<UInt8>, _ piece: inout Piece) { writer?.pass(bytes, to: &piece.bytes) }
}
