internal import Dates
package import Incidents
package import Agreements
internal import Geometry
package import Maps
internal import SystemIO
internal import TextFormats
internal import ZoneFiles
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
  let figures: KeyFigures
  /// The map, incidents included.
  package private(set) var drawing: ZoneMap

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
    var scene = Self.scene(agreement, pictures, layers, options)
    scene.note(monitorOptions.thresholds)
    var drawing = ZoneMap(scene, kinds: Self.kinds, options: options.stillMap)
    let (kept, columnNote) = try options.columns.kept(of: monitor.columns, table.input.table)
    var rows = ReportRows(
      columns: monitor.columns, keeping: kept, kinds: Outcome.allCases.count, parts: obligations.count,
      readings: agreement.readings.count)
    var tally = DoubtTally()
    var figures = KeyFigures()
    let place = ReportOptions.placeColumn(among: monitor.columns, keeping: kept)
    try monitor.forEach { row, found in
      let entry = found.map { ReportEntry($0, in: options.words) }
      rows.append(row, entry)
      figures.add(try? entry.get(), place: place.map(row.text) ?? "")
      tally.add(found)
      if rows.count & 0xFF == 0 { progress(rows.count) }
      guard case .success(let finding) = found, let entry = try? entry.get() else {
        drawing.unread += 1
        return
      }
      drawing.add(
        kind: entry.outcome, at: finding.place, isInDoubt: !finding.doubts.isEmpty, region: finding.region)
    }
    let named = agreement.obligations.flatMap { $0.concerns ?? [] }.flatMap(\.columns)
    let missing = rows.fit(keeping: Set(named))
    (self.rows, self.tally, self.drawing, summary) = (rows, tally, drawing, monitor.summary)
    self.figures = figures
    notes = monitor.notes + layers.flatMap(\.notes) + [columnNote].compactMap(\.self)
    notes += ReportRows.notes(leftOut: missing)
    if monitorOptions.thresholds != .standard { notes.append(monitorOptions.thresholds.sentence) }
    files = ReportContext.files(
      [agreement.file, table.input.name] + options.otherFiles + agreement.files.map(agreement.path))
  }

  /// What the marks of the map stand for: the outcomes, the gravest first.
  private static let kinds = zip(Outcome.allCases, ["inside", "disputed", "deadline", "outside"]).map {
    MarkKind(name: $0.rawValue, style: $1)
  }

  /// The map of an agreement without incidents.
  ///
  /// - Throws: ``AgreementError`` and `ReadError` where zones and layers cannot be made.
  package static func map(
    of agreement: Agreement, options: ReportOptions
  ) throws -> ZoneMap {
    ZoneMap(
      scene(
        agreement, try agreement.pictures(versions: options.versions), try layers(of: agreement), options),
      kinds: kinds, options: options.stillMap)
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
    let content = PageContent(
      kind: .findings, title: title, options: options, pictures: pictures, layers: layers, rows: rows,
      figures: figures, doubts: tally.causes, drawing: drawing, unit: unit,
      parts: obligations.map { ($0.id, Self.title(of: $0)) },
      readings: agreement.readings.map { $0.title ?? $0.id }, events: events)
    return try content.html { fill(&$0) }
  }

  private var title: String { options.title ?? agreement.title }

  /// The unit of depths and distances: the one asked for, or in which the text gives its depths.
  var unit: LengthUnit { options.unit ?? .fitting(pictures.flatMap(\.depths)) }

  /// The duty in few words, with its id where the words are many.
  private static func title(of obligation: Obligation) -> String {
    obligation.text.count <= 60 ? obligation.text : "\(obligation.id): \(obligation.text.prefix(48))…"
  }

  /// Days on which something begins, for the timeline.
  private var events: [PageContent.Event] {
    var events: [(CalendarDate, String)] = agreement.obligations.compactMap { obligation in
      obligation.from.map { ($0.date, obligation.id) }
    }
    events += agreement.amendments.map { ($0.date.date, $0.id) }
    var joined: [PageContent.Event] = []
    for (day, text) in events.sorted(by: { $0 < $1 }) {
      if joined.last?.day == day.ordinal {
        joined[joined.count - 1].text += ", \(text)"
      } else {
        joined.append((day.ordinal, text))
      }
    }
    return joined
  }

  private static func scene(
    _ agreement: Agreement, _ pictures: [ZonePicture], _ layers: [MapLayer], _ options: ReportOptions
  ) -> MapScene {
    let words = options.words
    var scene = MapScene(
      title: options.title ?? agreement.title,
      subtitle: agreement.parties.joined(separator: words("list.comma")), words: words)
    scene.layers = layers
    for picture in pictures where picture.reading == nil {
      switch picture.shape {
      case .area(let input): scene.add(area: input.polygons, named: picture.name)
      case .zone(let zone, _, let sectors):
        scene.add(zone, named: picture.name, unit: options.unit ?? .fitting(pictures.flatMap(\.depths)))
        scene.sectors += sectors.flatMap(\.polygons)
      }
    }
    scene.warnings = pictures.compactMap(\.texts?.warning).reduce(into: []) { all, one in
      if !all.contains(one) { all.append(one) }
    }
    scene.notes = agreement.notes
    if !agreement.sources.isEmpty {
      let sources = agreement.sources.joined(separator: words("list.semicolon"))
      scene.notes.append(words("map.sources", ["list": sources]))
    }
    return scene
  }
}
