internal import Geodesy
internal import Geometry
internal import TextFormats

/// The columns of what was read of a row: the place on WGS 84, the radius within which it is known, and how the row was
/// understood.
///
/// Rows are read for them a second time. Most tables have plain degrees and go without.
package struct ReadingColumns: Sendable {
  /// The names of the columns; the last says how the row was understood.
  package static let names = ["read_latitude", "read_longitude", "read_accuracy_m", "read_as"]

  private let reader: RowReader

  /// Nil for an input whose findings go without them.
  ///
  /// - Parameter isBrief: Whether findings are as short as can be, and have them only where the caller asks for them.
  init?(of input: IncidentInput, isBrief: Bool) {
    guard input.options.showsReading || input.saysWhatWasRead && !isBrief else { return nil }
    reader = RowReader(of: input)
  }

  private struct Values {
    var place: Coordinate
    var radius: Length
    var form: String
  }

  private func values(of row: InputRow) -> Values? {
    let whole = reader.row(row)
    guard let incident = try? Incident(whole, reader.schema, options: reader.options) else { return nil }
    return Values(
      place: incident.place, radius: incident.region(reader.options.accuracy).radius,
      form: RowError.onOneLine(reader.schema.form(of: whole, reader.options)))
  }

  /// Appends the values as fields of a table, with a delimiter after each; empty ones for a row that cannot be read.
  func append(_ row: InputRow, to bytes: inout [UInt8], _ style: FieldStyle) {
    guard let values = values(of: row) else {
      for _ in Self.names { bytes.append(style.delimiter) }
      return
    }
    for degrees in [values.place.latitude, values.place.longitude] {
      style.append(degrees, decimals: 9, keepsZeros: false, to: &bytes)
      bytes.append(style.delimiter)
    }
    if values.radius.meters > 0 {
      style.append(values.radius.meters, decimals: 3, keepsZeros: false, to: &bytes)
    }
    bytes.append(style.delimiter)
    bytes += style.quoted(Array(values.form.utf8)) + [style.delimiter]
  }

  /// Adds the values as properties of a feature; `null` for a row that cannot be read.
  func add(_ row: InputRow, to json: inout JSONWriter, prefix: String) {
    let values = values(of: row)
    func rounded(_ value: Double?, _ scale: Double) -> Double? {
      value.map { ($0 * scale).rounded() / scale + 0 }
    }
    json.member(prefix + Self.names[0], rounded(values?.place.latitude, 1e9))
    json.member(prefix + Self.names[1], rounded(values?.place.longitude, 1e9))
    json.member(
      prefix + Self.names[2], rounded(values.flatMap { $0.radius.meters > 0 ? $0.radius.meters : nil }, 1e3))
    json.name(prefix + Self.names[3])
    if let form = values?.form { json.value(form) } else { json.value(Double?.none) }
  }
}
