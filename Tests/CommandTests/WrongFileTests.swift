import Foundation
import TestSupport
import Testing

/// Files in the wrong place, and options that are not of their kind: one clear sentence each, and the right status.
@Suite struct WrongFileTests {
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.file("line.wkt", holding: "LINESTRING(36 35, 36.2 35.1)\n")
    _ = try folder.file(
      "line.geojson", holding: #"{"type":"LineString","coordinates":[[36,35],[36.2,35.1]]}"#)
    _ = try folder.file("zone.wkt", holding: "POLYGON((36 35, 37 35, 37 36, 36 36, 36 35))\n")
    _ = try folder.file("inc.csv", holding: "date,lat,lon\n2020-01-01,35.5,36.5\n")
    _ = try folder.file("inc.geojson", holding: #"{"type":"Point","coordinates":[36,35]}"#)
    _ = try folder.file("agreement.yml", holding: "title: Test\nzones:\n  - id: box\n    area: zone.wkt\n")
    _ = try folder.file(
      "roads.csv",
      holding: "name,depth,geom\nA,6,\"LINESTRING(36 35, 36.2 35.1)\"\nB,,\"LINESTRING(36 35, 36.2 35.1)\"\n")
    return folder
  }

  @Test(arguments: [
    (
      ["count", "inc.csv"], 64,
      "‘inc.csv’ is given alone; give a zone or an agreement first, and then the incidents"
    ),
    (["report", "inc.csv"], 64, "‘inc.csv’ is given alone"),
    (["count", "zone.wkt"], 64, "‘zone.wkt’ is given without incidents; give their file after it"),
    (
      ["count", "inc.csv", "zone.wkt"], 64, "the last file, ‘zone.wkt’, holds zones; give the incidents last"
    ),
    (
      ["report", "inc.csv", "agreement.yml"], 64,
      "the last file, ‘agreement.yml’, is an agreement; give it first"
    ),
    (
      ["check", "inc.csv", "zone.wkt"], 65,
      "inc.csv: it is a table of places, without polygons; give a Polygon or MultiPolygon; if these are incidents, give the zone before them"
    ),
    (["check", "inc.geojson", "zone.wkt"], 65, "if these are incidents, give the zone before them"),
    (
      ["explain", "inc.csv", "zone.wkt", "--row", "1"], 65,
      "if these are incidents, give the zone before them"
    ),
    (
      ["check", "line.wkt", "inc.csv"], 65,
      "line.wkt: it contains no polygons, only 1 line; give a Polygon or MultiPolygon, or make a zone of the line first, with ‘demarc zone’"
    ),
    (["check", "line.geojson", "inc.csv"], 65, "make a zone of the line first"),
    (
      ["monitor", "zone.wkt"], 65,
      "zone.wkt: it holds a zone or polygons, and not an agreement; give an agreement in YAML"
    ),
    (["monitor", "zone.wkt", "inc.csv"], 65, "judge by the zone with ‘check’, ‘count’ or ‘report’"),
    (["monitor", "line.geojson", "inc.csv"], 65, "line.geojson: it is not an agreement in YAML"),
    (["monitor", "inc.csv", "agreement.yml"], 64, "‘agreement.yml’ is the agreement; give it first"),
    (
      ["monitor", "agreement.yml"], 64,
      "the incidents are missing; give them after the agreement ‘agreement.yml’"
    ),
    (
      ["zone", "line.wkt", "--depth", "15..20km"], 64,
      "--depth ‘15..20km’ has a unit at one of its two depths alone; write 15km..20km"
    ),
    (["zone", "line.wkt", "--depth", "15 km..20"], 64, "write 15 km..20km"),
    (["check", "zone.wkt", "inc.csv", "--line-accuracy", "off"], 64, "give 0m to take the line as exact"),
    (
      ["zone", "roads.csv", "--each", "--depth-field", "depth"], 65,
      "‘depth’ is a number without a unit in row 2, and states no depth in row 3; say what the numbers are with --depth-unit"
    ),
    (["area", "zone.wkt", "--by", "line.geojson", "--key", "name"], 65, "make a zone of the line first"),
  ])
  func whatToDoIsSaid(_ arguments: [String], _ status: Int, _ words: String) throws {
    let folder = try Self.folder()
    let run = try Program.run(arguments, in: folder.path)
    #expect(Int(run.status) == status && run.output.isEmpty, "\(run.errors)")
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.sentences.filter { !$0.contains("note: ") }.count == 1, "\(run.errors)")
  }

  @Test func thePropertyOfCategoriesIsAskedFor() throws {
    let folder = try Self.folder()
    _ = try folder.file(
      "districts.geojson",
      holding:
        #"{"type":"Feature","properties":{"de":"Nord","en":"North"},"geometry":{"type":"Polygon","coordinates":[[[36,35],[37,35],[37,36],[36,35]]]}}"#
    )
    let open = try Program.run(["area", "zone.wkt", "--by", "districts.geojson"], in: folder.path)
    #expect(open.status == 65)
    #expect(
      open.errors.contains(
        "it is not plain which of the properties ‘de’, ‘en’ names its features; say which with --key, as in --key \"de\""
      ), "\(open.errors)")
    let wrong = try Program.run(
      ["area", "zone.wkt", "--by", "districts.geojson", "--key", "fr"], in: folder.path)
    #expect(wrong.errors.contains("among ‘de’, ‘en’; give one of these to --key"), "\(wrong.errors)")
  }
}
