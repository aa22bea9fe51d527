import Foundation
import Testing

@testable import Agreements
@testable import Incidents

@Suite struct MonitorTests {
  private static let agreement = """
    title: T
    zones:
      - {id: dmz, line: line.geojson, depth: 15km..20km, from: 2018-09-17, sectors: 2}
    obligations:
      - {id: weapons, text: W, zone: dmz, by: 2018-10-10, concerns: all}
      - {id: groups, text: G, zone: dmz, by: 2018-10-15, concerns: [{column: actor, one_of: [HTS, IS]}]}
      - {id: roads, text: R, zone: dmz, by: 2018-12-31}

    """

  /// 0.1 degrees north and 0.5 degrees east, by pyproj 3.7.
  @Test func eastingsAndNorthingsAreHeldAgainstIt() throws {
    let folder = try MonitorFolder()
    let found = try folder.monitor(
      Self.agreement, "date,easting,northing,actor\n2018-10-16,221724.1047,11063.6058,HTS\n",
      reading: IncidentOptions(crs: "EPSG:32631"))
    let degrees = try folder.monitor(
      Self.agreement, "date,longitude,latitude,actor\n2018-10-16,0.5,0.1,HTS\n")
    let (row, same) = (try #require(rows(found.text).first), try #require(rows(degrees.text).first))
    #expect(row["finding"] == "breach")
    for name in ["finding", "zone", "verdict", "distance_m", "chainage_m", "sector", "weapons", "groups"] {
      #expect(row[name] == same[name], "\(name)")
    }
  }

  /// 0.1° is 11 km, 0.16° nearly 18 km, 0.3° 33 km.
  @Test(arguments: [
    ("2018-09-16", "0.1", "HTS", "not concerned", "not concerned"),
    ("2018-10-09", "0.1", "HTS", "before deadline", "before deadline"),
    ("2018-10-10", "0.1", "HTS", "before deadline", "before deadline"),
    ("2018-10-11", "0.1", "HTS", "breach", "before deadline"),
    ("2018-10-11", "0.16", "HTS", "possible breach", "before deadline"),
    ("2018-10-11", "0.3", "HTS", "not concerned", "not concerned"),
    ("2018-10-15", "0.1", "HTS", "breach", "before deadline"),
    ("2018-10-16", "0.1", "HTS", "breach", "breach"),
    ("2018-10-16", "0.1", "Other", "breach", "not concerned"),
    // In UTC, it may be the day before by a clock of the place.
    ("2018-10-16T00:00:00Z", "0.1", "IS", "breach", "possible breach"),
    ("2018-10", "0.1", "IS", "possible breach", "possible breach"),
    ("2018-10-09/2018-10-10", "0.1", "IS", "before deadline", "before deadline"),
    ("2018-10-10/2018-10-11", "0.1", "IS", "possible breach", "before deadline"),
    ("2018-10-08/2018-10-12", "0.3", "IS", "not concerned", "not concerned"),
    ("", "0.1", "IS", "possible breach", "possible breach"),
  ])
  func daysDecide(_ date: String, _ latitude: String, _ side: String, _ weapons: String, _ groups: String)
    throws
  {
    let folder = try MonitorFolder()
    let found = try folder.monitor(
      Self.agreement, "date,latitude,longitude,actor\n\(date),\(latitude),0.5,\(side)\n")
    let row = try #require(rows(found.text).first)
    #expect(row["weapons"] == weapons)
    #expect(row["groups"] == groups)
    #expect(row["roads"] == nil)
    #expect(row["sector"] == (latitude == "0.3" || date == "2018-09-16" ? "" : "1"))
  }

  @Test(arguments: [
    ("1", "breach"), ("2", "possible breach"), ("3", "possible breach"), ("4", "possible breach"),
  ])
  func precisionWidensTheDate(_ code: String, _ expected: String) throws {
    let folder = try MonitorFolder()
    let table = "date_start,date_end,date_prec,where_prec,latitude,longitude,actor\n"
    let found = try folder.monitor(
      Self.agreement,
      table + "2018-10-14,2018-10-14,\(code),1,0.1,0.5,X\n2018-10-20,2018-10-22,4,1,0.1,0.5,X\n",
      reading: IncidentOptions(accuracy: .off))
    let all = rows(found.text)
    #expect(all[0]["weapons"] == expected)
    #expect(all[0]["doubt"] == (code == "1" ? "" : "date"))
    #expect(all[1]["weapons"] == "breach", "days that are given are taken as they are")
  }

  @Test func evidenceIsASentence() throws {
    let folder = try MonitorFolder()
    let found = try folder.monitor(
      Self.agreement, "date,latitude,longitude,actor\n2018-10-11,0.1,0.5,HTS\n2018-10,0.1,0.5,X\n")
    let place = "zone ‘dmz’: inside, 11.1 km from the line on its left, sector 1"
    #expect(
      found.text.contains(
        "weapons: breach: on 2018-10-11, and the duty holds from 2018-10-11 on; \(place)"
          + " | groups: before deadline: on 2018-10-11, before the duty holds from 2018-10-16 on; \(place)"))
    #expect(
      found.text.contains(
        "weapons: possible breach: on a day of 2018-10-01 to 2018-10-31, and the duty holds from 2018-10-11 on"
      ))
  }

  @Test func amendmentsHoldFromTheirDay() throws {
    let folder = try MonitorFolder()
    let found = try folder.monitor(
      Self.agreement + """
        amendments:
          - {id: more-time, date: 2018-10-20, obligations: {weapons: {by: 2018-10-31}}}
          - {id: moved, date: 2018-11-10, zones: {dmz: {line: north.geojson, depth: 5km}}}
          - {id: back, date: 2018-11-20, replaces: moved}

        """,
      """
      date,latitude,longitude,actor
      2018-10-15,0.1,0.5,X
      2018-10-25,0.1,0.5,X
      2018-10-31,0.1,0.5,X
      2018-11-01,0.1,0.5,X
      2018-11-12,0.1,0.5,X
      2018-11-12,1.01,0.5,X
      2018-11-20,0.1,0.5,X

      """)
    #expect(
      rows(found.text).map { $0["weapons"] } == [
        "breach", "before deadline", "before deadline", "breach", "not concerned", "breach", "breach",
      ])
  }

  @Test func readingsSayWhatDependsOnThem() throws {
    let folder = try MonitorFolder()
    var options = MonitorOptions()
    options.includesReadings = true
    let found = try folder.monitor(
      Self.agreement + "readings:\n  - {id: south, zones: {dmz: {side: right}}}\n",
      "date,latitude,longitude,actor\n2018-10-11,0.1,0.5,X\n2018-10-11,-0.1,0.5,X\n2018-10-11,0.5,0.5,X\n",
      options)
    let all = rows(found.text)
    #expect(all.map { $0["finding"] } == ["breach", "breach", "not concerned"])
    #expect(all.map { $0["reading_south"] } == ["not concerned", "breach", "not concerned"])
    #expect(all.map { $0["holds"] } == ["depends", "every reading", "every reading"])
    #expect(found.summary.held == 2)
  }

  @Test func rowsComeOutByteForByte() throws {
    let folder = try MonitorFolder()
    let table =
      "\u{FEFF}date,latitude,longitude,actor,note\r\n2018-10-11,0.1,0.5,\"a \"\"b\"\",c\",x\r\n\r\n10/11/2018,0.1,0.5,a,\r\n2018-10-11,95,0.5,a,\r\n2018-10-11,0.1"
    let found = try folder.monitor(Self.agreement, table)
    let names = found.text.split(separator: "\r\n").first?.split(separator: ",").count ?? 0
    let own = names - 5
    let back = found.text.split(separator: "\r\n", omittingEmptySubsequences: false).map { line -> String in
      if line.isEmpty { return "" }
      var rest = line[...]
      for _ in 0..<own {
        if rest.first == "\"", let end = rest.range(of: "\",") {
          rest = rest[end.upperBound...]
        } else if let comma = rest.firstIndex(of: ",") {
          rest = rest[rest.index(after: comma)...]
        }
      }
      return String(rest)
    }
    #expect("\u{FEFF}" + back.joined(separator: "\r\n") == table)
    #expect(found.summary.invalidRows == 3)
    #expect(found.summary.rows == 4)
  }

  @Test func aColumnThatIsMissingIsNamedByItsLine() throws {
    let folder = try MonitorFolder()
    let error = #expect(throws: AgreementError.self) {
      _ = try folder.monitor(Self.agreement, "date,latitude,longitude\n2018-10-11,0.1,0.5\n")
    }
    #expect(error?.line == 6)
    #expect(error?.field == "obligations[2].concerns")
    #expect(error?.problem.contains("no column is called ‘actor’") == true)
  }

  @Test(arguments: ["line", "area"])
  func aFileThatIsMissingIsNamedByItsLine(_ field: String) throws {
    let folder = try MonitorFolder()
    let rule = field == "line" ? ", depth: 20km" : ""
    let error = #expect(throws: AgreementError.self) {
      _ = try folder.monitor(
        "title: T\nzones:\n  - {id: dmz, \(field): nowhere.geojson\(rule)}\n",
        "date,latitude,longitude\n2018-10-11,0.1,0.5\n")
    }
    #expect(error?.line == 3)
    #expect(error?.field == "zones.dmz.\(field)")
    #expect(error?.problem.contains("nowhere.geojson: there is no such file") == true)
  }

  @Test func sectorsGoByChainageAndByPlaces() throws {
    let folder = try MonitorFolder()
    let found = try folder.monitor(
      """
      title: T
      zones:
        - id: dmz
          line: line.geojson
          depth: 20km
          sectors: [{name: west, until: 50km}, {name: middle, until: "0.3, 1.5"}, {name: east}]
      obligations: [{id: a, text: A, zone: dmz, concerns: all}]

      """,
      "date,latitude,longitude\n"
        + ["0.44", "0.46", "1.49", "1.51", "3"].map { "2018-10-11,0.1,\($0)\n" }.joined())
    #expect(rows(found.text).map { $0["sector"] } == ["west", "middle", "middle", "east", ""])
  }

  @Test(arguments: ["idlib-2018", "m4-2020"])
  func shippedAgreementsAreRead(_ name: String) throws {
    let agreement = try Agreement(path: Agreement.data("\(name)/agreement.yml"))
    #expect(!agreement.obligations.isEmpty)
    #expect(agreement.files.allSatisfy { FileManager.default.fileExists(atPath: agreement.path($0)) })
  }

  /// Whole degrees in the zone, beside a place with decimals.
  @Test func noPlainBreachRestsOnASuspiciousPlace() throws {
    let agreement = """
      title: T
      zones: [{id: z, line: line.geojson, depth: 20km}]
      obligations: [{id: o, text: t, zone: z, by: 2018-10-10, concerns: all}]
      """
    let table =
      "latitude,longitude,date\n0.01,1.01,2018-10-15\n0,1,2018-10-15\n0,0,2018-10-15\n0,1,2018-10-01\n"
    let (text, summary, _) = try MonitorFolder().monitor(agreement, table)
    let found = rows(text)
    #expect(
      found.map { $0["finding"] } == ["breach", "possible breach", "possible breach", "before deadline"])
    #expect(found.map { $0["doubt"] } == ["", "position", "position", ""])
    #expect(text.split(separator: "\n")[2].contains("suspicious: whole degrees"))
    #expect(
      summary.sentences.contains { $0.hasPrefix("suspicious: 2 rows, whole degrees") }, "\(summary.sentences)"
    )
  }
}
