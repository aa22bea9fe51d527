extension IncidentCheck {
  /// Judges all rows and writes the findings. The output is not committed.
  ///
  /// - Parameter progress: Told the number of rows from time to time.
  /// - Throws: ``ReadError`` and ``WriteError``. In strict mode the first row that cannot be read, with its
  ///   line and column.
  public mutating func write(to output: OutputFile, progress: (Int) -> Void = { _ in }) throws {
    switch (source, format) {
    case (.table(let reader), .csv): try writeTable(reader, to: output, progress)
    case (.table(let reader), _): try writeRowsAsFeatures(reader, to: output, progress)
    case (.features(let reader), .csv): try writeFeaturesAsRows(reader, to: output, progress)
    case (.features(let reader), _): try writeFeatures(reader, to: output, progress)
    }
  }

  private mutating func writeTable(
    _ reader: CSVReader, to output: OutputFile, _ progress: (Int) -> Void
  ) throws {
    try output.write(head)
    while let row = try reader.next() {
      if !row.isEmpty {
        let finding = try finding(of: IncidentRow(source: .row(row), names: columns.names))
        try output.write(findings.bytes(finding))
        try output.write(CollectionOfOne(reader.dialect.delimiter))
        try output.write(row.bytes)
        report(progress)
      } else {
        summary.emptyLines += 1
      }
      try output.write(row.ending)
    }
  }

  private mutating func writeRowsAsFeatures(
    _ reader: CSVReader, to output: OutputFile, _ progress: (Int) -> Void
  ) throws {
    let features = FindingFeatures(
      columns: columns.names, prefix: options.prefix, verdictOnly: options.verdictOnly)
    var frame = FeatureFrame(format)
    while let row = try reader.next() {
      if row.isEmpty {
        summary.emptyLines += 1
        continue
      }
      let finding = try finding(of: IncidentRow(source: .row(row), names: columns.names))
      try output.write(frame.around(features.bytes(finding, row)))
      report(progress)
    }
    try output.write(frame.end)
  }

  private mutating func writeFeaturesAsRows(
    _ reader: FeatureReader, to output: OutputFile, _ progress: (Int) -> Void
  ) throws {
    let table = FeatureTable(columns, delimiter: findings.delimiter)
    try output.write(head)
    while let piece = try reader.next() {
      guard case .record(let record) = piece else { continue }
      let finding = try finding(of: IncidentRow(source: .feature(record), names: columns.names))
      try output.write(findings.bytes(finding))
      try output.write(CollectionOfOne(findings.delimiter))
      try output.write(table.row(record))
      report(progress)
    }
  }

  private mutating func writeFeatures(
    _ reader: FeatureReader, to output: OutputFile, _ progress: (Int) -> Void
  ) throws {
    let features = FindingFeatures(columns: [], prefix: options.prefix, verdictOnly: options.verdictOnly)
    // In its own format the input keeps what stands between its features.
    let isKept = format == source.format
    let taken = Set(findings.names.map { (options.prefix + $0).lowercased() })
    var frame = FeatureFrame(format)
    while let piece = try reader.next() {
      switch piece {
      case .between(let bytes):
        if isKept { try output.write(bytes) }
      case .record(let record):
        if let name = record.properties.first(where: { taken.contains($0.name.lowercased()) })?.name {
          throw FindingColumns.isTaken(name, file: source.name, prefix: options.prefix)
        }
        let finding = try finding(of: IncidentRow(source: .feature(record), names: columns.names))
        let bytes = record.bytes { json in
          features.add(finding, to: &json)
          if options.addsCoordinates { record.addCoordinates(to: &json) }
        }
        try output.write(isKept ? bytes : frame.around(bytes))
        report(progress)
      }
    }
    if !isKept { try output.write(frame.end) }
  }

  private func report(_ progress: (Int) -> Void) {
    if summary.rows & 0xFF == 0 { progress(summary.rows) }
  }
}

/// What stands around features in each format of GeoJSON.
struct FeatureFrame {
  private let format: FindingFormat
  private var isFirst = true

  init(_ format: FindingFormat) { self.format = format }

  private static let start = Array(#"{"type":"FeatureCollection","features":["#.utf8) + [0x0A]

  /// A feature with what goes before and after it.
  mutating func around(_ feature: [UInt8]) -> [UInt8] {
    defer { isFirst = false }
    switch format {
    case .geojson: return (isFirst ? Self.start : Array(",\n".utf8)) + feature
    case .geojsonseq: return [0x1E] + Self.onOneLine(feature) + [0x0A]
    case .ndjson, .csv: return Self.onOneLine(feature) + [0x0A]
    }
  }

  /// What goes after the last feature.
  var end: [UInt8] {
    guard format == .geojson else { return [] }
    return (isFirst ? Self.start : []) + Array("\n]}\n".utf8)
  }

  /// Line ends of JSON stand between its tokens only, where a blank does as well.
  private static func onOneLine(_ feature: [UInt8]) -> [UInt8] {
    feature.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
  }
}
