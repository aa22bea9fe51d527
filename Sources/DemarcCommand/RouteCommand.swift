import ArgumentParser
internal import Geometry
internal import SystemIO
internal import ZoneAnalysis
internal import ZoneExports
internal import ZoneFiles
internal import Zones

/// `demarc route`: the line at one depth inside a zone.
struct RouteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "route",
    abstract: "Draw the line at one depth inside a zone, to patrol.",
    discussion: """
      The offset curve itself, at its depth within the zone's tolerance, as GeoJSON \
      lines with their lengths. It ends where the zone does: at flat ends, at \
      bisectors, and at the clip area.

      Examples:
        demarc route zone.geojson --at-depth 10km -o route.geojson
      """)

  @Argument(help: "A zone file that demarc made; - for standard input.", completion: FileKinds.zones)
  var zone: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The depth, with its unit; inside the zone.", valueName: "length"))
  var atDepth: String

  @OptionGroup var output: OutputOption

  func run() throws { try Failure.reported { try draw() } }

  private func draw() throws {
    let depth = try OptionText.length(atDepth, of: "at-depth")
    let result = try output.open(inputs: [zone])
    let export = try ZoneExport(for: output.path, layer: "route")
    let file = try ZoneFile(path: zone)
    let routes: [Zone.Route]
    do throws(ZoneError) {
      routes = try file.zone.routes(at: depth)
    } catch {
      if case .invalidRule(let fault) = error { throw UsageError("--at-depth: \(fault.sentence)") }
      throw error
    }
    try export.write(RouteFile.encode(routes, depth: depth, zone: file.zone), to: result)
    try result.commit()
    for line in ZoneSummary.lines(of: routes) { Failure.say(line) }
    if routes.isEmpty { Failure.say("warning: no part of the zone lies at that depth; the file has no line") }
    for line in ZoneSummary.reservations(file.provenance) { Failure.say(line) }
  }
}
