public import Places
internal import TextFormats

/// How incidents are read: the same for every command that reads them.
public struct IncidentOptions: Sendable, Hashable {
  /// The coordinate reference system of the positions, in place of what the input says: `EPSG:n`, an OGC URN, a WKT or a
  /// PROJ string; nil for what the input says, or else longitude and latitude on WGS 84.
  ///
  /// In a projected system `longitude` names the column of eastings, and `latitude` that of northings.
  package var crs: String?
  /// The column of latitudes, or nil to find it.
  package var latitude: String?
  /// The column of longitudes, or nil to find it.
  package var longitude: String?
  /// The one column that holds whole places, or nil to find it.
  package var position: String?
  /// Where names of places are looked up; nil for nowhere.
  package var places: Gazetteer?
  /// Where the accuracy of positions comes from.
  package var accuracy: AccuracyChoice
  /// The radii that precision codes stand for.
  package var profiles: AccuracyProfiles
  /// Whether the first row that cannot be read is an error.
  package var strict: Bool
  /// The byte that separates the fields of a table, or nil to find it.
  package var delimiter: UInt8?
  /// The decimal mark of a table, a point or a comma, or nil to find it.
  package var decimalMark: UInt8?
  /// Which of the two numbers of a whole place comes first, or nil to find it.
  package var axis: AxisOrder?
  /// How many lines stand before the header of a table.
  package var skip = 0
  /// Whether findings always have the columns of what was read; if not, they have them where anything but plain degrees was.
  package var showsReading = false
  /// Whether the caller has a way to give ``crs``, so that messages may advise it.
  package var takesCRS = true
  /// Whether the caller has a way to say what a table is in, so that messages may advise it.
  package var takesEncoding = false
  /// Whether a row whose accuracy cannot be read keeps its place, with no accuracy; else it cannot be read.
  package var keepsUnreadAccuracies = false
  /// Whether rows without a value in any field are rows as others, as those of a data frame are; else they are passed over.
  package var takesBlankRows = false
  /// Whether the input comes from GDAL, which brings points to longitude and latitude on WGS 84.
  var isConverted = false

  /// Whether the caller says which columns hold positions.
  var namesColumns: Bool { position != nil || latitude != nil || longitude != nil }

  /// Options; by default everything is found from the input.
  ///
  /// - Parameters:
  ///   - latitude: The column of latitudes, or of northings in a projected system; nil to find it by its name.
  ///   - longitude: The column of longitudes, or of eastings; nil to find it.
  ///   - position: The one column that holds whole places, such as `36.2, 36.67` or a grid reference; nil to find it.
  ///   - places: Where names of places are looked up; nil for nowhere.
  ///   - crs: The reference system of the positions over what the input says: `EPSG:n`, WKT or a PROJ string.
  ///   - accuracy: Where the accuracy of positions comes from.
  public init(
    latitude: String? = nil, longitude: String? = nil, position: String? = nil, places: Gazetteer? = nil,
    crs: String? = nil, accuracy: AccuracyChoice = .recognized
  ) {
    self.init(
      latitude: latitude, longitude: longitude, position: position, places: places, crs: crs,
      accuracy: accuracy,
      profiles: .standard)
  }

  /// As the public one, with what only the program has options for.
  @_disfavoredOverload package init(
    latitude: String? = nil, longitude: String? = nil, position: String? = nil, places: Gazetteer? = nil,
    crs: String? = nil, accuracy: AccuracyChoice = .recognized, profiles: AccuracyProfiles = .standard,
    strict: Bool = false, delimiter: UInt8? = nil, decimalMark: UInt8? = nil
  ) {
    self.latitude = latitude
    self.longitude = longitude
    self.position = position
    self.places = places
    self.crs = crs
    self.accuracy = accuracy
    self.profiles = profiles
    self.strict = strict
    self.delimiter = delimiter
    self.decimalMark = decimalMark
  }
}
