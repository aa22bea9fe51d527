internal import Concurrency
package import SystemIO
internal import TextFormats

extension IncidentCheck {
  /// Judges all rows and writes the findings. The output is not committed.
  ///
  /// Rows are read, judged and written at once, on all cores, and come out in their order.
  ///
  /// - Parameters:
  ///   - threads: How many judge at once; nil for one a core.
  ///   - progress: Told the number of rows from time to time.
  /// - Throws: ``ReadError`` and ``WriteError``. In strict mode the first row that cannot be read, with its
  ///   line and column.
  package mutating func write(
    to output: OutputFile, threads: Int? = nil, progress: (Int) -> Void = { _ in }
  ) throws {
    let width = max(1, threads ?? Parallel.width)
    switch (source, format) {
    case (.table(let reader), .csv): try writeTable(reader, to: output, width, progress)
    case (.table(let reader), _): try writeRowsAsFeatures(reader, to: output, width, progress)
    case (.features(let reader), .csv): try writeFeaturesAsRows(reader, to: output, width, progress)
    case (.features(let reader), _): try writeFeatures(reader, to: output, width, progress)
    }
  }

  /// As many bytes, or features, as are worked at together: fewer where each takes long.
  private var pieceSize: Int { judge.isSlow ? 1 << 11 : 1 << 20 }
  private var featuresAtOnce: Int { judge.isSlow ? 8 : 256 }

  private mutating func writeTable(
    _ reader: CSVReader, to output: OutputFile, _ width: Int, _ progress: (Int) -> Void
  ) throws {
    try output.write(head)
    let work = TableWork(judge: judge, findings: findings, scanner: reader.scanner)
    let (size, isStrict) = (pieceSize, options.strict)
    try OrderedWork.run(width: width) {
      try reader.nextPiece(bytes: size, countingLines: isStrict)
    } transform: {
      work.work($0)
    } consume: {
      try take($0, progress) { try output.write($0) }
    }
  }

  private mutating func writeRowsAsFeatures(
    _ reader: CSVReader, to output: OutputFile, _ width: Int, _ progress: (Int) -> Void
  ) throws {
    let (judge, format, size, isStrict) = (judge, format, pieceSize, options.strict)
    let features = FindingFeatures(
      columns: columns.names, prefix: options.prefix, verdictOnly: options.verdictOnly)
    let scanner = reader.scanner
    var frame = FeatureFrame(format)
    try OrderedWork.run(width: width) {
      try reader.nextPiece(bytes: size, countingLines: isStrict)
    } transform: { piece in
      WorkedPiece.of(scanner.rows(of: piece)) { row, result throws(ReadError) in
        if row.isEmpty {
          result.summary.emptyLines += 1
          return
        }
        let finding = try judge.finding(
          of: IncidentRow(source: .row(row), names: judge.columns.names), &result.summary)
        result.bytes += FeatureFrame.after(format, features.bytes(finding, row))
      }
    } consume: {
      try take($0, progress) { try output.write(frame.begin($0)) }
    }
    try output.write(frame.end)
  }

  private mutating func writeFeaturesAsRows(
    _ reader: FeatureReader, to output: OutputFile, _ width: Int, _ progress: (Int) -> Void
  ) throws {
    let (judge, findings, count) = (judge, findings, featuresAtOnce)
    let names = columns.names
    let columns = columns
    try output.write(head)
    try OrderedWork.run(width: width) {
      try reader.next(atMost: count)
    } transform: { pieces in
      let table = FeatureTable(columns, delimiter: findings.delimiter)
      return WorkedPiece.of(pieces) { piece, result throws(ReadError) in
        guard case .record(let record) = piece else { return }
        let finding = try judge.finding(
          of: IncidentRow(source: .feature(record), names: names), &result.summary)
        findings.append(finding, to: &result.bytes)
        result.bytes.append(findings.delimiter)
        result.bytes += table.row(record)
      }
    } consume: {
      try take($0, progress) { try output.write($0) }
    }
  }

  private mutating func writeFeatures(
    _ reader: FeatureReader, to output: OutputFile, _ width: Int, _ progress: (Int) -> Void
  ) throws {
    let (judge, format, options, count) = (judge, format, options, featuresAtOnce)
    let features = FindingFeatures(columns: [], prefix: options.prefix, verdictOnly: options.verdictOnly)
    // In its own format the input keeps what stands between its features.
    let isKept = format == source.format
    let taken = Set(findings.names.map { (options.prefix + $0).lowercased() })
    let names = columns.names
    let isForeign = columns.holdsForeignPoints
    var frame = FeatureFrame(format)
    try OrderedWork.run(width: width) {
      try reader.next(atMost: count)
    } transform: { pieces in
      WorkedPiece.of(pieces) { piece, result throws(ReadError) in
        switch piece {
        case .between(let bytes):
          if isKept { result.bytes += bytes }
        case .record(let record):
          if let name = record.properties.first(where: { taken.contains($0.name.lowercased()) })?.name {
            throw FindingColumns.isTaken(name, file: judge.file, prefix: options.prefix)
          }
          let finding = try judge.finding(
            of: IncidentRow(source: .feature(record), names: names), &result.summary)
          var written = record
          // Where nothing says in which system the points are, they are in longitude and latitude.
          if !isKept, isForeign, case .judged(_, let place, _) = finding { written = record.moved(to: place) }
          let bytes = written.bytes { json in
            features.add(finding, to: &json)
            if options.addsCoordinates { written.addCoordinates(to: &json) }
          }
          result.bytes += isKept ? bytes : FeatureFrame.after(format, bytes)
        }
      }
    } consume: {
      try take($0, progress) { try output.write(isKept ? $0 : frame.begin($0)) }
    }
    if !isKept { try output.write(frame.end) }
  }

  /// Counts and writes what became of a piece.
  private mutating func take(
    _ piece: WorkedPiece, _ progress: (Int) -> Void, write: ([UInt8]) throws -> Void
  ) throws {
    summary.add(piece.summary)
    try write(piece.bytes)
    if let failure = piece.failure { throw failure }
    progress(summary.rows)
  }
}

extension WorkedPiece {
  /// What becomes of rows or features, one after the other, up to the first that fails.
  static func of<Rows: Sequence>(
    _ rows: Rows, _ work: (Rows.Element, inout WorkedPiece) throws(ReadError) -> Void
  ) -> WorkedPiece {
    var result = WorkedPiece()
    do throws(ReadError) {
      for row in rows { try work(row, &result) }
    } catch {
      result.failure = error
    }
    return result
  }
}

/// What stands around features in each format of GeoJSON.
struct FeatureFrame {
  private let format: FindingFormat
  private var isFirst = true

  init(_ format: FindingFormat) { self.format = format }

  private static let start = Array(#"{"type":"FeatureCollection","features":["#.utf8) + [0x0A]
  private static let separator = Array(",\n".utf8)

  /// A feature with what goes around it where others went before.
  static func after(_ format: FindingFormat, _ feature: [UInt8]) -> [UInt8] {
    switch format {
    case .geojson: separator + feature
    case .geojsonseq: [0x1E] + onOneLine(feature) + [0x0A]
    case .ndjson, .csv: onOneLine(feature) + [0x0A]
    }
  }

  /// Features as they go to the output: the first of all has a start before it.
  mutating func begin(_ features: [UInt8]) -> [UInt8] {
    guard format == .geojson, isFirst, !features.isEmpty else { return features }
    isFirst = false
    return Self.start + features.dropFirst(Self.separator.count)
  }

  /// A feature with what goes around it, where features are written one by one.
  mutating func around(_ feature: [UInt8]) -> [UInt8] { begin(Self.after(format, feature)) }

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
