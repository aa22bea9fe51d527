internal import Agreements
internal import Dates
internal import Geometry
package import Incidents
package import Maps
internal import SystemIO
internal import TextFormats
internal import ZoneAnalysis
internal import ZoneDoubt
internal import ZoneFiles
internal import Zones

/// Zones and the incidents judged against them, without an agreement, on one page that opens without a network.
///
/// The same inputs give the same bytes; the page has no date of its own.
package struct ZoneReport {
  /// Notes on zones and table, one sentence each.
  package private(set) var notes: [String]
  /// The counts of verdicts in the zone, or in any of several.
  package let summary: ZoneReportSummary

  private let options: ReportOptions
  private let zones: [ShownZone]
  private let names: [String]
  private let pictures: [ZonePicture]
  private let rows: ReportRows
  private let figures: KeyFigures
  /// The map, incidents included.
  package let drawing: ZoneMap
  private let unit: LengthUnit
  private let title: String
  private let files: [ReportContext.FileLine]

  /// Judges the incidents of a table against zones.
  ///
  /// - Parameters:
  ///   - zones: One at least.
  ///   - assessment: How well lines are known, and which probabilities decide.
  ///   - given: What the still map shows; nil for the zones alone.
  /// - Throws: `ReadError` and `ZoneError`, as `check` does; `UsageError` for columns that the table does not have.
  package init(
    _ zones: [ShownZone], _ table: SurveyedInput, assessment: AssessmentOptions, options: ReportOptions,
    scene given: MapScene? = nil, progress: (Int) -> Void = { _ in }
  ) throws {
    (self.zones, self.options) = (zones, options)
    unit = options.unit ?? .fitting(zones.flatMap(\.depths))
    names = ShownZone.names(of: zones, in: unit, options.words)
    let judged = try zones.map { try $0.judged(assessment) }
    let check = try DatedCheck(table, zones: judged, options: options.usesDates ? options.monitor : nil)
    let (kept, columnNote) = try options.columns.kept(of: check.columns, check.table)
    pictures = zip(zip(zones, names), judged).map { zone, judged in
      switch zone.0.content {
      case .zone(let file):
        ZonePicture(file, named: zone.1, lineAccuracy: judged.assessor.lineAccuracy)
      case .polygons(let input):
        ZonePicture(input, named: zone.1, lineAccuracy: judged.assessor.lineAccuracy)
      }
    }
    title =
      options.title ?? ShownZone.title(of: zones, names: names, options.words)
    var scene = given ?? MapScene(of: zones, title: title, unit: unit, words: options.words)
    if given == nil { scene.note(assessment.thresholds) }
    var drawing = ZoneMap(scene, options: options.stillMap)
    var rows = ReportRows(
      columns: check.columns, keeping: kept, kinds: Verdict.allCases.count,
      parts: zones.count > 1 ? zones.count : 0, readings: 0)
    var figures = KeyFigures()
    var summary = ZoneReportSummary(zones: names)
    let place = ReportOptions.placeColumn(among: check.columns, keeping: kept)
    let names = names
    try check.forEach { row, found in
      let entry = found.map { ReportEntry($0, zones: names) }
      rows.append(row, entry)
      figures.add(try? entry.get(), place: place.map(row.text) ?? "")
      summary.add(found)
      if rows.count & 0xFF == 0 { progress(rows.count) }
      guard case .success(let finding) = found else {
        drawing.unread += 1
        return
      }
      let assessment = finding.assessments[finding.deciding]
      drawing.add(
        assessment.verdict, at: finding.place.coordinate, isInDoubt: !assessment.doubts.isEmpty,
        region: finding.place.region)
    }
    let missing = rows.fit(keeping: [])
    (self.rows, self.figures, self.drawing, self.summary) = (rows, figures, drawing, summary)
    notes = ReportText.distinct(
      zones.flatMap(\.notes) + judged.flatMap(\.notes) + check.notes + [columnNote].compactMap(\.self)
        + ReportRows.notes(leftOut: missing)
        + (assessment.thresholds == .standard ? [] : [assessment.thresholds.sentence]))
    files = ReportContext.files(zones.map(\.path) + [table.input.name] + options.otherFiles)
  }

  /// The page.
  ///
  /// - Throws: Errors of the template, which comes with the program.
  package func html() throws -> String {
    let content = PageContent(
      kind: .verdicts, title: title, options: options, pictures: pictures, rows: rows, figures: figures,
      doubts: summary.causes, drawing: drawing, unit: unit,
      parts: zones.count > 1 ? names.map { ($0, $0) } : [])
    return try content.html { context in
      context.warnings = ReportText.distinct(pictures.compactMap(\.texts?.warning))
      context.statements = statements
      if zones.count > 1 {
        context.parts = zip(pictures, summary.zones).map { picture, counts in
          .init(
            name: picture.name, rule: picture.rule(in: unit, options.words),
            counts: counts.verdicts.map(\.grouped))
        }
      }
      for picture in pictures {
        context.add(regionsOf: picture, reading: "", unit: unit, words: options.words)
      }
      context.certificates = pictures.compactMap { $0.certificate(in: options.words) }
      context.sources = ReportText.distinct(
        pictures.flatMap { [$0.texts?.source, $0.texts?.licence].compactMap(\.self) })
      context.add(notes: notes, of: [], options.words)
      context.files = files
    }
  }

  /// Statements on what is certain, what is not, and why, a sentence each.
  private var statements: [String] {
    let words = options.words
    var list = PageStatements(words, kind: .verdicts)
    let (total, all) = (summary.total, ["all": summary.rows.grouped])
    list.add(
      words.counted(
        zones.count > 1 ? "certain.several" : "certain.verdicts", total.inside,
        zones.count > 1 ? all.merging(["k": "\(zones.count)"]) { $1 } : all))
    list.addDoubt(of: total.disputed, all: summary.rows, causes: summary.causes)
    list.add(words.counted("certain.outside", total.outside, all))
    list.addReasons(
      disputed: total.disputed, byPosition: summary.byPosition, byLine: summary.byLine, exact: summary.exact,
      coordinates: summary.suspicious, dates: summary.dateFaults)
    for sentence in Set(
      pictures.filter { $0.certificate(in: words) != nil }.map {
        words.sentence(on: $0.lineAccuracy, of: $0.name)
      }
    ).sorted() {
      list.add(sentence)
    }
    list.add("unread", summary.invalidRows, ["list": words.kinds(summary.invalid)])
    return list.sentences
  }
}
