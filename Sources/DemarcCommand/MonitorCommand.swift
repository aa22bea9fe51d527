internal import Agreements
import ArgumentParser
internal import Incidents
internal import Maps
internal import SystemIO

/// `demarc monitor`: incidents judged against the obligations of an agreement.
struct MonitorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "monitor",
    abstract: "Judge incidents against the obligations of an agreement, in time.",
    usage: "demarc monitor [<options>] <agreement> <incidents>",
    discussion: """
      The agreement is a YAML file: zones by boundary line and rule, obligations with their days, amendments, and \
      rival readings. Every row of the table comes out as it came, after demarc's columns: the gravest finding \
      (breach, possible breach, before deadline, not concerned, invalid), the zone in force, verdict and sector, a \
      column for each obligation, and the evidence in a sentence. Days are those of local clocks: what is due by 10 \
      October can be broken from 11 October on.

        $ demarc monitor data/idlib-2018/agreement.yml data/idlib-2018/incidents-ucdp.csv -o findings.csv
        $ demarc monitor agreement.yml incidents.csv --readings --summary summary.json --fail-if breach
      """)

  @Argument(help: "The agreement, in YAML.", completion: FileKinds.agreements)
  var agreement: String

  @Argument(
    help: "Incidents as ‘check’ reads them, with dates; - for standard input.", completion: FileKinds.tables)
  var incidents: String?

  @Flag(help: "Judge by all readings that the agreement lists, and say which findings depend on them.")
  var readings = false

  @OptionGroup var reading: IncidentOptionGroup
  @OptionGroup var findings: FindingOptionGroup

  @Option(help: "Exit with 1 if a finding is breach, possible or invalid. May be given several times.")
  var failIf: [FailCondition] = []

  /// A kind of row that makes the exit status 1.
  enum FailCondition: String, CaseIterable, ExpressibleByArgument {
    case breach, possible, invalid
  }

  func run() throws { try Failure.reported { try monitor() } }

  /// Refuses what is plainly something else, such as a zone, or a table in the place of the agreement.
  private func requireAgreement() throws {
    if ShownZone.isAgreement(path: agreement) { return }
    if ShownZone.isZone(path: agreement) {
      throw ReadError.format(
        file: agreement, seen: "it holds a zone or polygons, and not an agreement",
        remedy:
          "give an agreement in YAML, which ‘demarc new agreement’ begins, or judge by the zone with ‘check’, ‘count’ or ‘report’"
      )
    }
    if let incidents, ShownZone.isAgreement(path: incidents) {
      throw UsageError(
        "‘\(incidents)’ is the agreement; give it first, and then the incidents ‘\(agreement)’")
    }
    let endings: Set = [
      "geojson", "geojsonl", "kml", "kmz", "gpx", "gpkg", "shp", "csv", "tsv", "xlsx", "xls", "ods",
    ]
    if endings.contains(OutputEnding.of(agreement)) {
      throw ReadError.format(
        file: agreement, seen: "it is not an agreement in YAML",
        remedy: "give one, which ‘demarc new agreement’ begins, and then the incidents")
    }
  }

  private func monitor() throws {
    try requireAgreement()
    guard let incidents else {
      throw UsageError("the incidents are missing; give them after the agreement ‘\(agreement)’")
    }
    let terms = try Agreement(path: agreement)
    let inputs = [agreement, incidents] + reading.files + terms.files.map(terms.path)
    let output = try findings.output.open(inputs: inputs)
    let summaryFile = try findings.openSummary(inputs: inputs)
    let options = try findings.options(byGDAL: false)
    if readings, terms.readings.isEmpty {
      throw UsageError("\(agreement) lists no readings; leave out --readings, or list some in it")
    }
    let (input, stream) = try reading.openDated(incidents, writing: options.format)
    let monitoring = try reading.monitorOptions(includingReadings: readings)
    var monitor = try Monitor(terms, input, options: monitoring, writing: options)
    try FindingFormat.requireTabs(monitor.delimiter, in: findings.output.path)
    for note in monitor.notes { Failure.say(note) }
    try ProgressLine.during(stream, to: findings.output.path) { progress in
      try monitor.write(to: output, progress: progress)
    }
    try output.commit()
    try summaryFile?.write(monitor.summary.json(input: stream.name))
    try summaryFile?.commit()
    for sentence in monitor.summary.sentences { Failure.say(sentence) }
    if failIf.contains(where: { monitor.summary.rows(of: $0) > 0 }) { throw ExitCode(1) }
  }
}

extension MonitorSummary {
  /// How many rows meet a condition.
  fileprivate func rows(of condition: MonitorCommand.FailCondition) -> Int {
    switch condition {
    case .breach: findings[.breach, default: 0]
    case .possible: findings[.possibleBreach, default: 0]
    case .invalid: invalidRows
    }
  }
}
