public import Agreements
public import Incidents
internal import Reports
internal import SystemIO
internal import ZoneFiles

extension Agreement {
  /// Judges every incident of a table against the obligations, and writes it with its finding: every row in, every row
  /// out, in order.
  ///
  /// - Parameters:
  ///   - incidents: A CSV table or GeoJSON features, also as gzip, or what GDAL reads; `-` is standard input.
  ///   - output: The file to write, as for ``Demarc/Zone/check(_:writingTo:options:lineAccuracy:thresholds:prefix:note:)``.
  ///   - options: How the table is read; by default columns are found by their names.
  ///   - monitoring: How dates are read and lines known.
  ///   - prefix: What stands before the names of the columns that are added.
  ///   - note: Called with each sentence on what was found out about agreement and table.
  /// - Returns: How many rows there were of each outcome.
  /// - Throws: ``AgreementError`` where a zone cannot be made, or the table lacks a column of a condition; ``ReadError``
  ///   where the table cannot be read, or has no dates; ``WriteError``.
  @discardableResult public func monitor(
    _ incidents: String, writingTo output: String, options: IncidentOptions = IncidentOptions(),
    monitoring: MonitorOptions = MonitorOptions(), prefix: String = "", note: (String) -> Void = { _ in }
  ) throws -> MonitorSummary {
    let file = try OutputFile(output, inputs: [self.file, incidents] + files.map(path))
    let format = try FindingFormat(of: output)
    let input = try SurveyedInput(try InputStream(incidents, layer: nil), options: options, format: format)
    var monitor = try Monitor(
      self, input, options: monitoring, writing: FindingOptions(format: format, prefix: prefix))
    for sentence in monitor.notes { note(sentence) }
    try monitor.write(to: file)
    try file.commit()
    return monitor.summary
  }

  /// The report: an HTML page with the agreement, its zones, a map, a timeline and all incidents, which opens without a
  /// network.
  ///
  /// The page holds all of the incidents, so that memory grows with the table. The same inputs give the same page.
  ///
  /// - Parameters:
  ///   - incidents: As ``monitor(_:writingTo:options:monitoring:prefix:note:)``.
  ///   - options: How the table is read; by default columns are found by their names.
  ///   - monitoring: How dates are read and lines known. All readings of the agreement are judged.
  ///   - note: Called with each sentence on what was found out about agreement, table and layers.
  /// - Returns: The page. Its map can be moved where Leaflet is installed (libjs-leaflet), and else is a still picture.
  /// - Throws: ``AgreementError`` and ``ReadError``, as ``monitor(_:writingTo:options:monitoring:prefix:note:)``.
  public func report(
    on incidents: String, options: IncidentOptions = IncidentOptions(),
    monitoring: MonitorOptions = MonitorOptions(), note: (String) -> Void = { _ in }
  ) throws -> String {
    let input = try SurveyedInput(try InputStream(incidents, layer: nil), options: options)
    let report = try Report(
      self, input,
      options: ReportOptions(
        monitor: monitoring, command: "Agreement.report(on: \"\(incidents)\"), of the library Demarc",
        versions: .current, leaflet: .installed()))
    for sentence in report.notes { note(sentence) }
    return try report.html()
  }
}
