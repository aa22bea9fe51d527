package import Geometry
package import SystemIO
package import TextFormats

/// Writes incidents as they came, each with the columns of its finding before its own.
///
/// Pieces of the output are made on any thread (``append(_:of:at:to:)``, ``pass(_:to:)``) and written in their order by
/// ``FindingOutput``.
package final class FindingWriter<Columns: FindingColumns>: Sendable {
  package let columns: Columns
  package let style: FieldStyle
  let format: FindingFormat
  private let prefix: String
  private let addsCoordinates: Bool
  private let file: String
  private let isTable: Bool
  /// Whether features come out as they stand, with everything between them.
  let isKept: Bool
  /// What goes before the first row of a table.
  let head: [UInt8]
  /// nil where only plain degrees are read.
  private let readings: ReadingColumns?
  private let rows: RowFeatures
  private let features: FeatureTable
  /// Whether features have their points in a system that GeoJSON in another form does not name.
  private let movesPoints: Bool
  /// The names of the columns, in lower case.
  private let names: Set<String>

  /// A writer of the findings of an input.
  ///
  /// - Parameter leavesOut: Whether incidents may be left out; what stands between features is not kept then.
  /// - Throws: ``ReadError/columnNameTaken(_:file:prefix:)`` where the input has a column by one of the names.
  package init(
    _ columns: Columns, of input: IncidentInput, options: FindingOptions, leavesOut: Bool = false
  ) throws(ReadError) {
    self.columns = columns
    (prefix, addsCoordinates) = (options.prefix, options.addsCoordinates)
    (format, file) = (input.format, input.name)
    style = FieldStyle(delimiter: input.delimiter, mark: input.schema.decimalMark)
    readings = columns.saysWhatWasRead ? nil : ReadingColumns(of: input, isBrief: columns.isBrief)
    let names = (columns.names + (readings == nil ? [] : ReadingColumns.names)).map { options.prefix + $0 }
    try input.requireFree(names, prefix: options.prefix)
    self.names = Set(names.map { $0.lowercased() })
    isTable = if case .table = input.source { true } else { false }
    isKept = !isTable && format == input.source.format && !leavesOut
    var head = input.before
    for name in names { head += style.quoted(Array(name.utf8)) + [style.delimiter] }
    head += input.header
    // Tags of HXL name columns, and demarc's have none.
    if !input.tags.isEmpty { head += Array(repeating: input.delimiter, count: names.count) + input.tags }
    self.head = head
    rows = RowFeatures(columns: input.columns)
    features = FeatureTable(input.schema, delimiter: input.delimiter)
    movesPoints = !isKept && input.schema.holdsForeignPoints
  }

  /// Appends an incident with its finding.
  ///
  /// - Parameter place: Where it is; nil where the row cannot be read.
  /// - Throws: ``ReadError/columnNameTaken(_:file:prefix:)`` for a feature that has a property by one of the names.
  @inline(__always)
  package func append(
    _ finding: Columns.Finding, of row: InputRow, at place: Coordinate?, to bytes: inout [UInt8]
  ) throws(ReadError) {
    switch row.source {
    case .line(let line) where format == .csv:
      columns.append(finding, to: &bytes, style)
      bytes.append(style.delimiter)
      readings?.append(row, to: &bytes, style)
      line.append(to: &bytes)
    case .line(let line):
      let feature = rows.bytes(line.row, at: place) {
        columns.add(finding, to: &$0, prefix: prefix)
        readings?.add(row, to: &$0, prefix: prefix)
      }
      bytes += FeatureFrame.after(format, feature)
    case .feature(let record): try append(finding, of: record, row, at: place, to: &bytes)
    }
  }

  /// The line of a row of which only the columns of its finding stand before its own in a table, so that both can be appended
  /// without ``append(_:of:at:to:)``; nil for any other incident and format.
  package func plainLine(of row: InputRow) -> CSVLine? {
    guard case .line(let line) = row.source, format == .csv, readings == nil else { return nil }
    return line
  }

  private func append(
    _ finding: Columns.Finding, of record: FeatureRecord, _ row: InputRow, at place: Coordinate?,
    to bytes: inout [UInt8]
  ) throws(ReadError) {
    if format == .csv {
      columns.append(finding, to: &bytes, style)
      bytes.append(style.delimiter)
      readings?.append(row, to: &bytes, style)
      bytes += features.row(record)
      return
    }
    if let name = record.properties.first(where: { names.contains($0.name.lowercased()) })?.name {
      throw .columnNameTaken(name, file: file, prefix: prefix)
    }
    var record = record
    // Where nothing says in which system the points are, they are in longitude and latitude.
    if movesPoints, let place { record = record.moved(to: place) }
    let feature = record.bytes { json in
      columns.add(finding, to: &json, prefix: prefix)
      readings?.add(row, to: &json, prefix: prefix)
      if addsCoordinates { record.addCoordinates(to: &json) }
    }
    bytes += isKept ? feature : FeatureFrame.after(format, feature)
  }

  /// Appends what is not an incident, where the output keeps it.
  package func pass(_ between: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    if isKept || (isTable && format == .csv) { bytes += between }
  }

  /// Whether bytes between incidents are empty lines of a table.
  package var countsEmptyLines: Bool { isTable }
}

/// An output that findings are written to, piece by piece.
package struct FindingOutput {
  private let file: any ByteSink
  private var frame: FeatureFrame?

  /// Begins an output.
  ///
  /// - Throws: ``WriteError``.
  package init<Columns>(_ writer: FindingWriter<Columns>, to file: any ByteSink) throws {
    self.file = file
    if writer.format == .csv {
      try file.write(writer.head)
    } else if !writer.isKept {
      frame = FeatureFrame(writer.format)
    }
  }

  /// Writes the next piece.
  ///
  /// - Throws: ``WriteError``.
  package mutating func write(_ bytes: [UInt8]) throws {
    try file.write(frame?.begin(bytes) ?? bytes)
  }

  /// Ends the output. The file is not committed.
  ///
  /// - Throws: ``WriteError``.
  package func end() throws {
    if let frame { try file.write(frame.end) }
  }
}

extension ReadError {
  /// An input that has a column by the name of one of demarc's.
  static func columnNameTaken(_ name: String, file: String, prefix: String) -> ReadError {
    .format(
      file: file, seen: "it has a column ‘\(name)’ already",
      remedy: "give demarc's columns other names, as in --prefix \(prefix)demarc_")
  }
}
