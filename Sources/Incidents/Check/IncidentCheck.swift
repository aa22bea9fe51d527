internal import TextFormats
internal import ZoneFiles
internal import Geometry
package import SystemIO
package import Zones

/// Checks incidents against a zone: every row in, every row out, in order, in bounded memory.
///
/// Incidents are the rows of a CSV table, or GeoJSON features: a collection, a feature a line, or a sequence
/// with record separators (RFC 8142). Findings go before the columns of a table, or the properties of a
/// feature; all bytes of the input stay as they came. It belongs to one thread at a time.
package struct IncidentCheck {
  /// What was found out about the input, one sentence each: which columns, which accuracy.
  package private(set) var notes: [String] = []
  /// What was found so far.
  package internal(set) var summary = CheckSummary()

  let source: IncidentSource
  let options: CheckOptions
  let format: FindingFormat
  let columns: IncidentColumns
  let findings: FindingColumns
  /// What goes before the first row of a table: a byte-order mark, empty lines, the header.
  let head: [UInt8]
  let judge: RowJudge

  /// A check of incidents in a file, or on standard input for `-`; gzip is undone.
  ///
  /// - Parameter suspicion: What coordinates that look mistaken are told by; nil to tell none.
  /// - Throws: ``ReadError``: for what is missing, empty, in UTF-16, has no columns of positions, or has a
  ///   column by the name of one of demarc's.
  package init(
    _ path: String, assessor: Assessor, options: CheckOptions, suspicion: PlaceSuspicion? = nil
  ) throws(ReadError) {
    try self.init(try InputStream(path), assessor: assessor, options: options, suspicion: suspicion)
  }

  /// A check of the incidents of a stream.
  package init(
    _ stream: InputStream, assessor: Assessor, options: CheckOptions, suspicion: PlaceSuspicion? = nil
  ) throws(ReadError) {
    var options = options
    options.isConverted = try stream.isConverted
    try self.init(name: stream.name, assessor: assessor, options: options, suspicion: suspicion) {
      count throws(ReadError) in try stream.next(atMost: count)
    }
    if case .table(let reader) = source {
      reader.readAfter = { rest, count throws(ReadError) in try stream.next(after: rest, atMost: count) }
    }
  }

  /// A check of incidents that are read in pieces; an empty piece is the end.
  package init(
    name: String, assessor: Assessor, options: CheckOptions, suspicion: PlaceSuspicion? = nil,
    read: @escaping (Int) throws(ReadError) -> [UInt8]
  ) throws(ReadError) {
    self.options = options
    source = try IncidentSource(name: name, options: options, read: read)
    format = options.format ?? source.format
    let start = try IncidentHead(of: source, options: options, format: format)
    columns = start.columns
    judge = RowJudge(
      file: source.name, columns: columns, options: options, assessor: assessor, suspicion: suspicion)
    summary.emptyLines = start.emptyLines
    let mark = start.columns.decimalMark
    findings = FindingColumns(delimiter: start.delimiter, mark: mark, verdictOnly: options.verdictOnly)
    try start.refuseTaken(findings.names.map { options.prefix + $0 }, options: options)
    head =
      start.before + findings.header(prefix: options.prefix) + [start.delimiter] + start.header
    if !assessor.lineAccuracy.isExact { summary.lineAccuracy = assessor.lineAccuracy.inWords }
    summary.thresholds = assessor.thresholds
    notes = columns.notes(options) + start.remarks
  }

  /// What separates the fields of a table that is written.
  package var delimiter: UInt8 { findings.delimiter }

  /// The finding of the next row, or nil at the end; it is counted.
  ///
  /// - Throws: ``ReadError``. In strict mode for the first row that cannot be read, with its line and column.
  package mutating func next() throws(ReadError) -> Finding? {
    switch source {
    case .table(let reader):
      while let row = try reader.next() {
        if !row.isEmpty { return try finding(of: IncidentRow(source: .row(row), names: columns.names)) }
        summary.emptyLines += 1
      }
    case .features(let reader):
      while let piece = try reader.next() {
        if case .record(let record) = piece {
          return try finding(of: IncidentRow(source: .feature(record), names: columns.names))
        }
      }
    }
    return nil
  }

  /// What is to be said of a row; it is counted.
  private mutating func finding(of row: IncidentRow) throws(ReadError) -> Finding {
    try judge.finding(of: row, &summary)
  }
}
