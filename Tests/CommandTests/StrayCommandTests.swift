import Foundation
import TestSupport
import Testing

/// `verify` of polygons that other programs made.
@Suite struct StrayCommandTests {
  private static let line = #"{"type":"LineString","coordinates":[[36,36],[36.6,36.2],[37.2,36.1]]}"#

  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.file("line.geojson", holding: line)
    let run = try Program.run(
      ["zone", "line.geojson", "--depth", "5km", "-o", "zone.geojson"], in: folder.path)
    guard run.status == 0 else { throw ZoneDocument.Unexpected(run.errors) }
    return folder
  }

  @Test func polygonsOfTheDepthHold() throws {
    let folder = try Self.folder()
    let run = try Program.run(
      ["verify", "zone.geojson", "--line", "line.geojson", "--depth", "5km"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.hasPrefix("strays up to 0."))
    #expect(run.text.hasSuffix("tolerance 1 m: within\n"))
  }

  @Test func otherDepthsDoNot() throws {
    let folder = try Self.folder()
    let arguments = ["verify", "zone.geojson", "--line", "line.geojson", "--depth", "4.9km"]
    let run = try Program.run(arguments, in: folder.path)
    #expect(run.status == 1)
    #expect(run.text.contains("outside the true zone"))
    #expect(run.text.hasSuffix("tolerance 1 m: exceeded\n"))
    #expect(run.errors.contains("zone.geojson: the polygons do not hold: they stray up to 10"))
    #expect(try Program.run(arguments + ["--tolerance", "120m"], in: folder.path).status == 0)
    let json = try Program.run(arguments + ["--format", "json"], in: folder.path)
    #expect(json.status == 1)
    let object = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    let surplus = try #require(object["too_much"] as? [String: Any])
    #expect(object["judgement"] as? String == "exceeded")
    #expect(abs((object["stray_m"] as? Double ?? 0) - 100) < 2)
    #expect(abs((surplus["stray_m"] as? Double ?? 0) - 100) < 2)
    #expect((object["stray_bound_m"] as? Double ?? 0) >= (object["stray_m"] as? Double ?? 1))
  }

  @Test(arguments: [
    (["zone.geojson", "--depth", "5km"], 64, "give the line with --line"),
    (["zone.geojson", "--line", "line.geojson"], 64, "a depth is missing"),
    (["zone.geojson", "--line", "line.geojson", "--depth", "4km..5km"], 64, "--band 4km..5km"),
    (["line.geojson", "--line", "line.geojson", "--depth", "5km"], 65, "no polygons, only 1 line"),
    (["empty.wkt", "--line", "line.geojson", "--depth", "5km"], 65, "its polygons are empty"),
    (["zone.geojson", "--line", "nowhere", "--depth", "5km"], 66, "there is no such file"),
    (["-", "--line", "-", "--depth", "5km"], 64, "only one input can be standard input"),
    (["zone.geojson", "--line", "line.geojson", "--depth", "5km", "--side", "inside"], 65, "is not closed"),
  ])
  func faultsAreOneSentence(_ arguments: [String], _ status: Int32, _ words: String) throws {
    let folder = try Self.folder()
    _ = try folder.file("empty.wkt", holding: "MULTIPOLYGON EMPTY")
    let run = try Program.run(["verify"] + arguments, in: folder.path)
    #expect(run.status == status)
    #expect(run.sentences.filter { !$0.contains("note:") }.count == 1, "\(run.errors)")
    #expect(run.errors.contains(words))
    #expect(run.text.isEmpty)
  }

  @Test func polygonsElsewhereAreNamed() throws {
    let folder = try Self.folder()
    _ = try folder.file("other.wkt", holding: "POLYGON ((10 50, 11 50, 10 51, 10 50))")
    let run = try Program.run(
      ["verify", "other.wkt", "--line", "line.geojson", "--depth", "5km"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.errors.contains("have nothing in common"))
  }
}
