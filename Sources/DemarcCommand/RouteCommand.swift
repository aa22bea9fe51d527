internal import TextFormats
import Geometry
internal import SystemIO
internal import ZoneFiles
import Zones
internal import ZoneAnalysis
import ArgumentParser

/// Draws the line at one depth inside a zone.
struct RouteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "route",
    abstract: "Draw the line at one depth inside a zone, to patrol.",
    discussion: """
      The offset curve itself, at its depth within the zone's tolerance, as GeoJSON \
      lines with their lengths. It ends where the zone does: at flat ends, at \
      divides, and at the clip area.

      Examples:
        demarc route zone.geojson --at-depth 10km -o route.geojson
      """)

  @Argument(help: ArgumentHelp("A zone file that demarc made; - is standard input.", valueName: "zone"))
  var zone: String

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("The depth, with its unit; inside the zone.", valueName: "length"))
  var atDepth: String

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The file to write; without it, standard output.", valueName: "file"))
  var output: String?

  func run() throws { try Failure.reported { try draw() } }

  private func draw() throws {
    let depth = try Length(option: "at-depth", atDepth)
    let result = try OutputFile(output, inputs: [zone])
    let conversion = try OGRWriter.needed(for: output, layer: "route", form: .collection)
    let file = try ZoneFile.required(zone)
    let routes: [Zone.Route]
    do throws(ZoneError) {
      routes = try file.zone.routes(at: depth)
    } catch {
      if case .invalidRule(let fault) = error { throw Failure.Usage("--at-depth: \(fault)") }
      throw error
    }
    try OGRWriter.write(
      RouteFile.encode(routes, depth: depth, zone: file.zone), to: result, by: conversion)
    try result.commit()
    for (index, route) in routes.enumerated() {
      Failure.say(
        "route \(index + 1), on the \(route.side.rawValue): \((route.length.meters / 1000).grouped(3)) km, along"
          + " \((route.from.meters / 1000).fixed(3)) km to \((route.to.meters / 1000).fixed(3)) km of the line"
      )
    }
    if routes.isEmpty { Failure.say("warning: nothing of the zone is so deep; the file has no line") }
    for line in ZoneSummary.reservations(file.provenance) { Failure.say(line) }
  }
}
