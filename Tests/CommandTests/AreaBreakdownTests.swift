import Foundation
import TestSupport
import Testing

@Suite struct AreaBreakdownTests {
  private static let area = Program.data("idlib-2018/deescalation-area.geojson")
  private static let halves = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"West"},"geometry":{"type":"Polygon","coordinates":[[[35,35],[36.5,35],[36.5,37],[35,37],[35,35]]]}},
    {"type":"Feature","properties":{"name":"East"},"geometry":{"type":"Polygon","coordinates":[[[36.4,35],[36.8,35],[36.8,37],[36.4,37],[36.4,35]]]}},
    {"type":"Feature","properties":{"other":1},"geometry":{"type":"Point","coordinates":[36,36]}}]}
    """

  @Test func categoriesSumToTheWhole() throws {
    let scratch = try TemporaryFolder()
    let layer = try scratch.file("layer.geojson", holding: Self.halves)
    let run = try Program.run(["area", Self.area, "--by", layer, "--key", "name", "--format", "csv"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("categories overlap"))
    let rows = run.text.split(separator: "\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
    #expect(rows.map { $0.suffix(2).first } == ["(none)", "West", "East", "West + East"])
    let sum = rows.compactMap { $0.last.flatMap(Double.init) }.reduce(0, +)
    let whole = try Program.run(["area", Self.area, "--format", "csv"]).text.split(separator: "\n")[1]
      .split(separator: ",").compactMap { Double($0) }[1]
    #expect(abs(sum / whole - 1) < 1e-6)
  }

  /// A box round the Earth, with one edge between its corners, is cut and cuts as one with more vertices does.
  @Test func bandsRoundTheEarth() throws {
    let scratch = try TemporaryFolder()
    func band(_ south: Int, _ north: Int, name: String) throws -> String {
      try scratch.file(
        "\(name).geojson",
        holding:
          #"{"type":"Feature","properties":{"name":"\#(name)"},"geometry":{"type":"Polygon","coordinates":[[[-180,\#(south)],[180,\#(south)],[180,\#(north)],[-180,\#(north)],[-180,\#(south)]]]}}"#
      )
    }
    let box = try scratch.file("box.wkt", holding: "POLYGON((10 -35, 20 -35, 20 -25, 10 -25, 10 -35))\n")
    func areas(_ file: String, _ by: [String]) throws -> [Double] {
      let run = try Program.run(["area", file, "--format", "csv"] + by)
      #expect(run.status == 0, "\(run.errors)")
      let rows = run.text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      let column = try #require(rows.first?.firstIndex(of: "area_km2"))
      return rows.dropFirst().compactMap { $0.indices.contains(column) ? Double($0[column]) : nil }
    }
    let wide = try band(-60, -30, name: "wide")
    let parts = try areas(box, ["--by", wide, "--key", "name"])
    #expect(parts.count == 2 && parts.allSatisfy { $0 > 400_000 }, "\(parts)")
    let south = try band(-90, 0, name: "south")
    let whole = try areas(south, [])
    let cut = try areas(south, ["--by", wide, "--key", "name"])
    #expect(cut.count == 2 && abs(cut.reduce(0, +) / whole[0] - 1) < 1e-6, "\(cut) \(whole)")
  }

  /// Places that are known to a radius are counted where their points lie, and it is said how many an outline may part.
  @Test func placesWithARadiusAreSaid() throws {
    let scratch = try TemporaryFolder()
    // A degree of longitude has 55.8 km at 60 degrees; the box ends at 180.
    let box = try scratch.file("box.wkt", holding: "POLYGON((178 59, 180 59, 180 61, 178 61, 178 59))\n")
    let rows = [
      "deep,60,179,30000", "near the end,60,179.9,6000", "beyond the end,60,-179.9,6000", "far,60,-179,6000",
      "exact,60,179.99,", "unreadable,60,179.99,about", "over the edge,58.9,179,20000",
    ]
    let places = try scratch.file(
      "places.csv", holding: "name,latitude,longitude,accuracy\n\(rows.joined(separator: "\n"))\n")
    let run = try Program.run(["area", box, "--places", places, "--format", "csv"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.split(separator: "\n").last?.hasSuffix(",4") == true, "\(run.text)")
    #expect(
      run.errors.contains(
        "5 places are known only to a radius; each counts where its point lies, and 3 of them are nearer to an outline"
      ),
      "\(run.errors)")
    let plain = try scratch.file("plain.csv", holding: "name,latitude,longitude\na,60,179\n")
    #expect(try !Program.run(["area", box, "--places", plain]).errors.contains("radius"))
  }

  @Test func numbersAreReadAsTheTableWritesThem() throws {
    let scratch = try TemporaryFolder()
    let places = try scratch.file(
      "places.csv",
      holding: "name;lon;lat;people\nA;36,6;35,9;1.234\nB;36,65;35,95;-2,5\nC;36,65;35,95;0x10\n")
    let run = try Program.run(["area", Self.area, "--places", places, "--sum", "people", "--format", "json"])
    #expect(run.text.contains(#""people":1231.5"#), "\(run.text)")
    #expect(run.errors.contains("1 row has no position or no number"), "\(run.errors)")
  }

  /// A district half in has half of its people in the zone; features of one name are spread each by itself.
  @Test func numbersOfDistrictsAreSpreadOverTheirAreas() throws {
    let scratch = try TemporaryFolder()
    func district(_ name: String, _ people: String, _ west: Double, _ east: Double) -> String {
      #"{"type":"Feature","properties":{"name":"\#(name)","people":\#(people)},"geometry":{"type":"Polygon","#
        + #""coordinates":[[[\#(west),0],[\#(east),0],[\#(east),1],[\#(west),1],[\#(west),0]]]}}"#
    }
    let layer = try scratch.file(
      "districts.geojson",
      holding: #"{"type":"FeatureCollection","features":["#
        + [
          district("A", "1000", 0, 1), district("A", "60", 1, 1.5), district("B", "\"2,000\"", 1.5, 2),
          district("C", "null", 2, 3), district("far", "9", 8, 9),
        ].joined(separator: ",") + "]}")
    let zone = try scratch.file("zone.wkt", holding: "POLYGON((0.5 0, 2.2 0, 2.2 1, 0.5 1, 0.5 0))\n")
    let run = try Program.run(
      ["area", zone, "--by", layer, "--key", "name", "--sum", "people", "--totals", "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(run.text.utf8)) as? [[String: Any]])
    let sums = rows.filter { $0["file"] as? String != "total" }
      .map { ($0["category"] as? String ?? "", $0["people_by_area"] as? Double ?? -1) }
    #expect(sums.map(\.0) == ["A", "B", "C"] && sums.map(\.1) == [560, 2000, 0], "\(sums)")
    #expect(rows.last?["people_by_area"] as? Double == 2560, "\(run.text)")
    #expect(
      run.errors.contains(
        "the ‘people’ of each feature is taken as spread evenly over its area; 2 lie in the polygons wholly, 2 partly"
      ),
      "\(run.errors)")
    #expect(run.errors.contains("1 of these has no number in ‘people’, and adds 0"), "\(run.errors)")
    // Two halves of the zone have together what the whole has.
    let halves = try scratch.file(
      "halves.wkt",
      holding: "POLYGON((0.5 0, 1.3 0, 1.3 1, 0.5 1, 0.5 0))\nPOLYGON((1.3 0, 2.2 0, 2.2 1, 1.3 1, 1.3 0))\n")
    let both = try Program.run(
      ["area", halves, "--by", layer, "--key", "name", "--sum", "people", "--totals", "--format", "json"])
    let parts = try #require(
      try JSONSerialization.jsonObject(with: Data(both.text.utf8)) as? [[String: Any]])
    #expect(parts.last?["people_by_area"] as? Double == 2560, "\(both.text)")
    let missing = try Program.run(["area", zone, "--by", layer, "--key", "name", "--sum", "inhabitants"])
    #expect(missing.status == 65 && missing.errors.contains("inhabitants"), "\(missing.errors)")
  }

  @Test func placesAreCountedAndSummed() throws {
    let scratch = try TemporaryFolder()
    let places = try scratch.file(
      "places.csv", holding: "name,lon,lat,people\nA,36.6,35.9,10\nB,36.65,35.95,\nC,30,30,5\nD,,36,1\n")
    let run = try Program.run(["area", Self.area, "--places", places, "--sum", "people", "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains(#""places":2,"people":10}"#), "\(run.text)")
    #expect(run.errors.contains("2 rows have no position or no number"))
  }

  @Test(arguments: [
    (["--by", "x"], 66), (["--key", "x"], 64), (["--sum", "x"], 64),
    (["--totals", "--edges", "geodesic"], 64),
    (["--sum-raster", "nowhere.tif"], 66),
    (["--by", "nowhere.geojson", "--key", "name"], 66),
  ])
  func optionsThatDoNotFitAreRefused(_ options: [String], _ status: Int) throws {
    #expect(Int(try Program.run(["area", Self.area] + options).status) == status)
  }

  @Test func aKeyThatIsMissingIsSaid() throws {
    let scratch = try TemporaryFolder()
    let layer = try scratch.file("layer.geojson", holding: Self.halves)
    let run = try Program.run(["area", Self.area, "--by", layer, "--key", "province"])
    #expect(run.status == 65)
    #expect(run.errors.contains("no feature has a property ‘province’ among ‘name’"))
  }

  /// Areas, places and their sums by category, in one table: the rows of a feature add up, and so do all features.
  @Test func categoriesPlacesAndTotalsTogether() throws {
    let scratch = try TemporaryFolder()
    let square = try scratch.file("square.wkt", holding: "POLYGON((36 35, 37 35, 37 36, 36 36, 36 35))\n")
    let layer = try scratch.file("layer.geojson", holding: Self.halves)
    let places = try scratch.file(
      "places.csv",
      holding:
        "name,lon,lat,people\nA,36.2,35.6,10\nB,36.45,35.7,5\nC,36.7,35.9,2\nD,30,30,100\nE,36.8,35.5,7\n")
    let run = try Program.run([
      "area", square, "--by", layer, "--key", "name", "--places", places, "--sum", "people", "--totals",
      "--format", "csv",
    ])
    #expect(run.status == 0, "\(run.errors)")
    let rows = run.text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(
      rows[0].joined(separator: ",")
        == "file,feature,role,category,area_km2,places,people,area_km2_share,places_share,people_share")
    let (parts, totals) = (rows.dropFirst().filter { $0[0] != "total" }, rows.filter { $0[0] == "total" })
    #expect(parts.first { $0[3] == "West" }?[5] == "1" && parts.first { $0[3] == "West + East" }?[6] == "5.0")
    #expect(totals.count == parts.count + 1)
    for column in 4..<10 {
      let sum = parts.reduce(0) { $0 + (Double($1[column]) ?? .nan) }
      let total = try #require(totals.last.flatMap { Double($0[column]) })
      #expect(abs(sum - total) < 1e-9 * max(1, total), "column \(column)")
    }
  }

  /// A raster of GDAL's simplest form, half of whose western cell is in the square; one cell has no value.
  @Test(.enabled(if: ConversionTests.isInstalled)) func rastersAreSummed() throws {
    let scratch = try TemporaryFolder()
    let square = try scratch.file(
      "square.wkt", holding: "POLYGON((36.25 35, 37.5 35, 37.5 36, 36.25 36, 36.25 35))\n")
    let raster = try scratch.file(
      "people.asc",
      holding: """
        ncols 3
        nrows 2
        xllcorner 36
        yllcorner 35
        cellsize 0.5
        NODATA_value -9
        10 20 30
        40 -9 60

        """)
    let run = try Program.run(["area", square, "--sum-raster", raster, "--format", "csv"])
    #expect(run.status == 0, "\(run.errors)")
    let fields = run.text.split(separator: "\n").last?.split(separator: ",", omittingEmptySubsequences: false)
    let sum = try #require(fields?.last.flatMap { Double($0) })
    #expect(abs(sum - (5 + 20 + 30 + 20 + 60)) < 1e-6)
    #expect(run.errors.contains("states no reference system"))
    #expect(run.errors.contains("20.1 % of the areas lie in cells without a value"), "\(run.errors)")
  }
}
