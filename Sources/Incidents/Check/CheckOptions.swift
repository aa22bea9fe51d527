package import Places

/// In which form findings are written.
package enum FindingFormat: String, Sendable, Hashable, CaseIterable {
  /// The table as it came, with demarc's columns before its own.
  case csv
  /// A GeoJSON feature a line.
  case ndjson
  /// One GeoJSON feature collection.
  case geojson
  /// A GeoJSON feature after each record separator (RFC 8142).
  case geojsonseq
}

/// How incidents are to be checked.
package struct CheckOptions: Sendable, Hashable {
  /// The coordinate reference system of the positions, over what the input says: `EPSG:n`, an OGC URN, a WKT or a PROJ
  /// string; nil for what the input says, or else longitude and latitude on WGS 84.
  ///
  /// In a projected system `longitude` names the column of eastings, and `latitude` that of northings.
  package var crs: String?
  /// The column of latitudes, or nil to find it.
  package var latitude: String?
  /// The column of longitudes, or nil to find it.
  package var longitude: String?
  /// The one column that holds whole places, or nil to find out.
  package var position: String?
  /// Where names of places are looked up; nil for nowhere.
  package var places: Gazetteer?
  /// Where the accuracy of positions comes from.
  package var accuracy: AccuracyChoice
  /// What precision codes stand for.
  package var profiles: AccuracyProfiles
  /// What stands before the names of demarc's columns.
  package var prefix: String
  /// Whether only the column `verdict` is written.
  package var verdictOnly: Bool
  /// Whether the first row that cannot be read is an error.
  package var strict: Bool
  /// What separates the fields of a table, or nil to find it out.
  package var delimiter: UInt8?
  /// The decimal mark of a table, a point or a comma, or nil to find it out.
  package var decimalMark: UInt8?
  /// Whether features get properties `longitude` and `latitude` where they have none, for formats without
  /// points.
  package var addsCoordinates = false
  /// After how many rows verdicts alone are given by an index: as many as take about as long as making one.
  var indexAfter = 200_000
  /// Whether the input comes from GDAL, which brings points to longitude and latitude on WGS 84.
  var isConverted = false
  /// In which form findings are written, or nil for the form of the input.
  package var format: FindingFormat?

  /// Whether the caller says which columns hold positions.
  var namesColumns: Bool { position != nil || latitude != nil || longitude != nil }

  /// Options; by default everything is found out.
  package init(
    latitude: String? = nil, longitude: String? = nil, position: String? = nil,
    places: Gazetteer? = nil, crs: String? = nil, accuracy: AccuracyChoice = .recognized,
    profiles: AccuracyProfiles = .standard,
    prefix: String = "", verdictOnly: Bool = false, strict: Bool = false,
    delimiter: UInt8? = nil, decimalMark: UInt8? = nil, format: FindingFormat? = nil
  ) {
    self.latitude = latitude
    self.longitude = longitude
    self.position = position
    self.places = places
    self.crs = crs
    self.accuracy = accuracy
    self.profiles = profiles
    self.prefix = prefix
    self.verdictOnly = verdictOnly
    self.strict = strict
    self.delimiter = delimiter
    self.decimalMark = decimalMark
    self.format = format
  }
}
