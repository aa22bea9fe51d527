internal import Agreements
internal import ArgumentParser
internal import Dates
internal import Incidents
internal import SystemIO

/// The options of every command that reads incidents, for their dates.
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

  @Option(
    help: ArgumentHelp(
      "The order of day, month and year in dates of three numbers; by default the rows of each column settle it.",
      valueName: "dmy|mdy|ymd"))
  var dateOrder: String?

  @Option(
    help: ArgumentHelp(
      "What numbers in the columns of dates count: excel or excel-1904 (days of a spreadsheet), unix or unix-ms (seconds or milliseconds since 1970, UTC), days-1970 (days as R counts them) or days-1960 (as Stata and SAS do). By default a column of nothing but serial numbers is excel.",
      valueName: "format"))
  var dateFormat: String?

  /// The order of day, month and year; nil for what the rows settle.
  ///
  /// - Throws: `UsageError`.
  func order() throws(UsageError) -> DateOrder? {
    guard let dateOrder else { return nil }
    guard let order = DateOrder(rawValue: dateOrder.lowercased()) else {
      throw UsageError("unknown --date-order ‘\(dateOrder)’; give dmy, mdy or ymd")
    }
    return order
  }

  /// What numbers count; nil for what the rows show.
  ///
  /// - Throws: `UsageError`.
  func numbers() throws(UsageError) -> DateNumber? {
    guard let dateFormat else { return nil }
    guard let numbers = DateNumber(rawValue: dateFormat.lowercased()) else {
      throw UsageError("unknown --date-format ‘\(dateFormat)’; give \(DateNumber.choices)")
    }
    return numbers
  }

  /// Checks the options for a command that does not use dates, and says that it does not.
  ///
  /// - Throws: `ReadError` for a column that the input does not have, and `UsageError`.
  func requireColumns(of input: IncidentInput) throws {
    let names = [date, dateEnd, datePrecision == "off" ? nil : datePrecision].compactMap(\.self)
    for name in names { _ = try input.column(named: name) }
    let isGiven = try !names.isEmpty || order() != nil || numbers() != nil
    if isGiven { Failure.say("note: dates count only against an agreement; they are not used here") }
  }
}
