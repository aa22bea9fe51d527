internal import Plausibility
public import Geometry
public import Incidents
internal import SystemIO
internal import ZoneFiles
internal import ZoneDoubt
public import Zones

extension Zone {
  /// Judges every incident of a table and writes it with its finding: every row in, every row out, in order, in memory
  /// that does not grow with the table.
  ///
  /// Findings are columns before those of the table, or properties of features; the bytes of the input stay as they are.
  ///
  /// - Parameters:
  ///   - incidents: A CSV table or GeoJSON features, also as gzip, or what GDAL reads; `-` is standard input.
  ///   - output: The file to write: CSV, GeoJSON, a feature a line or RFC 8142 by its ending, and the form of the input for
  ///     one without an ending; also as gzip. It appears whole or not at all. `-` is standard output.
  ///   - options: How the table is read; by default columns are found by their names.
  ///   - lineAccuracy: The radius within which the line is known; nil for what its source states, or else exact.
  ///   - thresholds: The probabilities from which, and up to which, a verdict is plain.
  ///   - prefix: What stands before the names of the columns that are added.
  ///   - note: Called with each sentence on what was found out about the table: which columns, which accuracy.
  /// - Returns: How many rows there were of each kind. Rows that cannot be read are counted and written, with the reason.
  /// - Throws: ``ReadError`` where the table cannot be read as a whole, ``WriteError``, and ``ZoneError`` as
  ///   ``assessor(lineAccuracy:thresholds:)``.
  @discardableResult public func check(
    _ incidents: String, writingTo output: String, options: IncidentOptions = IncidentOptions(),
    lineAccuracy: Length? = nil, thresholds: VerdictThresholds = .standard, prefix: String = "",
    note: (String) -> Void = { _ in }
  ) throws -> CheckSummary {
    let file = try OutputFile(output, inputs: [incidents])
    let format = try FindingFormat(of: output)
    let assessor = try assessor(lineAccuracy: lineAccuracy, thresholds: thresholds)
    let input = try IncidentInput(try InputStream(incidents, layer: nil), options: options, format: format)
    var check = try IncidentCheck(
      input, assessor: assessor, options: FindingOptions(format: format, prefix: prefix),
      plausibility: plausibility(assessor))
    for sentence in check.notes { note(sentence) }
    try check.write(to: file)
    try file.commit()
    return check.summary
  }

  /// Judges every incident of a table, and hands out the findings one by one, in order.
  ///
  /// - Parameters:
  ///   - incidents: As ``check(_:writingTo:options:lineAccuracy:thresholds:prefix:note:)``.
  ///   - options: How the table is read; by default columns are found by their names.
  ///   - lineAccuracy: The radius within which the line is known; nil for what its source states, or else exact.
  ///   - thresholds: The probabilities from which, and up to which, a verdict is plain.
  ///   - body: Called with the finding of each row. What it throws ends the check.
  /// - Returns: How many rows there were of each kind.
  /// - Throws: ``ReadError``, ``ZoneError``, and what `body` throws.
  @discardableResult public func check(
    _ incidents: String, options: IncidentOptions = IncidentOptions(), lineAccuracy: Length? = nil,
    thresholds: VerdictThresholds = .standard, forEach body: (Finding) throws -> Void
  ) throws -> CheckSummary {
    let assessor = try assessor(lineAccuracy: lineAccuracy, thresholds: thresholds)
    let input = try IncidentInput(try InputStream(incidents, layer: nil), options: options)
    var check = IncidentCheck(input, assessor: assessor, plausibility: plausibility(assessor))
    try check.forEach(body)
    return check.summary
  }

  private func plausibility(_ assessor: Assessor) -> PlausibilityCheck {
    PlausibilityCheck(assessor, around: zone.boundary.parts.flatMap(\.vertices))
  }
}

extension FindingFormat {
  /// The format of an output by its ending; nil, that of the input, for one without.
  ///
  /// - Throws: ``WriteError/cannotCreate(path:reason:)`` for the ending of another format.
  init?(of path: String) throws(WriteError) {
    let ending = OutputEnding.of(path)
    guard !ending.isEmpty else { return nil }
    guard let format = FindingFormat(ending: ending) else {
      throw .cannotCreate(
        path: path,
        reason: "findings are written as .csv, .geojson, .ndjson or .geojsonseq, not as .\(ending)")
    }
    self = format
  }
}
