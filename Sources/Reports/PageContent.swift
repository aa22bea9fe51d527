internal import Agreements
internal import Geometry
internal import Incidents
internal import Maps
internal import TextFormats
internal import ZoneFiles
internal import Zones

/// What a page shows, whether it was made from an agreement or from zones alone.
struct PageContent {
  /// What incidents are said to be.
  enum Kind: String {
    /// Findings on obligations: breach, possible breach, before deadline, not concerned.
    case findings
    /// Verdicts on zones: inside, disputed, outside.
    case verdicts

    /// The names of the kinds of findings, the gravest first.
    var names: [String] {
      switch self {
      case .findings: Outcome.allCases.map(\.rawValue)
      case .verdicts: Verdict.allCases.map(\.rawValue)
      }
    }
  }

  /// A day on which something begins, for the timeline.
  typealias Event = (day: Int, text: String)

  var kind: Kind
  var title: String
  var options: ReportOptions
  var pictures: [ZonePicture]
  var layers: [MapLayer] = []
  var rows: ReportRows
  var figures: KeyFigures
  /// The causes of doubt by how often they play a part.
  var doubts: [(name: String, count: Int)]
  var drawing: ZoneMap
  /// The unit of depths and distances.
  var unit: LengthUnit
  /// The obligations that rows are judged by, or the zones where there are several: id and title.
  var parts: [(id: String, title: String)]
  var readings: [String] = []
  var events: [Event] = []

  private var words: Wording { options.words }

  /// The page.
  ///
  /// - Parameter fill: Adds what is said in words and tables.
  /// - Throws: Errors of the template, which comes with the program.
  func html(_ fill: (inout ReportContext) -> Void) throws -> String {
    // Leaflet's plane has no poles; the static map has.
    let leaflet = drawing.isPolar ? nil : options.leaflet
    var context = ReportContext(
      title: title, headline: headline, sum: sum, figures: keyFigures, kinds: kind.names.map { words($0) },
      command: options.command,
      version: options.versions.demarc, versions: versions(leaflet), isInteractive: leaflet != nil,
      style: Page.style, leafletStyle: leaflet?.style, leaflet: leaflet?.script, script: Page.script,
      scriptHashes: ([leaflet?.script].compactMap(\.self) + [Page.script]).map(Page.hash).joined(
        separator: " "),
      data: Page.escaped(data), words: words.texts, language: words.language,
      direction: words.isRightToLeft ? "rtl" : "ltr", isFindings: kind == .findings,
      closing: words("closing.\(kind.rawValue)"), english: words.language == "en" ? nil : words("english"))
    if leaflet == nil { context.map = drawing.svg() }
    fill(&context)
    context.complete()
    return try Page.html(context)
  }

  private func versions(_ leaflet: Leaflet?) -> String {
    let versions = options.versions
    let leafletCredit = "© 2010–2019 Vladimir Agafonkin, © 2010–2011 CloudMade"
    return
      ([
        words("made", ["demarc": versions.demarc, "proj": versions.proj, "geos": versions.geos]),
        leaflet.map { _ in words("made.leaflet", ["credit": leafletCredit]) }, words("made.background"),
      ] as [String?]).compactMap(\.self).joined(separator: " ")
  }

  private func count(_ kind: Int) -> Int { figures.kinds[kind] ?? 0 }

  /// What the words are about: findings, or verdicts on one zone or on several.
  private var subject: String { kind == .verdicts && pictures.count > 1 ? "several" : kind.rawValue }

  private var headline: String {
    words(
      "headline.\(subject)",
      [
        "n": count(0).grouped, "m": count(1).grouped, "all": figures.rows.grouped,
        "k": pictures.count.grouped,
      ])
  }

  private var sum: String {
    let counts = (kind.names.enumerated().map { ($1, count($0)) } + [("invalid", figures.invalid)])
      .map { "\($1.grouped) \(words($0))" }
    return words("sum", ["all": figures.rows.grouped, "list": counts.joined(separator: words("list.comma"))])
  }

  private var keyFigures: [ReportContext.Figure] {
    var figures: [ReportContext.Figure] = []
    let all = ["all": self.figures.rows.grouped]
    figures.append(
      .init(
        label: words("key.in.\(subject)"), value: count(0).grouped, note: words("of", all), style: "in")
    )
    let causes = doubts.filter { $0.count > 0 }.map { "\(words($0.name)) \($0.count.grouped)" }
    figures.append(
      .init(
        label: words("key.doubt"), value: count(1).grouped,
        note: words("of", all)
          + (causes.isEmpty
            ? ""
            : words("list.semicolon")
              + words("doubt.causes", ["list": causes.joined(separator: words("list.comma"))])),
        style: "doubt"))
    figures.append(trend)
    let places = self.figures.topPlaces
    let isSpread = count(0) > 1 && places.first?.count == 1
    let total = ["all": count(0).grouped]
    // Places that have as many are named together.
    let most = isSpread ? [] : places.prefix { $0.count == places.first?.count }
    figures.append(
      .init(
        label: words("key.where"),
        value: most.isEmpty ? "—" : most.map(\.name).joined(separator: words("list.comma")),
        note: isSpread
          ? words("where.spread")
          : places.isEmpty
            ? (count(0) > 0 ? words("where.none") : "")
            : words("place.share", total.merging(["n": places[0].count.grouped]) { $1 })
              + places.dropFirst(most.count).map {
                words("list.semicolon") + "\u{2068}\($0.name)\u{2069}: \($0.count.grouped)"
              }.joined(),
        style: "where"))
    return figures
  }

  private var trend: ReportContext.Figure {
    guard let trend = figures.trend else {
      return .init(
        label: words("key.trend"), value: words("trend.none"), note: words("trend.short"), style: "same")
    }
    let style = ["fewer", "same", "more"][trend.direction + 1]
    let arrow = ["↓ ", "→ ", "↑ "][trend.direction + 1]
    return .init(
      label: words("key.trend"), value: arrow + words("trend.\(style)"),
      note: words(
        "trend.note",
        [
          "what": words("key.in.\(subject)"), "days": "\(trend.length)", "to": "\(trend.to)",
          "a": trend.before.grouped, "b": trend.after.grouped, "x": trend.allBefore.grouped,
          "y": trend.allAfter.grouped, "e": trend.earlier.grouped, "u": trend.undated.grouped,
          "n": count(0).grouped,
        ]),
      style: style)
  }

  /// The data of the page's program, as a JSON object.
  private var data: [UInt8] {
    JSONWriter.object { object in
      object.member("kinds", kind.names + ["invalid"])
      object.member("kind", kind.rawValue)
      object.member("unit", unit.rawValue)
      object.member("unitMeters", unit.meters)
      object.member("middle", drawing.middleLongitude)
      object.member("label", ReportOptions.placeColumn(among: rows.columnNames) ?? "")
      object.member("obligations", parts.map(\.title))
      object.member("readings", readings)
      object.member("events", events) { event, object in
        object.member("day", event.day)
        object.member("text", event.text)
      }
      object.member("zones", pictures) { picture, object in
        let versions = pictures.filter {
          $0.terms.id == picture.terms.id && $0.reading?.id == picture.reading?.id
        }
        picture.members(of: &object, isOne: versions.count == 1, unit: unit, words: words)
      }
      object.member("layers", layers) { layer, object in layer.members(of: &object) }
      if let background = drawing.background {
        object.member("background", object: { background.members(of: &$0) })
      }
      object.member(
        "words",
        object: { list in
          for (name, text) in words.forProgram { list.member(name, text) }
        })
      object.member("rows", object: { rows.members(of: &$0) })
    }
  }
}
