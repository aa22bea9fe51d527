internal import Dates
internal import TextFormats
internal import Zones

extension MonitorSummary {
  /// The summary as one JSON object and a line end. All members but `suspicious` are there in every summary.
  package func json(input: String) -> [UInt8] {
    JSONWriter.object { summary in
      summary.member("agreement", title)
      summary.member("input", input)
      summary.member("rows", rows)
      summary.member("findings", object: { Self.add(findings, to: &$0, invalid: invalidRows) })
      summary.member(
        "verdicts",
        object: { counts in
          for verdict in Verdict.allCases { counts.member(verdict.rawValue, verdicts[verdict] ?? 0) }
        })
      summary.member(
        "thresholds",
        object: { object in
          object.member("inside_from", thresholds.insideFrom)
          object.member("outside_to", thresholds.outsideTo)
        })
      summary.member(
        "invalid",
        object: { counts in
          for (kind, count) in invalid.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            counts.member(kind, count)
          }
        })
      let suspicious = suspicious.merging(suspiciousDates, uniquingKeysWith: +)
      if !suspicious.isEmpty {
        summary.member(
          "suspicious",
          object: { counts in
            for (kind, count) in suspicious.sorted(by: { $0.key < $1.key }) { counts.member(kind, count) }
          })
      }
      summary.member(
        "obligations",
        object: { object in
          for (id, counts) in obligations { object.member(id, object: { Self.add(counts, to: &$0) }) }
        })
      summary.member(
        "sectors",
        object: { object in
          let known = sectors.sorted { ($0.key.utf8.count, $0.key) < ($1.key.utf8.count, $1.key) }
          for (name, counts) in known { object.member(name, object: { Self.add(counts, to: &$0) }) }
        })
      summary.member(
        "weeks",
        object: { object in
          for week in weeks.keys.compactMap(\.self).sorted() {
            object.member(week.description, object: { Self.add(weeks[week] ?? [:], to: &$0) })
          }
          if let several = weeks[nil] { object.member("several", object: { Self.add(several, to: &$0) }) }
        })
      summary.member(
        "readings",
        object: { object in
          for reading in readings {
            object.member(
              reading.id,
              object: { object in
                for (obligation, counts) in zip(obligations, reading.obligations) {
                  object.member(obligation.id, object: { Self.add(counts, to: &$0) })
                }
              })
          }
        })
      if !readings.isEmpty { summary.member("same_under_every_reading", held) }
    }
  }

  private static func add(_ counts: Counts, to object: inout JSONWriter, invalid: Int? = nil) {
    for outcome in Outcome.allCases { object.member(outcome.rawValue, counts[outcome] ?? 0) }
    if let invalid { object.member("invalid", invalid) }
  }
}
