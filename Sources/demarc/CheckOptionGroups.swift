internal import Geometry
internal import Incidents
internal import Places
internal import TextFormats
internal import Zones
internal import ArgumentParser

/// The options of `check` for one place.
struct CheckPlaceOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help:
      "One place instead of a table, latitude first: \"36.2, 36.67\", \"36°12'N 36°40'E\", UTM, UPS, MGRS, or a bearing."
  )
  var at: String?

  @Option(
    help:
      "A CSV of places with name, latitude and longitude, for \"6 km NW of Saraqib\", in --at and in tables.")
  var places: String?

  /// The places of the option, or nil where it is not given.
  func gazetteer() throws -> Gazetteer? {
    guard let places else { return nil }
    let gazetteer = try Gazetteer(path: places)
    let unreadable = gazetteer.unreadable
    Failure.say(
      "places: \(gazetteer.count) of \(gazetteer.file)"
        + (unreadable > 0 ? "; \(unreadable) rows have no name or no position" : ""))
    return gazetteer
  }
}

/// The options of `check` for the columns of a table.
struct CheckColumnOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The reference system of the table's positions, over what its file says; in a projected one --longitude is the column of eastings, and --latitude that of northings.",
      valueName: "EPSG:n"))
  var crs: String?

  @Option(help: "The column of latitudes, or of northings; by default it is found by its name.")
  var latitude: String?

  @Option(help: "The column of longitudes, or of eastings; by default it is found by its name.")
  var longitude: String?

  @Option(
    help:
      "How well positions are known: a column of metres or precision codes, one length for all, or off. By default a column that is recognised."
  )
  var accuracy: String?

  @Option(help: "One column of whole places, such as geopoints or POINT (36.67 36.2).")
  var position: String?

  @Option(help: "A table that takes the place of what ‘demarc profiles’ prints.")
  var profiles: String?

  @Option(help: "What separates the fields of a table: comma, semicolon, tab or pipe; found out by default.")
  var delimiter: String?

  @Option(help: "The decimal mark of a table's coordinates, point or comma; found out by default.")
  var decimalMark: String?

  @Option(help: "The layer or sheet of a table in a format of GDAL's; needed where there are several.")
  var layer: String?

  /// The options as the library takes them.
  func checkOptions() throws -> CheckOptions {
    if let position, latitude != nil || longitude != nil {
      throw Failure.Usage("--position ‘\(position)’ names whole places; leave out --latitude and --longitude")
    }
    return CheckOptions(
      latitude: latitude, longitude: longitude, position: position, crs: crs, accuracy: try choice(),
      profiles: try profiles.map { try AccuracyProfiles(path: $0) } ?? .standard,
      delimiter: try delimiterByte(), decimalMark: try decimalByte())
  }

  private func delimiterByte() throws -> UInt8? {
    guard let delimiter else { return nil }
    guard let byte = CSVDialect.delimiter(named: delimiter) else {
      throw Failure.Usage("--delimiter ‘\(delimiter)’ is unknown; write comma, semicolon, tab or pipe")
    }
    return byte
  }

  private func decimalByte() throws -> UInt8? {
    switch decimalMark {
    case nil: return nil
    case "point", ".": return UInt8(ascii: ".")
    case "comma", ",": return UInt8(ascii: ",")
    case let mark?: throw Failure.Usage("--decimal-mark ‘\(mark)’ is unknown; write point or comma")
    }
  }

  /// The radius of one place: a length, or what its words leave, or 0.
  func positionRadius(implied: Length?) throws -> Length {
    switch try choice() {
    case .fixed(let length): return length
    case .off: return .meters(0)
    case .recognized: return implied ?? .meters(0)
    case .column(let name):
      throw Failure.Usage("--accuracy ‘\(name)’ is no length; with --at write one, as in --accuracy 500m")
    }
  }

  private func choice() throws -> AccuracyChoice {
    guard let accuracy else { return .recognized }
    return try AccuracyChoice(parsing: accuracy)
  }
}
