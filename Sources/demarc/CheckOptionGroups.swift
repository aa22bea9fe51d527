internal import ArgumentParser
internal import Geometry
internal import ZoneIO
internal import Zones

/// The options of `check` for one place, and for the line.
struct CheckPlaceOptions: ParsableArguments {
  @Option(help: "One place instead of a table, latitude first: \"36.2, 36.67\", \"36°12'N 36°40'E\".")
  var at: String?

  @Option(help: "The radius within which the line is known, as in 2km; by default what the zone file states.")
  var lineAccuracy: String?

  /// The radius of the option, or nil where it is not given.
  func lineRadius() throws -> Length? {
    guard let lineAccuracy else { return nil }
    let length = try Length(parsing: lineAccuracy)
    guard length.meters >= 0 else { throw LengthError.unreadable(lineAccuracy) }
    return length
  }
}

/// The options of `check` for the columns of a table.
struct CheckColumnOptions: ParsableArguments {
  @Option(help: "The column of latitudes; by default it is found by its name.")
  var latitude: String?

  @Option(help: "The column of longitudes; by default it is found by its name.")
  var longitude: String?

  @Option(
    help:
      "How well positions are known: a column of metres or precision codes, one length for all, or off. By default a column that is recognised."
  )
  var accuracy: String?

  @Option(help: "What to put before the names of demarc's columns.")
  var prefix: String = ""

  @Flag(help: "Write the column verdict alone before the table's own.")
  var verdictOnly = false

  @Flag(help: "Stop at the first row that cannot be read, naming its line and column.")
  var strict = false

  /// The options as the library takes them.
  func checkOptions() throws -> CheckOptions {
    CheckOptions(
      latitude: latitude, longitude: longitude, accuracy: try choice(), prefix: prefix,
      verdictOnly: verdictOnly,
      strict: strict)
  }

  /// The radius of one place: a length, or 0.
  func positionRadius() throws -> Length {
    switch try choice() {
    case .fixed(let length): return length
    case .off, .recognized: return .meters(0)
    case .column(let name):
      throw Failure.Usage("--accuracy ‘\(name)’ is no length; with --at write one, as in --accuracy 500m")
    }
  }

  private func choice() throws -> AccuracyChoice {
    guard let accuracy else { return .recognized }
    return try AccuracyChoice(parsing: accuracy)
  }
}

/// What incidents are judged against: a zone of demarc's own, by its definition, or polygons.
struct CheckZone {
  var assessor: Assessor
  /// The rule, or nil for polygons that demarc did not make.
  var specification: ZoneSpecification?
  /// What the zone file states of its line.
  var statedAccuracy: Length?
  var notes: [String] = []

  init(_ path: String) throws {
    let bytes = try InputFile.bytes(of: path)
    let name = InputFile.name(of: path)
    if let definition = try ZoneFile.definition(bytes, name: name) {
      assessor = try Assessor(
        boundary: definition.boundary, specification: definition.specification, within: definition.within)
      specification = definition.specification
      statedAccuracy = definition.provenance.statedAccuracy
      if let warning = definition.provenance.texts.warning { notes.append("\(name): \(warning)") }
    } else {
      let input = try PolygonReader().read(bytes, name: name)
      assessor = try Assessor(polygons: input.polygons)
      notes = input.notes.map { "\(name): \($0)" }
      notes.append(
        "\(name): not a zone file; its polygons are read as RFC 7946 does, and distances are to their outline"
      )
    }
  }
}
