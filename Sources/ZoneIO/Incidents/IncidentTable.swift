public import Geometry

/// Incidents of a table or of GeoJSON, each written back byte for byte with values before its own.
///
/// It reads what `check` reads, and by the same rules; what is said of each incident is the caller's. It belongs to
/// one thread at a time.
public struct IncidentTable {
  /// What was found out about the input, one sentence each.
  public let notes: [String]
  /// The names of the columns, or of the properties of the first features.
  public var columns: [String] { start.columns.names }
  /// The event table that the input is known as, by its columns: its name, and the columns of its dates.
  public var known: (name: String, dates: [String], precision: String?)? {
    start.columns.table.map { ($0.name, $0.dates, $0.datePrecision) }
  }
  /// Empty lines that were passed on.
  public private(set) var emptyLines = 0

  private let source: IncidentSource
  private let options: CheckOptions
  private let format: FindingFormat
  private let start: IncidentHead
  private let names: [String]
  private let leavesOut: Bool

  /// One incident.
  public struct Row {
    let row: IncidentRow
    /// Where it is, or why it cannot be judged.
    public let position: Position

    /// What a column means, without blanks around it; empty where there is none.
    public func text(_ column: Int) -> String { row.text(column) }
  }

  /// Where an incident is.
  public enum Position: Sendable, Hashable {
    /// A place, the radius within which it is known, and what was assumed of it (empty for nothing).
    case known(Coordinate, radius: Length, note: String)
    /// The row cannot be read; why, and without its values, by which rows are counted.
    case invalid(reason: String, kind: String)
  }

  /// A value that goes before an incident's own.
  public enum Value: Sendable, Hashable {
    /// A text; empty for none.
    case text(String)
    /// A number with so many decimals at most; nothing where it is not finite.
    case number(Double, decimals: Int)
  }

  /// Opens a table.
  ///
  /// - Parameter names: The names of the values that go before an incident's own, without the prefix.
  /// - Parameter leavesOut: Whether incidents may be left out; what stands between features is not kept then.
  /// - Throws: ``ReadError``, also for an input that has a column by one of the names.
  public init(
    _ stream: InputStream, options: CheckOptions, adding names: [String], leavesOut: Bool = false
  ) throws(ReadError) {
    self.leavesOut = leavesOut
    self.options = options
    source = try IncidentSource(name: stream.name, options: options) { count throws(ReadError) in
      try stream.next(atMost: count)
    }
    format = options.format ?? source.format
    start = try IncidentHead(of: source, options: options, format: format)
    self.names = names.map { options.prefix + $0 }
    try start.refuseTaken(self.names, options: options)
    emptyLines = start.emptyLines
    var columns = start.columns
    // What the table is known as, and its dates, are the caller's to say.
    columns.table = nil
    notes = columns.notes(options) + [start.warning].compactMap(\.self)
  }

  /// The column of a name: by the letter, or else whatever its case.
  ///
  /// - Throws: ``ReadError`` that lists the columns there are.
  public func column(named name: String) throws(ReadError) -> Int {
    try ColumnFinder(file: source.name, names: columns, noun: "column").named(name)
  }

  /// Reads all incidents and writes those of which something is said, each with its values.
  ///
  /// - Parameter judge: Says what goes before an incident, one value for each name; nil leaves it out.
  public mutating func write(to output: OutputFile, judge: (Row) throws -> [Value]?) throws {
    switch (source, format) {
    case (.table(let reader), .csv):
      try output.write(start.before + line(names.map { .text($0) }) + [start.delimiter] + start.header)
      emptyLines += try rows(of: reader, judge: judge) { row, values, _ in
        if let values {
          try output.write(line(values))
          try output.write(CollectionOfOne(start.delimiter))
          try output.write(row.bytes)
        }
        try output.write(row.ending)
      }
    case (.table(let reader), _):
      let features = RowFeatures(columns: columns)
      var frame = FeatureFrame(format)
      emptyLines += try rows(of: reader, judge: judge) { row, values, place in
        guard let values else { return }
        try output.write(frame.around(features.bytes(row, at: place) { add(values, to: &$0) }))
      }
      try output.write(frame.end)
    case (.features(let reader), _): try writeFeatures(reader, to: output, judge: judge)
    }
  }

  /// Tells `write` every row of which something is said, and every empty line, which has no values.
  ///
  /// - Returns: How many empty lines there were.
  private func rows(
    of reader: CSVReader, judge: (Row) throws -> [Value]?,
    write: (CSVRow, [Value]?, Coordinate?) throws -> Void
  ) throws -> Int {
    var empty = 0
    while let row = try reader.next() {
      if row.isEmpty {
        empty += 1
        try write(row, nil, nil)
        continue
      }
      let incident = read(IncidentRow(source: .row(row), names: columns))
      guard let values = try judge(incident) else { continue }
      var place: Coordinate?
      if case .known(let known, _, _) = incident.position { place = known }
      try write(row, values, place)
    }
    return empty
  }

  private func writeFeatures(
    _ reader: FeatureReader, to output: OutputFile, judge: (Row) throws -> [Value]?
  ) throws {
    let table = FeatureTable(start.columns, delimiter: start.delimiter)
    let isTable = format == .csv
    let isKept = format == source.format && !leavesOut
    let taken = Set(names.map { $0.lowercased() })
    var frame = FeatureFrame(format)
    if isTable { try output.write(line(names.map { .text($0) }) + [start.delimiter] + start.header) }
    while let piece = try reader.next() {
      switch piece {
      case .between(let bytes):
        if isKept { try output.write(bytes) }
      case .record(let record):
        if let name = record.properties.first(where: { taken.contains($0.name.lowercased()) })?.name {
          throw FindingColumns.isTaken(name, file: source.name, prefix: options.prefix)
        }
        guard let values = try judge(read(IncidentRow(source: .feature(record), names: columns))) else {
          continue
        }
        if isTable {
          try output.write(line(values) + [start.delimiter] + table.row(record))
        } else {
          let bytes = record.bytes { add(values, to: &$0) }
          try output.write(isKept ? bytes : frame.around(bytes))
        }
      }
    }
    if !isKept, !isTable { try output.write(frame.end) }
  }

  /// A row as far as it can be judged.
  private func read(_ row: IncidentRow) -> Row {
    do throws(RowFault) {
      let incident = try Incident(row, start.columns, options: options)
      var radius = Length.meters(0)
      var note = ""
      switch incident.accuracy {
      case .known(let length): radius = length
      case .unstated where incident.implied != nil: break
      case .unstated: note = "no accuracy stated, taken as exact"
      case .unreadable(let text): note = "accuracy \(RowFault.quoted(text)) is unreadable, taken as exact"
      }
      switch options.accuracy {
      case .off, .fixed: break
      case .recognized, .column: radius = max(radius, incident.implied ?? radius)
      }
      return Row(row: row, position: .known(incident.place, radius: radius, note: note))
    } catch {
      return Row(row: row, position: .invalid(reason: error.reason, kind: error.kind))
    }
  }

  /// The values as the fields of a table, without a line end.
  private func line(_ values: [Value]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(start.delimiter) }
      var field: [UInt8] = []
      switch value {
      case .text(let text): field = Array(text.utf8)
      case .number(let number, let decimals):
        DecimalText.append(
          number, decimals: decimals, mark: options.decimalMark ?? start.decimalMark, keepsZeros: false,
          to: &field)
      }
      bytes += FindingColumns.quoted(field, delimiter: start.delimiter)
    }
    return bytes
  }

  /// The values as properties; `null` where there is none.
  private func add(_ values: [Value], to json: inout JSONWriter) {
    for (name, value) in zip(names, values) {
      switch value {
      case .text(let text):
        json.name(name)
        if text.isEmpty { json.value(Double?.none) } else { json.value(text) }
      case .number(let number, let decimals):
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        json.member(name, (number * scale).rounded() / scale + 0)
      }
    }
  }
}
