internal import Geometry

/// A row as far as it can be judged: a place and how well it is known.
struct Incident {
  var place: Coordinate
  var accuracy: PositionAccuracy.Reading

  /// Reads a row.
  ///
  /// A row with fewer fields than the header, or with more that are not empty, is not trusted: its columns may be
  /// shifted.
  ///
  /// - Throws: ``RowFault``.
  init(_ row: CSVRow, _ columns: IncidentColumns) throws(RowFault) {
    if row.hasOpenQuote { throw RowFault("a quote is never closed") }
    let (fields, expected) = (row.fields.count, columns.names.count)
    if fields < expected {
      throw RowFault("the row is short", reason: "the row has \(fields) of \(expected) fields")
    }
    if fields > expected, row.fields[expected...].contains(where: { !$0.isEmpty }) {
      throw RowFault("the row is long", reason: "the row has \(fields) fields, the header \(expected)")
    }
    switch columns.position {
    case .pair(let latitude, let longitude):
      let north = try CoordinateField.latitude.degrees(row, latitude)
      let east = try CoordinateField.longitude.degrees(row, longitude)
      let field = abs(north) > 90 ? latitude : longitude
      place = try CoordinateField.place(latitude: north, longitude: east, field: field)
    case .place(let index):
      let bytes = CoordinateField.trimmed(row.value(index))
      if bytes.isEmpty { throw RowFault("the place is empty", field: index) }
      let text = String(decoding: bytes, as: UTF8.self)
      do throws(PlaceError) {
        place = try PlaceText.coordinate(text)
      } catch {
        throw RowFault(
          "the place is unreadable", reason: "\(RowFault.quoted(text)) is not a place", field: index)
      }
    }
    accuracy = PositionAccuracy(source: columns.accuracy).reading(of: row)
  }
}
