import Foundation
import TestSupport
import Testing

@Suite struct SectorCommandTests {
  private static let line = Program.data("idlib-2018/contact-line.geojson")

  /// Sectors and routes are as recorded, and other commands read a file with sectors.
  @Test func sectorsAndRoutesAreAsRecorded() throws {
    let scratch = try TemporaryFolder()
    let zone = scratch.file("sectors.geojson")
    let made = try Program.run([
      "zone", Self.line, "--depth", "15km..20km", "--side", "left", "--sectors", "5", "-o", zone,
    ])
    #expect(made.status == 0)
    let route = try Program.run(["route", zone, "--at-depth", "10km", "-o", scratch.file("route.geojson")])
    #expect(route.status == 0)
    let sentences = (made.sentences + route.sentences).filter {
      $0.contains(": sector ") || $0.contains(": route ")
    }
    try Golden.expect(sentences, areAs: "sector-sentences")
    #expect(try Program.run(["verify", zone]).status == 0)
    #expect(try Program.run(["map", zone]).status == 0)
    #expect(try Program.run(["check", zone, "--at", "35.4419,36.6508"]).text.contains("inside"))
    let areas = try Program.run(["area", zone, "--format", "csv"]).text
    #expect(areas.split(separator: "\n").filter { $0.contains(",sector,") }.count == 5)
    let plain = scratch.file("plain.geojson")
    _ = try Program.run(["zone", Self.line, "--depth", "15km..20km", "--side", "left", "-o", plain])
    #expect(try Program.run(["verify", zone]).text == Program.run(["verify", plain]).text)
  }

  @Test(arguments: [
    (["--sectors", "0"], 64), (["--sectors", "many"], 64), (["--sectors", "60km,50km"], 64),
    (["--sectors", "60km,150km"], 0), (["--sectors", "35.6,36.3; 36.0,37.0"], 0),
    (["--sectors", "900km"], 64),
  ])
  func endsAreChecked(_ options: [String], _ status: Int) throws {
    let run = try Program.run(["zone", Self.line, "--depth", "20km", "--side", "left"] + options)
    #expect(Int(run.status) == status, "\(run.errors)")
    if status != 0 { #expect(run.output.isEmpty) }
  }
}
