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
  let options: IncidentOptions
  private let saysWhatWasRead: Bool
  /// The operation that brings positions of another system to WGS 84, open for this thread.
  private(set) var opened: OpenedTransformation?
  private let plain: PlainColumns?

  /// Two columns of coordinates, and one accuracy for all rows.
  private struct PlainColumns: Sendable {
    var latitude: Int
    var longitude: Int
    var count: Int
    var accuracy: Length
  }

  init(of input: IncidentInput) {
    (file, schema, options) = (input.name, input.schema, input.options)
    saysWhatWasRead = input.saysWhatWasRead
    plain = Self.plainColumns(schema, options)
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
    let comma = UInt8(ascii: ",")
    guard case .pair(let latitude, let longitude) = schema.position, options.decimalMark != comma,
      schema.shape.surplus == 0
    else {
      return nil
    }
    if schema.system != nil, !schema.isProjected || schema.decimalMark == comma { return nil }
    let accuracy: Length
    switch schema.accuracy {
    case .exact: accuracy = .meters(0)
    case .fixed(let length): accuracy = length
    case .meters, .codes, .geopoint, .unstated: return nil
    }
    return PlainColumns(
      latitude: latitude, longitude: longitude, count: schema.names.count, accuracy: accuracy)
  }

  /// What a row says of its incident.
  ///
  /// - Throws: ``RowError`` for a row that cannot be judged.
  @inline(__always)
  func incident(of row: InputRow) throws(RowError) -> Incident {
    if case .line(let line) = row.source, let plain = plainIncident(line) { return plain }
    return try Incident(self.row(row), schema, options: options, by: opened)
  }

  @inline(__always)
  private func plainIncident(_ line: CSVLine) -> Incident? {
    guard let plain, line.fieldCount == plain.count, !line.hasOpenQuote,
      let y = line.plainNumber(plain.latitude), let x = line.plainNumber(plain.longitude)
    else { return nil }
    if let opened {
      let written = SourcePosition(x: x, y: y)
      return opened.coordinate(of: written).map {
        Incident(place: $0, written: written, accuracy: plain.accuracy)
      }
    }
    guard abs(y) <= 90, abs(x) <= 360 else { return nil }
    return Incident(place: Coordinate(latitude: y, longitude: x), accuracy: plain.accuracy)
  }

  /// The row as a value that lasts.
  func row(_ row: InputRow) -> IncidentRow {
    switch row.source {
    case .line(let line): IncidentRow(source: .row(line.row), names: schema.names)
    case .feature(let record): IncidentRow(source: .feature(record), names: schema.names)
    }
  }

  /// The row with its own values alone; where it is was not looked at.
  package func values(of row: InputRow) -> ReportedRow {
    ReportedRow(row: self.row(row), position: .invalid(reason: "", kind: ""))
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
  func refusal(_ fault: RowError, of row: IncidentRow) -> ReadError {
    .syntax(
      row.place(of: fault.field, file: file), problem: fault.reason,
      remedy: "correct the row, or leave out --strict to have it marked as invalid")
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
