internal import ArgumentParser

/// The kinds of files that shells complete, by their endings.
enum FileKinds {
  /// Zones, and polygons of other programs.
  static let zones = CompletionKind.file(extensions: shapes)
  /// Lines and areas.
  static let lines = CompletionKind.file(extensions: shapes + ["csv", "tsv", "gpx"])
  /// Incidents and places.
  static let tables = CompletionKind.file(extensions: tableEndings)
  static let agreements = CompletionKind.file(extensions: ["yml", "yaml"])
  /// Zones or an agreement, and then incidents.
  static let all = CompletionKind.file(
    extensions: shapes + tableEndings.filter { !shapes.contains($0) } + ["yml", "yaml"])
  static let rasters = CompletionKind.file(extensions: ["tif", "tiff", "asc", "vrt", "nc"])

  private static let shapes = [
    "geojson", "json", "geojsonl", "ndjson", "wkt", "kml", "kmz", "gml", "gpkg", "shp", "fgb",
  ]
  private static let tableEndings = [
    "csv", "tsv", "txt", "gz", "xlsx", "xls", "ods", "geojson", "json", "geojsonl", "ndjson", "gpkg", "shp",
    "kml",
  ]
}
