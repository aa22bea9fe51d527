internal import Dates
package import Incidents
package import Agreements
internal import Geometry
package import Maps
internal import SystemIO
internal import TextFormats
package import ZoneFiles
internal import Zones
internal import ZoneAnalysis
internal import ZoneDoubt

/// An agreement, its zones and the incidents judged against it, on one page that opens without a network.
///
/// The same inputs give the same bytes; the page has no date of its own.
package struct Report {
  /// Notes on agreement, table and layers, one sentence each.
  package private(set) var notes: [String]
  /// The counts of findings, by outcome, obligation, reading and sector.
  package let summary: MonitorSummary

  let agreement: Agreement
  let options: ReportOptions
  let obligations: [Obligation]
  let pictures: [ZonePicture]
  let layers: [MapLayer]
  let rows: ReportRows
  let files: [ReportContext.FileLine]
  let tally: DoubtTally
  private var drawing: ZoneMap

  /// About how many bytes of the table's own columns a page may hold.
  private static let columnBudget = 5_000_000

  /// Judges the incidents of a table, and builds all zones.
  ///
  /// - Throws: ``AgreementError`` and `ReadError`, as ``Monitor`` does, and for layers.
  package init(
    _ agreement: Agreement, _ table: SurveyedInput, options: ReportOptions, progress: (Int) -> Void = { _ in }
  ) throws {
    self.agreement = agreement
    self.options = options
    var monitorOptions = options.monitor
    monitorOptions.includesReadings = true
    var monitor = try Monitor(agreement, table, options: monitorOptions)
    obligations = monitor.obligations
    pictures = try monitor.pictures(versions: options.versions)
    layers = try Self.layers(of: agreement)
    var scene = Self.scene(agreement, pictures, layers)
    if monitorOptions.thresholds != .standard { scene.notes.append(monitorOptions.thresholds.sentence) }
    var drawing = ZoneMap(scene)
    var rows = ReportRows(
      columns: monitor.columns, obligations: obligations.count, readings: agreement.readings.count)
    var tally = DoubtTally()
    try monitor.forEach { row, found in
      rows.append(row, found)
      tally.add(found)
      if rows.count & 0xFF == 0 { progress(rows.count) }
      guard case .success(let finding) = found, let zone = finding.zone else { return }
      drawing.add(
        zone.assessment.verdict, at: finding.place, isInDoubt: !finding.doubts.isEmpty, region: finding.region
      )
    }
    let named = agreement.obligations.flatMap { $0.concerns ?? [] }.flatMap(\.columns)
    let missing = rows.fit(Self.columnBudget, keeping: Set(named))
    (self.rows, self.tally, self.drawing, summary) = (rows, tally, drawing, monitor.summary)
    notes = monitor.notes + layers.flatMap(\.notes)
    if !missing.isEmpty {
      notes.append(
        "the page leaves out the columns \(missing.map { "‘\($0)’" }.joined(separator: ", ")), which would make it too large to send"
      )
    }
    files = Self.files(agreement, table: table.input.name)
  }

  /// The map as an SVG document, incidents included.
  package var svg: String { drawing.svg() }

  /// The map of an agreement without incidents.
  ///
  /// - Throws: ``AgreementError`` and `ReadError` where zones and layers cannot be made.
  package static func map(of agreement: Agreement, versions: SoftwareVersions) throws -> ZoneMap {
    ZoneMap(scene(agreement, try agreement.pictures(versions: versions), try layers(of: agreement)))
  }

  private static func layers(of agreement: Agreement) throws -> [MapLayer] {
    try agreement.layers.map { layer in
      try MapLayer(
        path: agreement.path(layer.file), title: layer.title, label: layer.label, rank: layer.rank)
    }
  }

  /// The page.
  ///
  /// - Throws: Errors of the template, which comes with the program.
  package func html() throws -> String {
    // Leaflet's plane has no poles; the static map has.
    let leaflet = drawing.isPolar ? nil : options.leaflet
    var context = ReportContext(
      title: agreement.title, outcome: outcome, command: options.command, version: options.versions.demarc,
      versions: versions(leaflet), isInteractive: leaflet != nil, style: Page.style,
      leafletStyle: leaflet?.style, leaflet: leaflet?.script, script: Page.script,
      scriptHashes: ([leaflet?.script].compactMap(\.self) + [Page.script]).map(Page.hash).joined(
        separator: " "),
      data: Page.escaped(data))
    if leaflet == nil { context.map = svg }
    fill(&context)
    return try Page.html(context)
  }

  private func versions(_ leaflet: Leaflet?) -> String {
    "Made with demarc \(options.versions.demarc), PROJ \(options.versions.proj) and GEOS \(options.versions.geos), on WGS 84."
      + (leaflet == nil
        ? ""
        : " The map is drawn by Leaflet, © 2010–2019 Vladimir Agafonkin, © 2010–2011 CloudMade, BSD 2-clause licence.")
  }

  private var outcome: String {
    let counts = Outcome.allCases.map { "\((summary.findings[$0] ?? 0).grouped) \($0.rawValue)" }
    return
      "\(summary.rows.inWords("incident")): \((counts + ["\(summary.invalidRows.grouped) unreadable"]).joined(separator: ", "))."
  }

  /// The data of the page's program, as a JSON object.
  private var data: [UInt8] {
    JSONWriter.object { object in
      object.member("middle", drawing.middleLongitude)
      object.member("label", label ?? "")
      object.member("obligations", obligations.map(\.id))
      object.member("readings", agreement.readings.map { $0.title ?? $0.id })
      object.member("events", events) { event, object in
        object.member("day", event.day.ordinal)
        object.member("text", event.text)
      }
      object.member("zones", pictures) { picture, object in
        let versions = pictures.filter {
          $0.terms.id == picture.terms.id && $0.reading?.id == picture.reading?.id
        }
        picture.members(of: &object, isOne: versions.count == 1)
      }
      object.member("layers", layers) { layer, object in layer.members(of: &object) }
      object.member("rows", object: { rows.members(of: &$0) })
    }
  }

  /// The column that tells people where an incident was.
  private var label: String? {
    let known = ["place", "location", "where_coordinates", "site", "locality", "village", "town", "name"]
    return rows.columnNames.first { known.contains($0.lowercased()) }
  }

  /// Days on which something begins, for the timeline.
  private var events: [(day: CalendarDate, text: String)] {
    var events: [(CalendarDate, String)] = agreement.obligations.compactMap { obligation in
      obligation.from.map { ($0.date, obligation.id) }
    }
    events += agreement.amendments.map { ($0.date.date, $0.id) }
    var joined: [(day: CalendarDate, text: String)] = []
    for (day, text) in events.sorted(by: { $0 < $1 }) {
      if joined.last?.day == day {
        joined[joined.count - 1].text += ", \(text)"
      } else {
        joined.append((day, text))
      }
    }
    return joined
  }

  private static func scene(
    _ agreement: Agreement, _ pictures: [ZonePicture], _ layers: [MapLayer]
  ) -> MapScene {
    var scene = MapScene(title: agreement.title, subtitle: agreement.parties.joined(separator: ", "))
    scene.layers = layers
    for picture in pictures where picture.reading == nil {
      switch picture.shape {
      case .area(let input): scene.add(area: input.polygons, named: picture.name)
      case .zone(let zone, _, let sectors):
        scene.add(zone, named: picture.name)
        scene.sectors += sectors.flatMap(\.polygons)
      }
    }
    scene.warnings = pictures.compactMap(\.texts?.warning).reduce(into: []) { all, one in
      if !all.contains(one) { all.append(one) }
    }
    scene.notes = agreement.notes + ["Sources: \(agreement.sources.joined(separator: "; "))"]
    return scene
  }

  /// The files that the page was made from. A pipe is gone when it was read, and has no figure to compare with.
  private static func files(_ agreement: Agreement, table: String) -> [ReportContext.FileLine] {
    let paths = [agreement.file, table] + agreement.files.map(agreement.path)
    return paths.reduce(into: []) { files, path in
      guard !files.contains(where: { $0.name == path }) else { return }
      files.append(
        ReportContext.FileLine(
          name: path, sha256: InputFile.sha256(of: path) ?? "not a file that can be read again"))
    }
  }
}

/// The options of a report.
package struct ReportOptions: Sendable {
  /// How incidents are judged against the agreement.
  package var monitor: MonitorOptions
  /// The command as it was given, for whoever wants to repeat it.
  package var command: String
  /// The versions of the software, which the page states.
  package var versions: SoftwareVersions
  /// The library that draws the map; nil for a still picture.
  package var leaflet: Leaflet?

  package init(
    monitor: MonitorOptions = MonitorOptions(), command: String, versions: SoftwareVersions, leaflet: Leaflet?
  ) {
    self.monitor = monitor
    self.command = command
    self.versions = versions
    self.leaflet = leaflet
  }
}
