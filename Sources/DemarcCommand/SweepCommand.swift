import ArgumentParser
internal import Geometry
internal import Incidents
internal import SystemIO
internal import TextFormats
internal import ZoneExports
internal import ZoneFiles
internal import ZoneSets
internal import Zones

/// `demarc sweep`: areas and verdicts for several depths and accuracies of the line.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Count verdicts for several depths and accuracies of the line, to see what depends on them.",
    discussion: """
      A row for each depth with each accuracy of the line: the area of the zone, and how many incidents are inside, disputed and \
      outside. Each row is what ‘demarc zone’ and ‘demarc check’ say of these alone. Line, side and all else are those of the \
      zone file.

        $ demarc sweep zone.geojson incidents.csv --depths 10km,15km..20km --line-accuracies 0m,2km -o sweep.csv
        $ demarc sweep zone.geojson --depths 10km,15km,20km --format table
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv, table, json
  }

  @Argument(help: "A zone file that demarc made; - for standard input.", completion: FileKinds.zones)
  var zone: String

  @Argument(
    help: "Incidents as ‘check’ reads them; none for areas alone.", completion: FileKinds.tables)
  var incidents: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Depths and ranges with their units, as in 10km,15km,15km..20km. (default: that of the zone)",
      valueName: "depths"))
  var depths: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Radii within which all of the line is known, as in 0m,1km,2km. (default: what the zone file states)",
      valueName: "lengths"))
  var lineAccuracies: String?

  @Option(help: "csv, table or json; by default by the ending of the output (also .xlsx and .ods), or csv.")
  var format: Format?

  @OptionGroup var reading: IncidentOptionGroup
  @OptionGroup var output: OutputOption

  func run() throws { try Failure.reported(makesZone: true) { try sweep() } }

  private func sweep() throws {
    try OGRWriter.requireEnding(of: output.path, among: ["csv", "txt", "json"] + OGRWriter.sheetEndings)
    let sheet = try format == nil ? SheetExport(for: output.path, layer: "sweep") : nil
    if depths == nil, lineAccuracies == nil {
      throw UsageError(
        "nothing varies; give --depths, --line-accuracies or both, as in --depths 10km,15km,20km")
    }
    if reading.assessment.lineAccuracy != nil, lineAccuracies != nil {
      throw UsageError("--line-accuracy and --line-accuracies are both given; give only one of them")
    }
    let depths = try depthChoices()
    let accuracies = try accuracyChoices()
    let options = try reading.assessment.options()
    let result = try output.open(inputs: [zone] + [incidents].compactMap(\.self) + reading.files)
    let source = try SourceFile(zone)
    guard let file = try ZoneFile.decode(source.text, name: source.name) else {
      throw ReadError.format(
        file: source.name, seen: "it has no line and rule, of which zones of other depths could be made",
        remedy: "give the .geojson that ‘demarc zone’ wrote")
    }
    var sweep = try ProgressLine.during(depths.count, "zones", to: output.path) { progress in
      do throws(ZoneError) {
        return try DepthSweep(
          of: file, depths: depths, accuracies: accuracies, options: options, progress: progress)
      } catch {
        if case .invalidRule(let fault) = error { throw UsageError("--depths: \(fault.sentence)") }
        throw error
      }
    }
    if let warning = file.provenance.texts.warning { Failure.say("warning: \(source.name): \(warning)") }
    if let incidents {
      let (input, stream) = try reading.open(incidents)
      for note in input.notes { Failure.say(note) }
      try ProgressLine.during(stream, to: output.path) { progress in
        try sweep.count(input, progress: progress)
      }
    }
    let table = sweep.table
    if let sheet { try sheet.write(Array(table.csv.utf8), to: result) }
    switch sheet != nil ? nil : format ?? (output.path?.hasSuffix(".json") == true ? .json : .csv) {
    case .csv: try result.write(table.csv)
    case .table: try result.write(table.text)
    case .json: try result.write(table.json)
    case nil: break
    }
    try result.commit()
  }

  private static func parts(_ text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0.drop(while: \.isWhitespace))
    }
  }

  private func depthChoices() throws(UsageError) -> [DepthSweep.DepthChoice] {
    guard let depths else { return [nil] }
    var choices: [DepthSweep.DepthChoice] = []
    for text in Self.parts(depths) {
      choices.append((text, try OptionText.value(text, of: "depths", ZoneSpecification.Depth.init(parsing:))))
    }
    return choices
  }

  private func accuracyChoices() throws(UsageError) -> [DepthSweep.AccuracyChoice] {
    guard let lineAccuracies else { return [nil] }
    var choices: [DepthSweep.AccuracyChoice] = []
    for text in Self.parts(lineAccuracies) {
      let radius = try OptionText.length(text, of: "line-accuracies")
      guard radius.meters >= 0 else {
        throw UsageError("--line-accuracies: \(text) is negative; give radii")
      }
      choices.append((text, radius))
    }
    return choices
  }
}
