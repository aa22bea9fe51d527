internal import SystemIO
internal import ZoneFiles

extension OGRWriter {
  /// What writes an output whose ending is that of a format of GDAL's; nil for all others.
  ///
  /// - Throws: ``Failure/Usage`` for Shapefiles, and where GDAL is not installed.
  static func needed(for output: String?, layer: String, form: Form) throws -> OGRWriter? {
    guard let output else { return nil }
    if OutputEnding.of(output) == "shp" {
      throw Failure.Usage(
        "‘\(output)’ would be several files, with names cut to ten letters; give one file, as in -o \(layer).gpkg"
      )
    }
    guard isNeeded(for: output) else {
      if form == .collection { try requireEnding(of: output, among: ["geojson", "json"] + endingsOfShapes) }
      return nil
    }
    guard isInstalled else {
      throw Failure.Usage(
        "‘\(output)’ is written by GDAL's ‘ogr2ogr’, which is not installed; install it (‘apt install gdal-bin’ or"
          + " ‘brew install gdal’), or give a .csv or .geojson")
    }
    if isSheet(output), form == .collection {
      throw Failure.Usage("‘\(output)’ is a sheet, which holds no lines and areas; give -o \(layer).gpkg")
    }
    return try OGRWriter(output, layer: layer, form: form)
  }

  /// Refuses an output whose ending is that of another format than those that are written.
  static func requireEnding(of output: String?, among endings: [String]) throws {
    guard let output, case let ending = OutputEnding.of(output), !ending.isEmpty, !endings.contains(ending)
    else {
      return
    }
    throw Failure.Usage(
      "‘\(output)’ has an ending of no format that is written here; give"
        + " \(endings.count > 1 ? "one of " : "")\(endings.map { ".\($0)" }.joined(separator: ", "))")
  }

  /// Writes a collection of features to an output, converted where its ending asks for it.
  static func write(_ collection: [UInt8], to output: OutputFile, by conversion: OGRWriter?) throws {
    guard let conversion else { return try output.write(collection) }
    try conversion.features.write(collection)
    try conversion.write(to: output)
  }
}
