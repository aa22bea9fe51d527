internal import Agreements
import ArgumentParser
internal import Geometry
internal import Incidents
internal import Maps
internal import Reports
internal import SystemIO
internal import TextFormats
internal import ZoneDoubt
internal import ZoneExports
internal import ZoneFiles
internal import Zones

/// `demarc count`: incidents counted by time, sector and zone.
struct CountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Count incidents by day, week, month or year, sector and zone, and by what was found.",
    discussion: """
      A table with a row for each week from the first incident to the last, weeks without any included, and a row of totals. \
      With an agreement (YAML) incidents are counted by the findings of ‘demarc monitor’, with zones by the verdicts of \
      ‘demarc check’; in several zones by the gravest, or with --by zone in each.

        $ demarc count agreement.yml incidents.csv --by week,sector -o weeks.csv
        $ demarc count zone.geojson incidents.csv --by month --format table
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv, table, json
  }

  @Argument(
    help: ArgumentHelp(
      "Zone files or polygons, or one agreement in YAML; the last file is the incidents, as ‘check’ reads them. - is standard input.",
      valueName: "zone"), completion: FileKinds.all)
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "What to count by: one of day, week, month and year, and sector and zone, with commas between them.",
      valueName: "keys"))
  var by = "week"

  @Option(help: "csv, table or json; by default by the ending of the output (also .xlsx and .ods), or csv.")
  var format: Format?

  @OptionGroup var reading: IncidentOptionGroup
  @OptionGroup var output: OutputOption

  func run() throws { try Failure.reported { try count() } }

  private func count() throws {
    try OGRWriter.requireEnding(of: output.path, among: ["csv", "txt", "json"] + OGRWriter.sheetEndings)
    let sheet = try format == nil ? SheetExport(for: output.path, layer: "counts") : nil
    let keys = try OptionText.value(by, of: "by", CountKey.list)
    let arguments = try ZoneArguments(files, requiresIncidents: true)
    let terms = try arguments.agreement.map { try Agreement(path: $0) }
    let result = try output.open(
      inputs: files + reading.files + (terms.map { $0.files.map($0.path) } ?? []))
    let options = try reading.monitorOptions()
    let judged = try terms == nil ? arguments.shown() : []
    let (input, stream) = try reading.openDated(arguments.incidents ?? "")
    let (counts, sentences) = try ProgressLine.during(stream, to: output.path) { progress in
      if let terms {
        var monitor = try Monitor(terms, input, options: options)
        for note in monitor.notes { Failure.say(note) }
        let counts = try IncidentCounts(terms, &monitor, by: keys, progress: progress)
        return (counts, monitor.summary.sentences)
      }
      let assessment = try reading.assessment.options()
      let zones = try judged.map { try $0.judged(assessment) }
      var said: Set<String> = []
      for note in zones.flatMap(\.notes) + judged.flatMap(\.notes) where said.insert(note).inserted {
        Failure.say(note)
      }
      let check = try DatedCheck(input, zones: zones, options: options)
      for note in check.notes { Failure.say(note) }
      let names = ShownZone.names(of: judged, in: .fitting(judged.flatMap(\.depths)))
      var summary = ZoneReportSummary(zones: names)
      var tally = Tally(zones: names.count, isByZone: keys.contains(.zone))
      let counts = try IncidentCounts(check, zones: names, by: keys) { found in
        tally.add(found)
        progress(tally.rows)
        summary.add(found)
      }
      return (counts, summary.sentences + tally.sentences)
    }
    let table = try counts.table()
    if let sheet { try sheet.write(Array(table.csv.utf8), to: result) }
    switch sheet != nil ? nil : format ?? (output.path?.hasSuffix(".json") == true ? .json : .csv) {
    case .csv: try result.write(table.csv)
    case .table: try result.write(table.text)
    case .json: try result.write(table.json)
    case nil: break
    }
    try result.commit()
    for sentence in sentences { Failure.say(sentence) }
  }
}

/// What the counts of several zones count.
private struct Tally {
  let zones: Int
  let isByZone: Bool
  private(set) var rows = 0
  private var invalid = 0
  /// The rows that lie inside several zones.
  private var shared = 0

  init(zones: Int, isByZone: Bool) { (self.zones, self.isByZone) = (zones, isByZone) }

  mutating func add(_ found: Result<DatedFinding, RowError>) {
    rows += 1
    switch found {
    case .success(let finding):
      if finding.assessments.count(where: { $0.verdict == .inside }) > 1 { shared += 1 }
    case .failure: invalid += 1
    }
  }

  /// A sentence where there are several zones; none otherwise.
  var sentences: [String] {
    guard zones > 1 else { return [] }
    let inside = "\(shared) row\(shared == 1 ? " lies" : "s lie") inside several zones"
    let total = (rows - invalid) * zones + invalid
    return [
      isByZone
        ? "each row is counted once for each of the \(zones) zones, so that the total is \(total) of \(rows) rows; \(inside), and \(shared == 1 ? "is" : "are") counted as such in each"
        : "each row is counted once, by the gravest of its verdicts in \(zones) zones; \(inside)"
    ]
  }
}
