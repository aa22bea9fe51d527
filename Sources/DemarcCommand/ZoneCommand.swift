import Geodesy
import Geometry
internal import SystemIO
internal import ZoneFiles
import Zones
internal import ZoneAnalysis
internal import ZoneBuilding
import ArgumentParser

/// Makes a zone, certifies it, and writes it as GeoJSON.
struct ZoneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zone",
    abstract: "Make the zone of a boundary line, with a certificate of its error.",
    discussion: """
      Reads GeoJSON, WKT or a CSV of vertices and writes GeoJSON (RFC 7946) that \
      carries the line, the rule and the certificate, so that the file alone is \
      enough to check against. A zone that misses its tolerance is an error, never \
      a file.

      Examples:
        demarc zone line.geojson --depth 15km..20km --side left -o zone.geojson
        demarc zone m4.geojson --depth 6km -o corridor.geojson
        demarc zone island.geojson --depth 12nmi --side outside -o sea.geojson
      """)

  @Argument(
    help: ArgumentHelp(
      "The line: GeoJSON, WKT or a CSV of vertices; - is standard input.", valueName: "boundary"))
  var boundary: String

  @OptionGroup var rule: RuleOptions

  @Option(
    name: .long, help: ArgumentHelp("Clip the zone to the polygons of this file.", valueName: "file"))
  var within: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Cut the zone into so many sectors, or at chainages (60km,150km) or places (35.6,36.3; 36.0,36.8) along the line.",
      valueName: "number|ends"))
  var sectors: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The reference system of the line's coordinates, over what its file says.", valueName: "EPSG:n"))
  var crs: String?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The file to write; without it, standard output.", valueName: "file"))
  var output: String?

  func run() throws { try Failure.reported { try makeZone() } }

  private func makeZone() throws {
    var clock = PhaseClock()
    let specification = try rule.specification()
    if let sectors { _ = try SectorEnds(sectors) }
    let inputs = [boundary] + (within.map { [$0] } ?? [])
    if inputs == ["-", "-"] {
      throw Failure.Usage(
        "the line and the clip area cannot both come from standard input; name a file for one")
    }
    // Opened before the work, so that an output that cannot be written is told at once.
    let file = try OutputFile(output, inputs: inputs)
    let conversion = try OGRWriter.needed(for: output, layer: "zone", form: .collection)
    let input = try BoundaryReader(crs: crs).read(boundary)
    let area = try within.map { try PolygonReader().read($0) }
    clock.mark("read")
    let (zone, notes) = try made(of: input, specification, within: area?.polygons)
    clock.mark("zone")
    let cut = try cutSectors(of: zone)
    clock.mark("sectors")
    let provenance = ZoneProvenance(input, within: area, versions: .current)
    var measures: [RegionMeasure] = []
    let bytes = ZoneFile.encode(zone, provenance: provenance, sectors: cut) { region in
      let measure = RegionMeasure(of: region)
      measures.append(measure)
      return measure
    }
    clock.mark("encode")
    try OGRWriter.write(bytes, to: file, by: conversion)
    try file.commit()
    clock.mark("write")
    let operation = provenance.operation.map { "\(input.name): \($0)" }
    for note in input.notes + (area?.notes ?? []) + [operation].compactMap(\.self) + notes {
      Failure.say("note: \(note)")
    }
    if let output, conversion != nil {
      Failure.say(
        "note: \(output) has the shapes alone, without rule and certificate; write a .geojson to check and verify against"
      )
    }
    for line in ZoneSummary(zone, provenance, measures: measures).lines { Failure.say(line) }
    for line in SectorEnds.summary(of: cut) { Failure.say(line) }
    clock.report()
  }

  private func cutSectors(of zone: Zone) throws -> [Zone.Sector] {
    guard let sectors else { return [] }
    do {
      return try SectorEnds(sectors).sectors(of: zone)
    } catch ZoneError.invalidRule(let fault) {
      throw Failure.Usage("--sectors: \(fault)")
    }
  }

  private func made(
    of input: BoundaryInput, _ specification: ZoneSpecification, within: [Polygon]?
  ) throws -> (Zone, [String]) {
    do throws(ZoneError) {
      return try input.boundary.zone(specification, within: within)
    } catch {
      // The rule is the caller's, everything else is about the line.
      if case .invalidRule(let fault) = error { throw Failure.Usage(fault.description) }
      Failure.say("\(input.name): \(error)")
      throw ExitCode(Failure.code(of: error))
    }
  }
}
