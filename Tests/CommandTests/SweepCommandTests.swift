import Foundation
import TestSupport
import Testing

/// `sweep` says of each pair what `zone` and `check` say of it alone.
@Suite struct SweepCommandTests {
  private static let line = Program.data("idlib-2018/contact-line.geojson")
  private static let incidents = Program.data("idlib-2018/incidents-ucdp.csv")

  private static func rows(_ run: Program.Run) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(run.text.utf8)) as? [[String: Any]])
  }

  @Test func rowsAreThoseOfSingleRuns() throws {
    let scratch = try TemporaryFolder()
    func make(_ depth: String) throws -> String {
      let path = scratch.file("\(depth).geojson")
      let run = try Program.run(["zone", Self.line, "--depth", depth, "--side", "left", "-o", path])
      #expect(run.status == 0, "\(run.errors)")
      return path
    }
    let (depths, accuracies) = (["10km", "15km..20km"], ["0m", "2km"])
    let zone = try make("20km")
    let run = try Program.run([
      "sweep", zone, Self.incidents, "--depths", depths.joined(separator: ","), "--line-accuracies",
      accuracies.joined(separator: ","), "--format", "json",
    ])
    #expect(run.status == 0, "\(run.errors)")
    let rows = try Self.rows(run)
    #expect(rows.count == 4)
    for (number, depth) in depths.enumerated() {
      let alone = try make(depth)
      let areas = try Self.rows(Program.run(["area", alone, "--format", "json"]))
      let area = areas.compactMap { $0["area_km2"] as? Double }.reduce(0, +)
      for (column, accuracy) in accuracies.enumerated() {
        let row = rows[number * accuracies.count + column]
        #expect(row["depth"] as? String == depth && row["line_accuracy"] as? String == accuracy)
        #expect(abs((row["area_km2"] as? Double ?? 0) / area - 1) < 1e-9, "\(row) \(area)")
        let check = try Program.run(
          ["check", alone, Self.incidents, "--line-accuracy", accuracy, "-o", scratch.file("findings.csv")])
        let counts = ["inside", "disputed", "outside", "invalid"].map { "\(row[$0] as? Int ?? -1) \($0)" }
        #expect(
          check.errors.contains("191 rows: \(counts.joined(separator: ", "))"), "\(row) \(check.errors)")
      }
    }
    // What the zone file states, and areas alone.
    let own = try Self.rows(
      Program.run(["sweep", zone, Self.incidents, "--line-accuracies", "0m", "--format", "json"]))
    #expect(own.count == 1 && own[0]["depth"] as? String == "", "\(own)")
    let areas = try Program.run(["sweep", zone, "--depths", "10km,20km"])
    #expect(areas.text.hasPrefix("depth,line_accuracy,area_km2\n10km,,"), "\(areas.text)")
    let piped = try Program.run(
      ["sweep", zone, "-", "--depths", "10km", "--line-accuracies", "2km", "--format", "json"],
      input: Data(contentsOf: URL(fileURLWithPath: Self.incidents)))
    #expect(try Self.rows(piped)[0]["disputed"] as? Int == rows[1]["disputed"] as? Int, "\(piped.text)")
  }

  @Test(arguments: [
    (["--depths", "10,15km"], "‘10’ has no unit"), ([], "nothing varies"),
    (["--line-accuracies", "-1km"], "negative"), (["--depths", "2000km"], "1000 km"),
    (["--line-accuracies", "0m", "--line-accuracy", "1km"], "give only one of them"),
  ])
  func whatCannotBeSweptIsRefused(_ options: [String], _ words: String) throws {
    let scratch = try TemporaryFolder()
    let zone = scratch.file("zone.geojson")
    _ = try Program.run(["zone", Self.line, "--depth", "5km", "-o", zone])
    let run = try Program.run(["sweep", zone] + options)
    #expect(run.status == 64 && run.errors.contains(words), "\(run.errors)")
    let table = try Program.run(["sweep", Self.incidents, "--depths", "5km"])
    #expect(table.status == 65 && table.errors.contains("no line and rule"), "\(table.errors)")
  }
}
