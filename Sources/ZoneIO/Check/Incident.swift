internal import Geometry

/// A row as far as it can be judged: a place and how well it is known.
struct Incident {
  var place: Coordinate
  /// The radius that the row states; nil where it states none.
  private(set) var accuracy: Length?
  /// The radius that the words of the place leave; nil where they leave none.
  var implied: Length?

  /// What is said of an incident of which neither row nor words say how well it is known; nil for others.
  var note: String? { accuracy == nil && implied == nil ? "no accuracy stated, taken as exact" : nil }

  /// The radius within which the place is known; 0 for exact. One that the caller gives for all goes over its words.
  func radius(_ choice: AccuracyChoice) -> Length {
    let stated = accuracy ?? .meters(0)
    switch choice {
    case .off, .fixed: return stated
    case .recognized, .column: return max(stated, implied ?? stated)
    }
  }

  /// An incident of its parts.
  init(place: Coordinate, accuracy: Length) {
    self.place = place
    self.accuracy = accuracy
  }

  /// Reads a row.
  ///
  /// - Throws: ``RowFault``.
  init(_ row: IncidentRow, _ columns: IncidentColumns, options: CheckOptions) throws(RowFault) {
    try row.checkShape()
    var stated: Double?
    switch columns.position {
    case .pair(let latitude, let longitude):
      let north = try CoordinateField.latitude.degrees(row, latitude, decimalMark: options.decimalMark)
      let east = try CoordinateField.longitude.degrees(row, longitude, decimalMark: options.decimalMark)
      let field = abs(north) > 90 ? latitude : longitude
      place = try CoordinateField.place(latitude: north, longitude: east, field: field)
    case .place(let index):
      let text = row.text(index)
      if text.isEmpty { throw RowFault("the place is empty", field: index) }
      do throws(PlaceError) {
        let reading = try PlaceReader(gazetteer: options.places).reading(text)
        place = reading.coordinate
        implied = reading.accuracy
      } catch {
        throw RowFault(error.kind, reason: RowFault.onOneLine(error.reason), field: index)
      }
    case .geopoint(let index):
      let text = row.text(index)
      if text.isEmpty { throw RowFault("the place is empty", field: index) }
      guard let value = GeopointColumns.Value(text) else {
        throw RowFault(
          "the place is unreadable",
          reason: "\(RowFault.quoted(text)) is not latitude, longitude, altitude and accuracy", field: index)
      }
      place = try CoordinateField.place(latitude: value.latitude, longitude: value.longitude, field: index)
      stated = value.accuracy
    case .geometry:
      guard case .feature(let record) = row.source else { throw RowFault("the row is no feature") }
      place = try record.place()
    }
    accuracy = try PositionAccuracy(source: columns.accuracy, mark: columns.decimalMark)
      .radius(of: row, geopoint: stated)
  }
}
