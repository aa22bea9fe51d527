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

  /// Which layer was taken of several, in one sentence; nil where there is only one.
  package let note: String?
  /// The form of the text; nil for CSV.
  package let form: Form?
  private let file: String
  private let child: ChildProcess
  /// The copy that GDAL reads in place of a workbook.
  private var corrected: TemporaryCopy?
  private var isAtEnd = false
  private var namesToPass: Bool

  /// The first bytes of files in formats that GDAL has to read: binary ones, XML, MapInfo's, GMT's, DXF.
  private static let beginnings: [[UInt8]] =
    [
      [0x00, 0x00, 0x27, 0x0A], [0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0], Array("fgb".utf8),
      Array("SQLite format 3".utf8),
    ]
    + ["<", "PAR1", "%PDF", "<?xml", "!table", "!TABLE", "# @VGMT", "0\nSECTION", "0\r\nSECTION"].map {
      Array($0.utf8)
    }
    + ["Version ", "VERSION "].flatMap { word in (1...9).map { Array("\(word)\($0)".utf8) } }
  /// The members with which the JSON of ESRI and TopoJSON begin, blanks left out.
  private static let json = [
    #"{"displayFieldName":"#, #"{"objectIdFieldName":"#, #"{"geometryType":"#, #"{"type":"Topology""#,
  ].map { Array($0.utf8) }

  /// Whether a file that begins so is one for GDAL.
  package static func isNeeded(_ beginning: [UInt8]) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = beginning.starts(with: mark) ? beginning[mark.count...] : beginning[...]
    let words = text.drop(while: SourceText.isSpace)
    if beginnings.contains(where: { words.starts(with: $0) || text.starts(with: $0) }) { return true }
    let dense = words.filter { !SourceText.isSpace($0) }
    guard json.contains(where: { dense.starts(with: $0) }), !JSONRecords.seemLikely(in: words) else {
      return false
    }
    // GDAL reads no features of ESRI without a list of their fields.
    return dense.firstRange(of: #""fields":["#.utf8) != nil || !ESRIFeatures.seemLikely(in: words)
  }

  /// Starts to read a file or a folder. Sheets come as CSV, whatever form is asked for, their cells as texts.
  ///
  /// - Parameters:
  ///   - path: The file or folder.
  ///   - choice: Which layer or sheet, where there are several.
  ///   - form: The form in which features come.
  /// - Throws: ``ReadError/format(file:seen:remedy:)`` where GDAL is not installed, cannot read the file, or
  ///   finds several layers and none is named.
  package init(_ path: String, layer choice: OGRLayerChoice, as form: Form = .lines) throws(ReadError) {
    file = InputFile.name(of: path)
    if path == InputFile.standardInputPath {
      throw .format(
        file: file, seen: "this is not CSV or GeoJSON, and other formats are not read from a pipe",
        remedy: "save it as a file and name that")
    }
    // A name that begins with a minus is not an option.
    let path = path.hasPrefix("-") ? "./\(path)" : path
    let source: OGRSource
    do throws(ReadError) {
      source = try OGRSource(path, file: file)
    } catch {
      // A folder is mostly named by mistake, and only then by somebody whose shapes are in it.
      if FileIdentity(path: path)?.isFolder == true {
        throw .unreadable(file: file, reason: "it is a directory, and GDAL reads nothing in it")
      }
      throw error
    }
    var (layer, note) = try source.layer(choice)
    let arguments: [String]
    if source.isSheet {
      let (bytes, remark) = try source.workbook()
      if let bytes { corrected = try TemporaryCopy(bytes, named: "book.xlsx") }
      if let remark { note = note.map { "\($0); \(remark)" } ?? remark }
      namesToPass = true
      arguments = ["-f", "CSV"]
      self.form = nil
    } else {
      namesToPass = false
      // Without what a GeoPackage keeps of the GeoJSON that it was made of: a reference system that this left unsaid would be unsaid.
      arguments =
        ["-f", form == .lines ? "GeoJSONSeq" : "GeoJSON", "-lco", "COORDINATE_PRECISION=15", "-noNativeData"]
        + (form == .lines ? ["-t_srs", "EPSG:4326"] : [])
      self.form = form
    }
    self.note = note
    child = try Self.start(
      "ogr2ogr",
      arguments + OGRSource.sheetsAsTexts + ["/vsistdout/", corrected?.path ?? path]
        + (layer.map { [$0] } ?? []),
      file: file)
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
    guard piece.isEmpty else { return withoutNames(piece) }
    isAtEnd = true
    try Self.require(child.end(), of: "ogr2ogr", file: file)
    return []
  }

  /// The bytes after GDAL's own names of a sheet's columns, which are its first line: `Field1,Field2`.
  private func withoutNames(_ piece: [UInt8]) -> [UInt8] {
    guard namesToPass else { return piece }
    guard let end = piece.firstIndex(of: 0x0A) else { return Array("".utf8) }
    namesToPass = false
    return Array(piece[(end + 1)...])
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

  static func require(
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
