internal import AreaTables
internal import ArgumentParser
internal import Geodesy
internal import Incidents
internal import SystemIO
internal import TextFormats
internal import ZoneExports
internal import ZoneFiles

/// `demarc area`: the area and perimeter of every polygon feature of some files.
struct AreaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "area",
    abstract: "Measure the area and perimeter of polygons on the WGS 84 ellipsoid.",
    discussion: """
      Edges are read as RFC 7946 reads GeoJSON, straight in longitude and latitude, or as geodesics with \
      --edges geodesic. Edges that only close a polygon along 180 or at a pole do not count as perimeter.

        $ demarc area deescalation-area.geojson --unit nmi2
        file                       feature  role  area nmi2  perimeter km
        deescalation-area.geojson        0  -      1902.692      389.4593
        $ demarc area zone.geojson --by provinces.geojson --key name
        $ demarc area zone.geojson --by provinces.geojson --key name --places towns.csv --sum population --totals
        $ demarc area zone.geojson --by provinces.geojson --key name --sum population --totals
        $ demarc area zone.geojson --sum-raster population.tif
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json
  }

  @Argument(
    help: "Files with polygons: GeoJSON, WKT, GeoPackage, Shapefile, KML; - for standard input.",
    completion: FileKinds.zones)
  var files: [String]

  @Option(help: "The unit of area of a table or CSV: km2, m2, ha, mi2 or nmi2.")
  var unit: AreaUnit = .km2

  @Option(help: "How vertices are joined: planar or geodesic.")
  var edges: PolygonMeasure.Edges = .planar

  @Option(
    help:
      "table, csv, or json (always km2 and km); by default by the ending of the output (also .xlsx and .ods), or table."
  )
  var format: Format?

  /// What is asked for, or what the ending of the output stands for, or a table.
  private var chosenFormat: Format {
    if let format { return format }
    if output.path?.hasSuffix(".json") == true { return .json }
    return output.path?.hasSuffix(".csv") == true ? .csv : .table
  }

  @OptionGroup var output: OutputOption

  @Option(
    help: ArgumentHelp(
      "The reference system of the files, in place of what they say.", valueName: "EPSG:n"))
  var crs: String?

  @Option(
    help: ArgumentHelp(
      "Cut the areas by the polygons of a GeoJSON file, such as districts or many zones, and measure each category.",
      valueName: "file"), completion: FileKinds.zones)
  var by: String?

  @Option(
    help: ArgumentHelp(
      "The property of --by that names the category of a feature; by default zone, name, or the only one that is a text.",
      valueName: "property"))
  var key: String?

  @Option(
    help: ArgumentHelp(
      "Count the places of a table, such as towns, that lie in each polygon.", valueName: "file"),
    completion: FileKinds.tables)
  var places: String?

  @Option(
    help: ArgumentHelp(
      "The column of --places whose numbers are added up, such as population; without --places the property of --by, spread evenly over the area of each of its features.",
      valueName: "column"))
  var sum: String?

  @Option(
    help: ArgumentHelp(
      "A raster in degrees, such as a GeoTIFF of population, to add up: each cell counts by the share of its area that is in the polygon.",
      valueName: "file"), completion: FileKinds.rasters)
  var sumRaster: String?

  @Flag(help: "Add shares, and rows with the totals of all features and of each category.")
  var totals = false

  @OptionGroup var table: TableOptionGroup

  func run() throws { try Failure.reported { try measure() } }

  private func measure() throws {
    try OGRWriter.requireEnding(of: output.path, among: ["csv", "txt", "json"] + OGRWriter.sheetEndings)
    let sheet = try format == nil ? SheetExport(for: output.path, layer: "areas") : nil
    if by == nil, key != nil { throw UsageError("--key is a property of --by; give that file as well") }
    if sum != nil, places == nil, by == nil {
      throw UsageError("--sum is a column of --places, or a property of --by; give one of them as well")
    }
    let isTable = by != nil || places != nil || sumRaster != nil || totals
    if isTable, edges != .planar {
      throw UsageError(
        "--edges is for areas alone; --by, --places, --sum-raster and --totals read edges straight in longitude and latitude"
      )
    }
    let result = try output.open(inputs: files + [by, places, sumRaster].compactMap(\.self))
    let inputs = try files.map { path in
      try PolygonReader(crs: crs).read(
        path,
        layer: OGRLayerChoice(
          .areas, names: [table.layer].compactMap(\.self), isShared: files.count > 1 || places != nil))
    }
    for input in inputs {
      for note in input.notes { Failure.say("\(input.name): \(note)") }
      for fault in input.features.flatMap({ $0.faults() }) { Failure.say("warning: \(input.name): \(fault)") }
    }
    if isTable {
      let table = try table(of: inputs)
      if let sheet {
        try sheet.write(Array(table.csv.utf8), to: result)
      } else {
        try write(table, to: result)
      }
    } else {
      var report = AreaReport()
      for input in inputs { report.add(input, edges: edges) }
      switch chosenFormat {
      case _ where sheet != nil: try sheet?.write(report.csv(unit: unit), to: result)
      case .table: try result.write(report.table(unit: unit))
      case .csv: try result.write(report.csv(unit: unit))
      case .json: try result.write(report.json())
      }
    }
    try result.commit()
  }

  private func table(of inputs: [PolygonInput]) throws -> FigureTable {
    var questions = AreaTable.Questions()
    (questions.unit, questions.hasTotals) = (unit, totals)
    if places != nil { questions.column = sum } else { questions.spread = sum }
    if let by {
      let layer = try CategoryLayer(path: by, key: key, number: questions.spread)
      for note in layer.notes { Failure.say("\(layer.name): \(note)") }
      questions.layer = layer
    }
    if let places {
      var options = try table.options()
      options.keepsUnreadAccuracies = true
      options.takesCRS = false
      questions.places = try IncidentInput(table.stream(places), options: options)
    }
    if let sumRaster {
      let raster = try RasterFile(path: sumRaster)
      for note in raster.notes { Failure.say("\(raster.name): \(note)") }
      questions.raster = raster
    }
    let found = try AreaTable(of: inputs, questions)
    if found.overlaps, let by {
      Failure.say(
        "warning: \(by): categories overlap; what several cover is in rows of their own, as ‘A + B’")
    }
    if !found.shared.isEmpty {
      let excess = found.shared.map { "\($0.excess) of ‘\($0.name)’" }.joined(separator: ", ")
      Failure.say(
        "warning: polygons \(found.featuresOverlap ? "overlap" : "share places"): the row of each has all that lies in it, so that the rows together count \(excess) more than once; "
          + (totals ? "the rows ‘total’ count it once" : "--totals adds rows that count it once"))
    }
    if let spread = found.spread, let by {
      Failure.say(
        "\(by): the ‘\(spread.property)’ of each feature is taken as spread evenly over its area; \(spread.whole) lie in the polygons wholly, \(spread.partly) partly"
      )
      if spread.numberless > 0 {
        Failure.say(
          "warning: \(by): \(spread.numberless) of these \(spread.numberless == 1 ? "has" : "have") no number in ‘\(spread.property)’, and add\(spread.numberless == 1 ? "s" : "") 0"
        )
      }
    }
    if let places, found.unreadable > 0 {
      Failure.say(
        "warning: \(places): \(found.unreadable) row\(found.unreadable == 1 ? " has" : "s have") no position or no number; the latter add 0"
      )
    }
    if let places, found.known.toRadii > 0 {
      let (all, near) = found.known
      Failure.say(
        "\(places): \(all) place\(all == 1 ? " is" : "s are") known only to a radius; each counts where its point lies, and \(near == 0 ? "none of them is" : near == 1 ? "1 of them is" : "\(near) of them are") nearer to an outline than that"
      )
    }
    if let sumRaster, let sums = found.sums {
      for (part, what) in [
        (sums.beyond, "lie beyond the raster"), (sums.empty, "lie in cells without a value"),
      ]
      where part > 1e-6 {
        Failure.say(
          "warning: \(sumRaster): \((part * 100).fixed(part < 0.001 ? 4 : 1)) % of the areas \(what), and add 0"
        )
      }
    }
    return found.table
  }

  private func write(_ table: FigureTable, to result: OutputFile) throws {
    switch chosenFormat {
    case .table: try result.write(table.text)
    case .csv: try result.write(table.csv)
    case .json: try result.write(table.json)
    }
  }
}
