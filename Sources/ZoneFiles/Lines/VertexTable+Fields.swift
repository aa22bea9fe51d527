internal import Geometry
internal import Places
internal import SystemIO
internal import TextFormats

/// What the fields of a row say of its vertex.
extension VertexTable {
  func position(
    _ fields: [String], _ columns: VertexColumns, _ row: CSVRow
  ) throws(ReadError) -> SourcePosition {
    switch columns.position {
    case .place(let index):
      return try PlaceLines.position(
        fields.indices.contains(index) ? fields[index] : "", place(row), axis: columns.axis)
    case .geopoint(let index):
      let text = fields.indices.contains(index) ? fields[index] : ""
      guard let value = GeopointColumns.Value(text), value.isPlausible else {
        return try PlaceLines.position(text, place(row))
      }
      return SourcePosition(x: value.longitude, y: value.latitude)
    case .geometry: throw .syntax(place(row), problem: "a geometry is no vertex", remedy: Self.remedy)
    case .angles(let longitude, let latitude):
      return SourcePosition(
        x: try angle(longitude, isLatitude: false, fields, row),
        y: try angle(latitude, isLatitude: true, fields, row))
    case .pair(let x, let y):
      guard max(x, y) < fields.count else {
        throw .syntax(
          place(row),
          problem: "the row has only \(fields.count == 1 ? "1 column" : "\(fields.count) columns")",
          remedy: Self.remedy)
      }
      let position = SourcePosition(
        x: try coordinate(fields[x], isLatitude: false, row),
        y: try coordinate(fields[y], isLatitude: true, row))
      if !columns.hasHeader, isGeographic, abs(position.y) > 90, abs(position.x) <= 90, abs(position.y) <= 540
      {
        throw .position(
          place(row),
          problem: "without a header the columns are longitude,latitude, and \(position.y) is not a latitude",
          remedy: "give the file a header such as latitude,longitude")
      }
      return position
    }
  }

  /// The degrees of columns of degrees, minutes, seconds and a hemisphere.
  private func angle(
    _ columns: AngleColumns, isLatitude: Bool, _ fields: [String], _ row: CSVRow
  ) throws(ReadError) -> Double {
    func stated(_ column: Int) -> String {
      fields.indices.contains(column) && !FieldText.isMissing(fields[column]) ? fields[column] : ""
    }
    let degrees = try coordinate(stated(columns.degrees), isLatitude: isLatitude, row)
    do throws(AngleColumns.Fault) {
      return try columns.degrees(degrees, isLatitude: isLatitude, stated: stated)
    } catch {
      throw .position(place(row), problem: error.reason ?? error.summary, remedy: "correct the row")
    }
  }

  /// A number, or degrees, minutes and seconds where the numbers are degrees.
  private func coordinate(_ field: String, isLatitude: Bool, _ row: CSVRow) throws(ReadError) -> Double {
    if let number = FieldText.number(field) { return number }
    if isGeographic, !field.isEmpty, let angle = try? AngleText(field: field) {
      guard let found = angle.isLatitude, found != isLatitude else { return angle.degrees }
      throw .position(
        place(row),
        problem:
          "‘\(field.prefix(30))’ has the letter of a \(found ? "latitude" : "longitude") in the column of"
          + " \(isLatitude ? "latitudes" : "longitudes")", remedy: "exchange the columns")
    }
    throw .position(
      place(row),
      problem: FieldText.isMissing(field) ? "a coordinate is empty" : "‘\(field.prefix(30))’ is not a number",
      remedy: "write decimal degrees, as in 36.139")
  }

  /// The radius that the geopoint of a row states; nil for none, and where a column states it.
  func geopointRadius(_ fields: [String], _ columns: VertexColumns) -> Length? {
    guard case .geopoint(let index) = columns.position, columns.accuracy == nil,
      fields.indices.contains(index),
      let accuracy = GeopointColumns.Value(fields[index])?.accuracy, accuracy > 0
    else { return nil }
    return .meters(accuracy)
  }

  func radius(_ field: String, _ row: CSVRow) throws(ReadError) -> Length? {
    // 1,500 is one and a half to some, and one and a half thousand to others.
    if field.contains(/^[0-9]{1,3}(,[0-9]{3})+$/) {
      throw .syntax(
        place(row), problem: "the accuracy ‘\(field)’ may be a decimal number or thousands",
        remedy: "write it without a comma")
    }
    let isPlain = reader.dialect.delimiter == UInt8(ascii: ",") || field.contains(".")
    if let length = Length(stated: isPlain ? field : String(field.map { $0 == "," ? "." : $0 })) {
      return length
    }
    // 0 and less state none, as elsewhere.
    if AccuracyText.saysNothing(field) || FieldText.number(field) != nil { return nil }
    throw .syntax(
      place(row), problem: "the accuracy ‘\(field.prefix(30))’ is not a radius",
      remedy: "write metres, or leave it empty")
  }

  static func fields(of row: CSVRow) -> [String] {
    row.fields.indices.map { String(decoding: FieldText.trimmed(row.value($0)), as: UTF8.self) }
  }

  func place(_ row: CSVRow) -> ReadError.Place { ReadError.Place(file: reader.name, line: row.line) }
}
