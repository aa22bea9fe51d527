internal import SystemIO
internal import TextFormats

/// Which layers of files that GDAL reads are meant.
package struct OGRLayerChoice: Sendable {
  /// What is wanted of a file: a layer that has it, if it is the only one, is read without asking.
  package enum Content: String, Sendable {
    case lines, areas
    case places = "rows"

    fileprivate var words: [String] {
      switch self {
      case .lines: ["LineString", "Polygon"]
      case .areas: ["Polygon"]
      // A layer without geometries may have columns of coordinates.
      case .places: ["Feature"]
      }
    }

    fileprivate var name: String { rawValue }
  }

  package var content: Content
  /// The names that the user gives. A file takes the one that is a layer of its own.
  package var names: [String]
  /// Whether there are further inputs that the names may be meant for, so that a file may have none of them.
  package var isShared: Bool
  /// Whether the user has an option to give a name.
  package var isNamable: Bool

  /// - Parameters:
  ///   - content: What is wanted of the file.
  ///   - names: The names that the user gives.
  ///   - isShared: Whether the names may be meant for other inputs.
  ///   - isNamable: Whether there is an option for names.
  package init(
    _ content: Content, names: [String] = [], isShared: Bool = false, isNamable: Bool = true
  ) {
    (self.content, self.names) = (content, names)
    (self.isShared, self.isNamable) = (isShared, isNamable)
  }
}

/// What GDAL says of a file: its driver and its layers.
struct OGRSource {
  private let path: String
  private let file: String
  private let driver: String
  /// The names of its layers or sheets.
  let layers: [String]

  /// Whether it is a table of cells, without geometries.
  var isSheet: Bool { ["XLSX", "XLS", "ODS"].contains(driver) }

  /// What makes GDAL give all rows of a sheet, the header among them, and cells as texts: a column with one cell that is
  /// no date would lose all its dates.
  static let sheetsAsTexts = ["XLSX", "XLS", "ODS"].flatMap { format in
    ["HEADERS=DISABLE", "FIELD_TYPES=STRING"].flatMap { setting in
      let parts = setting.split(separator: "=").map(String.init)
      return ["--config", "OGR_\(format)_\(parts[0])", parts[1]]
    }
  }

  /// Asks GDAL.
  ///
  /// - Throws: ``ReadError`` where GDAL is not installed or cannot read the file.
  init(_ path: String, file: String) throws(ReadError) {
    (self.path, self.file) = (path, file)
    var bytes: [UInt8] = []
    try Self.read("ogrinfo", ["-ro", path], file: file) { bytes += $0 }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    // A line such as: using driver `XLSX' successful.
    driver =
      lines.lazy.compactMap { line -> String? in
        guard let start = line.firstRange(of: "using driver `")?.upperBound,
          let end = line[start...].firstIndex(of: "'")
        else { return nil }
        return String(line[start..<end])
      }.first ?? ""
    // Lines such as `1: places (Point)`; sheets have no type.
    layers = lines.compactMap { line in
      guard let colon = line.firstIndex(of: ":"), Int(line[..<colon]) != nil else { return nil }
      let name = line[line.index(after: colon)...].drop(while: { $0 == " " })
      guard name.hasSuffix(")"), let type = name.lastIndex(of: "(") else { return String(name) }
      return String(name[..<type].dropLast())
    }
  }

  /// The layer that is meant, and what to say of the others; nil where there is only one.
  ///
  /// - Throws: ``ReadError/layer(file:problem:remedy:)`` where that cannot be told.
  func layer(_ choice: OGRLayerChoice) throws(ReadError) -> (name: String?, note: String?) {
    let named = layers.filter(choice.names.contains)
    if named.count == 1 { return (named[0], nil) }
    if named.count > 1 {
      throw .layer(
        file: file, problem: "several of its layers are named: \(Self.list(named))",
        remedy: "name one of them")
    }
    if let name = choice.names.first, !choice.isShared || layers.count > 1 {
      throw .layer(
        file: file, problem: "it has no layer ‘\(name)’", remedy: "give one of \(Self.list(layers))")
    }
    if layers.count < 2 { return (layers.first, nil) }
    var fitting: [String] = []
    if !isSheet {
      for layer in layers where try has(choice.content, in: layer) { fitting.append(layer) }
    }
    if fitting.count == 1 {
      return (
        fitting[0],
        "took the layer ‘\(fitting[0])’, the only one with \(choice.content.name), of \(Self.list(layers))"
      )
    }
    let several = fitting.isEmpty ? layers : fitting
    throw .layer(
      file: file,
      problem:
        "it has several \(isSheet ? "sheets" : fitting.isEmpty ? "layers" : "layers with \(choice.content.name)"): "
        + Self.list(several),
      remedy: choice.isNamable
        ? "name one with --layer" : "write the one that is meant to a file, as ‘ogr2ogr’ does")
  }

  /// A workbook of which GDAL would not read all times as they are (``Workbook/corrected``), with such as it reads; nil for others.
  /// One that counts its days from 1904, as those of old Macs do, is refused: GDAL would read all its dates four years too early.
  ///
  /// - Throws: ``ReadError/format(file:seen:remedy:)`` where the workbook says so.
  func workbook() throws(ReadError) -> (bytes: [UInt8]?, remark: String?) {
    guard driver == "XLSX", let workbook = Workbook(path: path) else { return (nil, nil) }
    guard workbook.isFrom1904 else { return (workbook.corrected, workbook.remark) }
    throw .format(
      file: file, seen: "its days are counted from 1904, which GDAL would read as dates four years too early",
      remedy: "turn off ‘1904 date system’ in its options and correct the dates, or save the sheet as CSV")
  }

  /// Whether a layer has geometries of a kind.
  private func has(_ content: OGRLayerChoice.Content, in layer: String) throws(ReadError) -> Bool {
    let words = content.words.map { Array("\($0)\"".utf8) }
    var isFound = false
    var rest: [UInt8] = []
    try Self.read("ogr2ogr", ["-f", "GeoJSONSeq", "-select", "", "/vsistdout/", path, layer], file: file) {
      if isFound { return }
      let text = rest + $0
      isFound = words.contains { text.firstRange(of: $0) != nil }
      rest = text.suffix(16)
    }
    return isFound
  }

  private static func list(_ names: [String]) -> String { names.map { "‘\($0)’" }.joined(separator: ", ") }

  /// Runs a program of GDAL, and hands over its output piece by piece.
  private static func read(
    _ program: String, _ arguments: [String], file: String, _ piece: ([UInt8]) -> Void
  ) throws(ReadError) {
    let child = try OGRReader.start(program, arguments, file: file)
    do throws(SystemError) {
      while case let bytes = try child.next(atMost: 1 << 16), !bytes.isEmpty { piece(bytes) }
    } catch {
      throw .unreadable(file: file, reason: error.reason)
    }
    try OGRReader.require(child.end(), of: program, file: file)
  }
}
