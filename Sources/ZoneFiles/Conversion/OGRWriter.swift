package import SystemIO

/// Writes features in a format that GDAL writes, by the program `ogr2ogr`.
///
/// The features are written as GeoJSON to a temporary folder, converted there, and copied to the output, so
/// that this appears whole or not at all. It belongs to one thread at a time.
///
///     let conversion = try OGRWriter(path, layer: "findings", form: .lines)
///     try check.write(to: conversion.features)
///     try conversion.write(to: output)
package final class OGRWriter {
  /// How the features are written for the conversion.
  package enum Form: Sendable {
    /// A feature a line (GeoJSONSeq).
    case lines
    /// One FeatureCollection.
    case collection
    /// A CSV without places, for a sheet.
    case table
  }

  /// The file that the caller writes the features to.
  package let features: OutputFile

  private let path: String
  private let driver: String
  /// FlatGeobuf would order the features by their places for an index, and has no lists.
  private var options: [String] {
    let lists = ["Integer", "Integer64", "Real", "String"].map { "\($0)List=String" }.joined(separator: ",")
    return driver == "FlatGeobuf" ? ["-lco", "SPATIAL_INDEX=NO", "-mapFieldType", lists] : []
  }
  private let layer: String
  private let form: Form
  private let folder: ScratchFolder
  private let source: String
  private let result: String

  /// The endings of all formats, in order.
  package static var endings: [String] { drivers.keys.sorted() }

  /// The formats by the endings of their files, each one file.
  private static let drivers = [
    "gpkg": "GPKG", "fgb": "FlatGeobuf", "kml": "KML", "xlsx": "XLSX", "ods": "ODS", "sqlite": "SQLite",
  ]

  /// Whether the ending of a path is that of such a format.
  package static func isNeeded(for path: String) -> Bool { drivers[OutputEnding.of(path)] != nil }

  /// The endings of those that hold lines and areas; sheets do not.
  package static var endingsOfShapes: [String] { endings.filter { !sheets.contains($0) } }

  private static let sheets: Set<String> = ["xlsx", "ods"]

  /// The endings of sheets.
  package static var sheetEndings: [String] { ["xlsx", "ods"] }

  /// Whether the format of a path is of sheets, which hold no points and need columns of coordinates.
  package static func isSheet(_ path: String) -> Bool { sheets.contains(OutputEnding.of(path)) }

  /// Whether a format keeps rows that have no place; FlatGeobuf leaves them out.
  package static func keepsRowsWithoutPlace(_ path: String) -> Bool { OutputEnding.of(path) != "fgb" }

  /// Whether `ogr2ogr` runs.
  package static var isInstalled: Bool {
    guard let version = try? ChildProcess("ogr2ogr", ["--version"]) else { return false }
    return version.end().status == 0
  }

  /// Makes the folder.
  ///
  /// - Parameters:
  ///   - path: The output, whose ending must be that of a format (``isNeeded(for:)``).
  ///   - layer: What the layer in it is called.
  ///   - form: How the features are written.
  /// - Throws: ``WriteError/cannotCreate(path:reason:)``.
  package init(_ path: String, layer: String, form: Form) throws(WriteError) {
    (self.path, self.layer, self.form) = (path, layer, form)
    let ending = OutputEnding.of(path)
    guard let driver = Self.drivers[ending] else {
      throw .cannotCreate(path: path, reason: "its ending does not name a format that GDAL writes")
    }
    self.driver = driver
    do throws(SystemError) {
      folder = try ScratchFolder()
    } catch {
      throw .cannotCreate(path: path, reason: error.reason)
    }
    source = folder.file("\(layer).\(form == .table ? "csv" : "geojson")")
    result = folder.file("\(layer)-out.\(ending)")
    features = try OutputFile(source)
  }

  deinit { features.discard() }

  /// A file beside the features, such as that of the types of a table's columns.
  package func companion(_ ending: String) throws(WriteError) -> OutputFile {
    try OutputFile(folder.file("\(layer).\(ending)"))
  }

  /// Converts the features and writes the result. The output is not committed.
  ///
  /// - Throws: ``WriteError/failed(path:reason:remedy:)`` where GDAL fails.
  package func write(to output: OutputFile) throws(WriteError) {
    try features.commit()
    let end: ChildProcess.End
    do throws(SystemError) {
      // The same input is to give the same bytes, and some formats keep the time of writing.
      let child = try ChildProcess(
        "ogr2ogr",
        [
          "-f", driver, "-nln", layer,
        ] + options + [
          "--config", "OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z",
          result,
          (form == .lines ? "GeoJSONSeq:" : form == .table ? "" : "GeoJSON:") + source,
        ])
      while try !child.next(atMost: 1 << 12).isEmpty {}
      end = child.end()
    } catch {
      throw .failed(path: path, reason: error.reason)
    }
    guard end.status == 0 else {
      throw .failed(path: path, reason: "ogr2ogr: \(OGRReader.reason(end))")
    }
    let bytes: [UInt8]
    do throws(ReadError) {
      bytes = try InputFile.bytes(of: result, atMost: .max)
    } catch {
      throw .failed(path: path, reason: "\(error)")
    }
    try output.write(bytes)
  }
}
