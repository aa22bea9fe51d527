internal import Geometry
internal import SystemIO
internal import TextFormats
internal import ZoneDoubt
internal import Zones

/// A finding with the flip distance of its place; nil where there is none, or it is not known.
struct FlipFinding: Sendable {
  var finding: Finding
  var flip: Flip?
}

/// The columns of `check --flip`: those of `check`, then how far the place would have to move for another verdict.
struct FlipColumns: FindingColumns {
  private let check = CheckColumns()

  var names: [String] { check.names + ["flip_m", "flip_verdict"] }

  func append(_ row: FlipFinding, to bytes: inout [UInt8], _ style: FieldStyle) {
    check.append(row.finding, to: &bytes, style)
    bytes.append(style.delimiter)
    if let flip = row.flip { style.append(flip.distance, decimals: 3, keepsZeros: true, to: &bytes) }
    bytes.append(style.delimiter)
    bytes += (row.flip?.verdict.rawValue ?? "").utf8
  }

  func add(_ row: FlipFinding, to json: inout JSONWriter, prefix: String) {
    check.add(row.finding, to: &json, prefix: prefix)
    // An invalid row has its verdict and its reason alone.
    if case .invalid = row.finding { return }
    json.member(prefix + "flip_m", row.flip.map { ($0.distance * 1000).rounded() / 1000 })
    if let flip = row.flip {
      json.member(prefix + "flip_verdict", flip.verdict.rawValue)
    } else {
      json.name(prefix + "flip_verdict")
      json.value(Double?.none)
    }
  }
}

/// Judges incidents as ``CheckWork`` does, and finds the flip distance of each.
struct FlipWork: IncidentWork {
  let check: CheckWork
  let writer: FindingWriter<FlipColumns>
  private let assessor: Assessor
  private let flips = PlaceCache<Flip?>()

  init(_ check: CheckWork, assessor: Assessor, writer: FindingWriter<FlipColumns>) {
    (self.check, self.assessor, self.writer) = (check, assessor, writer)
  }

  func begin() -> CheckWork.Piece { check.begin() }

  func tools() -> CheckWork.Tools { check.tools() }

  func work(
    on row: InputRow, by reader: RowReader, with tools: CheckWork.Tools, _ piece: inout CheckWork.Piece
  ) throws(ReadError) {
    let finding = try check.finding(of: row, by: reader, with: tools, &piece.summary)
    var flip: Flip?
    if let place = finding.place, let incident = try? reader.incident(of: row) {
      let region = incident.region(reader.options.accuracy)
      flip = flips.value(of: place, in: region) { assessor.flip(of: place, in: region) }
      if flip == nil { piece.summary.unknownFlips += 1 }
    }
    try writer.append(
      FlipFinding(finding: finding, flip: flip), of: row, at: finding.place, to: &piece.bytes)
  }

  func pass(_ bytes: ArraySlice<UInt8>, _ piece: inout CheckWork.Piece) {
    writer.pass(bytes, to: &piece.bytes)
    if writer.countsEmptyLines { piece.summary.emptyLines += 1 }
  }
}
