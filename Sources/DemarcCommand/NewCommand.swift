internal import Agreements
import ArgumentParser
internal import Dates
internal import Geometry
internal import Maps
internal import SystemIO
internal import ZoneFiles
internal import Zones

/// `demarc new`: files to begin with.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a file to begin with.",
    discussion: """
        $ demarc new agreement line.geojson --depth 15km..20km --side left -o agreement.yml
      """,
    subcommands: [NewAgreementCommand.self])
}

/// `demarc new agreement`: a commented agreement of a line and a rule.
struct NewAgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "Write a commented agreement of a line and a rule, or of an area.",
    discussion: """
      The file is complete: ‘demarc monitor’ and ‘demarc report’ take it as it is written. What else an agreement can \
      have stands in it as comments. A file with polygons and without a depth is taken for an area. Nothing is asked, and an \
      existing file is not overwritten.

        $ demarc new agreement line.geojson --depth 15km..20km --side left --title "Memorandum of 2018" \
      --from 2018-09-17 --by 2018-10-10 --concerns "side_a=Government of Syria" -o agreement.yml
        $ demarc monitor agreement.yml incidents.csv -o findings.csv
      """)

  @Argument(help: "The file of the boundary line, or of an area's polygons.", completion: FileKinds.lines)
  var line: String

  @OptionGroup var rule: RuleOptions

  @Option(help: "The name of the agreement.")
  var title: String?

  @Option(
    help: ArgumentHelp("The first day on which there is the zone, as in 2018-09-17.", valueName: "date"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "The last day on which the duty need not yet be fulfilled, as in 2018-10-10.", valueName: "date"))
  var by: String?

  @Option(help: ArgumentHelp("The time zone of days and hours, as in Asia/Damascus.", valueName: "name"))
  var timeZone: String?

  @Option(help: ArgumentHelp("The words of the duty.", valueName: "text"))
  var duty = "No incident takes place in the zone."

  @Option(
    help: ArgumentHelp(
      "A column and its value in rows that the duty concerns, as in side_a=Government; all of several have to hold. (default: all rows)",
      valueName: "column=value"))
  var concerns: [String] = []

  @Flag(help: "Write over an existing file.")
  var overwrite = false

  @OptionGroup var output: OutputOption

  func run() throws { try Failure.reported { try write() } }

  private func write() throws {
    if line == "-" {
      throw UsageError("an agreement names the file of its line; save the line to a file first")
    }
    if let path = output.path, path != "-", !overwrite, FileIdentity(path: path)?.isRegular == true {
      throw UsageError("‘\(path)’ exists, and may have been edited; name another file, or add --overwrite")
    }
    let result = try output.open(inputs: [line])
    let isArea = rule.depth == nil && rule.band == nil && ShownZone.isZone(path: line)
    let place = AgreementDraft.path(
      of: line, from: output.path.flatMap { $0 == "-" ? nil : $0 } ?? "agreement.yml")
    var draft = AgreementDraft(
      file: place, rule: isArea ? nil : try draftRule(), title: title ?? Self.title(of: line, isArea: isArea),
      duty: duty)
    if isArea {
      if rule.areGiven {
        throw UsageError(
          "‘\(line)’ is taken for an area, which has no side; give --depth for a zone along its outline")
      }
      let input = try PolygonReader().read(line)
      if input.isZoneFile {
        // As an area its margin would be as sure as its core, and what is said of its line would be lost.
        throw UsageError(
          "‘\(line)’ is a zone that demarc made; give the file of its line and the rule, as in --depth 15km..20km"
        )
      }
      for note in input.notes { Failure.say("\(line): \(note)") }
    } else {
      let input = try BoundaryReader().read(line)
      draft.warning = input.texts.warning
      let specification = try rule.specification()
      // The rule has a meaning along this line.
      _ = try Failure.reported(of: input) { () throws(ZoneError) in
        try ZoneModel(boundary: input.boundary, specification: specification, within: nil)
      }
    }
    draft.from = try day(from, "from")
    draft.by = try day(by, "by")
    if let from = draft.from, let by = draft.by, by < from {
      throw UsageError("--by \(by) is before --from \(from); the duty begins with the zone")
    }
    draft.timeZone = timeZone
    draft.concerns = try concerns.map { text throws(UsageError) in
      guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
        throw UsageError(
          "--concerns ‘\(text)’ is not a column and its value; write --concerns \"side_a=Government\"")
      }
      return (String(text[..<sign]), String(text[text.index(after: sign)...]))
    }
    let text = draft.yaml
    // What is written is read once, so that no option makes a file that the other commands refuse.
    _ = try Agreement(Array(text.utf8), file: output.path ?? "the agreement")
    try result.write(text)
    try result.commit()
    if let path = output.path, path != "-" {
      Failure.say(
        "\(path): one zone and one duty; edit it, then judge incidents with ‘demarc monitor \(path) incidents.csv’"
      )
    }
  }

  /// The name of an agreement that nobody named: by the file, without its folder and ending.
  private static func title(of path: String, isArea: Bool) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    return "Agreement \(isArea ? "on" : "along") \(stem)"
  }

  private func draftRule() throws -> AgreementDraft.Rule {
    _ = try rule.specification()
    if rule.edges != .geodesic || rule.tolerance != nil || rule.joinTolerance != nil {
      throw UsageError(
        "--edges, --tolerance and --join-tolerance are not written here; add them to the zone in the file")
    }
    return AgreementDraft.Rule(
      depth: rule.depth, band: rule.band, side: rule.side, ends: rule.ends?.rawValue)
  }

  private func day(_ text: String?, _ option: String) throws(UsageError) -> String? {
    guard let text else { return nil }
    guard CalendarDate(text) != nil else {
      throw UsageError("--\(option) ‘\(text)’ is not a day; write it as in 2018-09-17")
    }
    return text
  }
}
