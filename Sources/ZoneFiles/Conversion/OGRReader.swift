package import SystemIO
internal import TextFormats

/// Reads what GDAL's vector drivers read (GeoPackage, Shapefile, KML, FlatGeobuf, XLSX and many more) as
/// GeoJSON, by the program `ogr2ogr`.
///
/// Features come one a line, in longitude and latitude on WGS 84 unless their own system is asked for. Sheets
/// without geometry become features without geometry. It belongs to one thread at a time.
package final class OGRReader: InputStream.ByteSource {
  /// The form in which features come.
  package enum Form {
    /// A feature a line, in longitude and latitude.
    case lines
    /// One collection, which names its own coordinate reference system.
    case collection
  }

  private let file: String
  private let child: ChildProcess
  private var isAtEnd = false

  /// The first bytes of files in formats that GDAL has to read: binary ones, XML, MapInfo's, GMT's, DXF.
  private static let beginnings: [[UInt8]] =
    [[0x00, 0x00, 0x27, 0x0A], [0x50, 0x4B, 0x03, 0x04], Array("fgb".utf8), Array("SQLite format 3".utf8)]
    + ["<", "PAR1", "%PDF", "<?xml", "!table", "!TABLE", "# @VGMT", "0\nSECTION", "0\r\nSECTION"].map {
      Array($0.utf8)
    }
    + ["Version ", "VERSION "].flatMap { word in (1...9).map { Array("\(word)\($0)".utf8) } }
  /// The members with which the JSON of ESRI begins, blanks left out.
  private static let esri = [#"{"displayFieldName":"#, #"{"objectIdFieldName":"#, #"{"geometryType":"#].map {
    Array($0.utf8)
  }

  /// Whether a file that begins so is one for GDAL.
  package static func isNeeded(_ beginning: [UInt8]) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = beginning.starts(with: mark) ? beginning[mark.count...] : beginning[...]
    let words = text.drop(while: SourceText.isSpace)
    if beginnings.contains(where: { words.starts(with: $0) || text.starts(with: $0) }) { return true }
    let dense = words.filter { !SourceText.isSpace($0) }
    return esri.contains { dense.starts(with: $0) }
  }

  /// Starts to read a file or a folder.
  ///
  /// - Parameter layer: Which layer or sheet; nil where there is only one.
  /// - Throws: ``ReadError/format(file:seen:remedy:)`` where GDAL is not installed, cannot read the file, or
  ///   finds several layers and none is named.
  package init(_ path: String, layer: String? = nil, as form: Form = .lines) throws(ReadError) {
    file = InputFile.name(of: path)
    if path == InputFile.standardInputPath {
      throw .format(
        file: file, seen: "this is not CSV or GeoJSON, and other formats are not read from a pipe",
        remedy: "save it as a file and name that")
    }
    // A name that begins with a minus is not an option.
    let path = path.hasPrefix("-") ? "./\(path)" : path
    let layers: [String]
    do throws(ReadError) {
      layers = try Self.layers(of: path, file: file)
    } catch {
      // A folder is mostly named by mistake, and only then by somebody whose shapes are in it.
      if FileIdentity(path: path)?.isFolder == true {
        throw .unreadable(file: file, reason: "it is a directory, and GDAL reads nothing in it")
      }
      throw error
    }
    if let layer, !layers.contains(layer) {
      throw .layer(
        file: file, problem: "it has no layer ‘\(layer)’",
        remedy: "give one of \(layers.map { "‘\($0)’" }.joined(separator: ", "))")
    }
    if layers.count > 1, layer == nil {
      throw .layer(
        file: file, problem: "it has several layers: \(layers.map { "‘\($0)’" }.joined(separator: ", "))",
        remedy: form == .lines
          ? "name one with --layer" : "write the one that is meant to a file, as ‘ogr2ogr’ does"
      )
    }
    let system = form == .lines ? ["-t_srs", "EPSG:4326"] : []
    child = try Self.start(
      "ogr2ogr",
      ["-f", form == .lines ? "GeoJSONSeq" : "GeoJSON", "-lco", "COORDINATE_PRECISION=15"] + system
        + [
          "--config", "OGR_XLSX_HEADERS", "FORCE", "--config", "OGR_ODS_HEADERS", "FORCE", "/vsistdout/",
          path,
        ]
        + (layer.map { [$0] } ?? []), file: file)
  }

  /// The next bytes of the text, at most `room`; none at the end.
  ///
  /// - Throws: ``ReadError/format(file:seen:remedy:)`` where GDAL fails.
  package func next(atMost room: Int) throws(ReadError) -> [UInt8] {
    if isAtEnd { return [] }
    let piece: [UInt8]
    do throws(SystemError) {
      piece = try child.next(atMost: room)
    } catch {
      throw .unreadable(file: file, reason: error.reason)
    }
    guard piece.isEmpty else { return piece }
    isAtEnd = true
    try Self.require(child.end(), of: "ogr2ogr", file: file)
    return []
  }

  /// The names of the layers of a file.
  private static func layers(of path: String, file: String) throws(ReadError) -> [String] {
    let child = try start("ogrinfo", ["-ro", "-q", path], file: file)
    var bytes: [UInt8] = []
    do throws(SystemError) {
      while case let piece = try child.next(atMost: 1 << 16), !piece.isEmpty { bytes += piece }
    } catch {
      throw .unreadable(file: file, reason: error.reason)
    }
    try require(child.end(), of: "ogrinfo", file: file)
    // Lines such as `1: places (Point)`; sheets have no type.
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      guard let colon = line.firstIndex(of: ":"), Int(line[..<colon]) != nil else { return nil }
      let name = line[line.index(after: colon)...].drop(while: { $0 == " " })
      guard name.hasSuffix(")"), let type = name.lastIndex(of: "(") else { return String(name) }
      return String(name[..<type].dropLast())
    }
  }

  /// Starts a program of GDAL, or says what to install.
  package static func start(
    _ program: String, _ arguments: [String], file: String
  ) throws(ReadError) -> ChildProcess {
    do throws(SystemError) {
      return try ChildProcess(program, arguments)
    } catch {
      if error == .missing {
        throw .missingProgram(
          file: file, program: program,
          remedy: "install GDAL (‘apt install gdal-bin’ or ‘brew install gdal’), or give CSV or GeoJSON")
      }
      throw .unreadable(file: file, reason: "‘\(program)’ does not start: \(error.reason)")
    }
  }

  private static func require(
    _ end: ChildProcess.End, of program: String, file: String
  ) throws(ReadError) {
    if end.status == 0 { return }
    if end.errors.contains("source layer has no") {
      throw .format(
        file: file,
        seen: "it does not state its coordinate reference system, as a shapefile does in its .prj",
        remedy: "add it, as with ‘ogr2ogr -a_srs EPSG:4326 with-crs.gpkg’ and its name")
    }
    throw .format(
      file: file, seen: "‘\(program)’ cannot read it (\(reason(end)))",
      remedy: "inspect it with ‘ogrinfo -so -al’")
  }

  /// What a program of GDAL said when it failed, on one line.
  package static func reason(_ end: ChildProcess.End) -> String {
    guard end.status != nil else { return "a signal ended it" }
    let lines = end.errors.split(separator: "\n").map { $0.drop { $0 == " " } }
    let error = lines.first { $0.hasPrefix("ERROR") } ?? lines.first { !$0.hasPrefix("FAILURE") }
    return error.map { RowError.onOneLine(String($0)) } ?? "it does not say why"
  }
}
