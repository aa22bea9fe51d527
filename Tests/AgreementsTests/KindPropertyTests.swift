import TestSupport
import Testing

@testable import Agreements
@testable import Dates

/// Generated dates of kinds that were once read otherwise in silence.
@Suite struct KindPropertyTests {
  private static func run(
    _ header: String, _ rows: [String], zone: String? = nil
  ) throws -> [[String: String]] {
    let folder = try MonitorFolder()
    let agreement = """
      title: t
      \(zone.map { "time_zone: \($0)" } ?? "notes: [n]")
      zones: [{id: z, line: line.geojson, depth: 10km}]
      obligations: [{id: o, text: t, zone: z, by: 2018-10-10, concerns: all}]
      """
    let table = "latitude,longitude,\(header)\n" + rows.map { "0.05,1,\($0)\n" }.joined()
    return AgreementsTests.rows(try folder.monitor(agreement, table).text)
  }

  /// Whatever a form adds, and in whatever order its columns stand, the incident's own date is taken.
  @Test func theIncidentsOwnDateBeatsAllOthers() throws {
    var random = SeededRandom(seed: 1)
    let own = [
      "incident_date", "event_date", "date_of_attack", "date_of_incident", "date", "group/incident_date",
    ]
    let added = ["start", "end", "today", "SubmissionDate", "_submission_time", "report_date"]
    for _ in 0..<60 {
      let name = own.randomElement(using: &random) ?? "date"
      let others = added.shuffled(using: &random).prefix(Int.random(in: 1...added.count, using: &random))
      let columns = ([name] + others).shuffled(using: &random)
      let day = Int.random(in: 1...20, using: &random)
      let values = columns.map { $0 == name ? "2018-10-\(day < 10 ? "0" : "")\(day)" : "2018-10-25T09:00:00" }
      let found = try Self.run(columns.joined(separator: ","), [values.joined(separator: ",")])
      let expected = day > 10 ? "breach" : "before deadline"
      #expect(found.first?["finding"] == expected, "\(columns): \(values)")
    }
  }

  /// No year before 1800, but for none near that of the agreement, and none after 2100 makes a plain finding.
  @Test func impossibleYearsAreSuspicious() throws {
    let years = Array(1..<1800) + Array(2101...9999)
    var random = SeededRandom(seed: 6)
    let rows = years.map { year in
      let text = String(repeating: "0", count: 4 - "\(year)".count) + "\(year)"
      return "\(text)-\(Int.random(in: 10...12, using: &random))-\(Int.random(in: 10...28, using: &random))"
    }
    let found = try Self.run("date", rows)
    #expect(found.count == years.count)
    let plain = zip(years, found).filter {
      $1["finding"] != "possible breach" || $1["doubt"]?.contains("date") != true
    }
    #expect(plain.isEmpty, "\(plain.count): \(plain.prefix(3).map(\.0))")
  }

  /// One instant in any distance from UTC has one finding, and that of the agreement's clock.
  @Test(arguments: [("Asia/Damascus", 3 * 60), ("\"+05:45\"", 345), ("\"-03:30\"", -210)])
  func anInstantHasOneFinding(_ zone: String, _ ahead: Int) throws {
    var random = SeededRandom(seed: 7)
    var rows: [String] = []
    var expected: [String] = []
    for _ in 0..<600 {
      // Minutes about the beginning of 2018-10-11 on the agreement's clock; Damascus keeps summer time until 26 October.
      let minute = Int.random(in: -2000...2000, using: &random)
      let shift = Int.random(in: -48...56, using: &random) * 15
      let local = Moment(startOf: try #require(CalendarDate(year: 2018, month: 10, day: 11))).advanced(
        by: (minute - ahead + shift) * 60)
      let (hours, minutes) = (local.secondOfDay / 3600, local.secondOfDay / 60 % 60)
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let offset =
        shift == 0 ? "Z" : "\(shift < 0 ? "-" : "+")\(two(abs(shift) / 60)):\(two(abs(shift) % 60))"
      rows.append("\(local.date)T\(two(hours)):\(two(minutes)):00\(offset)")
      expected.append(minute < 0 ? "before deadline" : "breach")
    }
    let found = try Self.run("date", rows, zone: zone).map { $0["finding"] ?? "" }
    let wrong = zip(rows, zip(found, expected)).filter { $1.0 != $1.1 }
    #expect(found.count == rows.count && wrong.isEmpty, "\(wrong.prefix(3))")
  }

  /// A time and the zone of its row in a column beside it are one instant: its finding is that of the agreement's clock, whatever
  /// the zone and however it is written.
  @Test(arguments: ["timezone", "tz", "utc_offset", "Time zone"]) func zonesBesideTimesAreRead(_ name: String)
    throws
  {
    var random = SeededRandom(seed: 8)
    // Their distances from UTC in minutes, of October before the 25th.
    var zones: [(text: String, ahead: Int)] = [
      ("Europe/Kyiv", 180), ("Asia/Damascus", 180), ("UTC", 0), ("Z", 0), ("+03:00", 180), ("-04:30", -270),
      ("UTC+3", 180), ("GMT+0530", 330), ("America/New_York", -240), ("Asia/Kathmandu", 345),
      ("+0200", 120),
      ("UTC-10", -600), ("Pacific/Auckland", 780), ("MSK", 180), ("EEST", 180),
    ]
    if name == "utc_offset" {
      zones += [("3", 180), ("-5", -300), ("5.5", 330), ("0", 0), ("2.0", 120)]
    }
    var rows: [String] = []
    var expected: [String] = []
    for number in 0..<400 {
      // Minutes about the beginning of 2018-10-11 in Damascus.
      let minute = Int.random(in: -1500...1500, using: &random)
      let zone = zones[number % zones.count]
      let local = Moment(startOf: try #require(CalendarDate(year: 2018, month: 10, day: 11))).advanced(
        by: (minute - 180 + zone.ahead) * 60)
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let time = "\(two(local.secondOfDay / 3600)):\(two(local.secondOfDay / 60 % 60)):30"
      rows.append("\(local.date)\(number % 2 == 0 ? "T" : " ")\(time),\(zone.text)")
      expected.append(minute < 0 ? "before deadline" : "breach")
    }
    let found = try Self.run("date,\(name)", rows, zone: "Asia/Damascus")
    let wrong = zip(rows, zip(found.map { $0["finding"] ?? "" }, expected)).filter { $1.0 != $1.1 }
    #expect(found.count == rows.count && wrong.isEmpty, "\(wrong.prefix(3))")
    #expect(found[0].values.contains { $0.contains("by the clock in ‘\(name)’") }, "\(found[0])")
    // In columns of their own, the same.
    let separate = rows.map { row in
      row.prefix(10) + "," + row.dropFirst(11)
    }
    let apart = try Self.run("date,time,\(name)", separate.map(String.init), zone: "Asia/Damascus")
    let others = zip(rows, zip(apart.map { $0["finding"] ?? "" }, expected)).filter { $1.0 != $1.1 }
    #expect(apart.count == rows.count && others.isEmpty, "\(others.prefix(3))")
  }
}
