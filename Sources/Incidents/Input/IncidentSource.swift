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
  ///   - read: Gives the next bytes, at most as many as asked for; none at the end.
  /// - Throws: ``ReadError``, for what is empty, in UTF-16, or not a text.
  init(
    name: String, options: IncidentOptions, namesAll: Bool, read: @escaping (Int) throws(ReadError) -> [UInt8]
  ) throws(ReadError) {
    var buffer: [UInt8] = []
    var isLast = false
    while buffer.count < Self.chunk, !isLast {
      let piece = try read(Self.chunk)
      isLast = piece.isEmpty
      buffer += piece
    }
    let start = SourceText.markLength(buffer)
    if let form = GeoJSONLayout(of: buffer[start...], isLast: isLast) {
      func splitter(
        _ buffer: [UInt8], isLast: Bool, _ read: @escaping (Int) throws(ReadError) -> [UInt8]
      ) -> FeatureSplitter {
        FeatureSplitter(
          name: name, form: form, buffer: buffer, from: 0, isLast: isLast,
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
    // What was read goes to the table first.
    var beginning: [UInt8]? = buffer
    let reader = try CSVReader(
      name: name, delimiter: options.delimiter, skip: options.skip,
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
    self = try IncidentSource(name: source.name, options: IncidentOptions(), namesAll: false) {
      _ throws(ReadError) in
      defer { rest = nil }
      return rest ?? []
    }
  }
}
