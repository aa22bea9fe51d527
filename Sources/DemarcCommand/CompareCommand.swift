internal import Agreements
internal import AreaTables
import ArgumentParser
internal import Incidents
internal import SystemIO
internal import TextFormats
internal import ZoneFiles
internal import Zones

/// `demarc compare`: the differences between two zones.
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

  @Argument(
    help: "A zone made by demarc, a reading of an agreement, or a GeoJSON or WKT file with polygons.",
    completion: FileKinds.all)
  var first: String

  @Argument(help: "The other.", completion: FileKinds.all)
  var second: String

  @Argument(help: "Incidents as ‘check’ reads them; - for standard input.", completion: FileKinds.tables)
  var incidents: String?

  @OptionGroup var reading: IncidentOptionGroup

  @Option(help: "How figures are written to standard output: text or json.")
  var format = FigureFormat.text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write the incidents whose verdict changes.", valueName: "file"))
  var output: String?

  @OptionGroup var manners: Manners

  @Option(help: "What to put before the names of demarc's columns.")
  var prefix: String = ""

  func run() throws { try Failure.reported { try compare() } }

  private func compare() throws {
    if output == "-" {
      throw UsageError("figures go to standard output; name a file for the changed incidents")
    }
    if output != nil, incidents == nil {
      throw UsageError("-o is for incidents whose verdict changes; give a table of incidents")
    }
    let zones = [first, second].map { ReadingReference($0)?.file ?? $0 }
    let inputs = zones + [incidents].compactMap(\.self) + reading.files
    let result = try OutputOption.open(nil, inputs: inputs)
    let changed = try output.map { try OutputFile($0, inputs: inputs) }
    if let many = try manyZones() {
      try write(many, to: result)
      return
    }
    let options = try reading.assessment.options()
    let compared = try [first, second].map { try ComparedZone($0, options: options, versions: .current) }
    for note in compared.flatMap(\.judged.notes) { Failure.say(note) }
    var report = try ComparisonReport(compared[0], compared[1])
    if let incidents {
      let findings = FindingOptions(
        format: try FindingFormat(named: nil, isNamable: false, output: output, byGDAL: false), prefix: prefix
      )
      let (input, _) = try reading.open(incidents, writing: findings.format)
      var said: Set<String> = []
      for note in compared.compactMap(\.judged.lineRemark) + input.notes where said.insert(note).inserted {
        Failure.say(note)
      }
      if let note = input.axisNote(near: compared[0].judged.plausibility) { Failure.say(note) }
      if options.thresholds != .standard { Failure.say(options.thresholds.sentence) }
      report.verdicts = try VerdictComparison(
        input, by: (compared[0].judged.assessor, compared[1].judged.assessor),
        plausibility: (compared[0].judged.plausibility, compared[1].judged.plausibility),
        to: changed.map { ($0, findings) })
      try changed?.commit()
    }
    switch format {
    case .text: try result.write(report.text)
    case .json: try result.write(report.json)
    }
    try result.commit()
  }

  /// The zones of two files of many; nil where neither is one.
  private func manyZones() throws -> ComparedZones? {
    let files = [first, second]
    // What can be read only once, such as a pipe, is left to the comparison of two zones.
    guard files.allSatisfy({ ReadingReference($0) == nil && FileIdentity(path: $0)?.isRegular == true })
    else { return nil }
    // What cannot be read is refused where it is read for good.
    let inputs = files.compactMap { try? PolygonReader().read($0) }
    let many = inputs.filter(ComparedZones.hasMany)
    guard let one = many.first, inputs.count == 2 else { return nil }
    guard many.count == 2 else {
      throw UsageError(
        "‘\(one.name)’ holds many zones, and the other file does not; give two files of many, or two of one zone"
      )
    }
    if incidents != nil {
      throw UsageError("files of many zones are compared by their areas alone; leave out the incidents")
    }
    return try ComparedZones(inputs[0], inputs[1])
  }

  private func write(_ zones: ComparedZones, to result: OutputFile) throws {
    switch format {
    case .text: try result.write(zones.table.text)
    case .json: try result.write(zones.table.json)
    }
    try result.commit()
    for (file, names) in [(first, zones.onlyFirst), (second, zones.onlySecond)] where !names.isEmpty {
      Failure.say(
        "only in \(file): \(names.prefix(10).map { "‘\($0)’" }.joined(separator: ", "))\(names.count > 10 ? " and \(names.count - 10) more" : "")"
      )
    }
  }
}
