internal import ArgumentParser
internal import Incidents
internal import Places
internal import SystemIO
internal import TextFormats
internal import ZoneFiles

/// The options of every command that reads a table of places: where its coordinates are, and how its text is laid out.
struct TableOptionGroup: ParsableArguments {
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
      "One column of whole places, such as geopoints, MGRS, UTM or POINT (36.67 36.2).", valueName: "column"))
  var position: String?

  @Option(
    help: ArgumentHelp(
      "Which number of a whole place comes first, where no letters say it: latlon or lonlat; found by default.",
      valueName: "order"))
  var axis: String?

  @Option(
    help: ArgumentHelp("How many lines stand before the header of a table.", valueName: "lines"))
  var skip: Int?

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
      "What the text of a table is in, as in windows-1256; UTF-8 by default. Findings are in UTF-8.",
      valueName: "name"))
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      "The layer or sheet of a file that GDAL reads; needed where there are several.", valueName: "name"))
  var layer: String?

  /// The options as a table is read by.
  ///
  /// - Throws: `UsageError` for options that exclude each other, and for unknown names.
  func options() throws -> IncidentOptions {
    if let position, latitude != nil || longitude != nil {
      throw UsageError("--position ‘\(position)’ names whole places; leave out --latitude and --longitude")
    }
    var options = IncidentOptions(
      latitude: latitude, longitude: longitude, position: position, delimiter: try delimiterByte(),
      decimalMark: try decimalByte())
    options.axis = try axisOrder()
    options.takesEncoding = true
    if let skip {
      guard (0...1000).contains(skip) else { throw UsageError("--skip \(skip) is not from 0 to 1000 lines") }
      options.skip = skip
    }
    return options
  }

  /// Opens a table, or standard input for `-`.
  ///
  /// - Throws: `UsageError` for an unknown encoding, and `ReadError`.
  func stream(_ path: String) throws -> InputStream {
    try InputStream(path, layer: layer, encoding: textEncoding())
  }

  private func textEncoding() throws(UsageError) -> TextEncoding? {
    guard let encoding else { return nil }
    guard let known = TextEncoding(named: encoding) else {
      throw UsageError(
        "unknown --encoding ‘\(encoding)’; give one that ‘iconv -l’ lists, such as windows-1252 or UTF-16")
    }
    return known
  }

  /// The order of `--axis`; nil where it is not given.
  ///
  /// - Throws: `UsageError` for an unknown name.
  func axisOrder() throws(UsageError) -> AxisOrder? {
    guard let axis else { return nil }
    guard let order = AxisOrder(rawValue: axis) else {
      throw UsageError("unknown --axis ‘\(axis)’; give latlon or lonlat")
    }
    return order
  }

  private func delimiterByte() throws(UsageError) -> UInt8? {
    guard let delimiter else { return nil }
    guard let byte = CSVDialect.delimiter(named: delimiter) else {
      throw UsageError("unknown --delimiter ‘\(delimiter)’; give comma, semicolon, tab or pipe")
    }
    return byte
  }

  private func decimalByte() throws(UsageError) -> UInt8? {
    switch decimalMark {
    case nil: return nil
    case "point", ".": return UInt8(ascii: ".")
    case "comma", ",": return UInt8(ascii: ",")
    case let mark?: throw UsageError("unknown --decimal-mark ‘\(mark)’; give point or comma")
    }
  }
}
