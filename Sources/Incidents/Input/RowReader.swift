internal import Places
internal import Geodesy
internal import Geometry
package import SystemIO
package import TextFormats

/// Reads the incidents of an input, one by one; each thread at work has its own.
///
/// Rows whose coordinates are plain numbers are read in place. Whatever else a row may hold is read by ``Incident``.
package struct RowReader: Sendable {
  /// What messages call the input.
  let file: String
  let schema: IncidentColumns
  package let options: IncidentOptions
  private let saysWhatWasRead: Bool
  /// The operation that brings positions of another system to WGS 84, open for this thread.
  private(set) var opened: OpenedTransformation?
  private let plain: PlainColumns?
  /// What a row says of its system that agrees with the one in which all are read.
  private let usualSystem: [UInt8]

  /// Two columns of coordinates, and how well they are known.
  fileprivate struct PlainColumns: Sendable {
    enum Accuracy { case fixed(Length), meters(Int), codes(Int, [(text: [UInt8], radius: Length)]) }

    var latitude: Int
    var longitude: Int
    var count: Int
    var accuracy: Accuracy
    var marks: ExactDecimal.Marks
    /// The decimal mark of a column of metres.
    var mark: ExactDecimal.Marks
    /// Columns that are to be empty where a row is read in place, or else points with its coordinates.
    var witnesses: [Int]
  }

  init(of input: IncidentInput) {
    (file, schema, options) = (input.name, input.schema, input.options)
    saysWhatWasRead = input.saysWhatWasRead
    plain = Self.plainColumns(schema, options)
    usualSystem = Array((schema.systemColumn?.usual ?? "").utf8)
  }

  /// Does work with the operation of the positions' system open for this thread.
  ///
  /// - Throws: ``ReadError/crs(file:problem:)`` where PROJ cannot be used.
  func onThisThread<Result>(_ work: (RowReader) -> Result) throws(ReadError) -> Result {
    guard let system = schema.system else { return work(self) }
    do throws(CRSError) {
      return try system.withOpened { opened in
        var reader = self
        reader.opened = opened
        return work(reader)
      }
    } catch {
      throw .crs(file: file, problem: error.description)
    }
  }

  /// Nil where rows have to be read with more care.
  private static func plainColumns(_ schema: IncidentColumns, _ options: IncidentOptions) -> PlainColumns? {
    guard case .pair(let latitude, let longitude) = schema.position, schema.shape.surplus == 0,
      schema.system == nil || schema.isProjected
    else { return nil }
    let accuracy: PlainColumns.Accuracy
    switch schema.accuracy {
    case .exact: accuracy = .fixed(.meters(0))
    case .fixed(let length): accuracy = .fixed(length)
    case .meters(let index): accuracy = .meters(index)
    case .codes(let index, let profile):
      accuracy = .codes(index, profile.codes.map { (Array($0.code.utf8), $0.radius) })
    case .quantity, .geopoint, .unstated: return nil
    }
    // Degrees may have either mark where none is asked for; of metres the other one sets thousands apart.
    let mark = schema.isProjected ? schema.decimalMark : options.decimalMark
    return PlainColumns(
      latitude: latitude, longitude: longitude, count: schema.names.count, accuracy: accuracy,
      marks: mark.map(ExactDecimal.Marks.init) ?? .pointOrComma, mark: ExactDecimal.Marks(schema.decimalMark),
      witnesses: schema.witnesses.all)
  }

  /// What a row says of its incident.
  ///
  /// - Throws: ``RowError`` for a row that cannot be judged.
  @inline(__always)
  package func incident(of row: InputRow) throws(RowError) -> Incident {
    if case .line(let line) = row.source, let plain = plainIncident(line) { return plain }
    return try Incident(self.row(row), schema, options: options, by: opened)
  }

  @inline(__always)
  private func plainIncident(_ line: CSVLine) -> Incident? {
    guard let plain, line.fieldCount == plain.count, !line.hasOpenQuote, !line.spansLines,
      let y = line.number(plain.latitude, plain.marks), let x = line.number(plain.longitude, plain.marks),
      let accuracy = plain.radius(line)
    else { return nil }
    if let opened {
      for column in plain.witnesses where !line.holds([], in: column) { return nil }
      if let system = schema.systemColumn, !line.holds(usualSystem, in: system.index) { return nil }
      let written = SourcePosition(x: x, y: y)
      return opened.coordinate(of: written).map {
        Incident(place: $0, written: written, accuracy: accuracy)
      }
    }
    guard abs(y) <= 90, abs(x) <= 360 else { return nil }
    // Tables of events have their points as Well-Known Text, too.
    for column in plain.witnesses
    where !line.holds([], in: column) && !line.holdsPoint(x, y, within: 0.001, in: column) { return nil }
    return Incident(place: Coordinate(latitude: y, longitude: x), accuracy: accuracy)
  }

  /// The row as a value that lasts.
  func row(_ row: InputRow) -> IncidentRow {
    switch row.source {
    case .line(let line): IncidentRow(source: .row(line.row), names: schema.names)
    case .feature(let record): IncidentRow(source: .feature(record), names: schema.names)
    }
  }

  /// The values of some columns of a row, without blanks around them; empty where there is none.
  package func texts(of row: InputRow, _ columns: [Int]) -> [String] {
    lazy var whole = self.row(row)
    return columns.map { column in
      if case .line(let line) = row.source, let text = line.text(column) { return text }
      return whole.text(column)
    }
  }

  /// The row with its place, or with what is wrong with it.
  ///
  /// - Throws: ``ReadError`` in strict mode, for a row that cannot be read.
  package func reported(_ row: InputRow) throws(ReadError) -> ReportedRow {
    let whole = self.row(row)
    do throws(RowError) {
      var place = try incident(of: row).reported(options.accuracy)
      if saysWhatWasRead { place.form = RowError.onOneLine(schema.form(of: whole, options)) }
      return ReportedRow(row: whole, position: .known(place))
    } catch {
      if options.strict { throw refusal(error, of: whole) }
      return ReportedRow(row: whole, position: .invalid(reason: error.reason, kind: error.kind))
    }
  }

  /// Ends the reading in strict mode at a row of which anything else than its place cannot be read.
  ///
  /// - Throws: ``ReadError``.
  package func refuse(_ fault: RowError, of row: ReportedRow) throws(ReadError) {
    if options.strict { throw refusal(fault, of: row.row) }
  }

  /// Why reading ends at a row in strict mode.
  package func refusal(_ fault: RowError, of row: InputRow) -> ReadError { refusal(fault, of: self.row(row)) }

  /// Why reading ends at a row in strict mode.
  func refusal(_ fault: RowError, of row: IncidentRow) -> ReadError {
    .syntax(
      row.place(of: fault.field, file: file), problem: fault.reason,
      remedy: "correct the row, or leave out --strict to have it marked as invalid")
  }
}

extension RowReader.PlainColumns {
  /// The radius of a row, as ``PositionAccuracy`` reads it, which may be nil; nil where it takes more care to read.
  @inline(__always)
  fileprivate func radius(_ line: CSVLine) -> Length?? {
    switch accuracy {
    case .fixed(let length): return length
    case .meters(let index):
      if line.holds([], in: index) { return .some(nil) }
      guard let meters = line.number(index, mark), meters.sign == .plus else { return nil }
      return .some(meters == 0 ? nil : .meters(meters))
    case .codes(let index, let codes):
      if line.holds([], in: index) { return .some(nil) }
      guard let code = codes.first(where: { line.holds($0.text, in: index) }) else { return nil }
      return .some(code.radius)
    }
  }
}

/// An incident as far as its row can be read, with the row's own values.
package struct ReportedRow: Sendable {
  let row: IncidentRow
  /// Where it is, or why it cannot be judged.
  package let position: Position

  /// Where an incident is.
  package enum Position: Sendable, Hashable {
    case known(ReportedPlace)
    /// The row cannot be read: the reason, and the reason without its values, by which rows are counted.
    case invalid(reason: String, kind: String)
  }

  /// The place; nil where the row cannot be read.
  package var place: ReportedPlace? {
    if case .known(let place) = position { place } else { nil }
  }

  /// The value of a column, without blanks around it; empty where there is none.
  package func text(_ column: Int) -> String { row.text(column) }
}
