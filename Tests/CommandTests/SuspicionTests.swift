import Foundation
import TestSupport
import Testing

/// Coordinates that look mistaken are named alike by every command that reads incidents.
@Suite struct SuspicionTests {
  private static let line = #"{"type":"LineString","coordinates":[[20,45],[21,45.3]]}"#

  private static let agreement = """
    title: Test
    parties: [A, B]
    zones:
      - {id: strip, title: Strip, line: line.geojson, depth: 10km, from: 2020-01-01}
    obligations:
      - {id: quiet, text: Nothing happens., zone: strip, from: 2020-01-01, concerns: all}
    readings:
      - {id: deeper, title: Deeper, zones: {strip: {depth: 12km}}}
    """

  /// The mistakes that tables have, and what is said of each.
  private static let rows: [(id: String, latitude: String, longitude: String, kind: String?)] = [
    ("good", "45.15", "20.5", nil), ("far", "60.5", "30.5", nil), ("none", "", "", nil),
    ("swapped", "20.5", "45.15", "latitude and longitude may be swapped"), ("zero", "0", "0", "0, 0"),
    ("south", "-45.15", "20.5", "the latitude may have the wrong sign"),
    ("west", "45.15", "-20.5", "the longitude may have the wrong sign"),
    ("both", "-45.15", "-20.5", "both may have the wrong sign"), ("whole", "46", "22", "whole degrees"),
    ("point", "45.15", "205", "a decimal point may be lost"),
  ]

  /// The table in a form, and the options by which it is read.
  private static func table(_ form: String) -> (name: String, text: String, options: [String]) {
    switch form {
    case "semicolons":
      let lines = rows.map { "\($0.id);2020-02-01;\($0.longitude);\($0.latitude)" }
      return (
        "table.txt", (["id;date;east;north"] + lines).joined(separator: "\r\n"),
        ["--delimiter", "semicolon", "--latitude", "north", "--longitude", "east"]
      )
    case "features":
      let lines = rows.map { row in
        let geometry =
          row.latitude.isEmpty
          ? "null" : #"{"type":"Point","coordinates":[\#(row.longitude),\#(row.latitude)]}"#
        return
          #"{"type":"Feature","properties":{"id":"\#(row.id)","date":"2020-02-01"},"geometry":\#(geometry)}"#
      }
      return ("table.ndjson", lines.joined(separator: "\n"), [])
    default:
      let lines = rows.map { "\($0.id),2020-02-01,\($0.latitude),\($0.longitude)" }
      return ("table.csv", (["id,date,latitude,longitude"] + lines).joined(separator: "\n"), [])
    }
  }

  private static func suspicions(_ text: String) -> [String] {
    text.split(separator: "\n").filter { $0.contains("suspicious: ") }.map { line in
      line.hasPrefix("demarc: ") ? String(line.dropFirst("demarc: ".count)) : String(line)
    }.sorted()
  }

  @Test(arguments: ["csv", "semicolons", "features"])
  func everyCommandSaysTheSame(_ form: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("line.geojson", holding: Self.line)
    _ = try folder.file("agreement.yml", holding: Self.agreement)
    let table = Self.table(form)
    _ = try folder.file(table.name, holding: table.text)
    for (name, depth) in [("a", "10km"), ("b", "12km")] {
      let made = try Program.run(
        ["zone", "line.geojson", "--depth", depth, "-o", "\(name).geojson"], in: folder.path)
      #expect(made.status == 0, "\(made.errors)")
    }
    let wanted = Self.rows.compactMap(\.kind).map { "suspicious: 1 row, \($0); judged as written" }.sorted()
    for command in [
      ["check", "a.geojson", table.name, "--format", "csv", "-o", "findings.csv"],
      ["monitor", "agreement.yml", table.name, "--format", "csv", "-o", "monitor.csv"],
      ["monitor", "agreement.yml", table.name, "--readings", "-o", "readings.csv"],
      ["report", "agreement.yml", table.name, "--leaflet", "off", "-o", "report.html"],
      ["report", "a.geojson", table.name, "--leaflet", "off", "-o", "zone.html"],
      ["count", "a.geojson", table.name, "--by", "week", "-o", "weeks.csv"],
      ["count", "a.geojson", "b.geojson", table.name, "--by", "zone", "-o", "zones.csv"],
      ["count", "agreement.yml", table.name, "--by", "week", "-o", "days.csv"],
      ["compare", "a.geojson", "b.geojson", table.name],
      ["compare", "agreement.yml#text", "agreement.yml#deeper", table.name],
      ["map", "a.geojson", table.name, "-o", "map.svg"],
      ["map", "agreement.yml", table.name, "-o", "agreement.svg"],
    ] {
      let run = try Program.run(command + table.options, in: folder.path)
      #expect(run.status == 0, "\(command): \(run.errors)")
      let said = Self.suspicions(run.errors) + (command[0] == "compare" ? Self.suspicions(run.text) : [])
      #expect(said == wanted, "\(command)")
    }
    // Each row that is suspicious says so, in the same sentence.
    let findings = try #require(folder.content("findings.csv"))
    let monitor = try #require(folder.content("monitor.csv"))
    let page = try #require(folder.content("report.html"))
    for row in Self.rows {
      let notes = [findings, monitor].map { text in
        text.split(whereSeparator: \.isNewline).first {
          $0.contains("\(row.id),") || $0.contains("\(row.id);")
        }
        .flatMap { $0.firstMatch(of: /suspicious: [^"]*?(zone|known|given|region as a whole)/)?.output.0 }
      }
      #expect(notes[0] == notes[1], "\(row.id)")
      #expect((notes[0] == nil) == (row.kind == nil), "\(row.id)")
      if let note = notes[0] { #expect(page.contains(note), "\(row.id)") }
    }
  }
}
