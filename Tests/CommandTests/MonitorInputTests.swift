import Foundation
import TestSupport
import Testing

/// `monitor` reads its table by the same options as `check`.
@Suite struct MonitorInputTests {
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.file("line.geojson", holding: #"{"type":"LineString","coordinates":[[30,0],[40,0]]}"#)
    _ = try folder.file(
      "agreement.yml",
      holding: """
        title: Test
        parties: [A, B]
        zones:
          - {id: strip, title: Strip, line: line.geojson, depth: 15km, from: 2020-01-01}
        obligations:
          - {id: quiet, text: Nothing happens., zone: strip, from: 2020-01-01, concerns: all}
        """)
    return folder
  }

  private static func monitor(
    _ table: String, _ options: [String] = [], in folder: TemporaryFolder
  ) throws -> Program.Run {
    _ = try folder.file("table.csv", holding: table)
    return try Program.run(["monitor", "agreement.yml", "table.csv"] + options, in: folder.path)
  }

  /// The findings of a table, without its header.
  private static func findings(_ run: Program.Run) -> [Substring] {
    run.text.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," && $0 != ";" } }
  }

  @Test func strictStopsAtTheFirstRowThatCannotBeRead() throws {
    let folder = try Self.folder()
    let table = "id,date,lat,lon\n1,2020-02-01,0.1,31\n2,2020-02-01,north,31\n3,2020-02-01,0.1,31\n"
    let lenient = try Self.monitor(table, in: folder)
    #expect(lenient.status == 0)
    #expect(Self.findings(lenient) == ["breach", "invalid", "breach"])
    let strict = try Self.monitor(table, ["--strict", "-o", "out.csv"], in: folder)
    #expect(strict.status == 65)
    #expect(strict.sentences.last?.contains("line 3") == true, "\(strict.errors)")
    #expect(!folder.names.contains("out.csv"))
    // In the words in which ‘check’ says it.
    let made = try Program.run(
      ["zone", "line.geojson", "--depth", "15km", "-o", "zone.geojson"], in: folder.path)
    #expect(made.status == 0)
    let check = try Program.run(["check", "zone.geojson", "table.csv", "--strict"], in: folder.path)
    #expect(check.sentences.last == strict.sentences.last)
  }

  @Test func theOrderOfDatesIsFoundOrTakenAsSaid() throws {
    let folder = try Self.folder()
    let open = "date,lat,lon\n10/11/2020,0.1,31\n"
    let refused = try Self.monitor(open, in: folder)
    #expect(Self.findings(refused) == ["invalid"])
    #expect(refused.text.contains("say which with --date-order dmy or mdy"))
    #expect(refused.sentences.contains { $0.contains("unless --date-order says it") })
    for (order, day) in [("dmy", "2020-11-10"), ("mdy", "2020-10-11")] {
      let run = try Self.monitor(open, ["--date-order", order], in: folder)
      #expect(Self.findings(run) == ["breach"])
      #expect(run.text.contains(",\(day),\(day),"), "\(run.text)")
    }
    let settled = try Self.monitor(open + "25/12/2020,0.1,31\n", in: folder)
    #expect(settled.text.contains(",2020-11-10,2020-11-10,"))
    #expect(settled.sentences.contains { $0.contains("‘date’ is read day first, as ‘25/12/2020’ shows") })
    let strict = try Self.monitor(
      "date,lat,lon\n2020-02-01,0.1,31\nrubbish,0.1,31\n", ["--strict"], in: folder)
    #expect(strict.status == 65)
    #expect(
      strict.sentences.last?.contains("line 3, column 1: the date ‘rubbish’ is unreadable") == true,
      "\(strict.errors)")
    for options in [["--date-order", "dym"], ["--date-format", "julian"]] {
      let run = try Self.monitor(open, options, in: folder)
      #expect(run.status == 64)
      #expect(
        run.sentences.last?.contains("unknown \(options[0]) ‘\(options[1])’; give ") == true, "\(run.errors)")
    }
  }

  @Test func aTableFromAPipeIsReadTwice() throws {
    let folder = try Self.folder()
    let rows = String(repeating: "10/11/2020,0.1,31\n", count: 40_000)
    _ = try folder.file("table.csv", holding: "date,lat,lon\n\(rows)25/12/2020,0.1,31\n")
    let file = try Program.run(["monitor", "agreement.yml", "table.csv"], in: folder.path)
    let pipe = try Program.run(
      ["monitor", "agreement.yml", "-"], input: try #require(folder.data("table.csv")), in: folder.path)
    #expect(file.status == 0 && pipe.status == 0, "\(pipe.errors)")
    #expect(file.text == pipe.text)
    #expect(Self.findings(file).count == 40_001 && Self.findings(file).allSatisfy { $0 == "breach" })
  }

  @Test func delimiterIsTakenAsSaid() throws {
    let folder = try Self.folder()
    // Found by itself it would be the comma: the header has as many.
    let table = "id,no|date|lat|lon,deg\na,b|2020-02-01|0.1|31\n"
    let run = try Self.monitor(table, ["--delimiter", "pipe", "--longitude", "lon,deg"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.hasPrefix("finding|"))
    #expect(run.text.contains("\nbreach|quiet|"))
    #expect(try Self.monitor(table, ["--delimiter", "dot"], in: folder).status == 64)
  }

  @Test func decimalMarkIsTakenAsSaid() throws {
    let folder = try Self.folder()
    let table = "id;date;lat;lon\n1;2020-02-01;0,1;31,5\n"
    let run = try Self.monitor(table, ["--decimal-mark", "comma"], in: folder)
    #expect(run.text.contains("\nbreach;"), "\(run.errors)")
  }

  @Test func aColumnThatIsNotThereIsNamed() throws {
    let folder = try Self.folder()
    let run = try Self.monitor("id,date,lat,lon\n1,2020-02-01,0.1,31\n", ["--latitude", "north"], in: folder)
    #expect(run.status == 65)
    #expect(run.sentences.last?.contains("‘north’") == true)
  }

  @Test func layerOfATextIsRefusedAsByCheck() throws {
    let folder = try Self.folder()
    let table = "id,date,lat,lon\n1,2020-02-01,0.1,31\n"
    let run = try Self.monitor(table, ["--layer", "events"], in: folder)
    let made = try Program.run(
      ["zone", "line.geojson", "--depth", "15km", "-o", "zone.geojson"], in: folder.path)
    #expect(made.status == 0)
    let check = try Program.run(
      ["check", "zone.geojson", "table.csv", "--layer", "events"], in: folder.path)
    #expect(run.status == check.status)
    #expect(run.sentences.last == check.sentences.last || run.status == 0)
  }

  @Test(.enabled(if: ConversionTests.isInstalled))
  func oneOfTwoLayersIsRead() throws {
    let folder = try Self.folder()
    for (layer, latitude, options) in [("near", 0.1, [String]()), ("far", 5.0, ["-update"])] {
      _ = try folder.file("\(layer).csv", holding: "id,date,lat,lon\n1,2020-02-01,\(latitude),31\n")
      try ConversionTests.ogr2ogr(
        ["-f", "GPKG"] + options + ["both.gpkg", "\(layer).csv", "-nln", layer], in: folder)
    }
    for (layer, finding) in [("near", "breach"), ("far", "not concerned")] {
      let run = try Program.run(
        ["monitor", "agreement.yml", "both.gpkg", "--layer", layer, "--format", "csv"], in: folder.path)
      #expect(Self.findings(run) == [Substring(finding)], "\(run.errors)")
    }
    #expect(try Program.run(["monitor", "agreement.yml", "both.gpkg"], in: folder.path).status == 65)
  }
}
