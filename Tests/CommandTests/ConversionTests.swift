import Foundation
import TestSupport
import Testing

/// Formats of GDAL's, in and out, where `ogr2ogr` is installed; and what is said where it is not.
@Suite struct ConversionTests {
  static let isInstalled = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/ogr2ogr")
  }

  static let table = "id,lat,lon,note\n007,0.1,31,\"a; \"\"b\"\"\"\n2,0.14,31,é\n3,5,31,\n"

  static func folder() throws -> TemporaryFolder {
    let folder = try CheckCommandTests.folder()
    _ = try folder.file("table.csv", holding: table)
    return folder
  }

  static func ogr2ogr(_ arguments: [String], in folder: TemporaryFolder) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["ogr2ogr"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  @Test(.enabled(if: isInstalled), arguments: ["gpkg", "fgb", "kml", "sqlite", "xlsx", "ods"])
  func findingsGoOutAndComeBack(_ ending: String) throws {
    let folder = try Self.folder()
    let out = "out.\(ending)"
    let run = try CheckCommandTests.check(["table.csv", "-o", out], in: folder)
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(folder.names == [out, "table.csv", "zone.geojson"])
    let back = try CheckCommandTests.check([out, "--prefix", "again_", "--format", "csv"], in: folder)
    #expect(back.status == 0)
    let lines = back.text.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
    #expect(lines == ["inside", "disputed", "outside"])
    #expect(back.text.contains("007") && back.text.contains("é"))
    #expect(back.text.contains("11057.428"))
  }

  @Test("no row is lost on the way, or the format is refused", .enabled(if: isInstalled))
  func rowsWithoutPlaceStay() throws {
    let folder = try Self.folder()
    _ = try folder.file("gaps.csv", holding: "id,lat,lon\n1,5,31\n2,,\n3,0.1,31\n4,x,31\n5,0.1,30\n")
    for ending in ["gpkg", "kml", "sqlite", "xlsx", "ods"] {
      #expect(try CheckCommandTests.check(["gaps.csv", "-o", "out.\(ending)"], in: folder).status == 0)
      try Self.ogr2ogr(["-f", "CSV", "back-\(ending).csv", "out.\(ending)"], in: folder)
      let rows = try CSVRows(try #require(folder.content("back-\(ending).csv")))
      #expect(rows.column("verdict") == ["outside", "invalid", "inside", "invalid", "inside"], "\(ending)")
      #expect(rows.column("id") == ["1", "2", "3", "4", "5"], "\(ending)")
    }
    let lost = try CheckCommandTests.check(["gaps.csv", "-o", "out.fgb"], in: folder)
    #expect(lost.status == 74)
    #expect(lost.sentences.last?.contains("leaves out rows without a place, and 2 have none") == true)
    #expect(!folder.names.contains("out.fgb"))
  }

  @Test(
    "the margin of a zone that went through another format is not taken as zone", .enabled(if: isInstalled))
  func marginsAreToldFromZones() throws {
    let folder = try Self.folder()
    for ending in ["kml", "fgb", "gpkg"] {
      let zone = "range.\(ending)"
      let made = try Program.run(
        [
          "zone", Program.data("idlib-2018/contact-line.geojson"), "--depth", "15km..20km", "--side", "left",
          "-o", zone,
        ],
        in: folder.path)
      #expect(made.status == 0, "\(ending): \(made.errors)")
      // 18.9 km from the line.
      let run = try Program.run(
        ["check", zone, "--at", "35.84 36.8", "--format", "json", "--line-accuracy", "0m"], in: folder.path)
      let isRefused = run.status == 65 && run.errors.contains("it has the margin of a zone")
      #expect(isRefused || run.text.contains(#""verdict":"disputed""#), "\(ending): \(run.text)\(run.errors)")
    }
  }

  @Test("an ending says what is written, or is refused")
  func endings() throws {
    let folder = try Self.folder()
    _ = try folder.file("tabs.csv", holding: "id\tlat\tlon\n1\t0.1\t31\n")
    for (table, ending, status) in [
      ("table.csv", "csv", 0), ("table.csv", "txt", 0), ("table.csv", "2018", 0),
      ("table.csv", "tsv", 64), ("table.csv", "gml", 64), ("table.csv", "gml.gz", 64),
      ("table.csv", "dxf", 64),
      ("table.csv", "CSV", 0), ("table.csv", "json.zip", 64), ("tabs.csv", "tsv", 0),
    ] as [(String, String, Int32)] {
      let run = try CheckCommandTests.check([table, "-o", "o.\(ending)"], in: folder)
      #expect(run.status == status, "\(ending): \(run.errors)")
      #expect(folder.names.contains("o.\(ending)") == (status == 0))
      if status != 0 { #expect(run.sentences.count == 1 || ending == "tsv", "\(run.errors)") }
    }
    for name in [".hidden", "..hidden", "/dev/null"] {
      #expect(try CheckCommandTests.check(["table.csv", "-o", name], in: folder).status == 0, "\(name)")
    }
    #expect(
      try CheckCommandTests.check(["table.csv", "-o", "o.dat", "--format", "csv"], in: folder).status == 0)
    let line = Program.data("m4-2020/m4.geojson")
    let gml = try Program.run(["zone", line, "--depth", "6km", "-o", "z.gml"], in: folder.path)
    #expect(
      gml.errors.hasSuffix("give one of .geojson, .json, .fgb, .gpkg, .kml, .sqlite\n"), "\(gml.errors)")
    for (arguments, status) in [
      (["zone", line, "--depth", "6km", "-o", "z.gml"], 64),
      (["zone", line, "--depth", "6km", "-o", "z.csv"], 64),
      (["route", "zone.geojson", "--at-depth", "3km", "-o", "r.csv"], 64),
      (["monitor", Program.data("idlib-2018/agreement.yml"), "table.csv", "-o", "m.gpkg"], 64),
      (["report", Program.data("idlib-2018/agreement.yml"), "table.csv", "-o", "r.pdf"], 64),
      (["zone", line, "--depth", "6km", "-o", "z.json"], 0), (["map", "zone.geojson", "-o", "map.jpg"], 64),
      (["map", "zone.geojson", "-o", "map.svg.gz"], 0),
    ] as [([String], Int32)] {
      #expect(try Program.run(arguments, in: folder.path).status == status, "\(arguments)")
    }
  }

  @Test("what is called .gz is compressed, the same bytes each time, and read again")
  func gzip() throws {
    let folder = try Self.folder()
    let plain = try CheckCommandTests.check(["table.csv"], in: folder)
    for name in ["a.csv.gz", "b.csv.GZ"] {
      #expect(try CheckCommandTests.check(["table.csv", "-o", name], in: folder).status == 0)
    }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file("a.csv.gz")))
    #expect(bytes.starts(with: [0x1F, 0x8B]))
    #expect(bytes == (try Data(contentsOf: URL(fileURLWithPath: folder.file("b.csv.GZ")))))
    let again = try CheckCommandTests.check(["a.csv.gz", "--prefix", "x_", "--verdict-only"], in: folder)
    #expect(
      again.text.split(separator: "\n").dropFirst().map { $0.drop { $0 != "," }.dropFirst() }
        == Array(plain.text.split(separator: "\n").dropFirst()))
    let line = Program.data("m4-2020/m4.geojson")
    #expect(
      try Program.run(["zone", line, "--depth", "6km", "-o", "z.geojson.gz"], in: folder.path).status == 0)
    for command in ["verify", "area", "map"] {
      #expect(try Program.run([command, "z.geojson.gz"], in: folder.path).status == 0, "\(command)")
    }
  }

  @Test(.enabled(if: isInstalled), arguments: ["gpkg", "fgb", "kml"])
  func zonesAndRoutesGoOut(_ ending: String) throws {
    let folder = try Self.folder()
    let (zone, route) = ("out.\(ending)", "route.\(ending)")
    let run = try Program.run(
      ["zone", Program.data("m4-2020/m4.geojson"), "--depth", "6km", "-o", zone], in: folder.path)
    #expect(run.status == 0)
    #expect(
      run.errors.contains(
        ending == "gpkg"
          ? "has rule and certificate as metadata alone" : "has the shapes without rule and certificate"))
    _ = try Program.run(
      ["zone", Program.data("m4-2020/m4.geojson"), "--depth", "6km", "-o", "m4.geojson"], in: folder.path)
    func area(_ file: String) throws -> Double {
      let run = try Program.run(["area", file, "--format", "json"], in: folder.path)
      let json = try #require(try JSONSerialization.jsonObject(with: run.output) as? [[String: Any]])
      return try #require(json.first?["area_km2"] as? Double)
    }
    #expect(abs(try area(zone) / area("m4.geojson") - 1) < 1e-9)
    #expect(
      try Program.run(["route", "m4.geojson", "--at-depth", "3km", "-o", route], in: folder.path).status == 0)
    #expect(folder.names.contains(route))
    let again = try Program.run(["zone", route, "--depth", "1km", "-o", "z.geojson"], in: folder.path)
    #expect(again.status == 0, "\(again.errors)")
    #expect(
      try Program.run(
        ["zone", Program.data("m4-2020/m4.geojson"), "--depth", "6km", "-o", "out.xlsx"], in: folder.path
      ).status == 64)
  }

  @Test(.enabled(if: isInstalled))
  func linesAndIncidentsOfAnySystem() throws {
    let folder = try Self.folder()
    let line = #"{"type":"LineString","coordinates":[[30,0],[31,0],[32,0]]}"#
    _ = try folder.file("line.geojson", holding: line)
    for (driver, name) in [("GPKG", "line.gpkg"), ("ESRI Shapefile", "line.shp")] {
      try Self.ogr2ogr(["-f", driver, "-t_srs", "EPSG:32636", name, "line.geojson"], in: folder)
      let zone = try Program.run(["zone", name, "--depth", "15km..20km"], in: folder.path)
      #expect(zone.status == 0)
      #expect(zone.errors.contains("EPSG::32636 to WGS 84"))
      #expect(try Program.run(["verify", "-"], input: zone.output).status == 0)
    }
    try Self.ogr2ogr(
      [
        "-f", "GPKG", "-t_srs", "EPSG:32636", "-s_srs", "EPSG:4326", "-nln", "one", "-oo",
        "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "incidents.gpkg", "table.csv",
      ], in: folder)
    let run = try CheckCommandTests.check(["incidents.gpkg", "--format", "csv"], in: folder)
    #expect(run.errors.contains("3 rows: 1 inside, 1 disputed, 1 outside, 0 invalid"))
    try Self.ogr2ogr(["-f", "GPKG", "-update", "-nln", "two", "incidents.gpkg", "table.csv"], in: folder)
    let several = try CheckCommandTests.check(["incidents.gpkg", "-o", "out.csv"], in: folder)
    #expect(several.status == 65)
    #expect(several.errors.contains("‘one’, ‘two’; name one with --layer"))
    #expect(!folder.names.contains("out.csv"))
    #expect(try CheckCommandTests.check(["incidents.gpkg", "--layer", "one"], in: folder).status == 0)
    #expect(try CheckCommandTests.check(["incidents.gpkg", "--layer", "x"], in: folder).status == 65)
    // A folder of shapes is read as one source.
    try FileManager.default.createDirectory(
      atPath: folder.file("shapes"), withIntermediateDirectories: false)
    try Self.ogr2ogr(["shapes/line.shp", "line.geojson"], in: folder)
    #expect(try Program.run(["zone", "shapes", "--depth", "5km"], in: folder.path).status == 0)
  }

  /// A GeoPackage that was made of GeoJSON keeps that no reference system stood there, and still states one.
  @Test(.enabled(if: isInstalled))
  func packagesMadeOfGeoJSONStateTheirSystem() throws {
    let folder = try Self.folder()
    _ = try folder.file(
      "line.geojson",
      holding:
        #"{"type":"Feature","properties":{"a":1},"geometry":{"type":"LineString","coordinates":[[36,36],[36.2,36.1]]}}"#
    )
    try Self.ogr2ogr(["line.gpkg", "line.geojson"], in: folder)
    let run = try Program.run(["zone", "line.gpkg", "--depth", "5km", "-o", "made.geojson"], in: folder.path)
    #expect(run.status == 0 && !run.errors.contains("reference system"), "\(run.errors)")
    try Self.ogr2ogr(["-f", "ESRI Shapefile", "bare.shp", "line.geojson"], in: folder)
    try FileManager.default.removeItem(atPath: folder.file("bare.prj"))
    let bare = try Program.run(["zone", "bare.shp", "--depth", "5km", "-o", "made.geojson"], in: folder.path)
    #expect(bare.status == 0 && bare.errors.contains("does not state its coordinate reference system"))
  }

  @Test("formats that are texts are told from tables", .enabled(if: isInstalled))
  func textsOfOtherFormats() throws {
    let folder = try Self.folder()
    let columns = ["-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-a_srs", "EPSG:4326"]
    try Self.ogr2ogr(["-f", "MapInfo File", "map.tab", "table.csv"] + columns, in: folder)
    try Self.ogr2ogr(
      ["-f", "MapInfo File", "-dsco", "FORMAT=MIF", "map.mif", "table.csv"] + columns, in: folder)
    try Self.ogr2ogr(["-f", "OGR_GMT", "map.gmt", "table.csv"] + columns, in: folder)
    _ = try folder.file(
      "esri.json",
      holding: """
        { "displayFieldName": "", "geometryType": "esriGeometryPoint", "spatialReference": {"wkid": 4326},
          "fields": [{"name": "a", "type": "esriFieldTypeInteger"}],
          "features": [{"attributes": {"a": 1}, "geometry": {"x": 31, "y": 0.1}}] }
        """)
    for name in ["map.tab", "map.mif", "map.gmt", "esri.json"] {
      let run = try CheckCommandTests.check([name, "--format", "csv"], in: folder)
      #expect(run.errors.contains("1 inside"), "\(name): \(run.errors)")
    }
    try Self.ogr2ogr(["-f", "ESRI Shapefile", "bare.shp", "table.csv"] + columns.dropLast(2), in: folder)
    let bare = try CheckCommandTests.check(["bare.shp", "-o", "out.csv"], in: folder)
    #expect(bare.status == 65)
    #expect(bare.sentences.last?.contains("does not state its coordinate reference system") == true)
  }

  @Test(.enabled(if: isInstalled))
  func pointsGoToSheetsAsColumns() throws {
    let folder = try Self.folder()
    _ = try folder.file("points.geojson", holding: CheckCommandTests.feature)
    #expect(try CheckCommandTests.check(["points.geojson", "-o", "out.xlsx"], in: folder).status == 0)
    let back = try CheckCommandTests.check(["out.xlsx", "--prefix", "b_"], in: folder)
    #expect(back.errors.contains("positions: columns ‘latitude’ and ‘longitude’"))
    #expect(back.errors.contains("1 row: 1 inside"))
  }

  @Test(.enabled(if: isInstalled))
  func whatGDALCannotReadIsSaid() throws {
    let folder = try Self.folder()
    _ = try folder.file("bad.gpkg", holding: "SQLite format 3\0 and then nothing")
    let run = try CheckCommandTests.check(["bad.gpkg", "-o", "out.csv"], in: folder)
    #expect(run.status == 65)
    #expect(run.errors.contains("bad.gpkg: ‘ogrinfo’ cannot read it"))
    let pipe = try CheckCommandTests.check(["-"], input: Data("SQLite format 3\0".utf8), in: folder)
    #expect(pipe.status == 65)
    #expect(pipe.errors.contains("not read from a pipe"))
  }

  @Test func whereGDALIsMissingItIsSaidWhatToInstall() throws {
    let folder = try Self.folder()
    _ = try folder.file("incidents.gpkg", holding: "SQLite format 3\0")
    for arguments in [["zone.geojson", "incidents.gpkg"], ["zone.geojson", "table.csv", "-o", "out.gpkg"]] {
      let run = try Program.run(
        ["check"] + arguments, in: folder.path, by: ["/usr/bin/env", "PATH=/nowhere"])
      #expect(run.status == (arguments.count == 2 ? 65 : 64))
      #expect(run.sentences.last?.contains("apt install gdal-bin") == true)
      #expect(!folder.names.contains("out.gpkg"))
    }
    let zone = try Program.run(
      ["zone", "incidents.gpkg", "--depth", "5km"], in: folder.path, by: ["/usr/bin/env", "PATH=/nowhere"])
    #expect(zone.status == 65)
    #expect(zone.errors.contains("apt install gdal-bin"))
    let shapes = try CheckCommandTests.check(["table.csv", "-o", "out.shp"], in: folder)
    #expect(shapes.status == 64)
    #expect(shapes.sentences.count == 1)
  }
}

/// A table without quoted commas.
struct CSVRows {
  let header: [String]
  let rows: [[String]]

  init(_ text: String) throws {
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != "\"" } }
    }
    header = try #require(lines.first)
    rows = Array(lines.dropFirst())
  }

  func column(_ name: String) -> [String] {
    guard let index = header.firstIndex(of: name) else { return [] }
    return rows.map { $0[index] }
  }
}
