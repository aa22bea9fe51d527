internal import Geometry
package import SystemIO
internal import TextFormats
internal import ZoneAnalysis
internal import ZoneFiles

/// A raster of values for cells between meridians and parallels, such as GeoTIFF, read by GDAL's programs.
package struct RasterFile: Sendable {
  /// What messages call the file.
  package let name: String
  let grid: CellGrid
  /// How it was read, one sentence each.
  package private(set) var notes: [String] = []
  private let path: String

  /// Looks at a file, by `gdalinfo`.
  ///
  /// - Throws: ``ReadError`` where GDAL is not installed or cannot read it, and for a raster whose cells do not lie between
  ///   meridians and parallels of WGS 84, from north to south.
  package init(path: String) throws(ReadError) {
    name = InputFile.name(of: path)
    if path == InputFile.standardInputPath {
      throw .format(
        file: name, seen: "rasters are not read from a pipe", remedy: "save it as a file and name that")
    }
    self.path = path.hasPrefix("-") ? "./\(path)" : path
    guard FileIdentity(path: self.path) != nil else { throw .unreadable(file: name, reason: "no such file") }
    let child = try OGRReader.start("gdalinfo", ["-json", self.path], file: name)
    var text: [UInt8] = []
    do throws(SystemError) {
      while true {
        let piece = try child.next(atMost: 1 << 16)
        if piece.isEmpty { break }
        text += piece
      }
    } catch {
      throw .unreadable(file: name, reason: error.reason)
    }
    try Self.require(child.end(), of: "gdalinfo", file: name)
    guard let value = try? JSONValue(parsing: text[...]) else {
      throw .format(
        file: name, seen: "‘gdalinfo’ says nothing that can be read of it",
        remedy: "inspect it with ‘gdalinfo’")
    }
    grid = try Self.grid(value, file: name)
    let system = value["coordinateSystem"]?["wkt"]?.string ?? ""
    if system.isEmpty {
      notes.append("it states no reference system; its cells are taken as degrees on WGS 84")
    } else if !Self.isWGS84(system) {
      throw .format(
        file: name, seen: "its cells are not between meridians and parallels of WGS 84",
        remedy: "convert it with ‘gdalwarp -t_srs EPSG:4326 -r sum’, which keeps the sum")
    }
    let bands = value["bands"].map { Array($0.elements).count } ?? 0
    if bands > 1 {
      notes.append("took the first of \(bands) bands; ‘gdal_translate -b 2’ makes a file of another")
    }
  }

  private static func isWGS84(_ system: String) -> Bool {
    guard ["GEOGCRS[", "GEOGCS[", "GEODCRS["].contains(where: system.hasPrefix) else { return false }
    let name = system.split(separator: "\"", maxSplits: 2).dropFirst().first ?? ""
    return ["WGS 84", "WGS84", "WGS_1984", "GCS_WGS_1984", "CRS84"].contains { name.contains($0) }
  }

  private static func grid(_ value: JSONValue, file: String) throws(ReadError) -> CellGrid {
    let size = value["size"]?.elements.compactMap(\.number) ?? []
    let transform = value["geoTransform"]?.elements.compactMap(\.number) ?? []
    guard size.count == 2, transform.count == 6 else {
      throw .format(
        file: file, seen: "it does not state where its cells are", remedy: "give a georeferenced raster")
    }
    guard transform[2] == 0, transform[4] == 0, transform[1] > 0, transform[5] < 0 else {
      throw .format(
        file: file, seen: "its rows do not run from west to east, from north to south",
        remedy: "convert it with ‘gdalwarp -t_srs EPSG:4326 -r sum’, which keeps the sum")
    }
    return CellGrid(
      west: transform[0], north: transform[3], width: transform[1], height: -transform[5],
      columns: Int(size[0]), rows: Int(size[1]))
  }

  private static func require(_ end: ChildProcess.End, of program: String, file: String) throws(ReadError) {
    if end.status == 0 { return }
    throw .format(
      file: file, seen: "‘\(program)’ cannot read it (\(OGRReader.reason(end)))",
      remedy: "inspect it with ‘gdalinfo’")
  }

  /// Reads the cells of a window, row by row, by `gdal_translate`.
  ///
  /// - Parameter body: Called with each row of the whole grid, its number and its values from the window's first column on; a cell
  ///   without a value is nil.
  /// - Throws: ``ReadError``.
  func forEachRow(
    in window: (columns: Range<Int>, rows: Range<Int>), _ body: (Int, [Double?]) -> Void
  ) throws(ReadError) {
    let (columns, rows) = window
    let numbers = [columns.lowerBound, rows.lowerBound, columns.count, rows.count].map(String.init)
    let child = try OGRReader.start(
      "gdal_translate",
      [
        "-q", "-b", "1", "-unscale", "-ot", "Float64", "-of", "AAIGrid", "-co", "FORCE_CELLSIZE=NO",
        "-srcwin",
      ] + numbers
        + [path, "/vsistdout/"], file: name)
    var reader = GridText(columns: columns.count, rows: rows.count)
    do throws(SystemError) {
      while !reader.isAtEnd {
        let piece = try child.next(atMost: 1 << 18)
        if piece.isEmpty { break }
        reader.read(piece) { row, values in body(rows.lowerBound + row, values) }
      }
      // The reference system comes last, and is not wanted.
      while try !child.next(atMost: 1 << 16).isEmpty {}
    } catch {
      throw .unreadable(file: name, reason: error.reason)
    }
    reader.read([0x0A]) { row, values in body(rows.lowerBound + row, values) }
    try Self.require(child.end(), of: "gdal_translate", file: name)
    guard reader.isAtEnd else {
      throw .format(
        file: name, seen: "‘gdal_translate’ ends before its last row", remedy: "inspect it with ‘gdalinfo’")
    }
  }
}

/// Reads the text of an ASCII grid of ESRI in pieces.
private struct GridText {
  let columns: Int
  let rows: Int
  private var word: [UInt8] = []
  /// The name of a line of the header whose value is to come; nil for none.
  private var name: String?
  private var missing: Double?
  private var values: [Double?] = []
  private var row = 0

  init(columns: Int, rows: Int) { (self.columns, self.rows) = (columns, rows) }

  var isAtEnd: Bool { row == rows }

  mutating func read(_ bytes: [UInt8], _ body: (Int, [Double?]) -> Void) {
    for byte in bytes {
      if byte > 0x20 {
        word.append(byte)
      } else if !word.isEmpty {
        take(String(decoding: word, as: UTF8.self), body)
        word.removeAll(keepingCapacity: true)
      }
    }
  }

  private mutating func take(_ word: String, _ body: (Int, [Double?]) -> Void) {
    if isAtEnd { return }
    if let name {
      if name == "nodata_value" { missing = Double(word) }
      self.name = nil
    } else if values.isEmpty, row == 0, word.lowercased() != "nan", word.first?.isLetter == true {
      name = word.lowercased()
    } else {
      let value = Double(word)
      values.append(value.flatMap { $0.isNaN || $0 == missing ? nil : $0 })
      guard values.count == columns else { return }
      body(row, values)
      values.removeAll(keepingCapacity: true)
      row += 1
    }
  }
}
