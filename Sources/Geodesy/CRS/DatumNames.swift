/// Names of geodetic datums and of reference systems, as columns of tables have them.
package enum DatumNames {
  /// Keys of the columns that name them.
  package static let columns = [
    "geodeticdatum", "geodetic_datum", "verbatimsrs", "datum", "crs", "srid", "epsg", "srs",
  ]

  /// Names of WGS 84, of systems that differ from it by less than a metre, and of nothing, without blanks and marks.
  private static let harmless: Set<String> = [
    "", "wgs84", "wgs1984", "epsg4326", "worldgeodeticsystem1984", "gcswgs1984", "crs84", "ogccrs84",
    "4326", "etrs89", "epsg4258", "4258", "unknown", "notrecorded", "na", "none",
  ]

  /// Whether a value names WGS 84, as good as WGS 84, or nothing.
  package static func isWGS84(_ value: String) -> Bool { harmless.contains(key(value)) }

  /// A value without blanks and marks, as which spellings of one name are equal.
  package static func key(_ value: String) -> String {
    value.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
