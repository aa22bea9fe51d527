import ArgumentParser
internal import Concurrency
internal import Geometry
internal import SystemIO
internal import ZoneAnalysis
internal import ZoneExports
internal import ZoneFiles
internal import ZoneSets
internal import Zones

/// `demarc verify`: the certificate of a zone, measured again; or how far polygons of another program stray.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Measure the certificate of a zone again, or how far anybody's buffer strays.",
    discussion: """
      The polygons of a zone file are measured against the line and the rule in it \
      by code that shares nothing with what made them, and areas, depths and figures \
      are compared with what the file states. Exit status 1, with the reason, if \
      anything does not hold.

      With --line the polygons may be those of any program. demarc builds the zone \
      of the line and the rule more finely than the tolerance, and says how far the \
      polygons stray from it, where most, the area missing and the area too much. \
      Exit status 1 beyond the tolerance. Edges of the polygons are straight in \
      longitude and latitude (RFC 7946).

      Examples:
        demarc verify zone.geojson
        demarc verify zone.geojson --format json
        demarc verify buffer.gpkg --line road.geojson --depth 6km
        demarc verify sea.geojson --line coast.geojson --depth 12nmi \
      --side outside --tolerance 10m
      """)

  @Argument(
    help: "A zone file that demarc made, or with --line any file with polygons; - for standard input.",
    completion: FileKinds.zones)
  var zone: String

  @Option(help: ArgumentHelp("The line that the polygons are a zone of.", valueName: "file"))
  var line: String?

  @OptionGroup(title: "Options with --line") var rule: RuleOptions

  @Option(
    help: ArgumentHelp(
      "The polygons of this file clip the zone of the line.", valueName: "file"))
  var within: String?

  @Option(
    help: ArgumentHelp(
      "The reference system of the line's coordinates, in place of what its file says.", valueName: "EPSG:n"))
  var crs: String?

  @Option(help: "text or json.")
  var format = FigureFormat.text

  @OptionGroup var output: OutputOption

  func run() throws { try Failure.reported { try verify() } }

  private func verify() throws {
    guard let line else {
      if rule.areGiven || within != nil || crs != nil {
        throw UsageError(
          "a zone file carries its rule and its line; for polygons without them, give the line with --line")
      }
      return try verifyZone()
    }
    try verifyPolygons(along: line)
  }

  private func verifyZone() throws {
    let result = try output.open(inputs: [zone])
    let source = try SourceFile(zone)
    if let many = try ZoneCollection(source.text, name: source.name, readsPolygons: true) {
      return try verify(many, named: source.name, to: result)
    }
    let file = try ZoneFile(source)
    let verification = Verification(of: file)
    switch format {
    case .json: try result.write(verification.json(name: InputFile.name(of: zone)))
    case .text: try result.write(verification.text(of: file))
    }
    try result.commit()
    if let reason = verification.fault {
      Failure.fail("\(InputFile.name(of: zone)): the zone does not hold: \(reason)", 1)
      throw ExitCode(1)
    }
  }

  /// Measures each zone of a file of many.
  private func verify(_ many: ZoneCollection, named name: String, to result: OutputFile) throws {
    var failures = 0
    var next = many.members.makeIterator()
    let isText = format == .text
    if !isText { try result.write("[") }
    var isFirst = true
    try ProgressLine.during(many.members.count, "zones", to: output.path) { progress in
      var count = 0
      try OrderedWork.run(width: Parallel.width) {
        next.next()
      } transform: { member in
        MemberVerification(of: member, inFile: name)
      } consume: { verified in
        let separator = isText || isFirst ? "" : ",\n"
        try result.write(Array(separator.utf8) + (isText ? verified.line : verified.json.dropLast()))
        isFirst = false
        count += 1
        progress(count)
        guard let reason = verified.fault else { return }
        failures += 1
        Failure.fail(reason, 1)
      }
    }
    let all = many.members.count
    if isText {
      try result.write(
        failures == 0 ? "all \(all) zones hold\n" : "\(failures) of \(all) zones do not hold\n")
    } else {
      try result.write("]\n")
    }
    try result.commit()
    if failures > 0 { throw ExitCode(1) }
  }

  private func verifyPolygons(along line: String) throws {
    if rule.depth == nil, rule.band == nil {
      throw UsageError("a depth is missing; give one with its unit, as in --depth 20km")
    }
    let specification = try rule.specification()
    if case .range(let core, let outer) = specification.depth {
      let (core, outer) = (Self.option(core), Self.option(outer))
      throw UsageError(
        "--depth is a range, and polygons have one outline; give --depth \(core), --depth \(outer) or"
          + " --band \(core)..\(outer), whichever the polygons are meant to be")
    }
    let result = try output.open(inputs: [zone, line] + [within].compactMap(\.self))
    let polygons = try PolygonReader().read(zone)
    guard polygons.polygons.contains(where: { !$0.exterior.isEmpty }) else {
      throw ReadError.geometry(
        ReadError.Place(file: polygons.name), problem: "its polygons are empty",
        remedy: "give a Polygon or MultiPolygon")
    }
    let input = try BoundaryReader(crs: crs).read(line)
    let area = try within.map { try PolygonReader().read($0) }
    for read in [polygons] + [area].compactMap(\.self) {
      for note in read.notes { Failure.say("\(read.name): \(note)") }
      for fault in read.placeFaults { Failure.say(fault) }
    }
    for note in input.notes { Failure.say("note: \(note)") }
    let stray = try Failure.reported(of: input) { () throws(ZoneError) in
      try ZoneStray(
        of: polygons.polygons, from: input.boundary, rule: specification, within: area?.polygons)
    }
    for note in stray.notes { Failure.say("note: \(note)") }
    if stray.common.squareMeters == 0 {
      Failure.say(
        "warning: the polygons and the zone have nothing in common: is the line another one, or are latitude and longitude swapped?"
      )
    }
    switch format {
    case .json: try result.write(stray.json(name: polygons.name, line: input.name))
    case .text: try result.write(stray.text)
    }
    try result.commit()
    if let reason = stray.fault {
      Failure.fail("\(polygons.name): the polygons do not hold: \(reason)", 1)
      throw ExitCode(1)
    }
  }

  /// A length as an option takes it: `15km`.
  private static func option(_ length: Length) -> String { length.inWords.filter { $0 != " " } }
}
