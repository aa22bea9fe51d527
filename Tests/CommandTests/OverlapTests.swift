import Foundation
import TestSupport
import Testing

/// What is counted where zones overlap.
@Suite struct OverlapTests {
  private static func box(_ west: Double, _ east: Double) -> String {
    "POLYGON((\(west) 0, \(east) 0, \(east) 1, \(west) 1, \(west) 0))\n"
  }

  private static func district(_ name: String, _ people: Int, _ west: Double, _ east: Double) -> String {
    #"{"type":"Feature","properties":{"name":"\#(name)","people":\#(people)},"geometry":{"type":"Polygon","#
      + #""coordinates":[[[\#(west),0],[\#(east),0],[\#(east),1],[\#(west),1],[\#(west),0]]]}}"#
  }

  /// The sums of zones that overlap count people twice, which is said with its figure; their total counts them once.
  @Test func peopleOfOverlappingZonesCountOnceInTotals() throws {
    let scratch = try TemporaryFolder()
    let layer = try scratch.file(
      "districts.geojson",
      holding: #"{"type":"FeatureCollection","features":["#
        + [Self.district("A", 1000, 0, 1), Self.district("B", 400, 1, 2)].joined(separator: ",") + "]}")
    let zones = try scratch.file("zones.wkt", holding: Self.box(0, 0.6) + Self.box(0.4, 1.5))
    let options = ["area", zones, "--by", layer, "--sum", "people", "--format", "json"]
    let plain = try Program.run(options)
    #expect(plain.status == 0, "\(plain.errors)")
    for words in [
      "warning: polygons overlap", "200 of ‘people_by_area’ more than once", "--totals adds rows",
      "1 lie in the polygons wholly, 1 partly",
    ] {
      #expect(plain.errors.contains(words), "\(plain.errors)")
    }
    let run = try Program.run(options + ["--totals"])
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(run.text.utf8)) as? [[String: Any]])
    func sum(_ isTotal: Bool) -> [Double] {
      rows.filter { ($0["file"] as? String == "total") == isTotal }
        .compactMap { ($0["people_by_area"] as? Double)?.rounded() }
    }
    #expect(sum(false) == [600, 600, 200], "\(run.text)")
    // A, B, and all: the whole of A once, and half of B.
    #expect(sum(true) == [1000, 200, 1200], "\(run.text)")
    let whole = try Program.run([
      "area", try scratch.file("one.wkt", holding: Self.box(0, 1.5)), "--format", "csv",
    ])
    let area = try #require(
      whole.text.split(separator: "\n").last?.split(separator: ",").compactMap { Double($0) }[1])
    let total = try #require(rows.last?["area_km2"] as? Double)
    #expect(abs(total / area - 1) < 1e-9, "\(total) \(area)")
    #expect(run.errors.contains("the rows ‘total’ count it once"), "\(run.errors)")
  }

  /// Half a district that two zones cover is half of it, and not all.
  @Test func aDistrictCoveredTwiceByHalvesIsNotWhole() throws {
    let scratch = try TemporaryFolder()
    let layer = try scratch.file("districts.geojson", holding: Self.district("A", 1000, 0, 1))
    let zones = try scratch.file("zones.wkt", holding: Self.box(0, 0.5) + Self.box(0, 0.5))
    let run = try Program.run([
      "area", zones, "--by", layer, "--sum", "people", "--totals", "--format", "csv",
    ])
    #expect(run.errors.contains("0 lie in the polygons wholly, 1 partly"), "\(run.errors)")
    #expect(run.text.split(separator: "\n").last?.contains(",500.") == true, "\(run.text)")
  }

  /// What zones that touch have is what they have together, and nothing is said of it.
  @Test func zonesThatTouchShareNothing() throws {
    let scratch = try TemporaryFolder()
    let zones = try scratch.file("zones.wkt", holding: Self.box(0, 0.5) + Self.box(0.5, 1))
    let run = try Program.run(["area", zones, "--totals"])
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
  }
}
