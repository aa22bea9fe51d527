import Agreements
import Geometry
internal import Incidents
internal import Maps
import Reports
internal import SystemIO
internal import ZoneFiles
import Zones
import ArgumentParser

/// Draws a zone as an SVG picture.
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Draw a zone, or an agreement, and incidents as an SVG picture.",
    discussion: """
      Incidents are marked by the verdicts that ‘demarc check’ has of them. Of an agreement (YAML) it draws the map \
      of ‘demarc report’, for documents.

      Examples:
        demarc map zone.geojson -o map.svg
        demarc map zone.geojson incidents.csv --accuracy off -o map.svg
        demarc map agreement.yml incidents.csv -o map.svg
      """)

  @Argument(
    help: ArgumentHelp(
      "A zone file that demarc made, or an agreement; - is standard input.", valueName: "zone"))
  var zone: String

  @Argument(help: ArgumentHelp("A CSV table with a row for each incident.", valueName: "incidents"))
  var incidents: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The reference system of the table's positions, over what its file says.", valueName: "EPSG:n"))
  var crs: String?

  @Option(name: .long, help: ArgumentHelp("The column of latitudes, or of northings.", valueName: "column"))
  var latitude: String?

  @Option(name: .long, help: ArgumentHelp("The column of longitudes, or of eastings.", valueName: "column"))
  var longitude: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How well positions are known: a column, one length, or off.", valueName: "column|length|off"))
  var accuracy: String?

  @OptionGroup var doubt: DoubtOptions

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The file to write; without it, standard output.", valueName: "file"))
  var output: String?

  func run() throws { try Failure.reported { try draw() } }

  private func draw() throws {
    if zone == "-", incidents == "-" {
      throw Failure.Usage("only one of zone and table can be standard input; name a file for the other")
    }
    try OGROutput.requireEnding(of: output, among: ["svg"])
    let (line, thresholds) = (try doubt.lineRadius(), try doubt.thresholds())
    let choice = try accuracy.map { try AccuracyChoice(parsing: $0) }
    let agreement = try ReadingReference(zone).map { try Agreement(path: $0.file) }
    let files = agreement.map { $0.files.map($0.path) } ?? []
    let result = try OutputFile(
      output, inputs: [agreement?.file ?? zone] + [incidents].compactMap(\.self) + files)
    if let agreement {
      var options = MonitorOptions(
        table: CheckOptions(
          latitude: latitude, longitude: longitude, crs: crs, accuracy: choice ?? .recognized))
      options.lineAccuracy = line
      options.thresholds = thresholds
      try result.write(try svg(of: agreement, options))
      return try result.commit()
    }
    let file = try ZoneFile.required(zone)
    var map = ZoneMap(of: file)
    if let incidents {
      let options = CheckOptions(
        latitude: latitude, longitude: longitude, crs: crs, accuracy: choice ?? .recognized)
      let assessor = try Assessor(
        file.zone, lineAccuracy: doubt.lineAccuracy(stated: file.provenance.statedAccuracy),
        thresholds: thresholds)
      let (notes, summary) = try map.add(incidentsOf: incidents, judgedBy: assessor, options: options)
      for note in notes { Failure.say("note: \(note)") }
      for sentence in summary.sentences { Failure.say(sentence) }
    }
    try result.write(map.svg())
    try result.commit()
  }

  private func svg(of agreement: Agreement, _ options: MonitorOptions) throws -> String {
    guard let incidents else { return try Report.map(of: agreement, versions: .current).svg() }
    let report = try Report(
      agreement, try InputStream(incidents),
      options: ReportOptions(monitor: options, command: "", versions: .current, leaflet: nil))
    for note in report.notes { Failure.say(note) }
    for sentence in report.summary.sentences { Failure.say(sentence) }
    return report.svg
  }
}
