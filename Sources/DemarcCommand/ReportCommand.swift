internal import Agreements
import ArgumentParser
internal import Reports
internal import SystemIO
internal import ZoneFiles

/// `demarc report`: a page of an agreement and incidents.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make one page of an agreement, its zones and the incidents judged against it.",
    discussion: """
      The page is a single HTML file that opens without a network: a map, filters by day, obligation, finding, \
      verdict and sector, a timeline with the deadlines, tables of obligations, readings, findings and areas, what is \
      certain and what is in doubt and why, sources, certificates, and the command that made it. All readings that the \
      agreement lists are judged. The map is drawn by Leaflet where it is installed (libjs-leaflet of Debian), and is \
      a still picture where it is not.

        $ demarc report data/idlib-2018/agreement.yml data/idlib-2018/incidents-ucdp.csv -o report.html
      """)

  @Argument(help: "The agreement, in YAML.")
  var agreement: String

  @Argument(help: "Incidents as ‘check’ reads them, with dates; - for standard input.")
  var incidents: String

  @OptionGroup var reading: IncidentOptionGroup
  @OptionGroup var output: OutputOption

  @Option(
    help: ArgumentHelp(
      "The folder of leaflet.js and leaflet.css, or off for a still map; found by default.",
      valueName: "folder|off"))
  var leaflet: String?

  func run() throws { try Failure.reported { try report() } }

  private func report() throws {
    try OGRWriter.requireEnding(of: output.path, among: ["html", "htm"])
    let terms = try Agreement(path: agreement)
    let result = try output.open(
      inputs: [agreement, incidents] + reading.files + terms.files.map(terms.path))
    let options = ReportOptions(
      monitor: try reading.monitorOptions(), command: CommandLineText.ofThis, versions: .current,
      leaflet: try library())
    let (input, stream) = try reading.openDated(incidents)
    let report = try ProgressLine.during(stream, to: output.path) { progress in
      try Report(terms, input, options: options, progress: progress)
    }
    try result.write(try report.html())
    try result.commit()
    for sentence in report.notes + report.summary.sentences { Failure.say(sentence) }
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
