import Foundation
import Testing

/// Formats of GDAL's, in and out, where `ogr2ogr` is installed; and what is said where it is not.
@Suite struct ConversionTests {
  static let isInstalled = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/ogr2ogr")
  }

  static let table = "id,lat,lon,note\n007,0.1,31,\"a; \"\"b\"\"\"\n2,0.14,31,é\n3,5,31,\n"

  static func folder() throws -> Scratch {
    let folder = try CheckCommandTests.folder()
    _ = try folder.file("table.csv", holding: table)
    return folder
  }

  static func ogr2ogr(_ arguments: [String], in folder: Scratch) throws {
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
    // An index of space may give the rows in another order.
    let lines = Set(back.text.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } })
    #expect(lines == ["inside", "disputed", "outside"])
    #expect(back.text.contains("007") && back.text.contains("é"))
    #expect(back.text.contains("11057.428"))
  }

  @Test(.enabled(if: isInstalled), arguments: ["gpkg", "fgb", "kml"])
  func zonesAndRoutesGoOut(_ ending: String) throws {
    let folder = try Self.folder()
    let (zone, route) = ("out.\(ending)", "route.\(ending)")
    let run = try Program.run(
      ["zone", Program.data("m4-2020/m4.geojson"), "--depth", "6km", "-o", zone], in: folder.path)
    #expect(run.status == 0)
    #expect(run.errors.contains("has the shapes alone, without rule and certificate"))
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
    #expect(several.errors.contains("‘one’, ‘two’; say which with --layer"))
    #expect(!folder.names.contains("out.csv"))
    #expect(try CheckCommandTests.check(["incidents.gpkg", "--layer", "one"], in: folder).status == 0)
    #expect(try CheckCommandTests.check(["incidents.gpkg", "--layer", "x"], in: folder).status == 65)
    // A folder of shapes is read as one source.
    try FileManager.default.createDirectory(
      atPath: folder.file("shapes"), withIntermediateDirectories: false)
    try Self.ogr2ogr(["shapes/line.shp", "line.geojson"], in: folder)
    #expect(try Program.run(["zone", "shapes", "--depth", "5km"], in: folder.path).status == 0)
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
