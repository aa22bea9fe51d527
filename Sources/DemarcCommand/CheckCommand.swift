internal import TextFormats
internal import Geodesy
internal import Geometry
internal import Incidents
internal import Places
internal import SystemIO
internal import ZoneFiles
internal import Zones
internal import ArgumentParser

/// `demarc check`: incidents, or one place, judged against a zone.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Judge incidents, or one place, against a zone.",
    discussion: """
      Every row of the table comes out as it came, after demarc's columns: verdict (inside, disputed, outside, \
      invalid), what keeps it from being plain, distance to the line, side, chainage, and the probabilities of \
      having been inside. Rows that cannot be read are kept and marked invalid, with the reason.

        $ demarc check idlib-zone.geojson incidents-ucdp.csv -o findings.csv
        $ demarc check idlib-zone.geojson --at "36°12'N 36°40'E"
      """)

  @OptionGroup var columns: IncidentOptionGroup
  @OptionGroup var dates: DateOptionGroup
  @OptionGroup var doubt: DoubtOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "One place instead of a table, latitude first: \"36.2, 36.67\", \"36°12'N 36°40'E\", UTM, UPS, MGRS, or a bearing.",
      valueName: "place"))
  var at: String?

  @Argument(help: "A zone made by demarc, or any GeoJSON or WKT file with polygons; - for standard input.")
  var zone: String

  @Argument(
    help:
      "A CSV table with a header and a row for each incident, or GeoJSON points: a collection, a feature a line or a sequence; also as gzip; - for standard input."
  )
  var incidents: String?

  @Option(help: "What to put before the names of demarc's columns.")
  var prefix: String = ""

  @Flag(help: "Write the column verdict alone before the table's own.")
  var verdictOnly = false

  @Option(name: .shortAndLong, help: "Where to write; standard output by default.")
  var output: String?

  @Option(
    help:
      "For a table: csv, ndjson, geojson or geojsonseq; by default by the ending of the output, or else as the input is. With --at: words or json."
  )
  var format: String?

  @Option(help: "Where to write the closing summary of a table as JSON.")
  var summary: String?

  @Option(help: "Exit with 1 if a verdict is inside, disputed or invalid. May be given several times.")
  var failIf: [FailCondition] = []

  /// What `--fail-if` asks for.
  enum FailCondition: String, CaseIterable, ExpressibleByArgument {
    case inside, disputed, invalid
  }

  func run() throws {
    try Failure.reported {
      if let text = at {
        if let incidents { throw Failure.Usage("give a table (‘\(incidents)’) or --at, not both") }
        if summary != nil { throw Failure.Usage("--summary is of a table; leave it out with --at") }
        if columns.crs != nil { throw Failure.Usage("--crs is of a table; leave it out with --at") }
        try checkPlace(text)
      } else if let incidents {
        try checkTable(incidents)
      } else {
        throw Failure.Usage("nothing to check; give a CSV table, or one place with --at \"36.2, 36.67\"")
      }
    }
  }

  private func checkTable(_ incidents: String) throws {
    let inputs = [zone, incidents] + columns.files
    try requireOneStandardInput(inputs, "zone, table, --places and --profiles")
    // Opened before the work, so that an output that cannot be written is told at once.
    let output = try OutputFile(output, inputs: inputs)
    let summaryFile = try summaryOutput(inputs: inputs)
    var options = FindingOptions(
      format: try FindingFormat(option: format, output: self.output, byGDAL: true), prefix: prefix)
    let conversion = try tableConversion()
    if conversion != nil {
      options.format = .ndjson
      options.addsCoordinates = self.output.map(OGRWriter.isSheet) ?? false
    }
    let area = try CheckZone(zone, doubt: doubt)
    for note in area.notes { Failure.say(note) }
    let clock = ContinuousClock()
    let start = clock.now
    let (input, stream) = try columns.open(incidents, writing: options.format)
    try dates.requireColumns(of: input)
    var check = try IncidentCheck(
      input, assessor: area.assessor, options: options, verdictOnly: verdictOnly,
      plausibility: area.plausibility)
    try FindingFormat.requireTabs(check.delimiter, in: self.output)
    for note in check.notes { Failure.say(note) }
    var progress = ProgressLine(writesToStandardOutput: self.output == nil || self.output == "-")
    do {
      defer { progress.end() }
      try check.write(to: conversion?.features ?? output) { rows in
        progress.show(rows: rows, share: stream.size.map { Double(stream.position) / Double($0) })
      }
      try requireAllRows(of: check.summary, by: conversion)
      try conversion?.write(to: output)
      try output.commit()
    }
    let seconds = ProgressLine.seconds(since: start, clock)
    try summaryFile?.write(check.summary.json(input: stream.name, seconds: seconds))
    try summaryFile?.commit()
    for sentence in check.summary.sentences { Failure.say(sentence) }
    if let rate = check.summary.rate(seconds: seconds) {
      Failure.say("took \(seconds.fixed(2)) s, \(rate.grouped(0)) rows a second")
    }
    let summary = check.summary
    let fails = failIf.contains { condition in
      switch condition {
      case .inside: summary.verdicts[.inside, default: 0] > 0
      case .disputed: summary.verdicts[.disputed, default: 0] > 0
      case .invalid: summary.invalidRows > 0
      }
    }
    if fails { throw ExitCode(1) }
  }

  private func checkPlace(_ text: String) throws {
    guard ["words", "json"].contains(format ?? "words") else {
      throw Failure.Usage("‘\(format ?? "")’ is no format for one place; give words or json")
    }
    let reading = try PlaceReader(gazetteer: try columns.gazetteer()).reading(text)
    let place = reading.coordinate
    let position = try positionRadius(implied: reading.accuracy)
    let output = try OutputFile(output, inputs: [zone] + columns.files)
    let area = try CheckZone(zone, doubt: doubt)
    for note in area.notes { Failure.say(note) }
    if let meaning = reading.meaning {
      Failure.say("‘\(text)’ is read as \(place.inRoundedWords): \(meaning)")
    }
    let assessment = area.assessor.assessment(of: place, position: position)
    if let suspicion = area.plausibility.suspicion(of: place, assessment.placement) {
      Failure.say("warning: \(suspicion.sentence); it was judged as written")
    }
    let answer = PlaceAnswer(
      place: place, assessment: assessment, specification: area.specification, position: position)
    if format == "json" { try output.write(answer.json) } else { try output.write(answer.words) }
    try output.commit()
    if failIf.contains(where: { $0.rawValue == assessment.verdict.rawValue }) { throw ExitCode(1) }
  }

  /// The radius of one place: a length, or what its words leave, or 0.
  private func positionRadius(implied: Length?) throws -> Length {
    switch try columns.accuracyChoice() {
    case .fixed(let length): length
    case .off: .meters(0)
    case .recognized: implied ?? .meters(0)
    case .column(let name):
      throw Failure.Usage("--accuracy ‘\(name)’ is not a length; with --at write one, as in --accuracy 500m")
    }
  }
}
