import Foundation
import TestSupport
import Testing

/// Agreements that demarc writes, and counts by them.
@Suite struct NewCommandTests {
  @Test func monitorTakesTheFileAsItIsWritten() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/terms", withIntermediateDirectories: true)
    _ = try folder.file("line.wkt", holding: "LINESTRING(10 0, 12 0)\n")
    let table = try folder.file(
      "places.csv",
      holding:
        "latitude,longitude,date,kind\n0.1,11,2020-01-06,shelling\n0.1,11,2020-01-27,shelling\n0.1,11,2020-01-28,talks\n"
    )
    let options = [
      "--depth", "20km", "--title", "The \"first\": #1", "--by", "2020-01-10", "--concerns", "kind=shelling",
      "--time-zone", "Africa/Libreville",
    ]
    let run = try Program.run(
      ["new", "agreement", "line.wkt", "-o", "terms/agreement.yml"] + options, in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let monitor = try Program.run(
      ["monitor", "terms/agreement.yml", table, "-o", "out.csv"], in: folder.path)
    #expect(monitor.status == 0, "\(monitor.errors)")
    #expect(
      monitor.errors.contains("1 breach, 0 possible breach, 1 before deadline, 1 not concerned"),
      "\(monitor.errors)")
    // What was written, and may have been edited since, stays.
    let again = try Program.run(
      ["new", "agreement", "line.wkt", "-o", "terms/agreement.yml"] + options, in: folder.path)
    #expect(again.status == 64 && again.errors.contains("--overwrite"), "\(again.errors)")
    // Each comment is a field that the agreement may have.
    let path = folder.path + "/terms/agreement.yml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("title: \"The \\\"first\\\": #1\""), "\(text)")
    let all = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      if line.hasPrefix("# An ") || line.hasPrefix("# Lines") || line.contains("{column:") {
        return String(line)
      }
      if line.hasPrefix("# layers") || line.contains("title: Towns") { return String(line) }
      if line.hasPrefix("# ") { return String(line.dropFirst(2)) }
      return line.replacingOccurrences(of: "    # ", with: "    ")
    }
    try all.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    let uncommented = try Program.run(
      ["monitor", "terms/agreement.yml", table, "--readings", "-o", "out.csv"], in: folder.path)
    #expect(uncommented.status == 0, "\(uncommented.errors)\n\(all.joined(separator: "\n"))")
  }

  /// A zone is no area: its margin would be as sure as its core.
  @Test func zonesAreNoAreas() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("line.wkt", holding: "LINESTRING(10 0, 12 0)\n")
    _ = try folder.file("places.csv", holding: "latitude,longitude,date\n0.15,11,2020-01-06\n")
    _ = try Program.run(["zone", "line.wkt", "--depth", "15km..20km", "-o", "zone.geojson"], in: folder.path)
    let run = try Program.run(["new", "agreement", "zone.geojson"], in: folder.path)
    #expect(run.status == 64 && run.errors.contains("the file of its line"), "\(run.errors)")
    _ = try folder.file(
      "terms.yml",
      holding:
        "title: T\nzones:\n  - id: z\n    area: zone.geojson\nobligations:\n  - id: d\n    zone: z\n    text: None.\n"
    )
    let monitor = try Program.run(["monitor", "terms.yml", "places.csv", "-o", "-"], in: folder.path)
    #expect(monitor.status == 65 && monitor.errors.contains("a zone with a margin"), "\(monitor.errors)")
  }

  /// No file is written that the other commands would refuse.
  @Test(arguments: [
    ["--depth", "0km"], ["--depth", "30000km"], ["--band", "20km..5km"],
    ["--depth", "5km", "--side", "inside"], ["--depth", "5km", "--side", "toward:0,11"],
  ])
  func rulesWithoutAMeaningAreRefused(_ rule: [String]) throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("line.wkt", holding: "LINESTRING(10 0, 12 0)\n")
    let run = try Program.run(["new", "agreement", "line.wkt", "-o", "a.yml"] + rule, in: folder.path)
    #expect([64, 65].contains(run.status), "\(rule): \(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/a.yml"))
  }

  @Test func polygonsAreAnArea() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("area.wkt", holding: "POLYGON((10 0, 12 0, 12 1, 10 1, 10 0))\n")
    let run = try Program.run(["new", "agreement", "area.wkt"], in: folder.path)
    #expect(run.status == 0 && run.text.contains("area: area.wkt"), "\(run.errors)")
    #expect(
      try Program.run(["new", "agreement", "area.wkt", "--side", "left"], in: folder.path).status == 64)
    _ = try folder.file("line.wkt", holding: "LINESTRING(10 0, 12 0)\n")
    #expect(
      try Program.run(["new", "agreement", "line.wkt"], in: folder.path).errors.contains("--depth 20km"))
    #expect(
      try Program.run(
        ["new", "agreement", "line.wkt", "--depth", "9km", "--from", "5.3.2020"], in: folder.path
      ).status == 64)
  }

  /// Empty weeks are rows, what is not known has a row of its own, and columns sum to their totals.
  @Test func countsByWeek() throws {
    let folder = try TemporaryFolder()
    let line = try folder.file("line.wkt", holding: "LINESTRING(10 0, 12 0)\n")
    _ = try Program.run(["zone", line, "--depth", "20km", "-o", folder.path + "/zone.geojson"])
    _ = try folder.file(
      "places.csv",
      holding:
        "latitude,longitude,date\n0.1,11,2020-01-06\n0.1,11,2020-01-12\n1,11,2020-01-27\n0.1,11,\nx,11,2020-01-28\n"
    )
    let run = try Program.run(["count", "zone.geojson", "places.csv", "--by", "week"], in: folder.path)
    #expect(
      run.text == """
        week,incidents,inside,disputed,outside,invalid
        2020-01-06,2,2,0,0,0
        2020-01-13,0,0,0,0,0
        2020-01-20,0,0,0,0,0
        2020-01-27,2,0,0,1,1
        ,1,1,0,0,0
        total,5,3,0,1,1

        """, "\(run.text)\(run.errors)")
    let months = try Program.run(
      ["count", "zone.geojson", "places.csv", "--by", "month,zone"], in: folder.path)
    #expect(months.text.contains("\n2020-01,zone,3,2,0,1,0\n"), "\(months.text)")
    for by in ["weeks", "week,month", "week,week", "sector", ""] {
      #expect(
        try Program.run(["count", "zone.geojson", "places.csv", "--by", by], in: folder.path).status == 64,
        "\(by)")
    }
  }

  @Test func countsBySector() throws {
    let run = try Program.run([
      "count", Program.data("idlib-2018/agreement.yml"), Program.data("idlib-2018/incidents-ucdp.csv"),
      "--by",
      "week,sector",
    ])
    #expect(run.status == 0, "\(run.errors)")
    let rows = run.text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows.last == ["total", "", "191", "20", "69", "7", "95", "0"])
    for column in 2..<8 {
      let sum = rows.dropFirst().dropLast().reduce(0) { $0 + (Int($1[column]) ?? -1000) }
      #expect(sum == Int(rows.last?[column] ?? ""), "column \(column)")
    }
    // Each week has all five sectors.
    let weeks = Dictionary(grouping: rows.dropFirst().dropLast().filter { !$0[0].isEmpty && !$0[1].isEmpty })
    { $0[0] }
    #expect(weeks.count >= 15 && weeks.values.allSatisfy { $0.map { $0[1] } == ["1", "2", "3", "4", "5"] })
  }
}
