internal import Plausibility
internal import Concurrency
internal import Geodesy
internal import Geometry
internal import SystemIO
internal import TextFormats
internal import ZoneDoubt
internal import Zones

/// Judges the incidents of an input against one zone, and writes the findings.
struct CheckWork: IncidentWork {
  struct Piece: Sendable {
    /// The findings as they are written.
    var bytes: [UInt8] = []
    var summary = CheckSummary()
  }

  /// What judges the rows of a piece.
  struct Tools {
    /// What decides without distances; nil where distances are asked for, and while there were few rows.
    let index: ZoneIndex?
    /// A judge that is quick with many places.
    let judge: Judge
    let cache: AssessmentCache
    let plausibility: PlausibilityCheck?
  }

  /// nil where findings are only counted.
  let writer: FindingWriter<CheckColumns>?
  let plausibility: PlausibilityCheck?
  fileprivate let cache: AssessmentCache
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

  /// Makes ready for many places that are not exact, on all cores.
  func prepareForDoubt() { assessor.prepareForMany() }

  func begin() -> Piece { Piece() }

  func tools() -> Tools {
    let index = verdictOnly ? index.value : nil
    return Tools(
      index: index, judge: index?.judge ?? judge.value ?? assessor.judge, cache: cache,
      plausibility: plausibility)
  }

  func work(
    on row: InputRow, by reader: RowReader, with tools: Tools, _ piece: inout Piece
  ) throws(ReadError) {
    let finding = try finding(of: row, by: reader, with: tools, &piece.summary)
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
  func finding(
    of row: InputRow, by reader: RowReader, with tools: Tools, _ summary: inout CheckSummary
  ) throws(ReadError) -> Finding {
    do throws(RowError) {
      return tools.finding(of: try reader.incident(of: row), by: reader, &summary)
    } catch {
      if reader.options.strict { throw reader.refusal(error, of: reader.row(row)) }
      summary.add(error)
      return .invalid(reason: error.reason)
    }
  }
}

extension CheckWork.Tools {
  /// The finding of an incident; it is counted.
  @inline(__always)
  fileprivate func finding(of incident: Incident, by reader: RowReader, _ summary: inout CheckSummary)
    -> Finding
  {
    if let index, let verdict = verdict(of: incident, by: reader, index) {
      summary.add(verdict)
      return .verdict(verdict, place: incident.place)
    }
    let placement = judge.placement(of: incident.place)
    let assessment = cache.assessment(
      of: incident.place, in: incident.region(reader.options.accuracy), at: placement)
    summary.add(assessment)
    var note = incident.note ?? ""
    if !note.isEmpty { summary.unstatedAccuracy += 1 }
    if let suspicion = plausibility?.suspicion(of: incident, placement, by: reader) {
      note = note.isEmpty ? suspicion.note : "\(suspicion.note); \(note)"
      summary.suspicious[suspicion.kind, default: 0] += 1
    }
    let remarks = assessment.remarks
    if !remarks.isEmpty { note = (remarks + (note.isEmpty ? [] : [note])).joined(separator: "; ") }
    return .judged(assessment, place: incident.place, note: note)
  }

  /// The verdict of an exact place of which there is nothing to note; nil for any other.
  @inline(__always)
  private func verdict(of incident: Incident, by reader: RowReader, _ index: ZoneIndex) -> Verdict? {
    guard incident.isExact, incident.suspicion == nil else { return nil }
    let place = incident.place
    // An index knows a verdict only where it holds wherever the line may be shifted to.
    var known = index.known(place)
    if known == nil, cache.assessor.lineAccuracy.isExact { known = judge.verdict(of: place) }
    guard let verdict = known, let plausibility else { return known }
    let isPlausible: Bool
    if let written = incident.written, let opened = reader.opened {
      isPlausible =
        !(verdict == .outside && opened.isFarOutside(place))
        && plausibility.isPlausible(written, at: place, verdict, image: opened.coordinate)
    } else {
      isPlausible = plausibility.isPlausible(place, verdict) { index.known($0) }
    }
    return isPlausible ? verdict : nil
  }
}
