public import Geometry

/// In which form findings are written.
public enum FindingFormat: String, Sendable, Hashable, CaseIterable {
  /// The table as it came, with demarc's columns before its own.
  case csv
  /// A GeoJSON feature a line.
  case ndjson
  /// One GeoJSON feature collection.
  case geojson
}

/// How a table is to be checked.
public struct CheckOptions: Sendable, Hashable {
  /// The column of latitudes, or nil to find it.
  public var latitude: String?
  /// The column of longitudes, or nil to find it.
  public var longitude: String?
  /// Where the accuracy of positions comes from.
  public var accuracy: AccuracyChoice
  /// The radius within which the line is known; 0 for exact.
  public var lineAccuracy: Length
  /// What stands before the names of demarc's columns.
  public var prefix: String
  /// Whether only the column `verdict` is written.
  public var verdictOnly: Bool
  /// Whether the first row that cannot be read is an error.
  public var strict: Bool
  /// What separates the fields, or nil to find it out.
  public var delimiter: UInt8?
  /// In which form findings are written.
  public var format: FindingFormat

  /// Options; by default everything is found out, and the line is exact.
  public init(
    latitude: String? = nil, longitude: String? = nil, accuracy: AccuracyChoice = .recognized,
    lineAccuracy: Length = .meters(0), prefix: String = "", verdictOnly: Bool = false, strict: Bool = false,
    delimiter: UInt8? = nil, format: FindingFormat = .csv
  ) {
    self.latitude = latitude
    self.longitude = longitude
    self.accuracy = accuracy
    self.lineAccuracy = lineAccuracy
    self.prefix = prefix
    self.verdictOnly = verdictOnly
    self.strict = strict
    self.delimiter = delimiter
    self.format = format
  }
}
