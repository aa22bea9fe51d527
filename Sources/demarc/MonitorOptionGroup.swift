internal import Incidents
internal import Agreements
internal import Geometry
internal import Places
internal import ArgumentParser

/// The options by which incidents are held against an agreement.
struct MonitorOptionGroup: ParsableArguments {
  @Option(help: "The column of dates, or of first days; by default it is found by its name.")
  var date: String?

  @Option(help: "The column of last days; by default it is found by its name.")
  var dateEnd: String?

  @Option(
    help: "The column of UCDP or ACLED codes of how well dates are known, or off; by default it is found.")
  var datePrecision: String?

  @Option(help: "A CSV of places, for tables that name them.")
  var places: String?

  /// The files that are read, those first that may be standard input.
  ///
  /// - Throws: ``Failure/Usage`` where more than one is.
  func inputs(_ agreement: String, _ incidents: String, _ columns: CheckColumnOptions) throws -> [String] {
    let inputs = [agreement, incidents] + [places, columns.profiles].compactMap(\.self)
    if inputs.filter({ $0 == "-" }).count > 1 {
      throw Failure.Usage("only one of agreement, table, --places and --profiles can be standard input")
    }
    return inputs
  }

  /// The options as the library takes them.
  func options(_ columns: CheckColumnOptions, _ doubt: DoubtOptions) throws -> MonitorOptions {
    var options = MonitorOptions(
      table: try columns.checkOptions(), date: date, dateEnd: dateEnd, datePrecision: datePrecision)
    options.table.places = try places.map { try Gazetteer(path: $0) }
    options.lineAccuracy = try doubt.lineRadius()
    options.thresholds = try doubt.thresholds()
    return options
  }
}
