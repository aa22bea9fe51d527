internal import Plausibility
import ArgumentParser
internal import Geodesy
internal import Geometry
internal import Incidents
internal import Places
internal import SystemIO
internal import TextFormats
internal import ZoneFiles
internal import ZoneSets
internal import Zones
internal import ZoneDoubt

/// `demarc check`: incidents, or one place, judged against a zone.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Judge incidents, or one place, against a zone.",
    discussion: """
      Every row of the table comes out as it came, after demarc's columns: verdict (inside, disputed, outside, \
      invalid), the doubts of a disputed one, distance to the line, side, chainage, and the probabilities of \
      having been inside. Rows that cannot be read are kept and marked invalid, with the reason. \
      With --at, the answer is in words, or with --format json an object.

        $ demarc check idlib-zone.geojson incidents-ucdp.csv -o findings.csv
        $ demarc check idlib-zone.geojson --at "36°12'N 36°40'E"
        $ demarc check districts.geojson incidents.csv --zone-name district -o findings.csv
      """)

  @Argument(
    help: "A zone made by demarc, or any GeoJSON or WKT file with polygons; - for standard input.",
    completion: FileKinds.zones)
  var zone: String

  @Argument(
    help:
      "A CSV table or a sheet (.xlsx, .ods) with a header and a row for each incident, or GeoJSON points: a collection, a feature a line or a sequence; also as gzip; - for standard input.",
    completion: FileKinds.tables)
  var incidents: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "One place instead of a table, latitude first: \"36.2, 36.67\", \"36°12'N 36°40'E\", UTM, UPS, MGRS, or a bearing.",
      valueName: "place"))
  var at: String?

  @OptionGroup var reading: IncidentOptionGroup
  @OptionGroup var findings: FindingOptionGroup

  @Flag(
    help: "Write the column verdict alone before the table's own; of many zones, their names and verdicts.")
  var verdictOnly = false

  @Flag(
    help:
      "Add the columns flip_m and flip_verdict: how far the place would have to move for another verdict, and which."
  )
  var flip = false

  @Option(
    help: ArgumentHelp(
      "Judge against each zone, or each feature of any layer of polygons, by the name that this property states. (default: zone, of a file of many zones)",
      valueName: "property"))
  var zoneName: String?

  @Flag(help: "Of many zones: write a row for each incident and zone that it is not outside of.")
  var pairs = false

  @Option(help: "Exit with 1 if a verdict is inside, disputed or invalid. May be given several times.")
  var failIf: [FailCondition] = []

  /// A kind of row that makes the exit status 1.
  enum FailCondition: String, CaseIterable, ExpressibleByArgument {
    case inside, disputed, invalid
  }

  func run() throws {
    try Failure.reported {
      if let text = at {
        if let incidents { throw UsageError("give a table (‘\(incidents)’) or --at, not both") }
        if findings.summary != nil { throw UsageError("--summary is for a table; leave it out with --at") }
        if reading.crs != nil { throw UsageError("--crs is for a table; leave it out with --at") }
        if flip { throw UsageError("--flip is for a table; of one place ‘demarc explain’ tells it") }
        if zoneName != nil || pairs {
          throw UsageError("\(pairs ? "--pairs" : "--zone-name") is for a table; leave it out with --at")
        }
        try checkPlace(text)
      } else if let incidents {
        try checkTable(incidents)
      } else {
        throw UsageError("nothing to check; give a CSV table, or one place with --at \"36.2, 36.67\"")
      }
    }
  }

  private func checkTable(_ incidents: String) throws {
    if flip, verdictOnly {
      throw UsageError("--flip adds columns, and --verdict-only leaves all but one out")
    }
    let inputs = [zone, incidents] + reading.files
    let output = try findings.output.open(inputs: inputs)
    let summaryFile = try findings.openSummary(inputs: inputs)
    var options = try findings.options(byGDAL: true)
    let conversion = try convertedOutput()
    if conversion != nil {
      options.format = .ndjson
      options.addsCoordinates = findings.output.path.map(OGRWriter.isSheet) ?? false
    }
    let source = try SourceFile(zone)
    let assessment = try reading.assessment.options()
    if let many = try ZoneSetInput(source, named: zoneName, options: assessment) {
      if flip { throw UsageError("--flip is for one zone; leave it out, or give a zone of the file alone") }
      for note in many.notes { Failure.say(note) }
      let (input, stream, start) = try opened(incidents, options)
      var check = try ZoneSetCheck(input, set: many.set, form: form, options: options)
      try FindingFormat.requireTabs(check.delimiter, in: findings.output.path)
      for note in check.notes { Failure.say(note) }
      try ProgressLine.during(stream, to: findings.output.path) { progress in
        try check.write(to: conversion?.features ?? output, progress: progress)
        try finish(check.summary, output, conversion)
      }
      try report(check.summary, since: start, lines: check.zoneSentences) { seconds in
        try summaryFile?.write(check.json(input: stream.name, seconds: seconds))
        try summaryFile?.commit()
      }
      // The program ends: to free many thousand zones one by one would keep its user waiting.
      _ = unsafe Unmanaged.passRetained(many.set)
      return
    }
    if pairs { throw UsageError("--pairs is for many zones; name them by a property with --zone-name") }
    let zone = try JudgedZone(source, options: assessment)
    for note in zone.notes { Failure.say(note) }
    let (input, stream, start) = try opened(incidents, options)
    var check = try IncidentCheck(
      input, assessor: zone.assessor, options: options, verdictOnly: verdictOnly, addsFlips: flip,
      plausibility: zone.plausibility)
    try FindingFormat.requireTabs(check.delimiter, in: findings.output.path)
    for note in [zone.lineRemark].compactMap(\.self) + check.notes { Failure.say(note) }
    try ProgressLine.during(stream, to: findings.output.path) { progress in
      try check.write(to: conversion?.features ?? output, progress: progress)
      try finish(check.summary, output, conversion)
    }
    try report(check.summary, since: start, lines: []) { seconds in
      try summaryFile?.write(check.summary.json(input: stream.name, seconds: seconds))
      try summaryFile?.commit()
    }
  }

  /// How findings of many zones are written.
  private var form: SetForm {
    switch (pairs, verdictOnly) {
    case (false, false): .incidents
    case (true, false): .pairs
    case (false, true): .briefIncidents
    case (true, true): .briefPairs
    }
  }

  private func opened(
    _ incidents: String, _ options: FindingOptions
  ) throws -> (IncidentInput, InputStream, start: ContinuousClock.Instant) {
    let start = ContinuousClock().now
    let (input, stream) = try reading.open(incidents, writing: options.format)
    return (input, stream, start)
  }

  /// Makes the findings appear.
  private func finish(_ summary: CheckSummary, _ output: OutputFile, _ conversion: OGRWriter?) throws {
    try requireAllRows(of: summary, by: conversion)
    try conversion?.write(to: output)
    try output.commit()
  }

  /// Says what was found, and ends with 1 where that was asked for.
  private func report(
    _ summary: CheckSummary, since start: ContinuousClock.Instant, lines: [String],
    _ write: (_ seconds: Double) throws -> Void
  ) throws {
    let seconds = ProgressLine.seconds(since: start, ContinuousClock())
    try write(seconds)
    for sentence in summary.sentences + lines { Failure.say(sentence) }
    if let rate = summary.rate(seconds: seconds) {
      Failure.say("took \(seconds.fixed(2)) s, \(rate.grouped(0)) rows a second")
    }
    if failIf.contains(where: { summary.rows(of: $0) > 0 }) { throw ExitCode(1) }
  }

  /// The conversion of the findings where the ending of the output is that of a format of GDAL's.
  private func convertedOutput() throws -> OGRWriter? {
    guard findings.format == nil else { return nil }
    return try OGRWriter.needed(for: findings.output.path, layer: "findings", form: .lines)
  }

  /// Refuses a format that would leave out the rows that cannot be read: no row is ever lost.
  private func requireAllRows(of summary: CheckSummary, by conversion: OGRWriter?) throws {
    guard conversion != nil, let path = findings.output.path, !OGRWriter.keepsRowsWithoutPlace(path),
      summary.invalidRows > 0
    else { return }
    throw WriteError.failed(
      path: path, reason: "the format leaves out rows without a place, and \(summary.invalidRows) have none",
      remedy: "write a .gpkg, or correct the rows")
  }

  private func checkPlace(_ text: String) throws {
    guard ["words", "json"].contains(findings.format ?? "words") else {
      throw UsageError("‘\(findings.format ?? "")’ is not a format for one place; give words or json")
    }
    let (place, position) = try reading.place(text)
    let output = try findings.output.open(inputs: [zone] + reading.files)
    let zone = try JudgedZone(path: zone, options: reading.assessment.options())
    for note in zone.notes + [zone.lineRemark].compactMap(\.self) { Failure.say(note) }
    if let note = place.note(of: text) { Failure.say(note) }
    let assessment = zone.assessor.assessment(of: place.coordinate, in: position)
    if let suspicion = zone.plausibility.suspicion(of: place.coordinate, assessment.placement) {
      Failure.say("warning: \(suspicion.sentence); it was judged as written")
    }
    let answer = PlaceAnswer(
      place: place.coordinate, assessment: assessment, position: position, by: zone)
    if findings.format == "json" { try output.write(answer.json) } else { try output.write(answer.words) }
    try output.commit()
    if failIf.contains(where: { $0.rawValue == assessment.verdict.rawValue }) { throw ExitCode(1) }
  }
}

extension CheckSummary {
  /// How many rows meet a condition.
  fileprivate func rows(of condition: CheckCommand.FailCondition) -> Int {
    switch condition {
    case .inside: verdicts[.inside, default: 0]
    case .disputed: verdicts[.disputed, default: 0]
    case .invalid: invalidRows
    }
  }
}
