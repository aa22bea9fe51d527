import Foundation
import TestSupport
import Testing

/// `report` and `map` of zones alone, of several, and of what is told apart by its content.
@Suite struct ZonePageTests {
  /// A folder with zones of 12, 24 and 200 nautical miles along a line, and a table.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.file(
      "line.geojson",
      holding:
        #"{"type":"Feature","properties":{"name":"Coast"},"geometry":{"type":"LineString","coordinates":[[20,0],[21,0]]}}"#
    )
    for miles in ["12", "24", "200"] {
      let run = try Program.run(
        ["zone", "line.geojson", "--depth", "\(miles)nmi", "--side", "left", "-o", "z\(miles).geojson"],
        in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.errors.contains("\(miles) nmi"))
    }
    _ = try folder.file(
      "table.csv",
      holding: """
        date,latitude,longitude,place
        2024-01-01,0.1,20.5,near
        2024-01-02,0.3,20.5,middle
        2024-01-20,2,20.5,far
        no day,0.1,20.5,near
        2024-01-03,50,20.5,away
        2024-01-03,none,20.5,nowhere

        """)
    return folder
  }

  private static func rows(_ page: String) throws -> [String: Any] {
    let start = try #require(page.range(of: #"<script type="application/json" id="data">"#))
    let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
    let json = try JSONSerialization.jsonObject(with: Data(page[start.upperBound..<end.lowerBound].utf8))
    return try #require(json as? [String: Any])
  }

  @Test func aZoneMakesAPage() throws {
    let folder = try Self.folder()
    let run = try Program.run(["report", "z12.geojson", "table.csv", "--leaflet", "off"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("6 rows: 2 inside, 0 disputed, 3 outside, 1 invalid"))
    #expect(run.text.contains("2 of 6 incidents were in the zone; 0 more may have been."))
    #expect(run.text.contains("6 incidents: 2 inside, 0 disputed, 3 outside, 1 unreadable."))
    let data = try Self.rows(run.text)
    #expect(data["kinds"] as? [String] == ["inside", "disputed", "outside", "invalid"])
    let rows = try #require(data["rows"] as? [String: Any])
    #expect(rows["outcome"] as? [Int] == [0, 2, 2, 0, 2, 3])
    // A date that cannot be read is any day.
    #expect((rows["first"] as? [Any])?[3] is NSNull)
    #expect(data["unit"] as? String == "nmi")
  }

  /// A column that is left out is nowhere on the page: not among the findings, nor as the place with the most.
  @Test(arguments: ["none", "date"])
  func columnsThatAreLeftOutAreNowhere(_ columns: String) throws {
    let folder = try Self.folder()
    _ = try folder.file(
      "secret.csv",
      holding: "date,latitude,longitude,place\n2024-01-01,0.1,20.5,Hidden\n2024-01-02,0.1,20.5,Hidden\n")
    let arguments = ["report", "z12.geojson", "secret.csv", "--leaflet", "off"]
    #expect(try Program.run(arguments, in: folder.path).text.contains("Hidden"))
    let run = try Program.run(arguments + ["--columns", columns], in: folder.path)
    #expect(run.status == 0)
    #expect(run.text.contains("2 of 2 incidents were in the zone"))
    #expect(!run.text.contains("Hidden"))
  }

  /// What the page says of a row is what `check` says.
  @Test func verdictsAreThoseOfCheck() throws {
    let folder = try Self.folder()
    let table = Program.data("idlib-2018/incidents-ucdp.csv")
    let zone = try Program.run(ZoneCommandTests.idlib + ["-o", "zone.geojson"], in: folder.path)
    #expect(zone.status == 0)
    let page = try Program.run(["report", "zone.geojson", table, "--leaflet", "off"], in: folder.path)
    let check = try Program.run(["check", "zone.geojson", table], in: folder.path)
    let verdicts = check.text.split(separator: "\n").dropFirst().map { line in
      ["inside": 0, "disputed": 1, "outside": 2, "invalid": 3][String(line.prefix { $0 != "," })]
    }
    let rows = try #require(try Self.rows(page.text)["rows"] as? [String: Any])
    #expect(rows["outcome"] as? [Int] == verdicts)
  }

  @Test func severalZonesMakeOnePage() throws {
    let folder = try Self.folder()
    let run = try Program.run(
      [
        "report", "z12.geojson", "z24.geojson", "z200.geojson", "table.csv", "--leaflet", "off", "--title",
        "At sea",
      ],
      in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    for sentence in [
      "6 rows: 4 inside, 0 disputed, 1 outside, 1 invalid (in any of the zones)",
      "Coast, to 12 nmi: 2 inside, 0 disputed, 3 outside",
      "Coast, to 24 nmi: 3 inside, 0 disputed, 2 outside",
      "Coast, to 200 nmi: 4 inside, 0 disputed, 1 outside",
    ] {
      #expect(run.errors.contains(sentence), "\(run.errors)")
    }
    #expect(run.text.contains("<h1 dir=\"auto\">At sea</h1>"))
    let rows = try #require(try Self.rows(run.text)["rows"] as? [String: Any])
    let parts = try #require(rows["obligations"] as? [[String: Any]])
    #expect(
      parts.map { $0["outcome"] as? [Int] } == [
        [0, 2, 2, 0, 2, 3], [0, 0, 2, 0, 2, 3], [0, 0, 0, 0, 2, 3],
      ])
  }

  @Test func tablesWithoutDatesMakeAPageAndAgreementsAreTold() throws {
    let folder = try Self.folder()
    _ = try folder.file("plain.csv", holding: "latitude,longitude\n0.1,20.5\n")
    let run = try Program.run(["report", "z12.geojson", "plain.csv", "--leaflet", "off"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.errors.contains("no column of dates was found"))
    // An agreement by its content, whatever its name.
    _ = try folder.file(
      "terms.txt",
      holding:
        "title: T\nzones:\n  - {id: z, line: line.geojson, depth: 12nmi}\nobligations:\n  - {id: o, text: O, zone: z, concerns: all}\n"
    )
    let page = try Program.run(["report", "terms.txt", "table.csv", "--leaflet", "off"], in: folder.path)
    #expect(page.status == 0, "\(page.errors)")
    #expect(page.text.contains("are breaches"))
    let two = try Program.run(["report", "terms.txt", "z12.geojson", "table.csv"], in: folder.path)
    #expect(two.status == 64)
    #expect(try Program.run(["report", "z12.geojson"], in: folder.path).status == 64)
    #expect(try Program.run(["report", "nowhere.geojson", "table.csv"], in: folder.path).status == 66)
  }

  @Test func languagesTurnThePage() throws {
    let folder = try Self.folder()
    let run = try Program.run(
      ["report", "z12.geojson", "table.csv", "--leaflet", "off", "--language", "ar"], in: folder.path)
    #expect(run.text.contains(#"<html lang="ar" dir="rtl">"#))
    let wrong = try Program.run(["report", "z12.geojson", "table.csv", "--language", "xx"], in: folder.path)
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("en, fr, ar, ru"))
  }

  @Test func severalZonesMakeOneMap() throws {
    let folder = try Self.folder()
    let run = try Program.run(
      ["map", "z12.geojson", "z24.geojson", "z200.geojson", "table.csv", "--title", "Limits & more"],
      in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    for words in [
      "Limits &amp; more", ">Coast, to 12 nmi</text>", ">Coast, to 200 nmi</text>",
      "inside: 4 incidents", "beyond the frame, not drawn: 1 incident",
      "several at one place (2 in all, at most 2)",
      "Natural Earth",
    ] {
      #expect(run.text.contains(words), "\(words)")
    }
    // The largest lies at the bottom.
    let z200 = try #require(run.text.range(of: "<path class=\"zone z2\""))
    let z12 = try #require(run.text.range(of: "<path class=\"zone z0\""))
    #expect(z200.lowerBound < z12.lowerBound)
    let kilometers = try Program.run(["map", "z12.geojson", "--units", "km"], in: folder.path)
    #expect(kilometers.text.contains("22.224 km"))
  }

  @Test func sizesAndEndings() throws {
    let folder = try Self.folder()
    let sized = try Program.run(["map", "z12.geojson", "--size", "600x700"], in: folder.path)
    #expect(sized.text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"700\""))
    let paper = try Program.run(["map", "z12.geojson", "--size", "A4-landscape"], in: folder.path)
    #expect(paper.text.contains("width=\"1123\" height=\"794\""))
    for size in ["12", "0x0", "a9", "600"] {
      #expect(try Program.run(["map", "z12.geojson", "--size", size], in: folder.path).status == 64)
    }
    #expect(try Program.run(["map", "z12.geojson", "-o", "map.jpg"], in: folder.path).status == 64)
    let plain = try Program.run(["map", "z12.geojson", "--no-background"], in: folder.path)
    #expect(!plain.text.contains("Natural Earth") && !plain.text.contains("class=\"land\""))
  }

  /// PNG and PDF come from `rsvg-convert`, or a sentence says what to install.
  @Test(arguments: [("png", "\u{89}PNG"), ("pdf", "%PDF")])
  func picturesForDocuments(_ ending: String, _ beginning: String) throws {
    let folder = try Self.folder()
    let run = try Program.run(["map", "z12.geojson", "-o", "map.\(ending)"], in: folder.path)
    guard run.status == 0 else {
      #expect(run.status == 64)
      #expect(run.errors.contains("librsvg2-bin"))
      return
    }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file("map.\(ending)")))
    #expect(
      String(decoding: bytes.dropFirst(ending == "png" ? 1 : 0).prefix(3), as: UTF8.self)
        == beginning.suffix(ending == "png" ? 3 : 4).prefix(3))
    #expect(bytes.count > 3000)
  }

  @Test func polygonsOfOthersAreZonesToo() throws {
    let folder = try Self.folder()
    _ = try folder.file(
      "area.geojson",
      holding:
        #"{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[20,0],[21,0],[21,1],[20,1],[20,0]]]}}"#
    )
    let map = try Program.run(["map", "area.geojson", "z12.geojson"], in: folder.path)
    #expect(map.status == 0, "\(map.errors)")
    let page = try Program.run(["report", "area.geojson", "table.csv", "--leaflet", "off"], in: folder.path)
    #expect(page.errors.contains("6 rows: 3 inside, 0 disputed, 2 outside, 1 invalid"), "\(page.errors)")
  }
}
