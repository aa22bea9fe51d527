internal import IncidentDates
internal import Agreements
internal import ArgumentParser
internal import Incidents
internal import Places
internal import SystemIO
internal import ZoneFiles

/// The options of every command that reads incidents and judges them.
struct IncidentOptionGroup: ParsableArguments {
  @OptionGroup var table: TableOptionGroup

  @Option(
    help: ArgumentHelp(
      "The reference system of the positions, in place of what the input says; in a projected one --longitude is the column of eastings, and --latitude that of northings.",
      valueName: "EPSG:n"))
  var crs: String?

  @Option(
    help: ArgumentHelp(
      "A CSV of places with name, latitude and longitude, for tables that name places and bearings from them (\"6 km NW of Saraqib\").",
      valueName: "file"), completion: FileKinds.tables)
  var places: String?

  @Option(
    help: ArgumentHelp(
      "How well positions are known: a column of metres or precision codes, one length for all, or off. By default a column that is recognised.",
      valueName: "column|length|off"))
  var accuracy: String?

  @Option(
    help: ArgumentHelp("A table to use in place of what ‘demarc profiles’ prints.", valueName: "file"),
    completion: FileKinds.tables)
  var profiles: String?

  @Flag(help: "Stop at the first row that cannot be read, naming its line and column.")
  var strict = false

  @Flag(
    help:
      "Always write the columns of what was read (read_latitude and so on), not only where positions are not plain decimal degrees."
  )
  var showReading = false

  @OptionGroup var dates: DateOptionGroup
  @OptionGroup var assessment: AssessmentOptionGroup

  /// The files that are read beside the incidents.
  var files: [String] { [places, profiles].compactMap(\.self) }

  /// Opens the incidents of a file, or of standard input for `-`, for a command that does not use dates.
  ///
  /// - Parameter format: The form in which findings will be written; nil for that of the input.
  /// - Throws: `ReadError` and `UsageError`.
  func open(
    _ path: String, writing format: FindingFormat? = nil
  ) throws -> (input: IncidentInput, stream: InputStream) {
    let options = try options()
    let stream = try table.stream(path)
    let input = try IncidentInput(stream, options: options, format: format)
    try dates.requireColumns(of: input)
    return (input, stream)
  }

  /// Opens the incidents of a file, or of standard input for `-`, for a command that uses their dates.
  ///
  /// - Throws: `ReadError` and `UsageError`.
  func openDated(
    _ path: String, writing format: FindingFormat? = nil
  ) throws -> (input: SurveyedInput, stream: InputStream) {
    let options = try options()
    let stream = try table.stream(path)
    return (try SurveyedInput(stream, options: options, format: format), stream)
  }

  private func options() throws -> IncidentOptions {
    var options = try table.options()
    options.crs = crs
    options.places = try gazetteer()
    options.accuracy = try accuracyChoice()
    if let profiles { options.profiles = try AccuracyProfiles(path: profiles) }
    options.strict = strict
    options.showsReading = showReading
    return options
  }

  /// The options as an agreement takes them.
  ///
  /// - Throws: `UsageError`.
  func monitorOptions(includingReadings: Bool = false) throws -> MonitorOptions {
    let assessment = try assessment.options()
    var options = MonitorOptions(
      date: dates.date, dateEnd: dates.dateEnd, datePrecision: dates.datePrecision,
      lineAccuracy: assessment.lineAccuracy, thresholds: assessment.thresholds,
      includesReadings: includingReadings)
    options.dates.dateOrder = try dates.order()
    options.dates.dateNumbers = try dates.numbers()
    return options
  }

  /// The places of `--places`, or nil where it is not given. Says how many there are.
  ///
  /// - Throws: `ReadError`.
  func gazetteer() throws -> Gazetteer? {
    guard let places else { return nil }
    let gazetteer = try Gazetteer(path: places)
    let unreadable = gazetteer.unreadable
    Failure.say(
      "places: \(gazetteer.count) of \(gazetteer.file)"
        + (unreadable > 0 ? "; \(unreadable) rows have no name or no position" : ""))
    return gazetteer
  }

  /// Where the accuracy of positions comes from.
  ///
  /// - Throws: `UsageError` for a number without a unit.
  func accuracyChoice() throws(UsageError) -> AccuracyChoice {
    guard let accuracy else { return .recognized }
    return try OptionText.value(accuracy, of: "accuracy", AccuracyChoice.init(parsing:))
  }
}
