internal import Geometry
internal import SystemIO
internal import TextFormats

/// Reads the vertices of a line from a CSV table: one vertex a row, a blank row between two parts.
///
/// The table is read as ``CSVReader`` does; numbers may have decimal commas. A header names the columns; without one there
/// must be two, longitude first. A column of accuracies gives each vertex its own.
struct VertexTable {
  private let reader: CSVReader
  private let isGeographic: Bool

  private static let longitudeNames = [
    "longitude", "lon", "long", "lng", "decimallongitude", "easting", "x",
  ]
  private static let latitudeNames = ["latitude", "lat", "decimallatitude", "northing", "y"]
  private static let accuracyNames = FeatureProperties.accuracyNames.map { $0.lowercased() }
  private static let remedy = "give two columns of numbers under a header such as latitude,longitude"

  /// - Parameter isGeographic: Whether the numbers are longitudes and latitudes, whose range tells swapped columns.
  static func document(_ text: SourceText, isGeographic: Bool) throws(ReadError) -> SourceDocument {
    guard CSVDialect.delimiters.contains(where: text.bytes.contains) else {
      throw .format(
        file: text.name, seen: "the text is not GeoJSON, WKT or a CSV of vertices",
        remedy: "give one of these, for example the output of ‘ogr2ogr -f GeoJSON’")
    }
    let reader = try CSVReader(text.bytes, name: text.name, names: namesColumns)
    return SourceDocument(features: try VertexTable(reader: reader, isGeographic: isGeographic).features())
  }

  private struct Columns {
    var x: Int
    var y: Int
    var accuracy: (index: Int, name: String)?
    var hasHeader = false
  }

  /// Whether a first row is a header of coordinates, or a vertex without a header.
  private static func namesColumns(_ row: CSVRow) -> Bool {
    let fields = fields(of: row)
    if fields.count == 2, fields.allSatisfy({ FieldText.number($0) != nil }) { return true }
    let keys = Set(fields.map { $0.lowercased() })
    return !keys.isDisjoint(with: longitudeNames) && !keys.isDisjoint(with: latitudeNames)
  }

  private func features() throws(ReadError) -> [SourceFeature] {
    var columns: Columns?
    var features: [SourceFeature] = []
    var part: [SourcePosition] = []
    var radii: [Length?] = []
    var firstLine = 0
    func finish() {
      if part.isEmpty { return }
      var feature = SourceFeature(
        origin: "row \(firstLine)", index: features.count, firstLine: firstLine,
        geometry: .lines([part], isMulti: false))
      if let accuracy = columns?.accuracy {
        feature.properties.accuracy = .vertices(property: accuracy.name, lists: [radii])
      }
      features.append(feature)
      (part, radii) = ([], [])
    }
    while let row = try reader.next() {
      let fields = Self.fields(of: row)
      if fields.allSatisfy(\.isEmpty) {
        finish()
        continue
      }
      if row.hasOpenQuote {
        throw .syntax(
          place(row), problem: "a quote is opened and never closed", remedy: "close it or take it out")
      }
      if columns == nil {
        columns = try header(fields)
        if columns != nil { continue }
        columns = try columnsWithoutHeader(fields, row)
      }
      guard let columns else { continue }
      if part.isEmpty { firstLine = row.line }
      part.append(try position(fields, columns, row))
      if let accuracy = columns.accuracy {
        radii.append(
          fields.indices.contains(accuracy.index) ? try radius(fields[accuracy.index], row) : nil)
      }
    }
    finish()
    return features
  }

  private func header(_ fields: [String]) throws(ReadError) -> Columns? {
    let finder = ColumnFinder(file: reader.name, names: fields, noun: "column")
    guard let x = try finder.first(of: Self.longitudeNames), let y = try finder.first(of: Self.latitudeNames)
    else { return nil }
    let accuracy = try finder.first(of: Self.accuracyNames)
    return Columns(x: x, y: y, accuracy: accuracy.map { ($0, fields[$0]) }, hasHeader: true)
  }

  private func columnsWithoutHeader(_ fields: [String], _ row: CSVRow) throws(ReadError) -> Columns {
    let numbers = fields.filter { FieldText.number($0) != nil }.count
    if numbers == 2, fields.count == 2 { return Columns(x: 0, y: 1) }
    if numbers == 0, fields.contains(where: { $0.contains(where: \.isLetter) }) {
      throw .syntax(
        place(row), problem: "no columns are called longitude and latitude", remedy: Self.remedy)
    }
    let columns = fields.count == 1 ? "1 column" : "\(fields.count) columns"
    throw .syntax(
      place(row), problem: "the row has \(columns), and no header says which are which", remedy: Self.remedy)
  }

  private func position(
    _ fields: [String], _ columns: Columns, _ row: CSVRow
  ) throws(ReadError) -> SourcePosition {
    guard max(columns.x, columns.y) < fields.count else {
      throw .syntax(
        place(row), problem: "the row has only \(fields.count == 1 ? "1 column" : "\(fields.count) columns")",
        remedy: Self.remedy)
    }
    guard let x = FieldText.number(fields[columns.x]), let y = FieldText.number(fields[columns.y]) else {
      let wrong = FieldText.number(fields[columns.x]) == nil ? fields[columns.x] : fields[columns.y]
      throw .position(
        place(row),
        problem: wrong.isEmpty ? "a coordinate is empty" : "‘\(wrong.prefix(30))’ is not a number",
        remedy: "write decimal degrees, as in 36.139")
    }
    if !columns.hasHeader, isGeographic, abs(y) > 90, abs(x) <= 90, abs(y) <= 540 {
      throw .position(
        place(row),
        problem: "without a header the columns are longitude,latitude, and \(y) is not a latitude",
        remedy: "give the file a header such as latitude,longitude")
    }
    return SourcePosition(x: x, y: y)
  }

  private func radius(_ field: String, _ row: CSVRow) throws(ReadError) -> Length? {
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

  private static func fields(of row: CSVRow) -> [String] {
    row.fields.indices.map { String(decoding: FieldText.trimmed(row.value($0)), as: UTF8.self) }
  }

  private func place(_ row: CSVRow) -> ReadError.Place { ReadError.Place(file: reader.name, line: row.line) }
}
