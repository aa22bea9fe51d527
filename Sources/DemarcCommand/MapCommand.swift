internal import Agreements
import ArgumentParser
internal import Geometry
internal import Incidents
internal import Maps
internal import Reports
internal import SystemIO
internal import ZoneDoubt
internal import ZoneFiles
internal import Zones

/// `demarc map`: zones, or an agreement, as a picture for documents.
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Draw zones, or an agreement, and incidents as a map for documents.",
    discussion: """
      The ending of the output names the format: .svg, and .png or .pdf by librsvg's ‘rsvg-convert’ (librsvg2-bin of \
      Debian). Several zones are drawn on one map, the largest at the bottom. The last file is taken for incidents \
      unless it is GeoJSON or WKT with polygons. Incidents are marked by the verdicts that ‘demarc check’ gives them; beside \
      several zones by the gravest. Of an agreement (YAML) it draws the map of ‘demarc report’, by its findings. Land, borders and \
      towns beneath it are Natural Earth's.

      Examples:
        demarc map zone.geojson -o map.svg
        demarc map zone.geojson incidents.csv --accuracy off -o map.png
        demarc map 12nmi.geojson 24nmi.geojson 200nmi.geojson --title "Limits" -o limits.pdf
        demarc map agreement.yml incidents.csv -o map.svg
      """)

  @Argument(
    help: ArgumentHelp(
      "Zone files that demarc made, or polygons, or one agreement; then incidents as ‘check’ reads them, if any. - is standard input.",
      valueName: "zone"), completion: FileKinds.all)
  var files: [String]

  @OptionGroup var reading: IncidentOptionGroup
  @OptionGroup var picture: PictureOptionGroup
  @OptionGroup var output: OutputOption

  @Option(
    help: ArgumentHelp(
      "The size in pixels, which a PNG then has; or a3, a4, a5, a4-landscape. By default 960 wide, a PNG twice as many.",
      valueName: "WxH"))
  var size: String?

  @Option(
    help: ArgumentHelp(
      "The scale in the middle of the map, as in 1:500000, on paper of 96 pixels an inch; the size follows from it. A PNG has 192 pixels an inch.",
      valueName: "1:n"))
  var scale: String?

  @Flag(inversion: .prefixedNo, help: "Land, borders and towns beneath the map, and where on Earth it is.")
  var background = true

  func run() throws { try Failure.reported { try draw() } }

  private func draw() throws {
    try MapDocument.require(output.path)
    var options = try MapOptions(size: size)
    options.hasBackground = background
    options.words = try picture.words
    options.scale = try scale.map { text throws(UsageError) in try MapOptions.scale(text) }
    let zoneFiles = try ZoneArguments(files)
    options.hasIncidents = zoneFiles.incidents != nil
    let agreement = try zoneFiles.agreement.map { try Agreement(path: $0) }
    let inputs = zoneFiles.zones + [zoneFiles.incidents].compactMap(\.self) + reading.files
    let result = try output.open(inputs: inputs + (agreement.map { $0.files.map($0.path) } ?? []))
    let drawn: String
    if let agreement {
      drawn = try svg(of: agreement, zoneFiles.incidents, options)
    } else {
      drawn = try zoneMap(zoneFiles, options)
    }
    try MapDocument.write(drawn, to: result, path: output.path, options: options)
    try result.commit()
  }

  private func zoneMap(_ arguments: ZoneArguments, _ options: MapOptions) throws -> String {
    let zones = try arguments.shown()
    for note in zones.flatMap(\.notes) { Failure.say(note) }
    var scene = MapScene(
      of: zones, title: picture.title, unit: picture.units, words: options.words)
    if let places = reading.places {
      scene.layers.append(try MapLayer(places: places))
    }
    guard let incidents = arguments.incidents else {
      return finished(try drawable(ZoneMap(scene, options: options)))
    }
    let assessment = try reading.assessment.options()
    scene.note(assessment.thresholds)
    // Whether it fits does not depend on the incidents.
    var map = try drawable(ZoneMap(scene, options: options))
    if zones.count == 1 {
      let (input, _) = try reading.open(incidents)
      let judged = try zones[0].judged(assessment)
      for note in judged.notes where !zones[0].notes.contains(note) { Failure.say(note) }
      let (notes, summary) = try map.add(
        input, judgedBy: judged.assessor, plausibility: judged.plausibility)
      for sentence in notes + summary.sentences { Failure.say(sentence) }
      return finished(map)
    }
    var page = ReportOptions(
      monitor: try reading.monitorOptions(), command: "", versions: .current, leaflet: nil)
    // A picture has neither columns nor days.
    (page.columns, page.map, page.words) = (.named([]), options, options.words)
    page.usesDates = false
    let report = try ZoneReport(
      zones, try reading.openDated(incidents).input, assessment: assessment, options: page, scene: scene)
    for sentence in report.notes + report.summary.sentences { Failure.say(sentence) }
    return finished(report.drawing)
  }

  /// The document of a map, with a note where it is larger than was asked for.
  private func finished(_ map: ZoneMap) -> String {
    if let note = map.sizeNote { Failure.say("note: \(note)") }
    return map.svg()
  }

  private func drawable(_ map: ZoneMap) throws(UsageError) -> ZoneMap {
    if let fault = map.fault { throw UsageError("--scale: \(fault)") }
    return map
  }

  private func svg(of agreement: Agreement, _ incidents: String?, _ layout: MapOptions) throws -> String {
    var options = ReportOptions(
      monitor: try reading.monitorOptions(), command: "", versions: .current, leaflet: nil)
    (options.title, options.unit, options.map) = (picture.title, picture.units, layout)
    options.words = layout.words
    options.columns = .named([])
    guard let incidents else {
      return finished(try drawable(Report.map(of: agreement, options: options)))
    }
    if layout.scale != nil { _ = try drawable(Report.map(of: agreement, options: options)) }
    let report = try Report(agreement, try reading.openDated(incidents).input, options: options)
    for sentence in report.notes + report.summary.sentences { Failure.say(sentence) }
    return finished(report.drawing)
  }
}
