internal import Geometry
internal import SystemIO
internal import TextFormats

/// One incident as it came: a row of a table, or a GeoJSON feature.
struct IncidentRow: Sendable {
  /// The record that a row was read from.
  enum Source: Sendable {
    case row(CSVRow)
    case feature(FeatureRecord)
  }

  var source: Source
  /// The names of the columns; a feature has its properties by them.
  var names: [String]

  /// The value of a column without blanks around it; empty where there is none.
  func text(_ column: Int) -> String {
    if case .row(let row) = source, let text = row.plainText(column) { return text }
    return String(decoding: FieldText.trimmed(value(column)), as: UTF8.self)
  }

  /// What a column states: as ``text(_:)``, but empty for `NA`, `-` and what else stands for nothing.
  func stated(_ column: Int) -> String {
    let text = text(column)
    return FieldText.isMissing(text) ? "" : text
  }

  /// The bytes of what a column means; empty where there is none.
  func value(_ column: Int) -> [UInt8] {
    switch source {
    case .row(let row): row.value(column)
    case .feature(let record):
      (record.properties.first { $0.name == names[column] }?.text.utf8).map(Array.init) ?? []
    }
  }

  /// The line and the column of a field, or of the whole.
  func place(of field: Int?, file: String) -> ReadError.Place {
    switch source {
    case .row(let row): row.place(of: field, file: file)
    case .feature(let record): ReadError.Place(file: file, line: record.line)
    }
  }

  /// Refuses a row whose columns may be shifted: one with fewer fields than the header, or with more, unless every row has as
  /// many more, all of them empty.
  func checkShape(_ shape: RowShape) throws(RowError) {
    guard case .row(let row) = source else { return }
    if row.hasOpenQuote { throw RowError("a quote is not closed at the end of its field") }
    if row.mayHoldRows {
      throw RowError(
        "a quote may not be closed",
        reason:
          "a quote may not be closed: the row spans lines, of which the first and the last would each be a row; close it, or double quotes within it"
      )
    }
    let (fields, expected) = (row.fields.count, names.count + shape.surplus)
    if fields < expected {
      throw RowError("the row is short", reason: "the row has \(fields) of \(expected) fields")
    }
    if fields > expected || row.fields[names.count...].contains(where: { !$0.isEmpty }) {
      throw RowError("the row is long", reason: "the row has \(fields) fields, the header \(names.count)")
    }
  }
}
