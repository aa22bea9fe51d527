import Foundation
import TestSupport
import Testing

/// Scales, hues and names of maps.
@Suite struct MapCommandTests {
  private static func zones(_ count: Int, in folder: TemporaryFolder, name: (Int) -> String) throws
    -> [String]
  {
    try (0..<count).map { index in
      let line = try folder.file(
        "line\(index).geojson",
        holding: """
          {"type":"Feature","properties":{"name":"\(name(index))"},"geometry":
          {"type":"LineString","coordinates":[[10,\(index)],[12,\(index)]]}}
          """)
      let zone = "\(folder.path)/zone\(index).geojson"
      let run = try Program.run(["zone", line, "--depth", "20km", "-o", zone])
      #expect(run.status == 0, "\(run.errors)")
      return zone
    }
  }

  /// Two degrees of the equator are 222.639 km, and at 1:1,000,000 a pixel of 1/96 inch is 264.58 m.
  @Test func scalesAreThoseOfPaper() throws {
    let folder = try TemporaryFolder()
    let zone = try Self.zones(1, in: folder) { _ in "line" }[0]
    let run = try Program.run(["map", zone, "--scale", "1:1,000,000", "--no-background"])
    #expect(run.status == 0, "\(run.errors)")
    let path = try #require(run.text.firstMatch(of: /class="line" d="M([\d.]+),[\d.]+[^"]*?([\d.]+),[\d.]+"/))
    let (from, to) = (try #require(Double(path.1)), try #require(Double(path.2)))
    #expect(abs(to - from - 222_639 / (1_000_000 * 0.0254 / 96)) < 0.5, "\(from) \(to)")
    #expect(run.text.contains("1:1,000,000 in the middle"))
    let small = try Program.run(["map", zone, "--scale", "1:1000000", "--size", "600x600"])
    #expect(small.status == 64 && small.errors.contains("--size leaves 568 by"), "\(small.errors)")
    #expect(try Program.run(["map", zone, "--scale", "1:1000"]).errors.contains("10,000 are the most"))
    for scale in ["500000", "1:0", "2:1000", "1:x"] {
      #expect(try Program.run(["map", zone, "--scale", scale]).status == 64, "\(scale)")
    }
  }

  /// Legend, rule and notes are in the language; what sources state of themselves stays.
  @Test(arguments: [
    ("fr", ["jusqu’à 20 km", "la ligne", "dedans", "Les contours", "Fait avec demarc"]),
    ("ar", ["الخط", "حتى", "direction=\"rtl\""]), ("ru", ["линия", "до 20 km", "Сделано программой"]),
  ])
  func mapsHaveALanguage(_ language: String, _ words: [String]) throws {
    let folder = try TemporaryFolder()
    let zones = try Self.zones(2, in: folder) { "road \($0)" }
    let table = try folder.file("places.csv", holding: "latitude,longitude\n0.01,11\n0.01,11\n0.3,11\n")
    let run = try Program.run(["map"] + zones + [table, "--language", language])
    #expect(run.status == 0, "\(run.errors)")
    let texts = run.text.matches(of: /<text[^>]*>([^<]*)</).map { String($0.1) }
    for word in words { #expect(run.text.contains(word), "\(language): \(word)") }
    for english in [
      "the line", "inside", "outside", "incident ", " to 20", "deep", "edges", "several at", "Made with",
      "tolerance",
    ] {
      #expect(!texts.contains { $0.contains(english) }, "\(language): \(english) in \(texts)")
    }
    #expect(texts.contains { $0.contains("road 1") } && texts.contains { $0.contains("Natural Earth") })
    // In English nothing runs from the right.
    #expect(try !Program.run(["map"] + zones + [table]).text.contains("rtl"))
    let unknown = try Program.run(["map"] + zones + ["--language", "tlh"])
    #expect(unknown.status == 64 && unknown.errors.contains("give one of en, fr, ar, ru"))
  }

  /// The seventh zone has the hue of the first, and an outline of its own.
  @Test func zonesBeyondTheHuesAreToldApart() throws {
    let folder = try TemporaryFolder()
    let zones = try Self.zones(13, in: folder) { "line \($0)" }
    let run = try Program.run(["map"] + zones + ["--no-background"])
    #expect(run.status == 0, "\(run.errors)")
    let boxes = run.text.matches(of: /<rect class="(outline [^"]+)"/).map { String($0.1) }
    #expect(boxes.count == 13 && Set(boxes).count == 13, "\(boxes)")
    #expect(boxes.contains("outline z0 c1") && boxes.contains("outline z0 c2"))
  }

  /// Zones of one name and one depth are told apart by their files.
  @Test func zonesOfOneNameAreToldApart() throws {
    let folder = try TemporaryFolder()
    let zones = try Self.zones(2, in: folder) { _ in "road" }
    try FileManager.default.createDirectory(atPath: folder.path + "/b", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: zones[1], toPath: folder.path + "/b/zone0.geojson")
    for (second, names) in [
      (zones[1], ["zone0", "zone1"]), (folder.path + "/b/zone0.geojson", ["zone0", "zone0 (2)"]),
    ] {
      let run = try Program.run(["map", zones[0], second, "--no-background"])
      for name in names { #expect(run.text.contains(">\(name): zone, to 20 km<"), "\(name)") }
    }
  }
}
