internal import Geodesy
internal import SystemIO
internal import TextFormats
internal import ZoneFiles

/// An input of incidents, whichever of the formats it is in: a CSV table, GeoJSON, or lines of GeoJSON.
///
/// It belongs to one thread at a time.
enum IncidentSource {
  case table(CSVReader)
  case features(FeatureReader)

  private static let chunk = 1 << 18

  /// Opens a stream and finds from its first bytes what it holds.
  ///
  /// - Parameters:
  ///   - namesAll: Whether the names of all properties of features are needed before the first feature: a table has all
  ///     its columns in its header. The features are then read twice, the second time from a ``Spool``.
  ///   - notes: What is said of how it was read, one sentence each.
  ///   - read: Gives the next bytes, at most as many as asked for; none at the end.
  /// - Throws: ``ReadError``, for what is empty, in UTF-16, or not a text.
  init(
    name: String, options: IncidentOptions, namesAll: Bool, notes: inout [String],
    read: @escaping (Int) throws(ReadError) -> [UInt8]
  ) throws(ReadError) {
    var buffer: [UInt8] = []
    var isLast = false
    while buffer.count < Self.chunk, !isLast {
      let piece = try read(Self.chunk)
      isLast = piece.isEmpty
      buffer += piece
    }
    var start = SourceText.markLength(buffer)
    if JSONRecords.seemLikely(in: buffer[start...]),
      let records = try Self.records(Array(buffer[start...]), isLast: isLast, name: name, read)
    {
      notes += [records.note].compactMap(\.self).map { "\(name): \($0)" }
      var table: [UInt8]? = records.table
      self = .table(
        try CSVReader(
          name: name, delimiter: UInt8(ascii: ","), names: { IncidentColumns.areNamed(in: $0, options) }
        ) { _ throws(ReadError) in
          defer { table = nil }
          return table ?? []
        })
      return
    }
    var whole = GeoJSONLayout(of: buffer[start...], isLast: isLast)
    if ESRIFeatures.seemLikely(in: buffer[start...]) {
      let text = try Self.all(after: Array(buffer[start...]), isLast: isLast, name: name, read)
      buffer = try ESRIFeatures.collection(of: text[...], file: name) ?? text
      (start, isLast, whole) = (0, true, .document)
    }
    if let form = whole {
      func splitter(
        _ buffer: [UInt8], isLast: Bool, _ read: @escaping (Int) throws(ReadError) -> [UInt8]
      ) -> FeatureSplitter {
        FeatureSplitter(
          name: name, form: form, buffer: buffer, from: 0, isLast: isLast, takesCRS: options.takesCRS,
          acceptsLateCRS: { stated in
            options.crs != nil || stated.name.map(CoordinateTransformation.isLongitudeLatitude) ?? false
          },
          read: read)
      }
      let text = Array(buffer[start...])
      guard namesAll else {
        self = .features(try FeatureReader(splitter(text, isLast: isLast, read)))
        return
      }
      let spool = Spool(for: name)
      try spool.append(text)
      let reader = try FeatureReader(
        splitter(text, isLast: isLast) { count throws(ReadError) in
          let bytes = try read(count)
          try spool.append(bytes)
          return bytes
        })
      try reader.readNames(thenFrom: splitter([], isLast: false, spool.next))
      self = .features(reader)
      return
    }
    if buffer[start...].first(where: { !SourceText.isSpace($0) }) == UInt8(ascii: "[") {
      throw .format(
        file: name, seen: "this is a JSON list, not GeoJSON",
        remedy: "give a FeatureCollection, one feature a line, or a CSV table")
    }
    if options.isConverted {
      let title = Self.rowsAboveHeader(of: buffer, isLast: isLast, options)
      if title.count > 0 {
        buffer.removeFirst(title.bytes)
        notes.append("\(name): skipped \(title.count) row\(title.count == 1 ? "" : "s") above the header")
      }
    }
    // What was read goes to the table first.
    var beginning: [UInt8]? = buffer
    let reader = try CSVReader(
      name: name, delimiter: options.isConverted ? UInt8(ascii: ",") : options.delimiter, skip: options.skip,
      names: { IncidentColumns.areNamed(in: $0, options) }
    ) { count throws(ReadError) in
      if let bytes = beginning {
        beginning = nil
        if !bytes.isEmpty { return bytes }
      }
      return try read(count)
    }
    self = .table(reader)
  }

  /// A text to its end.
  private static func all(
    after beginning: [UInt8], isLast: Bool, name: String, _ read: (Int) throws(ReadError) -> [UInt8]
  ) throws(ReadError) -> [UInt8] {
    var text = beginning
    var isLast = isLast
    while !isLast {
      let piece = try read(chunk)
      isLast = piece.isEmpty
      text += piece
      if text.count > InputFile.limit { throw .tooLarge(file: name) }
    }
    return text
  }

  /// The records of a JSON text, read to its end; nil where it holds none.
  private static func records(
    _ beginning: [UInt8], isLast: Bool, name: String, _ read: (Int) throws(ReadError) -> [UInt8]
  ) throws(ReadError) -> JSONRecords? {
    let text = try all(after: beginning, isLast: isLast, name: name, read)
    let records: JSONRecords?
    do throws(JSONError) {
      records = try JSONRecords(text[...])
    } catch {
      let source = try SourceText(text, name: name)
      throw .syntax(
        source.place(of: error.index), problem: "this is not JSON: \(error.problem)",
        remedy: error.isTruncated ? "it seems cut off, fetch it again" : "correct it, or export it again")
    }
    if let records { return records }
    throw .format(
      file: name, seen: "this is JSON, but neither GeoJSON nor a list of records",
      remedy: "give a FeatureCollection, one feature a line, a list of objects, or a CSV table")
  }

  /// The rows of a sheet above its header: a title, a date of export, blank rows.
  ///
  /// The header is the first row that names columns of positions, or else the first with more than half as many cells as
  /// any of the first rows.
  private static func rowsAboveHeader(
    of buffer: [UInt8], isLast: Bool, _ options: IncidentOptions
  ) -> (count: Int, bytes: Int) {
    let rows = CSVScanner(delimiter: UInt8(ascii: ","), newline: 0x0A)
      .sample(buffer, from: 0, isLast: isLast, atMost: 50)
    func cells(_ row: CSVRow) -> Int { row.fields.indices.count { !row.text($0).isEmpty } }
    let most = rows.map(cells).max() ?? 0
    let header =
      rows.firstIndex { IncidentColumns.areNamed(in: $0, options) }
      ?? rows.firstIndex { cells($0) * 2 > most }
    guard let header, header > 0 else { return (0, 0) }
    return (header, rows[header].bytes.startIndex)
  }

  /// The name of the input in messages.
  var name: String {
    switch self {
    case .table(let reader): reader.name
    case .features(let reader): reader.name
    }
  }

  /// The format in which findings come out where none is asked for: that of the input.
  var format: FindingFormat {
    switch self {
    case .table: .csv
    case .features(let reader):
      switch reader.form {
      case .document: .geojson
      case .lines: .ndjson
      case .sequence: .geojsonseq
      }
    }
  }
}

extension IncidentSource {
  /// The records of a file that was read whole.
  init(_ source: SourceFile) throws(ReadError) {
    var rest: [UInt8]? = source.text
    var notes: [String] = []
    self = try IncidentSource(
      name: source.name, options: IncidentOptions(), namesAll: false, notes: &notes
    ) { _ throws(ReadError) in
      defer { rest = nil }
      return rest ?? []
    }
  }
}
