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
    (["--by", "x"], 64), (["--sum", "x"], 64), (["--by", "x", "--key", "k", "--places", "y"], 64),
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
}
