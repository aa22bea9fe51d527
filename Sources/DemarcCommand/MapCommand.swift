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

  @OptionGroup var columns: IncidentOptionGroup
  @OptionGroup var dates: DateOptionGroup
  @OptionGroup var doubt: DoubtOptions

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The file to write; without it, standard output.", valueName: "file"))
  var output: String?

  func run() throws { try Failure.reported { try draw() } }

  private func draw() throws {
    let inputs = [ReadingReference(zone)?.file ?? zone] + [incidents].compactMap(\.self) + columns.files
    try requireOneStandardInput(inputs, "zone, table, --places and --profiles")
    try OGRWriter.requireEnding(of: output, among: ["svg"])
    let agreement = try ReadingReference(zone).map { try Agreement(path: $0.file) }
    let files = agreement.map { $0.files.map($0.path) } ?? []
    let result = try OutputFile(output, inputs: inputs + files)
    if let agreement {
      try result.write(try svg(of: agreement))
      return try result.commit()
    }
    let file = try ZoneFile.required(zone)
    var map = ZoneMap(of: file)
    if let incidents {
      let (input, _) = try columns.open(incidents)
      try dates.requireColumns(of: input)
      let assessor = try Assessor(
        file.zone, lineAccuracy: doubt.lineAccuracy(stated: file.provenance.statedAccuracy),
        thresholds: doubt.thresholds())
      let plausibility = PlausibilityCheck(assessor, around: file.zone.boundary.parts.flatMap(\.vertices))
      let (notes, summary) = try map.add(input, judgedBy: assessor, plausibility: plausibility)
      for note in notes { Failure.say("note: \(note)") }
      for sentence in summary.sentences { Failure.say(sentence) }
    }
    try result.write(map.svg())
    try result.commit()
  }

  private func svg(of agreement: Agreement) throws -> String {
    guard let incidents else { return try Report.map(of: agreement, versions: .current).svg() }
    let report = try Report(
      agreement, try columns.open(incidents).input,
      options: ReportOptions(monitor: dates.options(doubt), command: "", versions: .current, leaflet: nil))
    for note in report.notes { Failure.say(note) }
    for sentence in report.summary.sentences { Failure.say(sentence) }
    return report.svg
  }
}
