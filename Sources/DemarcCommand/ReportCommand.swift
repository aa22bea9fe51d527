internal import Agreements
import ArgumentParser
internal import Incidents
internal import Maps
internal import Reports
internal import SystemIO
internal import ZoneDoubt
internal import ZoneFiles

/// `demarc report`: a page of zones or an agreement, and incidents.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make one page of zones, or of an agreement, and the incidents judged against them.",
    discussion: """
      The page is a single HTML file that opens without a network. It says first how many incidents are in, where, whether \
      it is getting more and what is in doubt; then come the map, a timeline, the findings with filters, and what they rest \
      on: areas, sources, certificates, and the command that made it. \
      With an agreement (YAML) incidents are judged by its obligations in time and by all readings that it lists; with zones \
      alone by their places. The map is drawn by Leaflet where it is installed (libjs-leaflet of Debian), and is \
      a still picture where it is not.

        $ demarc report zone.geojson incidents.csv -o page.html
        $ demarc report 12nmi.geojson 24nmi.geojson incidents.csv --title "Incidents at sea" -o page.html
        $ demarc report data/idlib-2018/agreement.yml data/idlib-2018/incidents-ucdp.csv -o report.html
      """)

  @Argument(
    help: ArgumentHelp(
      "Zone files or polygons, or one agreement in YAML; the last file is the incidents, as ‘check’ reads them. - is standard input.",
      valueName: "zone"), completion: FileKinds.all)
  var files: [String]

  @OptionGroup var reading: IncidentOptionGroup
  @OptionGroup var picture: PictureOptionGroup
  @OptionGroup var output: OutputOption

  @Option(
    help: ArgumentHelp(
      "The columns of the table that go on the page: names with commas between them, all, or none. By default all but those that may name persons; none of an ACLED table, whose terms forbid passing on its rows.",
      valueName: "names|all|none"))
  var columns: String?

  @Option(
    help: ArgumentHelp(
      "The folder of leaflet.js and leaflet.css, or off for a still map; found by default.",
      valueName: "folder|off"))
  var leaflet: String?

  func run() throws { try Failure.reported { try report() } }

  private func report() throws {
    try OGRWriter.requireEnding(of: output.path, among: ["html", "htm"])
    let arguments = try ZoneArguments(files, requiresIncidents: true)
    let incidents = arguments.incidents ?? ""
    let terms = try arguments.agreement.map { try Agreement(path: $0) }
    let result = try output.open(
      inputs: files + reading.files + (terms.map { $0.files.map($0.path) } ?? []))
    var options = ReportOptions(
      monitor: try reading.monitorOptions(), command: CommandLineText.ofThis, versions: .current,
      leaflet: try library())
    (options.title, options.unit) = (picture.title, picture.units)
    options.otherFiles = reading.files
    options.words = try picture.words
    options.columns = columns.map(PageColumns.init(parsing:)) ?? .standard
    let zones = try terms == nil ? arguments.shown() : []
    let (input, stream) = try reading.openDated(incidents)
    let (page, sentences) = try ProgressLine.during(stream, to: output.path) { progress in
      if let terms {
        let report = try Report(terms, input, options: options, progress: progress)
        return (try report.html(), report.notes + report.summary.sentences)
      }
      let report = try ZoneReport(
        zones, input, assessment: try reading.assessment.options(), options: options, progress: progress)
      return (try report.html(), report.notes + report.summary.sentences)
    }
    try result.write(Array(page.utf8))
    try result.commit()
    for sentence in sentences { Failure.say(sentence) }
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
