internal import Dates
internal import SystemIO

/// The beginning of an agreement: one zone, one duty, and all else in comments for whoever goes on.
package struct AgreementDraft: Sendable {
  /// The file of the line, or of an area, as the agreement has it: seen from its own folder.
  package var file: String
  /// The rule along the line; nil for an area, which has none.
  package var rule: Rule?
  package var title: String
  /// A warning that the file of the line carries; nil for none.
  package var warning: String?
  /// The first day, as `2020-03-05`; nil for always.
  package var from: String?
  /// The last day on which the duty need not yet be fulfilled; nil for none.
  package var by: String?
  package var timeZone: String?
  /// The words of the duty.
  package var duty: String
  /// A column and a value that rows which the duty concerns have, each; none for all rows.
  package var concerns: [(column: String, value: String)] = []

  /// Depth or band, side and ends, as options of `zone` have them.
  package struct Rule: Sendable {
    package var depth: String?
    package var band: String?
    package var side: String?
    package var ends: String?

    package init(depth: String?, band: String?, side: String?, ends: String?) {
      (self.depth, self.band, self.side, self.ends) = (depth, band, side, ends)
    }
  }

  package init(file: String, rule: Rule?, title: String, duty: String) {
    (self.file, self.rule, self.title, self.duty) = (file, rule, title, duty)
  }

  /// The YAML text. ``Agreement`` reads it as it stands.
  package var yaml: String {
    var lines = [
      "# An agreement for ‘demarc monitor’, ‘report’, ‘map’ and ‘compare’. docs/agreements.md of demarc explains every field.",
      "# Lines that begin with # are comments: take the sign away from those that you need.",
      "",
      "title: \(Self.scalar(title))",
      "# parties: [One party, Another party]",
      "# sources: [\"The text of the agreement, its date and where it was published\"]",
    ]
    lines +=
      warning.map { ["notes:", "  - \(Self.scalar($0))"] } ?? [
        "# notes: [\"What a reader of the page should know\"]"
      ]
    lines.append(
      timeZone.map { "time_zone: \(Self.scalar($0))" }
        ?? "# time_zone: Asia/Damascus   # the time zone of all days and hours; needed if the table's times are in UTC"
    )
    lines += ["", "zones:", "  - id: zone", "    # title: The zone, as the page calls it"]
    if let rule {
      lines.append("    line: \(Self.scalar(file))")
      if let depth = rule.depth { lines.append("    depth: \(Self.scalar(depth))") }
      if let band = rule.band { lines.append("    band: \(Self.scalar(band))") }
      lines.append(
        rule.side.map { "    side: \(Self.scalar($0))" }
          ?? "    # side: left   # left or right as one travels the line; both sides without it")
      if let ends = rule.ends { lines.append("    ends: \(ends)") }
      lines += [
        "    # line_accuracy: 500m   # the radius within which the line is known",
        "    # sectors: 5   # parts of equal length of the line",
      ]
    } else {
      lines.append("    area: \(Self.scalar(file))")
    }
    lines.append(
      from.map { "    from: \($0)" }
        ?? "    # from: 2020-03-05   # the first day on which there is this zone; always without it")
    lines += [
      "    # until: 2020-12-31", "", "obligations:", "  - id: duty", "    text: \(Self.scalar(duty))",
      "    zone: zone",
    ]
    lines.append(
      by.map { "    by: \($0)   # the last day on which it need not yet be fulfilled" }
        ?? "    # by: 2020-03-15   # the last day on which it need not yet be fulfilled")
    lines.append("    # bound: [One party]")
    if concerns.isEmpty {
      lines += [
        "    concerns: all   # every row of the table; or conditions of which all have to hold:",
        "    #   - {column: event_type, one_of: [Battles, Explosions/Remote violence]}",
        "    #   - {column: fatalities, at_least: 1}",
      ]
    } else {
      lines.append("    concerns:")
      lines += concerns.map {
        "      - {column: \(Self.scalar($0.column)), equals: \(Self.scalar($0.value))}"
      }
    }
    lines += [
      "    note: Every row that the conditions choose is taken to show that the duty was not kept.",
      "",
      "# amendments:   # changes, each from a day on",
      "#   - id: first-amendment",
      "#     date: 2020-06-01",
      "#     zones: {zone: \(rule == nil ? "{until: 2020-12-31}" : "{depth: 10km}")}",
      "",
      "# readings:   # rival readings of the same text; ‘monitor --readings’ judges by all",
      "#   - id: another-reading",
      "#     title: What somebody else takes the text to say",
      "#     zones: {zone: \(rule == nil ? "{from: 2020-03-06}" : "{side: both}")}",
      "",
      "# layers:   # what is shown beside the zones",
      "#   - {title: Towns, file: towns.csv, label: name, rank: population}",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// A text as YAML: plain where it cannot be taken for anything else, and in quotes otherwise.
  private static func scalar(_ text: String) -> String {
    let plain = text.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
        || "._/-".unicodeScalars.contains($0)
    }
    let words = ["yes", "no", "on", "off", "true", "false", "null", "y", "n"]
    if plain, let first = text.first, first.isLetter, !words.contains(text.lowercased()) { return text }
    return "\""
      + text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\t": "\\t"
        default: scalar.value < 0x20 || scalar.value == 0x7F ? " " : String(scalar)
        }
      }.joined() + "\""
  }

  /// A file as a text beside an output names it: from the folder of the output, where both are in one tree, or absolute.
  package static func path(of file: String, from output: String) -> String {
    func absolute(_ path: String) -> [Substring] {
      let name = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? path
      let folder = String(path.dropLast(name.count))
      let known = OutputFile.destination(of: folder.isEmpty ? "." : folder)
      return known.split(separator: "/") + [Substring(name)]
    }
    guard !file.hasPrefix("/") else { return file }
    var (to, from) = (absolute(file), absolute(output).dropLast().map(\.self))
    while to.count > 1, let first = from.first, first == to[0] {
      to.removeFirst()
      from.removeFirst()
    }
    return (from.map { _ in ".." } + to.map(String.init)).joined(separator: "/")
  }
}
