internal import Geodesy
internal import SystemIO
internal import ZoneFiles
internal import ArgumentParser

/// `demarc area`: the area and perimeter of every polygon feature of some files.
struct AreaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "area",
    abstract: "Measure the area and perimeter of polygons on the WGS 84 ellipsoid.",
    discussion: """
      Edges are read as RFC 7946 reads GeoJSON, straight in longitude and latitude, or as geodesics with \
      --edges geodesic. Edges that only close a polygon along 180 or at a pole are no perimeter.

        $ demarc area deescalation-area.geojson --unit nmi2
        file                       feature  role  area nmi2  perimeter km
        deescalation-area.geojson        0  -      1902.692      389.4593
        $ demarc area zone.geojson --by provinces.geojson --key name
        $ demarc area zone.geojson --places towns.csv --sum population
      """)

  /// How the rows are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json
  }

  @Argument(help: "GeoJSON or WKT files with polygons, or - for standard input.")
  var files: [String]

  @Option(help: "The unit of area of a table or CSV: km2, m2, ha, mi2 or nmi2.")
  var unit: AreaUnit = .km2

  @Option(help: "How vertices are joined: planar or geodesic.")
  var edges: PolygonMeasure.Edges = .planar

  @Option(help: "table, csv, or json (always km2 and km).")
  var format: Format = .table

  @Option(name: .shortAndLong, help: "Where to write; standard output by default.")
  var output: String?

  @Option(help: "The coordinate reference system of the files, as in EPSG:32636, over what they say.")
  var crs: String?

  @Option(help: "Cut the areas by the polygons of a GeoJSON file, and measure each category; needs --key.")
  var by: String?

  @Option(help: "The property of --by that names the category of a feature.")
  var key: String?

  @Option(help: "Count the places of a table, such as towns, that lie in each polygon.")
  var places: String?

  @Option(help: "The column of --places whose numbers are summed, such as population.")
  var sum: String?

  func run() throws {
    try Failure.reported {
      if by != nil || places != nil || key != nil || sum != nil { return try breakdown() }
      let output = try OutputFile(output, inputs: files)
      var report = AreaReport()
      for file in files {
        let input = try PolygonReader(crs: crs).read(file)
        for note in input.notes { Failure.say("\(input.name): \(note)") }
        report.add(input, edges: edges)
      }
      switch format {
      case .table: try output.write(report.table(unit: unit))
      case .csv: try output.write(report.csv(unit: unit))
      case .json: try output.write(report.json())
      }
      try output.commit()
    }
  }
}
