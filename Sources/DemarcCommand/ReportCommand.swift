import Agreements
import Reports
internal import SystemIO
internal import ZoneFiles
import ArgumentParser

/// Makes a page of an agreement and incidents.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make one page of an agreement, its zones and the incidents held against it.",
    discussion: """
      The page is a single HTML file that opens without a network: a map, filters by day, obligation, finding, \
      verdict and sector, a timeline with the deadlines, tables of obligations, readings, findings and areas, what is \
      certain and what is in doubt and why, sources, certificates, and the command that made it. All readings that the \
      agreement lists are judged. The map is drawn by Leaflet where it is installed (libjs-leaflet of Debian), and is \
      a still picture where it is not.

        $ demarc report data/idlib-2018/agreement.yml data/idlib-2018/incidents-ucdp.csv -o report.html
      """)

  @OptionGroup var columns: IncidentOptionGroup
  @OptionGroup var dates: DateOptionGroup
  @OptionGroup var doubt: DoubtOptions

  @Argument(help: "The agreement, in YAML.")
  var agreement: String

  @Argument(help: "Incidents as ‘check’ reads them, with dates; - for standard input.")
  var incidents: String

  @Option(name: .shortAndLong, help: "Where to write; standard output by default.")
  var output: String?

  @Option(help: "The folder of leaflet.js and leaflet.css, or off for a still map; found by default.")
  var leaflet: String?

  func run() throws { try Failure.reported { try report() } }

  private func report() throws {
    try OGRWriter.requireEnding(of: output, among: ["html", "htm"])
    let inputs = [agreement, incidents] + columns.files
    try requireOneStandardInput(inputs, "agreement, table, --places and --profiles")
    let terms = try Agreement(path: agreement)
    let output = try OutputFile(output, inputs: inputs + terms.files.map(terms.path))
    let options = ReportOptions(
      monitor: try dates.options(doubt), command: CommandLineText.ofThis, versions: .current,
      leaflet: try library())
    let (input, stream) = try columns.open(incidents)
    var progress = ProgressLine(writesToStandardOutput: self.output == nil || self.output == "-")
    let report: Report
    do {
      defer { progress.end() }
      report = try Report(terms, input, options: options) { rows in
        progress.show(rows: rows, share: stream.size.map { Double(stream.position) / Double($0) })
      }
    }
    try output.write(try report.html())
    try output.commit()
    for note in report.notes { Failure.say(note) }
    for sentence in report.summary.sentences { Failure.say(sentence) }
    if options.leaflet == nil, leaflet != "off" {
      Failure.say("note: Leaflet is not installed (libjs-leaflet), so the map is a still picture")
    }
  }

  private func library() throws -> Leaflet? {
    switch leaflet {
    case "off": nil
    case let folder?: try Leaflet(folder: folder)
    case nil: Leaflet.installed()
    }
  }
}
