internal import Geodesy
internal import Geometry
internal import Places
internal import SystemIO
internal import TextFormats

/// Reads lines from a table: one vertex a row, or one geometry a row.
///
/// A blank row, and a change in a column such as `part`, begins a new part. Numbers of vertices order them within their
/// part. The table is read as ``CSVReader`` does; numbers may have decimal commas, or be degrees, minutes and seconds. A
/// header names the columns; without one there must be two, longitude first, or three of which the first counts the
/// vertices. A column of accuracies gives each vertex its own.
struct VertexTable {
  let reader: CSVReader
  let isGeographic: Bool
  /// Whether a row with a geometry that cannot be read comes with its fault, instead of an error.
  private let keepsFaults: Bool
  private var notes: [String] = []
  private var noteOnColumns: String?
  private var columnsRead: String?
  private var features: [SourceFeature] = []
  private var crs: StatedCRS?
  /// What to do about rows in another datum than WGS 84; nil where the system of all rows is given.
  private let datumRemedy: String?
  /// The first datum that a row names.
  private var datum: (name: String, line: Int)?
  /// The parts that were ended, by what their columns say, with the line of their first row.
  private var ended: [[String]: Int] = [:]
  private var part = Part()
  /// How the values of all columns come.
  private var runs = ColumnRuns()
  /// Whether the column of numbers is one of numbers of vertices.
  private var takesNumbers = true

  /// Whether all vertices of its one line have names of their own, and nothing else says their order.
  private var namesVertices = false

  /// Whether there is a vertex a row, and not a geometry.
  private var isOfVertices = true

  private struct Vertex {
    var position: SourcePosition
    var radius: Length?
    var number: Int?
    var name: String?
    var label: String?
    var line: Int
  }

  private struct Part {
    var key: [String] = []
    var vertices: [Vertex] = []
  }

  static let remedy = "give two columns of numbers under a header such as latitude,longitude"

  /// - Parameters:
  ///   - isGeographic: Whether the numbers are longitudes and latitudes, whose range tells swapped columns.
  ///   - datumRemedy: What to do about rows in another datum than WGS 84; nil where the system of all rows is given.
  static func document(
    _ text: SourceText, isGeographic: Bool, datumRemedy: String?, keepsFaults: Bool = false
  ) throws(ReadError) -> SourceDocument {
    if text.isAgreement {
      throw .format(
        file: text.name, seen: "this is an agreement, and not a line or a zone",
        remedy: "give it to ‘monitor’, ‘count’, ‘report’ or ‘map’, or give the file that it names")
    }
    guard CSVDialect.delimiters.contains(where: text.bytes.contains) || isOneNamedColumn(text) else {
      throw .format(
        file: text.name, seen: "the text is not GeoJSON, WKT or a CSV of vertices",
        remedy: "give one of these, for example the output of ‘ogr2ogr -f GeoJSON’")
    }
    let reader = try CSVReader(text.bytes, name: text.name, names: namesColumns)
    var table = VertexTable(
      reader: reader, isGeographic: isGeographic, datumRemedy: datumRemedy, keepsFaults: keepsFaults)
    try table.read()
    var document = SourceDocument(
      features: table.features, crs: table.crs, notes: table.notes, noteOnColumns: table.noteOnColumns)
    document.isOfVertices = table.isOfVertices
    document.namesVertices = table.namesVertices
    document.columns = table.columnsRead
    return document
  }

  /// Whether the first row alone names a column of places or geometries.
  private static func isOneNamedColumn(_ text: SourceText) -> Bool {
    let row = text.bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    let name = String(decoding: row, as: UTF8.self).filter { $0 != "\"" }
    return VertexColumns.areNamed(in: [ColumnFinder.key(name)])
  }

  private init(reader: CSVReader, isGeographic: Bool, datumRemedy: String?, keepsFaults: Bool) {
    (self.reader, self.isGeographic, self.keepsFaults) = (reader, isGeographic, keepsFaults)
    self.datumRemedy = datumRemedy
  }

  /// Whether a first row is a header of coordinates, or a vertex without a header.
  private static func namesColumns(_ row: CSVRow) -> Bool {
    let fields = fields(of: row)
    if fields.count == 2, fields.allSatisfy({ FieldText.number($0) != nil }) { return true }
    return VertexColumns.areNamed(in: fields.map(ColumnFinder.key))
  }

  private mutating func read() throws(ReadError) {
    var columns: VertexColumns?
    var usesOrder = false
    while let row = try reader.next() {
      let fields = Self.fields(of: row)
      if fields.allSatisfy(\.isEmpty) {
        try finish(columns, isBlankRow: true)
        continue
      }
      if row.hasOpenQuote {
        throw .syntax(
          place(row), problem: "a quote is opened and never closed", remedy: "close it or take it out")
      }
      if columns == nil {
        let sample = reader.upcoming(atMost: 200).map { Self.fields(of: $0) }
        columns = try VertexColumns(
          header: fields, file: reader.name, sample, isGeographic: isGeographic)
        if columns != nil { continue }
        columns = try columnsWithoutHeader(fields, row)
      }
      guard let columns else { continue }
      if columns.hasHeader, let surplus = fields.dropFirst(columns.names.count).first(where: { !$0.isEmpty })
      {
        throw .syntax(
          place(row),
          problem:
            "the row has \(fields.count) fields, and the header \(columns.names.count), so that ‘\(surplus.prefix(30))’ has no name",
          remedy: "quote numbers with commas in them, take out row names, or name all columns")
      }
      if case .geometry(let index) = columns.position {
        isOfVertices = false
        try addGeometry(fields, index, columns, row)
      }
      // A geometry may state its system itself.
      if crs == nil, let column = columns.datum { try requireDatum(of: fields, in: column, columns, row) }
      if !isOfVertices { continue }
      let key = columns.parts.map { fields.indices.contains($0) ? fields[$0] : "" }
      if key != part.key, !part.vertices.isEmpty { try finish(columns, isBlankRow: false) }
      runs.add(fields, line: row.line)
      if part.vertices.isEmpty, !key.isEmpty, let line = ended[key] {
        throw .syntax(
          place(row),
          problem:
            "the part \(key.map { "‘\($0)’" }.joined(separator: ", ")) ended before, after line \(line)",
          remedy: "sort the rows by their parts")
      }
      part.key = key
      let number = columns.order.flatMap { fields.indices.contains($0) ? Self.wholeNumber(fields[$0]) : nil }
      if number != nil { usesOrder = true }
      part.vertices.append(
        Vertex(
          position: try position(fields, columns, row),
          radius: try columns.statedAccuracy(fields).flatMap { text throws(ReadError) in try radius(text, row)
          }
            ?? geopointRadius(fields, columns),
          number: number,
          name: Self.text(columns.name, of: fields), label: Self.text(columns.label, of: fields),
          line: row.line))
    }
    try finish(columns, isBlankRow: false)
    if let columns { describe(columns, usesOrder: usesOrder && takesNumbers) }
  }

  /// Ends a part. Numbers of vertices, if all have one, put them in order.
  private mutating func finish(_ columns: VertexColumns?, isBlankRow: Bool) throws(ReadError) {
    guard let first = part.vertices.first else { return }
    defer { part = Part() }
    if !isBlankRow, !part.key.isEmpty { ended[part.key] = part.vertices[part.vertices.count - 1].line }
    let numbers = part.vertices.compactMap(\.number)
    if numbers.count < part.vertices.count { takesNumbers = false }
    if let columns, let order = columns.order, numbers.count == part.vertices.count,
      zip(numbers, numbers.dropFirst()).contains(where: { $0 >= $1 })
    {
      let name = columns.hasHeader ? "‘\(columns.names[order])’" : "of numbers"
      if Set(numbers).count == numbers.count {
        part.vertices.sort { ($0.number ?? 0) < ($1.number ?? 0) }
        notes.append("ordered the vertices from line \(first.line) on by the column \(name)")
      } else {
        // A number that comes twice is not that of a vertex.
        takesNumbers = false
      }
    }
    let isInOrder = zip(part.vertices, part.vertices.dropFirst()).allSatisfy { $0.line < $1.line }
    var feature = SourceFeature(
      origin: "row \(first.line)", index: features.count, firstLine: isInOrder ? first.line : nil,
      geometry: .lines([part.vertices.map(\.position)], isMulti: false))
    if part.vertices.contains(where: { $0.name != nil }) { feature.vertexNames = part.vertices.map(\.name) }
    feature.vertexLabels = part.vertices.map(\.label)
    if let columns, !columns.parts.isEmpty {
      feature.members = Self.members(part.key, columns.parts.map { columns.names[$0] })
    }
    if let columns, case .geopoint(let index) = columns.position, columns.accuracy == nil,
      part.vertices.contains(where: { $0.radius != nil })
    {
      feature.properties.accuracy = .vertices(
        property: columns.names[index], lists: [part.vertices.map(\.radius)])
    }
    if let accuracy = columns?.accuracy {
      feature.properties.accuracy = .vertices(property: accuracy.name, lists: [part.vertices.map(\.radius)])
    }
    features.append(feature)
  }

  /// A whole number, also with the zero that programs add: `3.0`.
  static func wholeNumber(_ text: String) -> Int? {
    Int(text.hasSuffix(".0") ? text.dropLast(2) : text[...])
  }

  private static func text(_ column: Int?, of fields: [String]) -> String? {
    column.flatMap { fields.indices.contains($0) && !fields[$0].isEmpty ? fields[$0] : nil }
  }

  /// The fields of a row as properties, texts as they stand; empty ones are null.
  private static func members(_ fields: [String], _ names: [String], but geometry: Int? = nil) -> JSONValue? {
    var json = JSONWriter()
    json.object { json in
      for (index, (name, field)) in zip(names, fields).enumerated() where index != geometry && !name.isEmpty {
        if field.isEmpty { json.member(name, Double?.none) } else { json.member(name, field) }
      }
    }
    return try? JSONValue(parsing: json.bytes[...])
  }

  /// Refuses a row in another datum than WGS 84, or, where the system of all rows is given, than that of the rows before it.
  private mutating func requireDatum(
    of fields: [String], in column: Int, _ columns: VertexColumns, _ row: CSVRow
  ) throws(ReadError) {
    guard fields.indices.contains(column), !FieldText.isMissing(fields[column]) else { return }
    let name = fields[column]
    let words = "‘\(columns.names[column])’ says \(RowError.quoted(name))"
    if let datumRemedy {
      if DatumNames.isWGS84(name) { return }
      throw .position(
        place(row),
        problem:
          "\(words), and places are read on WGS 84, which other datums differ from by up to some hundred metres",
        remedy: datumRemedy)
    }
    guard let first = datum else {
      datum = (name, row.line)
      notes.append("\(words); places are read in the system that is given")
      return
    }
    if DatumNames.key(first.name) != DatumNames.key(name) {
      throw .position(
        place(row), problem: "\(words), and on line \(first.line) it says \(RowError.quoted(first.name))",
        remedy: "give a file for each")
    }
  }

  private mutating func describe(_ columns: VertexColumns, usesOrder: Bool) {
    columnsRead = columns.read(usesOrder: usesOrder)
    let names = features.first?.vertexNames ?? []
    namesVertices =
      features.count == 1 && !usesOrder && Set(names).count == names.count && !names.contains(nil)
    if !columns.parts.isEmpty, features.count > 1 {
      let names = columns.parts.map { "‘\(columns.names[$0])’" }.joined(separator: ", ")
      notes.append(
        "separated \(features.count) parts by the column\(columns.parts.count == 1 ? "" : "s") \(names)")
    }
    if !columns.hasHeader, columns.order != nil {
      notes.append("took the first column as numbers of vertices")
    }
    if !columns.hasHeader, isGeographic {
      notes.append("took longitude before latitude; a header such as latitude,longitude says otherwise")
    }
    notes += [columns.axisNote].compactMap(\.self)
    if case .geopoint(let index) = columns.position {
      notes.append("took the column ‘\(columns.names[index])’ as latitude, longitude, altitude and accuracy")
    }
    let ignored = columns.ignored(usesOrder: usesOrder)
    if features.count == 1 {
      let unused = (ignored + [columns.name].compactMap(\.self)).sorted()
      notes += [runs.note(on: unused, names: columns.names)].compactMap(\.self)
    }
    guard !ignored.isEmpty else { return }
    let list = ignored.prefix(12).map { RowError.quoted(columns.names[$0]) }.joined(separator: ", ")
    let more = ignored.count > 12 ? " and \(ignored.count - 12) more" : ""
    let note = "ignored the column\(ignored.count == 1 ? "" : "s") \(list)\(more)"
    if case .geometry = columns.position { noteOnColumns = note } else { notes.append(note) }
  }

  private func columnsWithoutHeader(
    _ fields: [String], _ row: CSVRow
  ) throws(ReadError) -> VertexColumns {
    let numbers = fields.compactMap(FieldText.number)
    if numbers.count == 2, fields.count == 2 { return VertexColumns(x: 0, y: 1, order: nil) }
    if numbers.count == 3, fields.count == 3, countsRows(from: fields[0]) {
      return VertexColumns(x: 1, y: 2, order: 0)
    }
    if numbers.isEmpty, fields.contains(where: { $0.contains(where: \.isLetter) }) {
      throw .syntax(
        place(row), problem: "no columns are called longitude and latitude", remedy: Self.remedy)
    }
    let columns = fields.count == 1 ? "1 column" : "\(fields.count) columns"
    throw .syntax(
      place(row), problem: "the row has \(columns), and no header says which are which", remedy: Self.remedy)
  }

  /// Whether the first fields of the rows count these, one after the other, from that of the first row.
  private func countsRows(from first: String) -> Bool {
    let next = reader.upcoming(atMost: 200).map { Self.fields(of: $0) }.filter { !$0.allSatisfy(\.isEmpty) }
    guard let start = Int(first), start == 0 || start == 1, !next.isEmpty else { return false }
    return next.enumerated().allSatisfy { $1.count == 3 && Int($1[0]) == start + 1 + $0 }
  }

  private mutating func addGeometry(
    _ fields: [String], _ index: Int, _ columns: VertexColumns, _ row: CSVRow
  ) throws(ReadError) {
    let origin = "row \(row.line)"
    var feature = SourceFeature(origin: origin, index: features.count)
    do throws(ReadError) {
      if fields.indices.contains(index), !fields[index].isEmpty {
        let (geometries, stated) = try GeometryText.geometries(fields[index], place: place(row))
        if let stated { crs = stated }
        feature.geometry = geometries.count == 1 ? geometries[0] : .collection(geometries)
      }
      if let text = columns.statedAccuracy(fields) {
        feature.properties.accuracy = try radius(text, row).map { .everywhere($0) }
      }
    } catch {
      guard keepsFaults else { throw error }
      feature.fault = error
    }
    func text(_ name: String) -> String? {
      columns.names.firstIndex { $0.lowercased() == name }.flatMap {
        fields.indices.contains($0) && !fields[$0].isEmpty ? fields[$0] : nil
      }
    }
    feature.properties.name = text("name")
    feature.members = Self.members(fields, columns.names, but: index)
    features.append(feature)
  }
}
