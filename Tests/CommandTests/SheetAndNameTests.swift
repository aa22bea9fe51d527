import Foundation
import TestSupport
import Testing

/// Names of zones, sheets of figures, and what is said of lines that are taken as exact.
@Suite struct SheetAndNameTests {
  private static let lines = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"A","depth":5},"geometry":{"type":"LineString","coordinates":[[20,40],[20.1,40]]}},
    {"type":"Feature","properties":{"name":"B","depth":8},"geometry":{"type":"LineString","coordinates":[[20.3,40],[20.4,40]]}}]}
    """
  private static let incidents =
    "id,latitude,longitude,date\n1,40.01,20.05,2018-10-11\n2,40.01,20.35,2018-10-12\n3,41,20.35,2018-10-13\n"
  private static let remark = "taken as exact, as nothing is stated of"

  private static func folder(_ zones: [[String]] = []) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.file("lines.geojson", holding: lines)
    _ = try folder.file("incidents.csv", holding: incidents)
    for zone in zones {
      let run = try Program.run(["zone", "lines.geojson"] + zone, in: folder.path)
      try #require(run.status == 0, "\(run.errors)")
    }
    return folder
  }

  private static let each = ["--each", "--depth-field", "depth", "--depth-unit", "km"]

  @Test(.enabled(if: ConversionTests.isInstalled)) func zonesOfAGeoPackageHaveTheirNames() throws {
    let folder = try Self.folder([Self.each + ["-o", "zones.gpkg"]])
    let run = try Program.run(["area", "zones.gpkg", "--format", "csv"], in: folder.path)
    #expect(try CSVRows(run.text).column("zone") == ["A", "B"], "\(run.text)")
  }

  /// The categories of a file are found where nothing but one property can name them.
  @Test func categoriesWithoutAKey() throws {
    let folder = try Self.folder([
      Self.each + ["-o", "zones.geojson"], ["--depth", "5km", "--side", "left", "-o", "left.geojson"],
    ])
    func layer(_ properties: String) throws {
      _ = try folder.file(
        "layer.geojson",
        holding:
          #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"Polygon","coordinates":[[[19,39],[21,39],[21,41],[19,41],[19,39]]]}}"#
      )
    }
    func categories(_ by: String) throws -> [String] {
      let run = try Program.run(["area", "left.geojson", "--by", by, "--format", "csv"], in: folder.path)
      #expect(run.status == 0 && run.errors.contains("--key names another property"), "\(run.errors)")
      return try CSVRows(run.text).column("category")
    }
    #expect(try categories("zones.geojson").filter { $0 != "(none)" } == ["A", "B"])
    try layer(#""Name":"West","code":"x","n":1"#)
    #expect(try categories("layer.geojson") == ["West"])
    try layer(#""province":"South","n":1"#)
    #expect(try categories("layer.geojson") == ["South"])
    try layer(#""province":"South","district":"East""#)
    let several = try Program.run(["area", "left.geojson", "--by", "layer.geojson"], in: folder.path)
    #expect(
      several.status == 65 && several.errors.contains("properties ‘province’, ‘district’ names its features"),
      "\(several.errors)")
    let missing = try Program.run(["area", "left.geojson", "--by", "missing.geojson"], in: folder.path)
    #expect(missing.status == 66, "\(missing.errors)")
    let alone = try Program.run(["area", "left.geojson", "--key", "name"], in: folder.path)
    #expect(alone.status == 64 && alone.errors.contains("--key is a property of --by"))
  }

  @Test(.enabled(if: ConversionTests.isInstalled), arguments: ["xlsx", "ods"])
  func figuresAsSheets(_ ending: String) throws {
    let folder = try Self.folder([
      Self.each + ["-o", "zones.geojson"], ["--depth", "5km", "-o", "zone.geojson"],
    ])
    for (name, arguments) in [
      ("areas", ["area", "zones.geojson"]), ("totals", ["area", "zones.geojson", "--totals"]),
      ("counts", ["count", "zone.geojson", "incidents.csv", "--by", "week"]),
      ("limits", ["limits", "zone.geojson"]),
    ] {
      let format = name == "limits" || name == "counts" ? [] : ["--format", "csv"]
      let text = try Program.run(arguments + format, in: folder.path)
      let sheet = try Program.run(arguments + ["-o", "\(name).\(ending)"], in: folder.path)
      #expect(sheet.status == 0 && sheet.output.isEmpty, "\(sheet.errors)")
      try ConversionTests.ogr2ogr(["-f", "CSV", "\(name)-\(ending).csv", "\(name).\(ending)"], in: folder)
      let (wanted, found) = (
        try CSVRows(text.text), try CSVRows(try #require(folder.content("\(name)-\(ending).csv")))
      )
      let numbers = name == "counts" ? "incidents" : name == "limits" ? "vertex" : "area_km2"
      let pairs = zip(wanted.column(numbers), found.column(numbers))
      #expect(wanted.column(numbers).count == found.column(numbers).count && !wanted.column(numbers).isEmpty)
      for (a, b) in pairs { #expect(abs((Double(a) ?? -1) - (Double(b) ?? -2)) < 1e-6, "\(name): \(a) \(b)") }
    }
  }

  /// A line of which nothing is stated is said to be taken as exact by every command that judges by it.
  @Test func exactLinesAreSaid() throws {
    let folder = try Self.folder([
      Self.each + ["-o", "zones.geojson"], ["--depth", "5km", "-o", "zone.geojson"],
    ])
    for arguments in [
      ["check", "zone.geojson", "incidents.csv", "-o", "o.csv"],
      ["check", "zones.geojson", "incidents.csv", "-o", "o.csv"],
      ["check", "zone.geojson", "--at", "40.01,20.05"], ["count", "zone.geojson", "incidents.csv"],
      ["count", "zones.geojson", "incidents.csv"], ["map", "zone.geojson", "incidents.csv", "-o", "m.svg"],
      ["map", "zones.geojson", "incidents.csv", "-o", "m.svg"],
      ["report", "zone.geojson", "incidents.csv", "-o", "r.html"],
      ["report", "zones.geojson", "incidents.csv", "-o", "r.html"],
      ["explain", "zone.geojson", "--at", "40.01,20.05"],
      ["compare", "zone.geojson", "zone.geojson", "incidents.csv"],
    ] {
      let run = try Program.run(arguments, in: folder.path)
      #expect(run.status == 0 && run.errors.contains(Self.remark), "\(arguments): \(run.errors)")
      let stated = try Program.run(arguments + ["--line-accuracy", "0m"], in: folder.path)
      #expect(stated.status == 0 && !stated.errors.contains(Self.remark), "\(arguments): \(stated.errors)")
    }
  }

  @Test func ringsAndDepthsOfFeatures() throws {
    let folder = try Self.folder()
    for more in [[], ["--each"]] {
      let run = try Program.run(
        ["zone", "lines.geojson", "--rings", "5km,10km", "--depth-field", "depth"] + more, in: folder.path)
      #expect(
        run.status == 64 && run.errors.contains("--rings gives the depths of all features"), "\(run.errors)")
    }
  }

  @Test func placemarksHaveTitlesOfTheirOwn() throws {
    let folder = try Self.folder([
      ["--depth", "5km", "-o", "zone.geojson"], ["--depth", "5km", "-o", "zone.kml"],
    ])
    for arguments in [
      ["limits", "zone.geojson", "-o", "limits.kml"],
      ["route", "zone.geojson", "--at-depth", "1km", "-o", "route.kml"],
    ] {
      #expect(try Program.run(arguments, in: folder.path).status == 0)
    }
    func titles(_ name: String) throws -> [String] {
      try #require(folder.content(name)).matches(of: /<Placemark><name>([^<]*)</).map { String($0.1) }
    }
    #expect(try titles("zone.kml").contains("Zone, up to 5 km"))
    let limits = try titles("limits.kml")
    #expect(limits.contains("Limit 1, arc of A") && limits.contains("Vertex 1 of limit 1"), "\(limits)")
    let routes = try titles("route.kml")
    #expect(routes.first == "Route 1, left" && Set(routes).count == routes.count, "\(routes)")
  }
}
