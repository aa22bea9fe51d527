internal import ArgumentParser
internal import Incidents

/// The options of every command that reads incidents, for the columns of their dates.
struct DateOptionGroup: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The column of dates, or of first days; by default it is found by its name.", valueName: "column"))
  var date: String?

  @Option(
    help: ArgumentHelp("The column of last days; by default it is found by its name.", valueName: "column"))
  var dateEnd: String?

  @Option(
    help: ArgumentHelp(
      "The column of UCDP or ACLED codes of how well dates are known, or off; by default it is found.",
      valueName: "column|off"))
  var datePrecision: String?

  /// Checks columns of dates for a command that does not use dates, and says that it does not.
  ///
  /// - Throws: `ReadError` for a column that the input does not have.
  func requireColumns(of input: IncidentInput) throws {
    let names = [date, dateEnd, datePrecision == "off" ? nil : datePrecision].compactMap(\.self)
    for name in names { _ = try input.column(named: name) }
    if !names.isEmpty { Failure.say("note: dates count only against an agreement; they are not used here") }
  }
}
