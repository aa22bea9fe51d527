import ArgumentParser
internal import Geometry
internal import SystemIO
internal import ZoneAnalysis
internal import ZoneBuilding
internal import ZoneExports
internal import ZoneFiles
internal import ZoneSets
internal import Zones

/// `demarc zone`: a zone along a boundary line, certified, as GeoJSON.
struct ZoneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zone",
    abstract: "Make the zone of a boundary line, with a certificate of its error.",
    discussion: """
      Reads GeoJSON, WKT, a CSV of vertices and what GDAL reads, and writes GeoJSON (RFC 7946) that \
      carries the line, the rule and the certificate, so that the file alone is \
      enough to check against. A zone that misses its tolerance is an error, never \
      a file.

      Examples:
        demarc zone line.geojson --depth 15km..20km --side left -o zone.geojson
        demarc zone m4.geojson --depth 6km -o corridor.geojson
        demarc zone island.geojson --depth 12nmi --side outside -o sea.geojson
        demarc zone base-points.csv --points --depth 200nmi -o eez.geojson
        demarc zone road.geojson --rings 5km,10km,15km,20km -o rings.geojson
        demarc zone roads.geojson --each --depth-field depth_km -o zones.geojson
      """)

  @Argument(
    help:
      "The line: GeoJSON, KML, GPX, GeoPackage, Shapefile, WKT or a CSV of vertices; - for standard input. With --each also several files, or folders of files.",
    completion: FileKinds.lines)
  var boundary: [String]

  @OptionGroup var rule: RuleOptions

  @Option(
    help: ArgumentHelp(
      "Cut the zone into rings that end at these depths, as in 5km,10km,20km; instead of --depth.",
      valueName: "depths"))
  var rings: String?

  @OptionGroup var many: EachOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "nearest, or inner or outer to stay on one side of the truth.", valueName: "approximation"))
  var approximation = ZoneSpecification.Approximation.nearest

  @Option(
    help: ArgumentHelp("Clip the zone to the polygons of this file.", valueName: "file"),
    completion: FileKinds.zones)
  var within: String?

  @Option(
    help: ArgumentHelp(
      "Cut the zone into a number of sectors, or at chainages (60km,150km) or places (35.6,36.3; 36.0,36.8) along the line.",
      valueName: "number|ends"))
  var sectors: String?

  @Option(
    help: ArgumentHelp(
      "The reference system of the line's coordinates, in place of what its file says.", valueName: "EPSG:n"))
  var crs: String?

  @Option(
    help: ArgumentHelp(
      "The layer of a file that GDAL reads (the line's or that of --within); needed where several could be meant.",
      valueName: "name"))
  var layer: [String] = []

  @Flag(help: "Make a line of points in their order: of each MultiPoint, and of all single points.")
  var joinPoints = false

  @Flag(
    help:
      "Take points as base points, and so each row of a table of vertices; distance is to the nearest of points and lines."
  )
  var points = false

  @Flag(
    help:
      "Leave out vertices, as of a noisy GPS, that lie within a tenth of the tolerance of the line without them."
  )
  var simplify = false

  @OptionGroup var style: StyleOption

  @OptionGroup var output: OutputOption

  func run() throws {
    try Failure.reported(makesZone: true) {
      if many.each { try makeEach() } else { try makeZone() }
    }
  }

  /// The depths at which rings end; none without --rings.
  func ringDepths() throws(UsageError) -> [Length] {
    guard let rings else { return [] }
    if let other = rule.depth != nil ? "--depth" : rule.band != nil ? "--band" : nil {
      throw UsageError("--rings and \(other) are both given; give only one of them")
    }
    return try OptionText.value(rings, of: "rings") { text throws(RingText.Fault) in try RingText.depths(text)
    }
  }

  /// What becomes of points.
  func pointUse() throws(UsageError) -> PointUse {
    if joinPoints, points {
      throw UsageError("--points and --join-points are both given; give only one of them")
    }
    return points ? .basePoints : joinPoints ? .line : .ignored
  }

  private func makeZone() throws {
    try many.requireNone(hasRings: rings != nil)
    guard let boundary = boundary.first, self.boundary.count == 1 else {
      throw UsageError(
        "several files are given; add --each for a zone of each feature, or put the lines of one zone in one file"
      )
    }
    var clock = PhaseClock()
    var specification = try rule.specification(rings: ringDepths())
    specification.approximation = approximation
    let cuts = try sectors.map { try OptionText.value($0, of: "sectors", SectorCuts.init(parsing:)) }
    let file = try output.open(inputs: [boundary] + [within].compactMap(\.self))
    let export = try ZoneExport(for: output.path, layer: "zone")
    let style = try style.open(inputs: [boundary] + [within, output.path].compactMap(\.self))
    func choice(_ content: OGRLayerChoice.Content) -> OGRLayerChoice {
      OGRLayerChoice(content, names: layer, isShared: within != nil)
    }
    if simplify, specification.edges != .geodesic {
      throw UsageError("--simplify is for geodesic edges; leave it out, or leave out --edges")
    }
    let pointUse = try pointUse()
    var input = try BoundaryReader(crs: crs, pointUse: pointUse)
      .read(boundary, layer: choice(pointUse == .ignored ? .lines : .places))
    if simplify { input.simplify(within: .meters(specification.tolerance.meters / 10)) }
    let area = try within.map { try PolygonReader().read($0, layer: choice(.areas)) }
    clock.mark("read")
    // Prepared once, for the zone, its sectors and the words on its side.
    let line = try Failure.reported(of: input) { () throws(ZoneError) in
      try ReferenceLine(
        boundary: input.boundary, specification: specification,
        edges: cuts == nil ? .ofZone(specification) : .standard)
    }
    let (zone, notes) = try Failure.reported(of: input) { () throws(ZoneError) in
      try ProgressLine.duringZone(to: output.path) { (gauge) throws(ZoneError) in
        try input.boundary.zone(specification, within: area?.polygons, along: line, gauge: gauge)
      }
    }
    clock.mark("zone")
    let sectors = try cuts.map { try cut(zone, at: $0, along: line) } ?? []
    let side = SideSummary(zone, along: line)
    clock.mark("sectors")
    let provenance = ZoneProvenance(input, within: area, versions: .current)
    var measures: [RegionMeasure] = []
    let bytes = ZoneFile.encode(zone, provenance: provenance, sectors: sectors) { region in
      let measure = RegionMeasure(of: region)
      measures.append(measure)
      return measure
    }
    clock.mark("encode")
    try export.write(bytes, to: file)
    try file.commit()
    try style?.write(.zones(specification))
    clock.mark("write")
    let operation = provenance.operation.map { "\(input.name): \($0)" }
    for fault in area?.placeFaults ?? [] { Failure.say(fault) }
    if let columns = input.columns { Failure.say(columns) }
    for note in input.notes + (area?.notes ?? []) + [operation].compactMap(\.self) + notes {
      Failure.say(note: note)
    }
    if let path = output.path, export.isConversion {
      Failure.say(
        export.keepsCertificate
          ? "note: \(path) has rule and certificate as metadata alone; write a .geojson for ‘check’ and ‘verify’"
          : "note: \(path) has the shapes without rule and certificate; write a .geojson for ‘check’ and ‘verify’"
      )
    }
    let summary = ZoneSummary(zone, provenance, side: side, measures: measures)
    for line in summary.lines + ZoneSummary.lines(of: sectors) { Failure.say(line) }
    clock.report()
  }

  private func cut(_ zone: Zone, at cuts: SectorCuts, along line: ReferenceLine) throws -> [Zone.Sector] {
    do throws(ZoneError) {
      return try zone.sectors(at: cuts.chainages(along: line), along: line)
    } catch {
      if case .invalidRule(let fault) = error { throw UsageError("--sectors: \(fault.sentence)") }
      throw error
    }
  }
}
