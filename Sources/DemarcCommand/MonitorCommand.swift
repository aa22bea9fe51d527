internal import ZoneFiles
import Agreements
import Geometry
internal import Incidents
internal import SystemIO
import ArgumentParser

/// Holds incidents against an agreement.
struct MonitorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "monitor",
    abstract: "Hold incidents against the obligations of an agreement, in time.",
    discussion: """
      The agreement is a YAML file: zones by boundary line and rule, obligations with their days, amendments, and \
      rival readings. Every row of the table comes out as it came, after demarc's columns: the gravest finding \
      (breach, possible breach, before deadline, not concerned, invalid), the zone in force, verdict and sector, a \
      column for each obligation, and the evidence in a sentence. Days are local calendar days: what is due by 10 \
      October can be broken from 11 October on.

        $ demarc monitor data/idlib-2018/agreement.yml data/idlib-2018/incidents-ucdp.csv -o findings.csv
        $ demarc monitor agreement.yml incidents.csv --readings --summary summary.json --fail-if breach
      """)

  @OptionGroup var columns: IncidentOptionGroup

  @Argument(help: "The agreement, in YAML.")
  var agreement: String

  @Argument(help: "Incidents as ‘check’ reads them, with dates; - for standard input.")
  var incidents: String

  @Option(help: "What to put before the names of demarc's columns.")
  var prefix: String = ""

  @Option(name: .shortAndLong, help: "Where to write; standard output by default.")
  var output: String?

  @Option(
    help:
      "csv, ndjson, geojson or geojsonseq; by default by the ending of the output, or else as the input is.")
  var format: String?

  @OptionGroup var dates: DateOptionGroup
  @OptionGroup var doubt: DoubtOptions

  @Flag(help: "Judge by all readings that the agreement lists, and say which findings depend on them.")
  var readings = false

  @Option(help: "Where to write the closing summary as JSON.")
  var summary: String?

  @Option(help: "Exit with 1 if a finding is breach, possible or invalid. May be given several times.")
  var failIf: [FailCondition] = []

  /// What `--fail-if` asks for.
  enum FailCondition: String, CaseIterable, ExpressibleByArgument {
    case breach, possible, invalid
  }

  func run() throws { try Failure.reported { try monitor() } }

  private func monitor() throws {
    let inputs = [agreement, incidents] + columns.files
    try requireOneStandardInput(inputs, "agreement, table, --places and --profiles")
    if let summary, summary == output ?? "-" {
      throw Failure.Usage("findings and --summary cannot both go to ‘\(summary)’; name another file for one")
    }
    let terms = try Agreement(path: agreement)
    let files = terms.files.map(terms.path)
    let output = try OutputFile(output, inputs: inputs + files)
    let summaryFile = try summary.map { try OutputFile($0, inputs: inputs + files) }
    let options = FindingOptions(
      format: try FindingFormat(option: format, output: self.output, byGDAL: false), prefix: prefix)
    if readings, terms.readings.isEmpty {
      throw Failure.Usage("\(agreement) lists no readings; leave out --readings, or list some in it")
    }
    let (input, stream) = try columns.open(incidents, writing: options.format)
    var monitor = try Monitor(
      terms, input, options: dates.options(doubt, includingReadings: readings), writing: options)
    try FindingFormat.requireTabs(monitor.delimiter, in: self.output)
    for note in monitor.notes { Failure.say(note) }
    var progress = ProgressLine(writesToStandardOutput: self.output == nil || self.output == "-")
    do {
      defer { progress.end() }
      try monitor.write(to: output) { rows in
        progress.show(rows: rows, share: stream.size.map { Double(stream.position) / Double($0) })
      }
    }
    try output.commit()
    try summaryFile?.write(monitor.summary.json(input: stream.name))
    try summaryFile?.commit()
    for sentence in monitor.summary.sentences { Failure.say(sentence) }
    let found = monitor.summary
    let fails = failIf.contains { condition in
      switch condition {
      case .breach: found.findings[.breach, default: 0] > 0
      case .possible: found.findings[.possibleBreach, default: 0] > 0
      case .invalid: found.invalidRows > 0
      }
    }
    if fails { throw ExitCode(1) }
  }
}
