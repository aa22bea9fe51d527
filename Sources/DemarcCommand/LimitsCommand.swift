import ArgumentParser
internal import Geometry
internal import SystemIO
internal import ZoneAnalysis
internal import ZoneExports
internal import ZoneFiles
internal import Zones

/// `demarc limits`: the vertices of a zone's limits, with their base points.
struct LimitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limits",
    abstract: "List the vertices of a zone's limits, with the base point that each comes from.",
    discussion: """
      A vertex is where the limit changes from one base point, vertex or edge of the \
      line to the next: it is at the depth from both, and is worked out from them and \
      not taken from the polygon. Coordinates are on WGS 84, in decimal degrees and in \
      degrees, minutes and seconds.

      Examples:
        demarc limits sea.geojson -o limits.csv
        demarc limits sea.geojson --spacing 1nmi -o limits.geojson
      """)

  /// What the limits are written as.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv, json, geojson
  }

  @Argument(help: "A zone file that demarc made; - for standard input.")
  var zone: String

  @Option(
    help:
      "csv, json or geojson; by default what the ending of the output says (also .xlsx, .ods, .kml and .gpkg), or csv."
  )
  var format: Format?

  @Option(
    help: ArgumentHelp(
      "Also list vertices between, on arcs and beside edges, at most so far apart.", valueName: "length"))
  var spacing: String?

  @Option(
    help: ArgumentHelp(
      "The decimals of seconds, 0 to 6. (default: those that move no vertex by a tenth of the tolerance)",
      valueName: "number"))
  var decimals: Int?

  @Option(help: "The unit of distances beside metres: km, nmi or mi. (default: that of the depth)")
  var units: LengthUnit?

  @OptionGroup var style: StyleOption

  @OptionGroup var output: OutputOption

  func run() throws { try Failure.reported { try list() } }

  private func list() throws {
    let spacing = try spacing.map { try OptionText.length($0, of: "spacing") }
    if let spacing, spacing.meters < 1 {
      throw UsageError("--spacing: \(spacing.inWords) is less than 1 m; give a greater length")
    }
    if let decimals, !(0...6).contains(decimals) {
      throw UsageError("--decimals: \(decimals) is not a number from 0 to 6")
    }
    let result = try output.open(inputs: [zone])
    let ending = OutputEnding.of(output.path ?? "")
    try OGRWriter.requireEnding(
      of: output.path, among: Format.allCases.map(\.rawValue) + OGRWriter.endings)
    let sheet = try format == nil ? SheetExport(for: output.path, layer: "limits") : nil
    let isConversion = format == nil && OGRWriter.endingsOfShapes.contains(ending)
    let export = isConversion ? try ZoneExport(for: output.path, layer: "limits") : nil
    let style = try style.open(inputs: [zone, output.path].compactMap(\.self))
    let format = format ?? (isConversion ? .geojson : Format(rawValue: ending) ?? .csv)
    let file = try ZoneFile(path: zone)
    let limits = try file.zone.limits(spacing: spacing)
    let table = LimitTable(
      limits, of: file.zone, name: file.provenance.texts.name, unit: units, decimals: decimals)
    switch format {
    case .csv: try sheet?.write(Array(table.csv.utf8), to: result) ?? result.write(table.csv)
    case .json: try result.write(table.json)
    case .geojson: try export?.write(table.geoJSON, to: result) ?? result.write(table.geoJSON)
    }
    try result.commit()
    try style?.write(.limits)
    for line in table.summary + ZoneSummary.reservations(file.provenance) { Failure.say(line) }
  }
}
