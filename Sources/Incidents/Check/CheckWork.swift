internal import Geodesy
internal import Geometry
internal import SystemIO
internal import TextFormats
internal import Zones

/// Judges the incidents of an input against one zone, and writes the findings.
struct CheckWork: IncidentWork {
  struct Piece: Sendable {
    /// The findings as they are written.
    var bytes: [UInt8] = []
    var summary = CheckSummary()
    fileprivate let judges: Judges
  }

  /// What judges the rows of a piece. A class, so that a piece is small.
  fileprivate final class Judges: Sendable {
    /// What decides without distances; nil where distances are asked for, and while there were few rows.
    let index: ZoneIndex?
    /// A judge that is quick with many places.
    let judge: Judge

    init(index: ZoneIndex?, judge: Judge) {
      self.index = index
      self.judge = judge
    }
  }

  /// nil where findings are only counted.
  let writer: FindingWriter<CheckColumns>?
  let plausibility: PlausibilityCheck?
  private let cache: AssessmentCache
  private let verdictOnly: Bool
  private let index: DeferredValue<ZoneIndex>
  private let judge: DeferredValue<Judge>
  private var assessor: Assessor { cache.assessor }

  /// - Parameter threshold: After how many rows verdicts alone are decided by an index: as many as take about as long as
  ///   building one.
  init(
    _ assessor: Assessor, writer: FindingWriter<CheckColumns>?, plausibility: PlausibilityCheck?,
    indexAfter threshold: Int
  ) {
    self.writer = writer
    self.plausibility = plausibility
    cache = AssessmentCache(assessor)
    verdictOnly = writer?.columns.verdictOnly ?? false
    index = DeferredValue(after: threshold) { assessor.index }
    judge = DeferredValue(after: threshold / 4) { assessor.judge.preparedForMany() }
  }

  func begin() -> Piece {
    let index = verdictOnly ? index.value : nil
    return Piece(judges: Judges(index: index, judge: index?.judge ?? judge.value ?? assessor.judge))
  }

  func work(on row: InputRow, by reader: RowReader, _ piece: inout Piece) throws(ReadError) {
    let finding = try finding(of: row, by: reader, &piece)
    try writer?.append(finding, of: row, at: finding.place, to: &piece.bytes)
  }

  func pass(_ bytes: ArraySlice<UInt8>, _ piece: inout Piece) {
    writer?.pass(bytes, to: &piece.bytes)
    if writer?.countsEmptyLines == true { piece.summary.emptyLines += 1 }
  }

  /// Notes that the rows of a piece were judged.
  func note(_ piece: Piece) {
    index.count(piece.summary.rows)
    judge.count(piece.summary.rows)
  }

  /// The finding of a row; it is counted.
  ///
  /// - Throws: ``ReadError`` in strict mode, for a row that cannot be read.
  @inline(__always)
  func finding(of row: InputRow, by reader: RowReader, _ piece: inout Piece) throws(ReadError) -> Finding {
    let incident: Incident
    do throws(RowError) {
      incident = try reader.incident(of: row)
    } catch {
      if reader.options.strict { throw reader.refusal(error, of: reader.row(row)) }
      piece.summary.add(error)
      return .invalid(reason: error.reason)
    }
    if piece.judges.index != nil, let verdict = verdict(of: incident, by: reader, piece.judges) {
      piece.summary.add(verdict)
      return .verdict(verdict, place: incident.place)
    }
    return finding(of: incident.reported(reader.options.accuracy), by: reader, &piece)
  }

  /// The verdict of an exact place of which there is nothing to note; nil for any other.
  @inline(__always)
  private func verdict(of incident: Incident, by reader: RowReader, _ judges: Judges) -> Verdict? {
    guard incident.isExact else { return nil }
    let place = incident.place
    // An index knows a verdict only where it holds wherever the line may be shifted to.
    var known = judges.index?.known(place)
    if known == nil, assessor.lineAccuracy.isExact { known = judges.judge.verdict(of: place) }
    guard let verdict = known else { return nil }
    guard let plausibility else { return verdict }
    let isPlausible: Bool
    if let written = incident.written, let opened = reader.opened {
      isPlausible = plausibility.isPlausible(written, at: place, verdict, image: opened.coordinate)
    } else {
      isPlausible = plausibility.isPlausible(place, verdict) { judges.index?.known($0) }
    }
    return isPlausible ? verdict : nil
  }

  /// The finding of a place; it is counted.
  private func finding(of place: ReportedPlace, by reader: RowReader, _ piece: inout Piece) -> Finding {
    var note = place.note
    if !note.isEmpty { piece.summary.unstatedAccuracy += 1 }
    let assessment = cache.assessment(of: place) { piece.judges.judge.placement(of: place.coordinate) }
    piece.summary.add(assessment)
    if let suspicion = plausibility?.suspicion(of: place, assessment.placement, by: reader) {
      note = note.isEmpty ? suspicion.note : "\(suspicion.note); \(note)"
      piece.summary.suspicious[suspicion.kind, default: 0] += 1
    }
    if !assessment.placement.distance.isFinite {
      note = note.isEmpty ? "beyond the flat ends" : "beyond the flat ends; \(note)"
    }
    return .judged(assessment, place: place.coordinate, note: note)
  }
}
