internal import ArgumentParser
internal import Geodesy
internal import Geometry
internal import Incidents
internal import Places
internal import SystemIO
internal import ZoneDoubt
internal import Zones

/// `demarc explain`: one verdict in full.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain one verdict in full, and what would change it.",
    discussion: """
      Of one row of a table, or of one place: how it was read, the foot, the limits of the zone, the probabilities, and \
      how far the place or the line, their accuracies and the depth would each have to change for another verdict.

        $ demarc explain idlib-zone.geojson incidents-ucdp.csv --row 7
        $ demarc explain idlib-zone.geojson incidents-ucdp.csv --row id=264670 --format json
        $ demarc explain idlib-zone.geojson --at "36°12'N 36°40'E" --accuracy 1km
      """)

  @Argument(
    help: "A zone made by demarc, or any GeoJSON or WKT file with polygons; - for standard input.",
    completion: FileKinds.zones)
  var zone: String

  @Argument(help: "Incidents as ‘check’ reads them; - for standard input.", completion: FileKinds.tables)
  var incidents: String?

  @Option(
    help: ArgumentHelp(
      "Which row: its number among the incidents, the first of which is 1; or a column and its value, as in id=264670.",
      valueName: "row"))
  var row: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("One place instead of a row, as ‘check’ reads it.", valueName: "place"))
  var at: String?

  @Option(help: "words or json.")
  var format = Format.words

  @OptionGroup var reading: IncidentOptionGroup
  @OptionGroup var output: OutputOption

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case words, json
  }

  func run() throws { try Failure.reported { try explain() } }

  private func explain() throws {
    let result = try output.open(inputs: [zone] + [incidents].compactMap(\.self) + reading.files)
    let options = try reading.assessment.options()
    let explanation: VerdictExplanation
    switch (incidents, row, at) {
    case (nil, nil, let at?):
      if reading.crs != nil { throw UsageError("--crs is for a table; leave it out with --at") }
      let (place, region) = try reading.place(at)
      let judged = try judgedZone(options)
      if let note = place.note(of: at) { Failure.say(note) }
      explanation = VerdictExplanation(
        of: place.coordinate, in: region, name: nil, form: "", zone: judged)
    case (let incidents?, let row?, nil):
      let choice = try RowChoice(row)
      let judged = try judgedZone(options)
      let (input, _) = try reading.open(incidents)
      for note in input.notes { Failure.say(note) }
      let (name, found) = try choice.row(of: input)
      guard let place = found.place else {
        if case .invalid(let reason, _) = found.position {
          throw ReadError.format(
            file: input.name, seen: "\(name) is invalid: \(reason)",
            remedy: "correct the row, or choose another with --row")
        }
        return
      }
      explanation = VerdictExplanation(
        of: place.coordinate, in: place.region, name: "\(name) of \(input.name)", form: place.form,
        zone: judged, note: place.note)
    case (nil, nil, nil):
      throw UsageError("nothing to explain; give a table and --row 7, or one place with --at")
    case (nil, _?, nil): throw UsageError("--row is for a table; give one after the zone")
    case (_?, nil, nil):
      throw UsageError(
        "which row? give its number, as in --row 7, or a column and its value, as in --row id=264670")
    default: throw UsageError("give a table and --row, or one place with --at, not both")
    }
    switch format {
    case .words: try result.write(explanation.words)
    case .json: try result.write(explanation.json)
    }
    try result.commit()
  }

  private func judgedZone(_ options: AssessmentOptions) throws -> JudgedZone {
    let judged = try JudgedZone(path: zone, options: options)
    for note in judged.notes + [judged.lineRemark].compactMap(\.self) { Failure.say(note) }
    return judged
  }
}

/// Which row of a table: by its number, or by the value of a column.
private enum RowChoice {
  case number(Int)
  case value(column: String, String)

  init(_ text: String) throws(UsageError) {
    if let number = Int(text) {
      guard number >= 1 else { throw UsageError("--row \(text): the first incident is row 1") }
      self = .number(number)
    } else if let sign = text.firstIndex(of: "="), sign > text.startIndex {
      self = .value(column: String(text[..<sign]), String(text[text.index(after: sign)...]))
    } else {
      throw UsageError(
        "--row ‘\(text)’ is neither a number nor a column and its value; write --row 7, or --row id=264670")
    }
  }

  /// The row, and what to call it.
  ///
  /// - Throws: `ReadError` where there is no such row or column; `UsageError` where several rows have the value.
  func row(of input: IncidentInput) throws -> (name: String, row: ReportedRow) {
    let column: Int? =
      if case .value(let name, _) = self { try input.column(named: name) } else { nil }
    var (count, found) = (0, [(Int, ReportedRow)]())
    var several = 0
    try input.forEachRow { row in
      count += 1
      switch self {
      case .number(let number): if number == count { found.append((count, row)) }
      case .value(_, let value):
        guard let column, row.text(column) == value else { return }
        several += 1
        if found.count < 5 { found.append((count, row)) }
      }
    }
    if several > 1 {
      throw UsageError(
        "\(several) rows have this value, among them \(found.map { "row \($0.0)" }.joined(separator: ", ")); give the number of one, as in --row \(found[0].0)"
      )
    }
    guard let (number, row) = found.first else {
      switch self {
      case .number(let number): throw UsageError("--row \(number): \(input.name) has \(count) rows")
      case .value(let column, let value):
        throw UsageError(
          "--row: in none of the \(count) rows of \(input.name) the column ‘\(column)’ is ‘\(value)’")
      }
    }
    return ("row \(number)", row)
  }
}
