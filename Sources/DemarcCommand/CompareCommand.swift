internal import ZoneFiles
import Geometry
internal import Incidents
internal import SystemIO
import Zones
import ArgumentParser

/// Says what differs between two zones.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Say what differs between two zones: areas, outlines, lines, verdicts.",
    discussion: """
      The area of each alone and of both; the largest distance between the outlines, \
      with a bound that holds between the places measured; how much of the lines is \
      not the same. With incidents, how many verdicts change, and with -o the rows \
      whose verdict does. An agreement (YAML) stands for a zone by one of its readings: \
      agreement.yml#READING or agreement.yml#READING/ZONE; the text itself is ‘text’.

      Examples:
        demarc compare left.geojson right.geojson
        demarc compare agreement.yml#text agreement.yml#both-sides incidents.csv
        demarc compare left.geojson right.geojson incidents.csv -o changed.csv
      """)

  /// How the figures are written.
  enum Format: String, CaseIterable { case text, json }

  @OptionGroup var columns: IncidentOptionGroup
  @OptionGroup var dates: DateOptionGroup
  @OptionGroup var doubt: DoubtOptions

  @Argument(help: "A zone made by demarc, a reading of an agreement, or a GeoJSON or WKT file with polygons.")
  var first: String

  @Argument(help: "The other.")
  var second: String

  @Argument(help: "Incidents as ‘check’ reads them; - for standard input.")
  var incidents: String?

  @Option(help: "What to put before the names of demarc's columns.")
  var prefix: String = ""

  @Option(help: "How figures are written to standard output: text or json.")
  var format = "text"

  @Option(name: .shortAndLong, help: "Where to write the incidents whose verdict changes.")
  var output: String?

  func run() throws { try Failure.reported { try compare() } }

  private func compare() throws {
    let format: Format = try Choice.of(format, option: "format")
    if output == "-" {
      throw Failure.Usage("figures go to standard output; name a file for the changed incidents")
    }
    if output != nil, incidents == nil {
      throw Failure.Usage("-o is for incidents whose verdict changes; give a table of incidents")
    }
    let inputs =
      [first, second].map { ReadingReference($0)?.file ?? $0 } + [incidents].compactMap(\.self)
      + columns.files
    try requireOneStandardInput(inputs, "the inputs")
    // Opened before the work, so that an output that cannot be written is told at once.
    let changed = try output.map { try OutputFile($0, inputs: inputs) }
    let zones = try [ComparedZone(first, doubt: doubt), ComparedZone(second, doubt: doubt)]
    var comparison = try ZoneComparison(zones[0], zones[1])
    if let incidents {
      let options = FindingOptions(
        format: try FindingFormat(option: nil, output: output, byGDAL: false), prefix: prefix)
      let (input, _) = try columns.open(incidents, writing: options.format)
      try dates.requireColumns(of: input)
      for note in input.notes { Failure.say(note) }
      let thresholds = try doubt.thresholds()
      if thresholds != .standard { Failure.say(thresholds.sentence) }
      comparison.verdicts = try VerdictComparison(
        input, by: (zones[0].assessor, zones[1].assessor),
        plausibility: (zones[0].plausibility, zones[1].plausibility), to: changed.map { ($0, options) })
      try changed?.commit()
    }
    let result = try OutputFile("-")
    switch format {
    case .text: try result.write(comparison.text)
    case .json: try result.write(comparison.json)
    }
    try result.commit()
  }
}
