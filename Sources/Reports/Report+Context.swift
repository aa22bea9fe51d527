internal import Dates
internal import Maps
internal import TextFormats
internal import Agreements
internal import Geometry
internal import ZoneFiles
internal import Zones
internal import ZoneAnalysis

extension Report {
  /// Fills in what the page says in words and tables.
  func fill(_ context: inout ReportContext) {
    if !agreement.parties.isEmpty { context.parties = ReportText.list(agreement.parties) }
    context.warnings = ReportText.distinct(pictures.compactMap(\.texts?.warning))
    context.statements = statements
    let judged = Dictionary(
      summary.obligations.map { ($0.id, $0.counts) }, uniquingKeysWith: { first, _ in first })
    context.obligations = agreement.obligations.map { obligation in
      let counts = judged[obligation.id]
      return .init(
        id: obligation.id, text: obligation.text, note: obligation.note,
        bound: ReportText.list(obligation.bound), zone: obligation.zone,
        days: Self.days(obligation), isJudged: counts != nil, counts: counts.map(Self.texts) ?? [])
    }
    context.amendments = agreement.amendments.map { amendment in
      .init(
        date: "\(amendment.date)",
        text: "\(amendment.text ?? amendment.id)"
          + (amendment.replaces.map { " (in the place of ‘\($0)’)" } ?? ""))
    }
    if !agreement.readings.isEmpty {
      let depend = summary.rows - summary.invalidRows - summary.held
      context.held =
        "Found the same under every reading: \(summary.held.inWords("incident")); dependent on it: \(depend.grouped)."
      context.readings = summary.readings.flatMap { reading in
        zip(summary.obligations, reading.obligations).map { obligation, counts in
          .init(
            reading: reading.title ?? (reading.id == "text" ? "the text" : reading.id),
            obligation: obligation.id, counts: Self.texts(counts))
        }
      }
    }
    for picture in pictures { add(picture, to: &context) }
    context.sources = ReportText.distinct(
      agreement.sources
        + pictures.flatMap { [$0.texts?.source, $0.texts?.licence].compactMap(\.self) })
    context.notes = ReportText.distinct(agreement.notes + notes)
    context.files = files
  }

  /// Statements on what is certain, what is not, and why, a sentence each.
  private var statements: [String] {
    let breaches = summary.findings[.breach] ?? 0
    let possible = summary.findings[.possibleBreach] ?? 0
    var words = [
      "\(breaches.grouped) of \(summary.rows.inWords("incident")) \(breaches == 1 ? "was" : "were") in a zone on a day when its duty held, for all that is known of position, line, depth and date."
    ]
    if possible > 0 {
      let causes = [
        ("position", "where the incident was"), ("line", "where the line ran"),
        ("depth", "how deep the zone is"), ("date", "on which day it was"),
      ].compactMap { doubt, what in tally.possible[doubt].map { "\($0.grouped) for \(what)" } }
      words.append(
        "\(possible.grouped) may have been: something that is not known well enough decides it. Of these, \(ReportText.list(causes)); one may have several causes."
      )
    }
    if tally.byPosition > 0 {
      words.append(
        "\(tally.byPosition.inWords("verdict")) of these would be plain if positions were exact; they are not."
      )
    }
    if tally.byLine > 0 {
      words.append(
        "\(tally.byLine.inWords("verdict")) of these would be plain if the line were exact; it is not.")
    }
    if tally.exact > 0 {
      words.append(
        "Of \(tally.exact.inWords("incident")) no accuracy is stated; their positions are taken as exact.")
    }
    if !summary.suspicious.isEmpty {
      words.append(
        "The coordinates of \(ReportText.counted(summary.suspicious)) look mistaken: \(ReportText.kinds(summary.suspicious)). They are judged as written, and no plain breach rests on them."
      )
    }
    if !summary.suspiciousDates.isEmpty {
      words.append(
        "The dates of \(ReportText.counted(summary.suspiciousDates)) cannot be true: \(ReportText.kinds(summary.suspiciousDates)). They are taken as any day, and no plain breach rests on them."
      )
    }
    if !agreement.readings.isEmpty {
      let depend = summary.rows - summary.invalidRows - summary.held
      words.append(
        depend == 0
          ? "No finding depends on which reading of the text is right."
          : "\(depend.inWords("finding")) \(depend == 1 ? "depends" : "depend") on which reading of the text is right."
      )
    }
    words += Set(
      pictures.filter { $0.terms.area == nil }.map { picture in
        picture.lineAccuracy.isExact
          ? "The line of ‘\(picture.terms.id)’ is taken as exact."
          : "The line of ‘\(picture.terms.id)’ is known to ±\(picture.lineAccuracy.inWords)."
      }
    ).sorted()
    if !summary.unjudged.isEmpty {
      words.append(
        "Held against no incident, as no table can show them: \(ReportText.list(summary.unjudged)).")
    }
    if summary.invalidRows > 0 {
      let reasons = summary.invalid.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { "\($0.value.grouped) \($0.key)" }
      words.append(
        "\(summary.invalidRows.grouped) rows cannot be read and are judged by nobody: \(ReportText.list(reasons))."
      )
    }
    return words
  }

  private func add(_ picture: ZonePicture, to context: inout ReportContext) {
    context.add(regionsOf: picture, reading: picture.reading?.id ?? "the text", unit: unit)
    context.certificates += [picture.certificateText].compactMap(\.self)
    guard case .zone(_, _, let sectors) = picture.shape, picture.reading == nil else { return }
    for (sector, name) in zip(sectors, picture.sectorNames) {
      let counts = summary.sectors[name] ?? [:]
      context.sectors.append(
        .init(
          name: name, zone: picture.terms.id, from: (sector.from.meters / 1000).fixed(3),
          to: (sector.to.meters / 1000).fixed(3),
          area: RegionMeasure(of: sector).area.squareKilometers.grouped(3),
          counts: Array(Self.texts(counts).prefix(3))))
    }
  }

  private static func texts(_ counts: MonitorSummary.Counts) -> [String] {
    Outcome.allCases.map { (counts[$0] ?? 0).grouped }
  }

  private static func days(_ obligation: Obligation) -> String {
    let span = MomentSpan(first: obligation.from, last: obligation.until)
    return span.first == nil && span.last == nil ? "as long as there is the zone" : span.inWords
  }
}

extension Int {
  /// The number with commas between thousands: `12,345`.
  var grouped: String { Double(self).grouped(0) }

  /// The number and what is counted, in the plural where it is not one.
  func inWords(_ noun: String) -> String { "\(grouped) \(noun)\(self == 1 ? "" : "s")" }
}
