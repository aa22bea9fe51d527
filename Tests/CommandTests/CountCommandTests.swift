import Foundation
import TestSupport
import Testing

/// What `count` counts, and which rows verbs that use dates refuse.
@Suite struct CountCommandTests {
  private static func box(_ west: Double, _ east: Double) -> String {
    "POLYGON((\(west) 0, \(east) 0, \(east) 1, \(west) 1, \(west) 0))\n"
  }

  /// A count by zones has each row once for each, which is said.
  @Test func countsOfSeveralZonesSayWhatTheyCount() throws {
    let scratch = try TemporaryFolder()
    let zones = try [(0.0, 0.6), (0.4, 1.5)].enumerated().map { number, ends in
      try scratch.file("zone\(number).wkt", holding: Self.box(ends.0, ends.1))
    }
    let table = try scratch.file(
      "incidents.csv", holding: "date,lat,lon\n2020-01-01,0.5,0.5\n2020-01-02,0.5,1\n2020-01-03,0.5,\n")
    let each = try Program.run(["count"] + zones + [table, "--by", "zone"])
    #expect(each.status == 0, "\(each.errors)")
    #expect(each.text.split(separator: "\n").last?.hasPrefix("total,5,") == true, "\(each.text)")
    #expect(
      each.errors.contains(
        "each row is counted once for each of the 2 zones, so that the total is 5 of 3 rows; 1 row lies inside several zones, and is counted as such in each"
      ), "\(each.errors)")
    let gravest = try Program.run(["count"] + zones + [table, "--by", "month"])
    #expect(
      gravest.errors.contains(
        "each row is counted once, by the gravest of its verdicts in 2 zones; 1 row lies inside several"),
      "\(gravest.errors)")
    let one = try Program.run(["count", zones[0], table, "--by", "zone"])
    #expect(!one.errors.contains("each row is counted"), "\(one.errors)")
  }

  /// One rule in every verb that uses dates: one of two meanings makes its row invalid, as the warning says.
  @Test func datesOfTwoMeaningsAreInvalidInEveryVerb() throws {
    let scratch = try TemporaryFolder()
    let zone = try scratch.file("zone.wkt", holding: Self.box(0, 0.6))
    let table = try scratch.file(
      "incidents.csv", holding: "date,lat,lon\n03/04/2019,0.5,0.5\n05/06/2019,0.5,0.5\n05/05/2019,0.5,0.5\n")
    let agreement = try scratch.file(
      "agreement.yml",
      holding: """
        title: Test
        zones:
          - id: box
            area: zone.wkt
        obligations:
          - id: none
            text: No incidents.
            zone: box
            from: 2019-01-01
            concerns: all
        """)
    // Maps of zones show no days, and need none.
    for zones in [[zone], [zone, try scratch.file("other.wkt", holding: Self.box(0, 1))]] {
      let map = try Program.run(["map"] + zones + [table, "-o", scratch.file("map.svg")])
      #expect(map.errors.contains("0 invalid") && !map.errors.contains("date"), "\(map.errors)")
    }
    for arguments in [
      ["count", zone, table], ["report", zone, table, "-o", scratch.file("page.html")],
      ["count", agreement, table], ["monitor", agreement, table],
      ["report", agreement, table, "-o", scratch.file("agreement.html")],
    ] {
      let run = try Program.run(arguments)
      #expect(run.status == 0, "\(run.errors)")
      #expect(
        run.errors.contains("such rows are invalid unless --date-order says it"), "\(arguments) \(run.errors)"
      )
      #expect(run.errors.contains("2 invalid"), "\(arguments) \(run.errors)")
      let settled = try Program.run(arguments + ["--date-order", "dmy"])
      #expect(settled.errors.contains("0 invalid"), "\(arguments) \(settled.errors)")
    }
  }
}
