package import TextFormats
internal import Zones

extension CheckSummary {
  /// The summary as one JSON object and a line end.
  ///
  /// `verdicts` counts all rows, `invalid` those by what is wrong with them. `undecidable` counts the rows
  /// that would be plain if positions, or the line, were exact, and `thresholds` are the probabilities from which a
  /// verdict is inside, and up to which it is outside. All members are there in every summary.
  ///
  /// - Parameters:
  ///   - input: The name of the input.
  ///   - seconds: How long the check took.
  ///   - last: Adds members after all others.
  package func json(
    input: String, seconds: Double, last: (inout JSONWriter) -> Void = { _ in }
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object { summary in
      summary.member("input", input)
      summary.member("rows", rows)
      summary.member(
        "verdicts",
        object: { counts in
          for verdict in Verdict.allCases { counts.member(verdict.rawValue, verdicts[verdict] ?? 0) }
          counts.member("invalid", invalidRows)
        })
      summary.member("invalid", counts: invalid)
      summary.member(
        "doubts",
        object: { counts in
          for doubt in Doubt.allCases { counts.member(doubt.rawValue, doubts[doubt] ?? 0) }
        })
      summary.member(
        "undecidable",
        object: { counts in
          counts.member("position", undecidedByPosition)
          counts.member("line", undecidedByLine)
        })
      summary.member(
        "thresholds",
        object: { json in
          json.member("inside_from", thresholds.insideFrom)
          json.member("outside_to", thresholds.outsideTo)
        })
      summary.member("suspicious", counts: suspicious)
      summary.member("accuracy_unstated", unstatedAccuracy)
      summary.member("empty_lines", emptyLines)
      summary.member("seconds", (seconds * 1000).rounded() / 1000)
      summary.member("rows_per_second", rate(seconds: seconds).map { $0.rounded() })
      last(&summary)
    }
    json.end()
    return json.bytes
  }

  /// Rows a second; nil for a time too short to tell.
  package func rate(seconds: Double) -> Double? { seconds > 0 ? Double(rows) / seconds : nil }
}

extension JSONWriter {
  /// An object of counts by their names, the most frequent first.
  fileprivate mutating func member(_ name: String, counts: [String: Int]) {
    member(
      name,
      object: { object in
        for (key, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
          object.member(key, count)
        }
      })
  }
}
