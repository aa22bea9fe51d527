internal import Geometry
public import Zones

/// Checks a table of incidents against a zone: every row in, every row out, in order, in bounded memory.
///
/// The findings go before the columns of the table, whose bytes stay as they came. Empty lines stay empty lines.
public struct IncidentCheck {
  /// What was found out about the table, one sentence each: which columns, which accuracy.
  public private(set) var notes: [String] = []
  /// What was found so far.
  public private(set) var summary = CheckSummary()

  private let assessor: Assessor
  private let reader: CSVReader
  private let options: CheckOptions
  private let columns: IncidentColumns
  private let findings: FindingColumns
  /// What goes before the first row: a byte-order mark, empty lines, the header.
  private var head: [UInt8]
  /// What was found of places that have come before.
  private var known: [Reported: Assessment] = [:]
  private static let mostKnown = 1 << 13

  private struct Reported: Hashable {
    var place: Coordinate
    var radius: Length
  }

  /// Whether a header names coordinates by the given or the usual names.
  public static func namesCoordinates(_ header: CSVRow, _ options: CheckOptions) -> Bool {
    IncidentColumns.areNamed(in: header, latitude: options.latitude, longitude: options.longitude)
  }

  /// A check of a table in a file, or on standard input for `-`.
  ///
  /// - Throws: ``ReadError``: what ``CSVReader`` throws, a table without the columns, and one that has a column by
  ///   the name of one of demarc's.
  public init(_ path: String, assessor: Assessor, options: CheckOptions) throws(ReadError) {
    let reader = try CSVReader(path, delimiter: options.delimiter) { Self.namesCoordinates($0, options) }
    try self.init(reader, assessor: assessor, options: options)
  }

  /// A check of the rows of a reader.
  public init(_ reader: CSVReader, assessor: Assessor, options: CheckOptions) throws(ReadError) {
    self.assessor = assessor
    self.reader = reader
    self.options = options
    head = reader.byteOrderMark
    var header: CSVRow?
    while header == nil, let row = try reader.next() {
      if row.isEmpty {
        head += row.ending
        summary.emptyLines += 1
      } else {
        header = row
      }
    }
    guard let header else {
      throw .format(
        file: reader.name, seen: "the table is empty", remedy: "give one with a header and a row a place")
    }
    columns = try IncidentColumns(
      header: header, file: reader.name, latitude: options.latitude, longitude: options.longitude,
      accuracy: options.accuracy)
    let mark = Self.decimalMark(reader, columns)
    findings = FindingColumns(
      delimiter: reader.dialect.delimiter, mark: mark, verdictOnly: options.verdictOnly)
    let taken = Set(IncidentColumns.keys(of: header))
    if let name = findings.names.map({ options.prefix + $0 }).first(where: { taken.contains($0.lowercased()) }
    ) {
      throw .format(
        file: reader.name, seen: "it has a column ‘\(name)’ already",
        remedy: "give demarc's columns other names, as in --prefix \(options.prefix)demarc_")
    }
    head += findings.header(prefix: options.prefix) + [reader.dialect.delimiter]
    head += header.bytes + header.ending
    if options.lineAccuracy.meters > 0 { summary.lineAccuracy = options.lineAccuracy.inWords }
    notes = Self.notes(columns, reader)
  }

  /// Judges all rows and writes the findings. The output is not committed.
  ///
  /// - Throws: ``ReadError`` and ``WriteError``. In strict mode the first row that cannot be read, with its line and
  ///   column.
  public mutating func write(to output: OutputFile) throws {
    if options.format != .csv { return try writeFeatures(to: output) }
    try output.write(head)
    while let row = try reader.next() {
      if !row.isEmpty {
        try output.write(findings.bytes(try finding(of: row)))
        try output.write(CollectionOfOne(reader.dialect.delimiter))
        try output.write(row.bytes)
      } else {
        summary.emptyLines += 1
      }
      try output.write(row.ending)
    }
  }

  private mutating func writeFeatures(to output: OutputFile) throws {
    let isCollection = options.format == .geojson
    let features = FindingFeatures(
      columns: columns.names, prefix: options.prefix, verdictOnly: options.verdictOnly)
    if isCollection { try output.write(#"{"type":"FeatureCollection","features":["# + "\n") }
    var isFirst = true
    while let row = try reader.next() {
      if row.isEmpty {
        summary.emptyLines += 1
        continue
      }
      if isCollection, !isFirst { try output.write(",\n") }
      isFirst = false
      try output.write(features.bytes(try finding(of: row), row))
      if !isCollection { try output.write("\n") }
    }
    if isCollection { try output.write("\n]}\n") }
  }

  /// What is to be said of a row; it is counted.
  mutating func finding(of row: CSVRow) throws(ReadError) -> Finding {
    let incident: Incident
    do throws(RowFault) {
      incident = try Incident(row, columns)
    } catch {
      if options.strict {
        throw .syntax(
          row.place(of: error.field, file: reader.name), problem: error.reason,
          remedy: "mend the row, or leave out --strict to have it marked as invalid")
      }
      summary.add(error)
      return .invalid(reason: error.reason)
    }
    var radius = Length.meters(0)
    var note = ""
    switch incident.accuracy {
    case .known(let length): radius = length
    case .unstated:
      note = "no accuracy stated, taken as exact"
      summary.unstatedAccuracy += 1
    case .unreadable(let text):
      note = "accuracy \(RowFault.quoted(text)) is unreadable, taken as exact"
      summary.unstatedAccuracy += 1
    }
    let assessment = assessment(of: incident.place, radius)
    summary.add(assessment)
    if !assessment.placement.distance.isFinite {
      note = note.isEmpty ? "beyond the flat ends" : "beyond the flat ends; \(note)"
    }
    return .judged(assessment, place: incident.place, note: note)
  }

  /// Tables name the same towns again and again, and integrals over discs take long.
  private mutating func assessment(of place: Coordinate, _ radius: Length) -> Assessment {
    let line = options.lineAccuracy
    guard radius.meters + line.meters > 0 else { return assessor.assessment(of: place) }
    let key = Reported(place: place, radius: radius)
    if let known = known[key] { return known }
    let assessment = assessor.assessment(of: place, position: radius, line: line)
    if known.count == Self.mostKnown { known.removeAll(keepingCapacity: true) }
    known[key] = assessment
    return assessment
  }

  /// A comma where the coordinates of the first rows have decimal commas, else a point.
  private static func decimalMark(_ reader: CSVReader, _ columns: IncidentColumns) -> UInt8 {
    guard case .pair(let latitude, let longitude) = columns.position else { return UInt8(ascii: ".") }
    for row in reader.upcoming(atMost: 200) {
      for index in [latitude, longitude] {
        let value = row.value(index)
        if value.contains(UInt8(ascii: ".")) { return UInt8(ascii: ".") }
        if value.contains(UInt8(ascii: ",")) { return UInt8(ascii: ",") }
      }
    }
    return UInt8(ascii: ".")
  }

  private static func notes(_ columns: IncidentColumns, _ reader: CSVReader) -> [String] {
    func name(_ index: Int) -> String { "‘\(columns.names[index])’" }
    var notes: [String] = []
    switch columns.position {
    case .pair(let latitude, let longitude):
      notes.append("positions: columns \(name(latitude)) and \(name(longitude))")
    case .place(let index):
      notes.append("positions: column \(name(index))")
    }
    switch columns.accuracy {
    case .exact: break
    case .fixed(let length): notes.append("accuracy of positions: \(length.inWords) for every row")
    case .meters(let index): notes.append("accuracy of positions: column \(name(index)), a radius in metres")
    case .codes(let index, let profile):
      let codes = profile.codes.map { "\($0.code) = \($0.radius.inWords)" }.joined(separator: ", ")
      notes.append(
        "accuracy of positions: column \(name(index)), \(profile.table) codes taken as radii: \(codes); --accuracy off"
          + " ignores them")
    }
    return notes
  }
}

extension CSVRow {
  /// The line and the column of a field, or of the row.
  func place(of field: Int?, file: String) -> ReadError.Place {
    guard let field, field < fields.count else { return ReadError.Place(file: file, line: line) }
    let before = bytes[bytes.startIndex..<fields[field].lowerBound]
    let lines = before.filter { $0 == 0x0A }.count
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? bytes.startIndex
    return ReadError.Place(file: file, line: line + lines, column: fields[field].lowerBound - start + 1)
  }
}
