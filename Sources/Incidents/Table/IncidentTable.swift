package import Geometry
package import SystemIO
internal import TextFormats
package import ZoneFiles

/// Incidents of a table or of GeoJSON, each written back byte for byte with values before its own.
///
/// It reads what `check` reads, and by the same rules; what is said of each incident is the caller's. It belongs to
/// one thread at a time.
package struct IncidentTable {
  /// What was found out about the input, one sentence each.
  package let notes: [String]
  /// The names of the columns, or of the properties of the first features.
  package var columns: [String] { start.columns.names }
  /// The event table that the input is known as, by its columns: its name, and the columns of its dates.
  package var known: (name: String, dates: [String], precision: String?)? {
    start.columns.table.map { ($0.name, $0.dates, $0.datePrecision) }
  }
  /// What separates the fields of a table that is written.
  package var delimiter: UInt8 { start.delimiter }
  /// Empty lines that were passed on.
  package private(set) var emptyLines = 0

  let source: IncidentSource
  let options: CheckOptions
  let format: FindingFormat
  let start: IncidentHead
  let names: [String]
  let leavesOut: Bool

  /// One incident.
  package struct Row {
    let row: IncidentRow
    /// Where it is, or why it cannot be judged.
    package let position: Position

    /// The place and its radius; nil where the row cannot be read.
    package var reported: Reported? {
      guard case .known(let place, let radius, _) = position else { return nil }
      return Reported(place: place, radius: radius)
    }

    /// What a column means, without blanks around it; empty where there is none.
    package func text(_ column: Int) -> String { row.text(column) }
  }

  /// Where an incident is.
  package enum Position: Sendable, Hashable {
    /// A place, the radius within which it is known, and what was assumed of it (empty for nothing).
    case known(Coordinate, radius: Length, note: String)
    /// The row cannot be read; why, and without its values, by which rows are counted.
    case invalid(reason: String, kind: String)
  }

  /// A place as it is reported. Tables name the same ones again and again.
  package struct Reported: Sendable, Hashable {
    /// The place.
    package var place: Coordinate
    /// The radius within which it is known; 0 for exact.
    package var radius: Length

    /// A place and its radius.
    package init(place: Coordinate, radius: Length) {
      self.place = place
      self.radius = radius
    }
  }

  /// A value that goes before an incident's own.
  package enum Value: Sendable, Hashable {
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
  package init(
    _ stream: InputStream, options: CheckOptions, adding names: [String], leavesOut: Bool = false
  ) throws(ReadError) {
    var options = options
    options.isConverted = try stream.isConverted
    let source = try IncidentSource(name: stream.name, options: options) { count throws(ReadError) in
      try stream.next(atMost: count)
    }
    try self.init(source, options: options, adding: names, leavesOut: leavesOut)
  }

  /// A table in a file that was read whole.
  ///
  /// - Throws: as ``init(_:options:adding:leavesOut:)``.
  package init(_ file: SourceFile, options: CheckOptions, adding names: [String]) throws(ReadError) {
    try self.init(try IncidentSource(file), options: options, adding: names)
  }

  /// A table that is opened already.
  init(
    _ source: IncidentSource, options: CheckOptions, adding names: [String], leavesOut: Bool = false
  ) throws(ReadError) {
    self.leavesOut = leavesOut
    self.options = options
    self.source = source
    format = options.format ?? source.format
    start = try IncidentHead(of: source, options: options, format: format)
    self.names = names.map { options.prefix + $0 }
    try start.refuseTaken(self.names, options: options)
    emptyLines = start.emptyLines
    var columns = start.columns
    // What the table is known as, and its dates, are the caller's to say.
    columns.table = nil
    notes = columns.notes(options) + start.remarks
  }

  /// The column of a name: by the letter, or else whatever its case.
  ///
  /// - Throws: ``ReadError`` that lists the columns there are.
  package func column(named name: String) throws(ReadError) -> Int {
    try ColumnFinder(file: source.name, names: columns, noun: "column").named(name)
  }

  /// Reads all incidents and writes those of which something is said, each with its values.
  ///
  /// - Parameter judge: Says what goes before some incidents, for each one value for each name; nil leaves it out. It is
  ///   asked of some hundred at once, so that work on them can be shared out.
  package mutating func write(to output: OutputFile, judge: ([Row]) throws -> [[Value]?]) throws {
    var sheet = IncidentSheet(self, output: output)
    try sheet.begin()
    emptyLines += try batches { items in
      var values = try judge(items.compactMap(\.incident))[...]
      for item in items { try sheet.write(item, item.incident == nil ? nil : values.popFirst() ?? nil) }
    }
    try sheet.end()
  }

  /// Reads all incidents, some hundred at once.
  package mutating func forEachBatch(_ body: ([Row]) throws -> Void) throws {
    emptyLines += try batches { items in try body(items.compactMap(\.incident)) }
  }

  /// Reads all incidents.
  package mutating func forEach(_ body: (Row) throws -> Void) throws {
    try forEachBatch { try $0.forEach(body) }
  }

  /// A piece of the input.
  enum Item {
    /// A row of a table; without an incident where it is an empty line.
    case row(CSVRow, Row?)
    /// A feature.
    case feature(FeatureRecord, Row)
    /// What stands between features.
    case between(ArraySlice<UInt8>)

    var incident: Row? {
      switch self {
      case .row(_, let row): row
      case .feature(_, let row): row
      case .between: nil
      }
    }
  }

  private static let batchSize = 512

  /// Tells `body` everything that is read, in order.
  ///
  /// - Returns: How many empty lines there were.
  private func batches(_ body: ([Item]) throws -> Void) throws -> Int {
    var items: [Item] = []
    var empty = 0
    func add(_ item: Item) throws {
      items.append(item)
      guard items.count == Self.batchSize else { return }
      try body(items)
      items.removeAll(keepingCapacity: true)
    }
    switch source {
    case .table(let reader):
      while let row = try reader.next() {
        if row.isEmpty { empty += 1 }
        try add(.row(row, row.isEmpty ? nil : read(IncidentRow(source: .row(row), names: columns))))
      }
    case .features(let reader):
      let taken = Set(names.map { $0.lowercased() })
      while let piece = try reader.next() {
        switch piece {
        case .between(let bytes): try add(.between(bytes))
        case .record(let record):
          if let name = record.properties.first(where: { taken.contains($0.name.lowercased()) })?.name {
            throw FindingColumns.isTaken(name, file: source.name, prefix: options.prefix)
          }
          try add(.feature(record, read(IncidentRow(source: .feature(record), names: columns))))
        }
      }
    }
    try body(items)
    return empty
  }

  /// A row as far as it can be judged.
  private func read(_ row: IncidentRow) -> Row {
    do throws(RowFault) {
      let incident = try Incident(row, start.columns, options: options)
      return Row(
        row: row,
        position: .known(incident.place, radius: incident.radius(options.accuracy), note: incident.note ?? "")
      )
    } catch {
      return Row(row: row, position: .invalid(reason: error.reason, kind: error.kind))
    }
  }
}
