internal import Agreements
internal import Dates
internal import Geometry
internal import Maps
internal import ZoneDoubt
internal import Zones

/// The sentences of evidence in the language of the page. In English they are those of findings.
extension Wording {
  /// Words with what stands between them, and with ‘and’ before the last.
  func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return self(
      "list.and", ["a": words.dropLast().joined(separator: texts["list.comma"] ?? ", "), "b": last])
  }

  /// Days and times that may be meant.
  func span(_ span: MomentSpan) -> String {
    let isOfDays = span.isOfDays
    switch (span.first, span.last) {
    case (nil, nil): return self("day.unknown")
    case (let first?, nil): return self("day.after", ["d": isOfDays ? "\(first.date)" : "\(first)"])
    case (nil, let last?): return self("day.before", ["d": isOfDays ? "\(last.date)" : last.asLast])
    case (let first?, let last?):
      if isOfDays && first.date == last.date { return "\(first.date)" }
      if isOfDays { return self("day.span", ["a": "\(first.date)", "b": "\(last.date)"]) }
      if last.seconds - first.seconds < 60 { return first.withTime }
      return self("day.span", ["a": first.withTime, "b": last.asLast])
    }
  }

  /// When an incident was, beside the time from which a duty holds; without a full stop.
  func time(_ evidence: TimeEvidence) -> String {
    let days = ["days": span(evidence.span)]
    let on = self("evidence.on", days)
    func from(_ key: String, _ start: Moment?, _ when: String) -> String {
      let values = ["when": when].merging(start.map { ["start": "\($0)"] } ?? [:]) { $1 }
      return self("evidence.\(key)\(start == nil ? "" : ".from")", values)
    }
    switch evidence.relation {
    case .before(let start): return from("before", start, on)
    case .someDays(let start):
      return from("some", start, evidence.span.isKnown ? self("evidence.oneOf", days) : on)
    case .holds(let since): return from("holds", since, on)
    }
  }

  /// Where an incident was, beside the zone of a duty; without a full stop.
  func place(_ evidence: PlaceEvidence) -> String {
    let assessment = evidence.assessment
    let placement = assessment.placement
    let verdict = self(assessment.verdict.rawValue)
    var parts: [String] = []
    if assessment.doubts.isEmpty {
      parts.append(self("evidence.zone", ["zone": evidence.zone, "verdict": verdict]))
    } else {
      let names = assessment.doubts.map { self($0.rawValue) }
      let doubts = names.dropFirst().reduce(names[0]) { self("list.and", ["a": $0, "b": $1]) }
      parts.append(
        self("evidence.zone.doubt", ["zone": evidence.zone, "verdict": verdict, "doubts": doubts]))
    }
    if placement.distance.isFinite {
      let side = evidence.isArea ? "outline" : placement.side == .on ? "line" : placement.side.rawValue
      parts.append(
        self("evidence.distance.\(side)", ["d": Length.meters(placement.distance).inRoundedWords]))
    }
    if !evidence.sector.isEmpty { parts.append(self("evidence.sector", ["sector": evidence.sector])) }
    if let (core, whole) = evidence.probabilities {
      let words = core == whole ? core : self("day.span", ["a": core, "b": whole])
      parts.append(self("evidence.probability", ["p": words]))
    }
    return parts.joined(separator: texts["list.comma"] ?? ", ")
  }

  /// How well a line is known.
  func sentence(on accuracy: LineAccuracy, of zone: String) -> String {
    if accuracy.isExact { return self("line.exact", ["zone": zone]) }
    let (least, greatest) = (accuracy.least.inWords, accuracy.greatest.inWords)
    let words = least == greatest ? least : self("day.span", ["a": least, "b": greatest])
    return self("line.known", ["zone": zone, "d": words])
  }

  /// Kinds with their counts, the most frequent first. Those that the language does not have are in English.
  func kinds(_ counts: [String: Int]) -> String {
    list(
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
        "\($0.value.grouped) \(self($0.key))"
      })
  }
}
