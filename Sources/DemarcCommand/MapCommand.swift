internal import Agreements
import ArgumentParser
internal import Incidents
internal import Maps
internal import Reports
internal import SystemIO
internal import ZoneFiles

/// `demarc map`: a zone, or an agreement, as an SVG picture.
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Draw a zone, or an agreement, and incidents as an SVG picture.",
    discussion: """
      Incidents are marked by the verdicts that ‘demarc check’ gives them. Of an agreement (YAML) it draws the map \
      of ‘demarc report’, for documents.

      Examples:
        demarc map zone.geojson -o map.svg
        demarc map zone.geojson incidents.csv --accuracy off -o map.svg
        demarc map agreement.yml incidents.csv -o map.svg
      """)

  @Argument(help: "A zone file that demarc made, or an agreement; - for standard input.")
  var zone: String

  @Argument(help: "Incidents as ‘check’ reads them; - for standard input.")
  var incidents: String?

  @OptionGroup var reading: IncidentOptionGroup
  @OptionGroup var output: OutputOption

  func run() throws { try Failure.reported { try draw() } }

  private func draw() throws {
    try OGRWriter.requireEnding(of: output.path, among: ["svg"])
    let agreement = try ReadingReference(zone).map { try Agreement(path: $0.file) }
    let inputs = [agreement?.file ?? zone] + [incidents].compactMap(\.self) + reading.files
    let result = try output.open(inputs: inputs + (agreement.map { $0.files.map($0.path) } ?? []))
    try result.write(try agreement.map(svg) ?? zoneMap())
    try result.commit()
  }

  private func zoneMap() throws -> String {
    let file = try ZoneFile(path: zone)
    var map = ZoneMap(of: file)
    if let incidents {
      let (input, _) = try reading.open(incidents)
      let judged = try JudgedZone(
        file.zone, stated: file.provenance.statedAccuracy, options: reading.assessment.options())
      let (notes, summary) = try map.add(
        input, judgedBy: judged.assessor, plausibility: judged.plausibility)
      for sentence in notes + summary.sentences { Failure.say(sentence) }
    }
    return map.svg()
  }

  private func svg(of agreement: Agreement) throws -> String {
    guard let incidents else { return try Report.map(of: agreement, versions: .current).svg() }
    let options = ReportOptions(
      monitor: try reading.monitorOptions(), command: "", versions: .current, leaflet: nil)
    let report = try Report(agreement, try reading.openDated(incidents).input, options: options)
    for sentence in report.notes + report.summary.sentences { Failure.say(sentence) }
    return report.svg
  }
}
