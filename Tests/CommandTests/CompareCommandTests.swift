import Foundation
import TestSupport
import Testing

@Suite struct CompareCommandTests {
  private static let line = Program.data("idlib-2018/contact-line.geojson")
  private static let incidents = Program.data("idlib-2018/incidents-ucdp.csv")
  private static let exact = ["--accuracy", "off", "--line-accuracy", "0m"]

  /// The rows whose verdicts differ in two runs of `check`.
  private static func changed(_ zones: [String]) throws -> [String] {
    let runs = try zones.map { try Program.run(["check", $0, incidents, "--verdict-only"] + exact) }
    return zip(
      runs[0].text.split(separator: "\n").dropFirst(), runs[1].text.split(separator: "\n").dropFirst()
    )
    .filter { $0 != $1 }.map { String($0.0.drop(while: { $0 != "," })) }
  }

  @Test(arguments: [
    (["--depth", "20km", "--side", "left"], ["--depth", "20km", "--side", "right"]),
    (["--depth", "15km", "--side", "left"], ["--depth", "15km..20km", "--side", "left"]),
    (["--depth", "20km"], ["--depth", "20km", "--edges", "planar"]),
  ])
  func changedVerdictsAreThoseOfTwoChecks(_ first: [String], _ second: [String]) throws {
    let scratch = try TemporaryFolder()
    let zones = [scratch.file("a.geojson"), scratch.file("b.geojson")]
    for (zone, rule) in zip(zones, [first, second]) {
      #expect(try Program.run(["zone", Self.line, "-o", zone] + rule).status == 0)
    }
    let output = scratch.file("changed.csv")
    let run = try Program.run(["compare"] + zones + [Self.incidents, "-o", output] + Self.exact)
    #expect(run.status == 0, "\(run.errors)")
    let rows = try #require(scratch.content("changed.csv"))
      .split(separator: "\n").dropFirst()
    let expected = try Self.changed(zones)
    #expect(rows.count == expected.count)
    for (row, expected) in zip(rows, expected) { #expect(row.hasSuffix(expected)) }
  }

  @Test func figuresAreAsRecorded() throws {
    let scratch = try TemporaryFolder()
    for side in ["left", "right"] {
      _ = try Program.run(
        ["zone", Self.line, "--depth", "20km", "--side", side, "-o", scratch.file("\(side).geojson")])
    }
    let run = try Program.run(
      ["compare", "left.geojson", "right.geojson", Self.incidents, "-o", "changed.csv"] + Self.exact,
      in: scratch.path)
    try Golden.expect(run.text, isAs: "compare-figures")
    let json = try Program.run(
      ["compare", "left.geojson", "right.geojson", "--format", "json"], in: scratch.path)
    #expect(json.text.hasPrefix(#"{"first":"left.geojson""#))
    #expect(
      try Program.run(["compare", "left.geojson", "right.geojson", "-o", "x"], in: scratch.path).status == 64)
    #expect(try Program.run(["compare", "left.geojson", "nowhere"], in: scratch.path).status == 66)
  }

  /// A reading of an agreement is the zone of its rule.
  @Test func readingsAreComparedAsTheirZonesAre() throws {
    let scratch = try TemporaryFolder()
    let agreement = Program.data("idlib-2018/agreement.yml")
    let rules = ["text": "15km..20km", "to-25km": "15km..25km"]
    for (name, depth) in rules {
      _ = try Program.run(
        ["zone", Self.line, "--depth", depth, "--side", "left", "-o", scratch.file("\(name).geojson")])
    }
    func figures(_ first: String, _ second: String) throws -> [String] {
      let run = try Program.run(["compare", first, second, Self.incidents])
      #expect(run.status == 0, "\(run.errors)")
      return run.text.replacingOccurrences(of: second, with: "b").replacingOccurrences(of: first, with: "a")
        .split(separator: "\n").map(String.init)
    }
    let zones = try figures(scratch.file("text.geojson"), scratch.file("to-25km.geojson"))
    #expect(zones.count > 5)
    #expect(try figures("\(agreement)#text", "\(agreement)#to-25km/dmz") == zones)
    #expect(try figures(agreement, "\(agreement)#to-25km") == zones)
    for name in ["\(agreement)#nobody", "\(agreement)#text/nowhere"] {
      let run = try Program.run(["compare", name, agreement])
      #expect(run.status == 65)
      #expect(run.sentences.count == 1)
    }
  }

  /// Files of many zones, by names: the areas of each row are those of its zones.
  @Test func filesOfManyZonesAreComparedZoneByZone() throws {
    let folder = try TemporaryFolder()
    func zones(_ name: String, _ rows: String) throws {
      _ = try folder.file("\(name).csv", holding: "name,depth_km,geom\n" + rows)
      let run = try Program.run(
        ["zone", "\(name).csv", "--each", "--depth-field", "depth_km", "-o", "\(name).geojson"],
        in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
    }
    try zones(
      "old",
      "A,5,\"LINESTRING(10 0, 11 0)\"\nB,5,\"LINESTRING(10 1, 11 1)\"\nC,5,\"LINESTRING(10 2, 11 2)\"\n")
    try zones(
      "new",
      "B,8,\"LINESTRING(10 1, 11 1)\"\nA,5,\"LINESTRING(10 0, 11 0)\"\nD,5,\"LINESTRING(10 3, 11 3)\"\n")
    let run = try Program.run(["compare", "old.geojson", "new.geojson", "--format", "json"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let rows = try #require(try JSONSerialization.jsonObject(with: run.output) as? [[String: Any]])
    #expect(rows.map { $0["zone"] as? String } == ["A", "B", "C", "D", "total"])
    func area(_ row: Int, _ name: String) -> Double { rows[row][name] as? Double ?? .nan }
    #expect(
      area(0, "only_first_km2") < 0.01 && area(0, "only_second_km2") < 0.01 && area(0, "both_km2") > 1000)
    #expect(area(1, "only_second_km2") > 600 && area(1, "only_first_km2") < 0.01)
    #expect(area(2, "both_km2") == 0 && area(2, "only_first_km2") > 1000 && area(3, "only_second_km2") > 1000)
    #expect(
      run.errors.contains("only in old.geojson: ‘C’") && run.errors.contains("only in new.geojson: ‘D’"))
    _ = try Program.run(["zone", "old.csv", "--depth", "5km", "-o", "one.geojson"], in: folder.path)
    #expect(try Program.run(["compare", "old.geojson", "one.geojson"], in: folder.path).status == 64)
  }
}
