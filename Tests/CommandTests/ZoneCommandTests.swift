import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What `zone`, `verify` and `map` write where nothing is wrong.
@Suite struct ZoneCommandTests {
  static let idlib = ["zone", Program.data("idlib-2018/contact-line.geojson"), "--depth", "15km..20km"]

  @Test func sameBytesInEveryRunAndOnOneProcessor() throws {
    let first = try Program.run(Self.idlib + ["--side", "left"])
    #expect(first.status == 0)
    #expect(try Program.run(Self.idlib + ["--side", "left"]).output == first.output)
    if FileManager.default.isExecutableFile(atPath: "/usr/bin/taskset") {
      let one = try Program.run(Self.idlib + ["--side", "left"], by: ["/usr/bin/taskset", "-c", "0"])
      #expect(one.output == first.output)
    }
    let map = try Program.run(["map", "-"], input: first.output)
    #expect(try Program.run(["map", "-"], input: first.output).output == map.output)
  }

  @Test func summaryTellsTheErrorAndWhatItIsNot() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(Self.idlib + ["-o", folder.file("zone.geojson")])
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(folder.names == ["zone.geojson"])
    for words in [
      "core", "margin", "km²", "tolerance 1 m", "known to ±482 m to 6.128 km", "not the ground",
      "RECONSTRUCTION",
    ] {
      #expect(run.errors.contains(words))
    }
    #expect(run.sentences.allSatisfy { $0.hasPrefix("demarc: ") })
    let verified = try Program.run(["verify", folder.file("zone.geojson")])
    #expect(verified.status == 0)
    #expect(verified.text.contains("the zone holds"))
    #expect(verified.text.contains("known to ±482 m to 6.128 km"))
  }

  @Test(arguments: [
    (
      "idlib-2018/contact-line.geojson",
      [
        "--depth", "15km..20km", "--side", "left", "--within",
        Program.data("idlib-2018/deescalation-area.geojson"),
      ]
    ),
    ("m4-2020/m4.geojson", ["--depth", "6km"]),
    ("fiji-12nmi/vanua-levu.geojson", ["--depth", "12nmi", "--side", "outside"]),
    ("antarctic-claim/claim-limit-150w.geojson", ["--depth", "50km"]),
  ])
  func dataMakesTheZoneItsReadmePromises(_ file: String, _ options: [String]) throws {
    let zone = try Program.run(["zone", Program.data(file)] + options)
    #expect(zone.status == 0)
    #expect(try Program.run(["verify", "-"], input: zone.output).status == 0)
    let map = try Program.run(["map", "-"], input: zone.output)
    #expect(map.status == 0)
    #expect(XMLParser(data: map.output).parse())
  }

  @Test func verifyWritesFiguresAsJSON() throws {
    let zone = try Program.run(Self.idlib)
    let run = try Program.run(["verify", "-", "--format", "json"], input: zone.output)
    #expect(run.status == 0)
    let json = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    #expect(json["valid"] as? Bool == true)
    #expect(json["line_uncertainty_m"] as? Double == 6128)
    let bound = try #require(json["deviation_bound_m"] as? Double)
    #expect(bound > 0 && bound <= 1)
    let regions = try #require(json["regions"] as? [[String: Any]])
    #expect(regions.compactMap { $0["role"] as? String } == ["core", "margin"])
  }

  @Test func mapEscapesTextsAndMarksIncidents() throws {
    let folder = try TemporaryFolder()
    let line = #"""
      {"type":"Feature","properties":{"name":"A <line> & \"more\"","warning":"]]> not official"},
      "geometry":{"type":"LineString","coordinates":[[36,35],[37,35]]}}
      """#
    let zone = try Program.run(["zone", "-", "--depth", "20km"], input: Data(line.utf8))
    let path = try folder.file("zone.geojson", holding: zone.output)
    let places = try folder.file(
      "places.csv", holding: "place,latitude,longitude\na,35.1,36.5\nb,36,36.5\nc,nowhere,36\n")
    let run = try Program.run(["map", path, places])
    #expect(run.status == 0)
    #expect(XMLParser(data: run.output).parse())
    #expect(run.text.contains("A &lt;line&gt; &amp;"))
    #expect(run.text.contains("inside: 1 incident<"))
    #expect(run.text.contains("outside: 1 incident<"))
    #expect(run.errors.contains("1 invalid"))
  }

  /// Rings are drawn apart and judged as one zone, also where places are not exact.
  @Test(arguments: ["10km,20km", "5km,10km,20km"]) func ringsAreJudgedAsTheirZone(_ rings: String) throws {
    let folder = try TemporaryFolder()
    let line = try folder.file("line.wkt", holding: "LINESTRING(10 0, 11 0.3, 12 0)\n")
    func said(_ rule: [String], _ place: String) throws -> String {
      let zone = folder.path + "/zone.geojson"
      #expect(try Program.run(["zone", line, "-o", zone] + rule).status == 0)
      return try Program.run(["check", zone, "--at", place, "--accuracy", "5km", "--format", "json"]).text
    }
    for place in ["0.171832, 10.1", "0.28, 11", "0.4, 11", "0.05, 10.1"] {
      #expect(try said(["--rings", rings], place) == said(["--depth", "20km"], place), "\(place)")
    }
  }
}
