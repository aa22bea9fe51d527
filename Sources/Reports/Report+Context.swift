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
    if !agreement.parties.isEmpty { context.parties = options.words.list(agreement.parties) }
    context.warnings = ReportText.distinct(pictures.compactMap(\.texts?.warning))
    context.statements = statements
    let judged = Dictionary(
      summary.obligations.map { ($0.id, $0.counts) }, uniquingKeysWith: { first, _ in first })
    context.obligations = agreement.obligations.map { obligation in
      let counts = judged[obligation.id]
      return .init(
        id: obligation.id, text: obligation.text, note: obligation.note,
        bound: options.words.list(obligation.bound), zone: obligation.zone,
        days: days(obligation), isJudged: counts != nil, counts: counts.map(Self.texts) ?? [])
    }
    context.amendments = agreement.amendments.map { amendment in
      .init(
        date: "\(amendment.date)",
        text: "\(amendment.text ?? amendment.id)"
          + (amendment.replaces.map { " (\(options.words("replaces", ["name": $0])))" } ?? ""))
    }
    if !agreement.readings.isEmpty {
      let depend = summary.rows - summary.invalidRows - summary.held
      context.held = options.words(
        "readings.held",
        [
          "n": summary.held.grouped, "m": depend.grouped,
          "all": (summary.rows - summary.invalidRows).grouped,
        ])
      context.readings = summary.readings.flatMap { reading in
        zip(summary.obligations, reading.obligations).map { obligation, counts in
          .init(
            reading: reading.title ?? (reading.id == "text" ? options.words("readings.text") : reading.id),
            obligation: obligation.id, counts: Self.texts(counts))
        }
      }
    }
    for picture in pictures { add(picture, to: &context) }
    context.sources = ReportText.distinct(
      agreement.sources
        + pictures.flatMap { [$0.texts?.source, $0.texts?.licence].compactMap(\.self) })
    context.add(notes: notes, of: agreement.notes, options.words)
    context.files = files
  }

  /// Statements on what is certain, what is not, and why, a sentence each.
  private var statements: [String] {
    let words = options.words
    var list = PageStatements(words, kind: .findings)
    let possible = summary.findings[.possibleBreach] ?? 0
    let breaches = summary.findings[.breach] ?? 0
    list.add(words.counted("certain.findings", breaches, ["all": summary.rows.grouped]))
    list.addDoubt(of: possible, all: summary.rows, causes: tally.causes)
    list.addReasons(
      disputed: possible, byPosition: tally.byPosition, byLine: tally.byLine, exact: tally.exact,
      coordinates: summary.suspicious, dates: summary.suspiciousDates)
    if !agreement.readings.isEmpty {
      let depend = summary.rows - summary.invalidRows - summary.held
      if depend == 0 { list.add(words("readings.none")) } else { list.add("readings.some", depend) }
    }
    for sentence in Set(
      pictures.filter { $0.terms.area == nil }.map { words.sentence(on: $0.lineAccuracy, of: $0.terms.id) }
    ).sorted() {
      list.add(sentence)
    }
    if !summary.unjudged.isEmpty {
      list.add(words("unjudged", ["list": words.list(summary.unjudged)]))
    }
    list.add("unread", summary.invalidRows, ["list": words.kinds(summary.invalid)])
    return list.sentences
  }

  private func add(_ picture: ZonePicture, to context: inout ReportContext) {
    let words = options.words
    context.add(
      regionsOf: picture, reading: picture.reading?.id ?? words("readings.text"), unit: unit, words: words)
    context.certificates += [picture.certificate(in: words)].compactMap(\.self)
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

  private func days(_ obligation: Obligation) -> String {
    let span = MomentSpan(first: obligation.from, last: obligation.until)
    return span.isKnown ? options.words.span(span) : options.words("days.always")
  }
}

extension Int {
  /// The number with commas between thousands: `12,345`.
  var grouped: String { Double(self).grouped(0) }
}
