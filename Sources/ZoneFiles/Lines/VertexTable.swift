internal import Geodesy
internal import Geometry
internal import SystemIO
internal import TextFormats

/// Reads the vertices of a line from a table: one vertex a row, a blank row between two parts.
///
/// Columns are separated by tabs, semicolons or commas, the first of these that occurs; where it is not the comma,
/// numbers may have decimal commas. A header names the columns; without one there must be two, longitude first. A column
/// of accuracies gives each vertex its own.
struct VertexTable {
  private let text: SourceText
  private let delimiter: UInt8
  private let isGeographic: Bool

  private static let longitudeNames: Set<String> = [
    "longitude", "lon", "long", "lng", "x", "decimallongitude", "easting",
  ]
  private static let latitudeNames: Set<String> = ["latitude", "lat", "y", "decimallatitude", "northing"]
  private static let accuracyNames = FeatureProperties.accuracyNames.map { $0.lowercased() }
  private static let remedy = "give two columns of numbers under a header such as latitude,longitude"

  /// - Parameter isGeographic: Whether the numbers are longitudes and latitudes, whose range tells swapped columns.
  static func document(_ text: SourceText, isGeographic: Bool) throws(ReadError) -> SourceDocument {
    let delimiter = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")].first(
      where: text.bytes.contains)
    guard let delimiter else { throw notATable(text) }
    return SourceDocument(
      features: try VertexTable(text: text, delimiter: delimiter, isGeographic: isGeographic).features())
  }

  static func notATable(_ text: SourceText) -> ReadError {
    .format(
      file: text.name, seen: "the text is no GeoJSON, WKT or CSV of vertices",
      remedy: "give one of these, for example the output of ‘ogr2ogr -f GeoJSON’")
  }

  private struct Columns {
    var x: Int
    var y: Int
    var accuracy: (index: Int, name: String)?
  }

  private func features() throws(ReadError) -> [SourceFeature] {
    var columns: Columns?
    var hasHeader = false
    var features: [SourceFeature] = []
    var part: [SourcePosition] = []
    var radii: [Length?] = []
    var firstRow = 0
    func finish() {
      if part.isEmpty { return }
      var feature = SourceFeature(
        origin: "row \(firstRow)", index: features.count, firstLine: firstRow,
        geometry: .lines([part], isMulti: false))
      if let accuracy = columns?.accuracy {
        feature.properties.accuracy = .vertices(property: accuracy.name, lists: [radii])
      }
      features.append(feature)
      (part, radii) = ([], [])
    }
    for (row, line) in Lines(bytes: text.bytes).enumerated() {
      if line.allSatisfy({ SourceText.isSpace($0) || $0 == delimiter }) {
        finish()
        continue
      }
      let fields = fields(of: line)
      guard let known = columns else {
        if let named = header(fields) {
          columns = named
          hasHeader = true
          continue
        }
        columns = try columnsWithoutHeader(fields, row: row)
        firstRow = row + 1
        part.append(try position(fields, columns ?? Columns(x: 0, y: 1), row: row, hasHeader: false))
        continue
      }
      if part.isEmpty { firstRow = row + 1 }
      part.append(try position(fields, known, row: row, hasHeader: hasHeader))
      if let accuracy = known.accuracy {
        radii.append(
          fields.indices.contains(accuracy.index) ? try radius(fields[accuracy.index], row: row) : nil)
      }
    }
    finish()
    return features
  }

  private func header(_ fields: [String]) -> Columns? {
    let names = fields.map { $0.lowercased() }
    guard let x = names.firstIndex(where: Self.longitudeNames.contains),
      let y = names.firstIndex(where: Self.latitudeNames.contains)
    else { return nil }
    let accuracy = Self.accuracyNames.lazy.compactMap { names.firstIndex(of: $0) }.first
    return Columns(x: x, y: y, accuracy: accuracy.map { ($0, fields[$0]) })
  }

  private func columnsWithoutHeader(_ fields: [String], row: Int) throws(ReadError) -> Columns {
    let numbers = fields.filter { number($0) != nil }.count
    if numbers == 2, fields.count == 2 { return Columns(x: 0, y: 1) }
    if numbers == 0, fields.contains(where: { $0.contains(where: \.isLetter) }) {
      throw .syntax(
        place(row), problem: "no column is called longitude and latitude", remedy: Self.remedy)
    }
    throw .syntax(
      place(row), problem: "the row has \(fields.count) columns and no header says which are which",
      remedy: Self.remedy)
  }

  private func position(
    _ fields: [String], _ columns: Columns, row: Int, hasHeader: Bool
  ) throws(ReadError) -> SourcePosition {
    guard max(columns.x, columns.y) < fields.count else {
      throw .syntax(place(row), problem: "the row has only \(fields.count) column", remedy: Self.remedy)
    }
    guard let x = number(fields[columns.x]), let y = number(fields[columns.y]) else {
      let wrong = number(fields[columns.x]) == nil ? fields[columns.x] : fields[columns.y]
      throw .position(
        place(row), problem: wrong.isEmpty ? "a coordinate is empty" : "‘\(wrong.prefix(30))’ is no number",
        remedy: "write decimal degrees, as in 36.139")
    }
    if !hasHeader, isGeographic, abs(y) > 90, abs(x) <= 90, abs(y) <= 540 {
      throw .position(
        place(row), problem: "without a header the columns are longitude,latitude, and \(y) is no latitude",
        remedy: "give the file a header such as latitude,longitude")
    }
    return SourcePosition(x: x, y: y)
  }

  private func radius(_ field: String, row: Int) throws(ReadError) -> Length? {
    // 1,500 is one and a half to some, and one and a half thousand to others.
    if field.contains(/^[0-9]{1,3}(,[0-9]{3})+$/) {
      throw .syntax(
        place(row), problem: "the accuracy ‘\(field)’ may be a decimal number or thousands",
        remedy: "write it without a comma")
    }
    if let length = Length(stated: withDecimalPoint(field)) { return length }
    // 0 and less state none, as elsewhere.
    if AccuracyText.saysNothing(field) || number(field) != nil { return nil }
    throw .syntax(
      place(row), problem: "the accuracy ‘\(field.prefix(30))’ is no radius",
      remedy: "write metres, or leave it empty")
  }

  private func number(_ field: String) -> Double? {
    guard field.utf8.allSatisfy({ "0123456789+-.,eE".utf8.contains($0) }) else { return nil }
    guard let value = Double(withDecimalPoint(field)), value.isFinite else { return nil }
    return value
  }

  private func withDecimalPoint(_ field: String) -> String {
    delimiter == UInt8(ascii: ",") || field.contains(".") ? field : String(field.map { $0 == "," ? "." : $0 })
  }

  /// The fields without the white space and the quotes around them; a quoted delimiter does not separate.
  private func fields(of line: ArraySlice<UInt8>) -> [String] {
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    for byte in line {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == delimiter, !isQuoted {
        fields.append(Self.trimmed(field))
        field = []
      } else {
        field.append(byte)
      }
    }
    return fields + [Self.trimmed(field)]
  }

  private static func trimmed(_ bytes: [UInt8]) -> String {
    let start = bytes.firstIndex(where: { !SourceText.isSpace($0) }) ?? bytes.endIndex
    let end = bytes.lastIndex(where: { !SourceText.isSpace($0) }).map { $0 + 1 } ?? start
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private func place(_ row: Int) -> ReadError.Place { ReadError.Place(file: text.name, line: row + 1) }
}

/// The lines of a text, without their ends (LF, CR or CR LF).
private struct Lines: Sequence, IteratorProtocol {
  var bytes: ArraySlice<UInt8>

  mutating func next() -> ArraySlice<UInt8>? {
    guard !bytes.isEmpty else { return nil }
    let end = bytes.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) ?? bytes.endIndex
    let line = bytes[..<end]
    let isPair = bytes[end...].starts(with: [0x0D, 0x0A])
    bytes = bytes[end...].dropFirst(isPair ? 2 : 1)
    return line
  }
}
