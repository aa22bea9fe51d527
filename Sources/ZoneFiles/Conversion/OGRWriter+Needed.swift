package import SystemIO

extension OGRWriter {
  /// The writer of an output whose ending is that of a format of GDAL's; nil for all others.
  ///
  /// - Throws: `UsageError` for Shapefiles, for shapes that a format cannot hold, and where GDAL is not installed;
  ///   `WriteError` where no temporary folder can be made.
  package static func needed(for output: String?, layer: String, form: Form) throws -> OGRWriter? {
    guard let output else { return nil }
    if OutputEnding.of(output) == "shp" {
      throw UsageError(
        "‘\(output)’ would be several files, and their column names would be cut to ten letters; give one file, as in -o \(layer).gpkg"
      )
    }
    guard isNeeded(for: output) else {
      if form == .collection { try requireEnding(of: output, among: ["geojson", "json"] + endingsOfShapes) }
      return nil
    }
    guard isInstalled else {
      throw UsageError(
        "‘\(output)’ is written by GDAL's ‘ogr2ogr’, which is not installed; install it (‘apt install gdal-bin’ or"
          + " ‘brew install gdal’), or give a .csv or .geojson")
    }
    if isSheet(output), form == .collection {
      throw UsageError("‘\(output)’ is a sheet, which cannot hold lines and areas; give -o \(layer).gpkg")
    }
    return try OGRWriter(output, layer: layer, form: form)
  }

  /// Refuses an output whose ending is not one of those given. An output without an ending is never refused.
  ///
  /// - Throws: `UsageError`.
  package static func requireEnding(of output: String?, among endings: [String]) throws(UsageError) {
    guard let output, case let ending = OutputEnding.of(output), !ending.isEmpty, !endings.contains(ending)
    else {
      return
    }
    throw UsageError(
      "the ending of ‘\(output)’ is not that of a format that can be written; give"
        + " \(endings.count > 1 ? "one of " : "")\(endings.map { ".\($0)" }.joined(separator: ", "))")
  }

  /// Writes a collection of features to an output, by a conversion if there is one. The output is not committed.
  ///
  /// - Throws: `WriteError`.
  package static func write(
    _ collection: [UInt8], to output: OutputFile, by conversion: OGRWriter?
  ) throws(WriteError) {
    guard let conversion else { return try output.write(collection) }
    try conversion.features.write(collection)
    try conversion.write(to: output)
  }
}
