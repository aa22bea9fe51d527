import Foundation
import TestSupport
import Testing

/// What every verb does alike.
@Suite struct MannersTests {
  private static let verbs = [
    "zone", "area", "check", "explain", "verify", "map", "monitor", "count", "report", "compare", "route",
    "new agreement", "profiles", "limits",
  ]

  @Test(arguments: verbs) func everyVerbHasTheSameOptions(_ verb: String) throws {
    let help = try Program.run(verb.split(separator: " ").map(String.init) + ["--help"]).text
    for option in ["--quiet", "--json-errors", "--output"] {
      #expect(Program.has(option, inHelp: help), "\(verb) has no \(option)")
    }
  }

  @Test func quietLeavesWarningsAndErrors() throws {
    let folder = try TemporaryFolder()
    let line = try folder.file(
      "line.geojson",
      holding:
        #"{"type":"Feature","properties":{"warning":"drawn by hand"},"geometry":{"type":"LineString","coordinates":[[10,0],[12,0]]}}"#
    )
    let zone = folder.path + "/zone.geojson"
    let run = try Program.run(["zone", line, "--depth", "20km", "-o", zone, "--quiet"])
    #expect(run.status == 0 && run.errors == "demarc: warning: drawn by hand\n", "\(run.errors)")
    let table = try folder.file("places.csv", holding: "latitude,longitude\n0,11\n")
    let check = try Program.run(["check", zone, table, "--quiet"])
    #expect(check.errors == "demarc: warning: \(zone): drawn by hand\n" && check.text.contains("inside"))
    #expect(try Program.run(["check", zone, "none.csv", "--quiet"]).errors.contains("none.csv"))
  }

  /// An error of the parser, of an option, of a file and of a line are objects with the exit status.
  @Test(arguments: [
    (["check", "--nonsense"], 64), (["zone", "x.geojson", "--depth", "6"], 64),
    (["verify", "none.geojson"], 66),
    (["zone", "line.wkt", "--depth", "5km", "--side", "inside"], 65), (["new", "agreement", "line.wkt"], 64),
  ])
  func errorsAreObjects(_ arguments: [String], _ status: Int) throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("line.wkt", holding: "LINESTRING(10 0, 12 0)\n")
    let run = try Program.run(arguments + ["--json-errors"], in: folder.path)
    #expect(Int(run.status) == status, "\(run.errors)")
    let last = try #require(run.sentences.last)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any])
    #expect(object["status"] as? Int == status)
    #expect((object["error"] as? String)?.isEmpty == false)
  }
}
