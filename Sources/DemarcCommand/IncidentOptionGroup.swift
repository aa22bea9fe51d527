internal import ArgumentParser
internal import Geometry
internal import Incidents
internal import Places
internal import SystemIO
internal import TextFormats
internal import ZoneFiles

/// The options of every command that reads incidents.
struct IncidentOptionGroup: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The reference system of the positions, in place of what the input says; in a projected one --longitude is the column of eastings, and --latitude that of northings.",
      valueName: "EPSG:n"))
  var crs: String?

  @Option(
    help: ArgumentHelp(
      "The column of latitudes, or of northings; by default it is found by its name.", valueName: "column"))
  var latitude: String?

  @Option(
    help: ArgumentHelp(
      "The column of longitudes, or of eastings; by default it is found by its name.", valueName: "column"))
  var longitude: String?

  @Option(
    help: ArgumentHelp(
      "One column of whole places, such as geopoints or POINT (36.67 36.2).", valueName: "column"))
  var position: String?

  @Option(
    help: ArgumentHelp(
      "A CSV of places with name, latitude and longitude, for tables that name places and bearings from them (\"6 km NW of Saraqib\").",
      valueName: "file"))
  var places: String?

  @Option(
    help: ArgumentHelp(
      "How well positions are known: a column of metres or precision codes, one length for all, or off. By default a column that is recognised.",
      valueName: "column|length|off"))
  var accuracy: String?

  @Option(
    help: ArgumentHelp("A table that takes the place of what ‘demarc profiles’ prints.", valueName: "file"))
  var profiles: String?

  @Option(
    help: ArgumentHelp(
      "What separates the fields of a table: comma, semicolon, tab or pipe; found by default.",
      valueName: "name"))
  var delimiter: String?

  @Option(
    help: ArgumentHelp(
      "The decimal mark of a table's coordinates: point or comma; found by default.", valueName: "name"))
  var decimalMark: String?

  @Option(
    help: ArgumentHelp(
      "The layer or sheet of a file that GDAL reads; needed where there are several.", valueName: "name"))
  var layer: String?

  @Flag(help: "Stop at the first row that cannot be read, naming its line and column.")
  var strict = false

  /// The files beside the incidents that are read.
  var files: [String] { [places, profiles].compactMap(\.self) }

  /// Opens the incidents of a file, or of standard input for `-`.
  ///
  /// - Parameter format: The form in which findings will be written; nil for that of the input.
  func open(_ path: String, writing format: FindingFormat? = nil) throws -> (
    input: IncidentInput, stream: InputStream
  ) {
    let options = try options()
    let stream = try InputStream(path, layer: layer)
    return (try IncidentInput(stream, options: options, format: format), stream)
  }

  private func options() throws -> IncidentOptions {
    if let position, latitude != nil || longitude != nil {
      throw Failure.Usage("--position ‘\(position)’ names whole places; leave out --latitude and --longitude")
    }
    return IncidentOptions(
      latitude: latitude, longitude: longitude, position: position, places: try gazetteer(), crs: crs,
      accuracy: try accuracyChoice(),
      profiles: try profiles.map { try AccuracyProfiles(path: $0) } ?? .standard,
      strict: strict, delimiter: try delimiterByte(), decimalMark: try decimalByte())
  }

  /// The places of `--places`, or nil where it is not given; how many they are is said.
  func gazetteer() throws -> Gazetteer? {
    guard let places else { return nil }
    let gazetteer = try Gazetteer(path: places)
    let unreadable = gazetteer.unreadable
    Failure.say(
      "places: \(gazetteer.count) of \(gazetteer.file)"
        + (unreadable > 0 ? "; \(unreadable) rows have no name or no position" : ""))
    return gazetteer
  }

  /// The accuracy that is asked for.
  func accuracyChoice() throws -> AccuracyChoice {
    guard let accuracy else { return .recognized }
    return try AccuracyChoice(parsing: accuracy)
  }

  private func delimiterByte() throws -> UInt8? {
    guard let delimiter else { return nil }
    guard let byte = CSVDialect.delimiter(named: delimiter) else {
      throw Failure.Usage("unknown --delimiter ‘\(delimiter)’; write comma, semicolon, tab or pipe")
    }
    return byte
  }

  private func decimalByte() throws -> UInt8? {
    switch decimalMark {
    case nil: return nil
    case "point", ".": return UInt8(ascii: ".")
    case "comma", ",": return UInt8(ascii: ",")
    case let mark?: throw Failure.Usage("unknown --decimal-mark ‘\(mark)’; write point or comma")
    }
  }
}

/// Refuses inputs of which more than one is standard input.
func requireOneStandardInput(_ inputs: [String], _ names: String) throws {
  if inputs.filter({ $0 == "-" }).count > 1 {
    throw Failure.Usage("only one of \(names) can be standard input; name files for the others")
  }
}
