internal import Geodesy
internal import Geometry
internal import SystemIO
internal import TextFormats
internal import Zones
internal import Synchronization

/// What is to be said of rows, one by one; any number of threads may ask it.
struct RowJudge: Sendable {
  let file: String
  let columns: IncidentColumns
  let options: CheckOptions
  let suspicion: PlaceSuspicion?
  /// What verdicts alone are given by, when there are very many places.
  let index: Worthwhile<ZoneIndex>
  /// The assessor's judge, made ready for many places.
  let judge: Worthwhile<Judge>
  private let known: KnownAssessments
  var assessor: Assessor { known.assessor }

  init(
    file: String, columns: IncidentColumns, options: CheckOptions, assessor: Assessor,
    suspicion: PlaceSuspicion?
  ) {
    self.file = file
    self.columns = columns
    self.options = options
    self.suspicion = suspicion
    known = KnownAssessments(assessor)
    index = Worthwhile(after: options.indexAfter) { assessor.index }
    judge = Worthwhile(after: options.indexAfter / 4) { assessor.judge.preparedForMany() }
  }

  /// Whether a row may take milliseconds, because something is known to a radius only.
  var isSlow: Bool {
    if !assessor.lineAccuracy.isExact { return true }
    if case .exact = columns.accuracy { return false }
    return true
  }

  /// Notes that so many rows more were judged.
  func count(_ rows: Int) {
    index.count(rows)
    judge.count(rows)
  }

  /// What is to be said of a row; it is counted.
  ///
  /// - Parameter opened: What brings positions of another system to WGS 84, open for this thread; nil to borrow it.
  /// - Throws: ``ReadError`` in strict mode, for a row that cannot be read.
  func finding(
    of row: IncidentRow, _ summary: inout CheckSummary, by opened: OpenedTransformation? = nil
  ) throws(ReadError) -> Finding {
    let incident: Incident
    do throws(RowFault) {
      incident = try Incident(row, columns, options: options, by: opened)
    } catch {
      if options.strict {
        throw .syntax(
          row.place(of: error.field, file: file), problem: error.reason,
          remedy: "mend the row, or leave out --strict to have it marked as invalid")
      }
      summary.add(error)
      return .invalid(reason: error.reason)
    }
    return finding(of: incident, &summary, by: opened)
  }

  /// What is to be said of an incident; it is counted.
  func finding(
    of incident: Incident, _ summary: inout CheckSummary, by opened: OpenedTransformation? = nil
  ) -> Finding {
    var notes: [String] = []
    if let note = incident.note {
      notes.append(note)
      summary.unstatedAccuracy += 1
    }
    let assessment = known.assessment(of: incident.place, radius: incident.radius(options.accuracy))
    summary.add(assessment)
    if let doubt = doubt(about: incident, assessment.placement, by: opened) {
      notes.insert("suspicious: \(doubt.sentence)", at: 0)
      summary.suspicious[doubt.kind, default: 0] += 1
    }
    if !assessment.placement.distance.isFinite { notes.insert("beyond the flat ends", at: 0) }
    return .judged(
      assessment, place: incident.place, note: notes.isEmpty ? "" : notes.joined(separator: "; "))
  }
}

extension RowJudge {
  /// What a place might be instead; nil for one that looks as it should.
  private func doubt(
    about incident: Incident, _ placement: Placement, by opened: OpenedTransformation?
  ) -> PlaceSuspicion.Doubt? {
    guard let written = incident.written, let system = columns.system else {
      return suspicion?.doubt(about: incident.place, placement)
    }
    return suspicion?.doubt(about: written, at: incident.place, placement) {
      try? system.place(of: $0, by: opened, field: nil)
    }
  }
}

/// What takes a while to make and then saves time with each row: made once, when so many rows were judged that it is
/// worth its while. What is found with it is the same.
final class Worthwhile<Made: Sendable>: Sendable {
  private let make: @Sendable () -> Made
  private let known = Mutex<(made: Made?, rows: Int)>((nil, 0))
  private let rows: Int

  /// - Parameter rows: After how many rows it is made.
  init(after rows: Int, _ make: @escaping @Sendable () -> Made) {
    self.rows = rows
    self.make = make
  }

  /// Notes that so many rows more were judged.
  func count(_ rows: Int) { known.withLock { $0.rows += rows } }

  /// What was made, or nil as long as there were but few rows.
  func made() -> Made? {
    known.withLock { known in
      if known.made == nil, known.rows >= rows { known.made = make() }
      return known.made
    }
  }
}
