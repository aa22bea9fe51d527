@testable import IncidentDates
import Foundation
import Testing

@testable import Agreements
@testable import Dates
@testable import Incidents
@testable import SystemIO

/// Tables whose dates were read wrong, or refused without a reason, in November 2026.
@Suite struct DateFaultTests {
  /// As `ag.yml`: 6 km about a line, due by 2018-10-10, all rows concerned.
  static let agreement = """
    title: test
    zones: [{id: z, line: line.geojson, depth: 6km}]
    obligations:
      - {id: o, text: t, zone: z, by: 2018-10-10, concerns: all}

    """
  private static let line =
    #"{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[36.0,35.8],[37.2,35.8]]}}"#

  struct Run {
    var rows: [[String: String]]
    var notes: [String]
    var summary: MonitorSummary
    /// For each row its finding and its days.
    var findings: [String] {
      rows.map { row in
        let (first, last) = (row["date_from"] ?? "", row["date_to"] ?? "")
        return row["finding"] == "invalid"
          ? "invalid" : "\(row["finding"] ?? "") \(first)\(first == last ? "" : " \(last)")"
      }
    }
    var reasons: [String] { rows.map { $0["reason"] ?? "" } }
  }

  static func run(
    _ table: String, agreement: String = agreement, _ change: (inout MonitorOptions) -> Void = { _ in }
  ) throws -> Run {
    let folder = try MonitorFolder()
    try folder.write("line.geojson", line)
    var options = MonitorOptions()
    change(&options)
    let found = try folder.monitor(agreement, table, options)
    return Run(rows: fields(found.text), notes: found.notes, summary: found.summary)
  }

  /// One row at the place of all of these tables, for each date.
  static func table(_ dates: [String]) -> String {
    "latitude,longitude,date\n" + dates.map { "35.81,36.70,\"\($0)\"\n" }.joined()
  }

  @Test func anIncidentsOwnDateBeatsTheForms() throws {
    let found = try Self.run(
      """
      start,end,today,incident_date,_location_latitude,_location_longitude,_location_precision,_uuid,_submission_time
      2018-10-14T09:00:00.000+03:00,2018-10-14T09:10:00.000+03:00,2018-10-14,2018-10-08,35.81,36.70,5,u1,2018-10-14T06:11:00

      """)
    #expect(found.findings == ["before deadline 2018-10-08"])
    #expect(found.notes.contains { $0.contains("dates: ‘incident_date’") })
    #expect(
      found.notes.contains { $0.contains("‘today’") && $0.contains("--date names the one that counts") })
  }

  @Test func spansAreSpans() throws {
    let found = try Self.run(
      Self.table([
        "2018-10-08 - 2018-10-12", "2018-10-08/2018-10-12", "2018-10-08 2018-10-12", "2018-10-08 -12",
        "2018-10-08 +- 3",
      ]))
    let span = "possible breach 2018-10-08 2018-10-12"
    #expect(found.findings == [span, span, span, span, "possible breach 2018-10-05 2018-10-11"])
  }

  @Test func impossibleYearsMakeNoPlainFinding() throws {
    let found = try Self.run(
      Self.table([
        "0025-09-20", "0015-06-25", "2561-10-08", "1397-07-23", "1970-01-04", "9999-12-31", "1900-01-01",
      ]))
    #expect(found.findings == Array(repeating: "possible breach ", count: 7))
    #expect(found.rows.allSatisfy { $0["doubt"] == "date" })
    #expect(found.reasons.allSatisfy { $0.hasPrefix("suspicious: ") && $0.contains("taken as any day") })
    #expect(found.reasons[3].contains("Hijri") && found.reasons[2].contains("Buddhist"))
    #expect(found.summary.suspiciousDates.values.reduce(0, +) == 7)
    #expect(found.summary.sentences.contains { $0.contains("a Buddhist year; taken as any day") })
  }

  /// A month or a year that has begun may be meant as a whole; a day that is still to come cannot.
  @Test func spansThatEndInTheFutureAreSuspicious() throws {
    let today = CalendarDate(ordinal: Program.now / 86_400)
    let (year, month, _) = today.parts
    let later = today.advanced(by: 3)
    let following = "\(year + 1)"
    let found = try Self.run(
      Self.table([
        "2018-10-13/\(year + 4)-11-09", "2018-10-13/\(later)", "2018-10-13 - \(later)", "\(later)", following,
        "2018-\(following)",
        "2018-\(year)", "\(year)", "\(year)-\(month < 10 ? "0" : "")\(month)", "2018-10-13/\(today)",
      ]))
    for index in 0..<6 {
      #expect(found.findings[index] == "possible breach ", "\(found.rows[index])")
      #expect(found.reasons[index].contains("is later than today"), "\(found.rows[index])")
    }
    #expect(found.reasons[6...].allSatisfy { $0.isEmpty })
    // In two columns, as well.
    let table =
      "latitude,longitude,start_date,end_date\n35.81,36.70,2018-10-13,\(later)\n35.81,36.70,2018-10-13,\(today)\n"
    let pair = try Self.run(table)
    #expect(pair.reasons[0].contains("is later than today") && pair.reasons[1].isEmpty)
    // The year and month alone are known to the month.
    let parts = try Self.run("latitude,longitude,year,month\n35.81,36.70,\(year),\(month)\n")
    #expect(parts.reasons == [""])
  }

  /// `24:00` is the midnight after its day, in one column and in two.
  @Test func theEndOfADayIsTheNextMidnight() throws {
    let one = try Self.run(
      "latitude,longitude,date\n35.81,36.70,2018-10-10 24:00\n35.81,36.70,2018-10-10 23:00\n")
    let two = try Self.run(
      "latitude,longitude,date,time\n35.81,36.70,2018-10-10,24:00\n35.81,36.70,2018-10-10,23:00\n")
    #expect(one.findings == ["breach 2018-10-11", "before deadline 2018-10-10"])
    #expect(two.findings == one.findings)
  }

  /// `09.11.30` is a time beside a day, and refused among dates with whole years.
  @Test func pointsBetweenHoursAndMinutes() throws {
    let two = try Self.run(
      "latitude,longitude,date,time\n35.81,36.70,2018-10-10,09.11.30\n35.81,36.70,2018-10-10,10.10.18\n")
    #expect(two.findings == ["before deadline 2018-10-10", "before deadline 2018-10-10"])
    #expect(two.notes.contains { $0.contains("the times of day of days without one are those in ‘time’") })
    let one = try Self.run(Self.table(["13.10.2018", "09.11.18", "08.10.2018"]))
    #expect(one.findings == ["breach 2018-10-13", "invalid", "before deadline 2018-10-08"])
    #expect(one.reasons[1].contains("may be a time of day"))
    let said = try Self.run(Self.table(["13.10.2018", "09.11.18"])) { $0.dates.dateOrder = .dmy }
    #expect(said.findings[1] == "breach 2018-11-09")
    #expect(try Self.run(Self.table(["25.10.18", "09.11.18"])).findings[1] == "breach 2018-11-09")
  }

  @Test(arguments: [
    ("date_ymd", "09.10.11", "before deadline 2009-10-11"), ("yymmdd", "18/10/11", "breach 2018-10-11"),
    ("date_dmy", "09.10.11", "before deadline 2011-10-09"), ("date_yymmdd", "181011", "breach 2018-10-11"),
    ("date_ddmmyy", "111018", "breach 2018-10-11"), ("date_mmddyy", "101118", "breach 2018-10-11"),
  ])
  func namesSettleOrders(_ name: String, _ text: String, _ finding: String) throws {
    let found = try Self.run("latitude,longitude,\(name)\n35.81,36.70,\(text)\n")
    #expect(found.findings == [finding])
  }

  /// Six digits are a date only where somebody says their order.
  @Test func sixDigitsAreAskedFor() throws {
    let found = try Self.run(Self.table(["181009", "101018", "201810", "2018-10-09"]))
    #expect(found.findings == ["invalid", "invalid", "invalid", "before deadline 2018-10-09"])
    #expect(
      found.reasons[0].contains(
        "2018-10-09 (year first) or 2009-10-18 (day first); say which with --date-order"))
    #expect(found.reasons[2].contains("2018-10-01 to 2018-10-31 (year first)"))
    let first = try Self.run(Self.table(["181009", "201810", "201210"])) { $0.dates.dateOrder = .ymd }
    #expect(
      first.findings == ["before deadline 2018-10-09", "possible breach 2018-10-01 2018-10-31", "invalid"])
    let last = try Self.run(Self.table(["111018"])) { $0.dates.dateOrder = .dmy }
    #expect(last.findings == ["breach 2018-10-11"])
  }

  @Test func yearsOfTheAgreementAreNotSuspicious() throws {
    let text = Self.agreement.replacing("2018-10-10", with: "1970-08-07")
    let found = try Self.run(Self.table(["1970-08-06", "1970-08-08"]), agreement: text)
    #expect(found.findings == ["before deadline 1970-08-06", "breach 1970-08-08"])
  }

  @Test func aDateAfterItsReportIsSuspicious() throws {
    let found = try Self.run(
      "latitude,longitude,date,_submission_time\n35.81,36.70,2018-12-08,2018-10-14T06:11:00\n35.81,36.70,2018-10-13,2018-10-14\n"
    )
    #expect(found.findings == ["possible breach ", "breach 2018-10-13"])
    #expect(found.reasons[0].contains("after the row was reported, on 2018-10-14"))
  }

  @Test func aDateAfterTheTablesExportIsSuspicious() throws {
    // As ACLED notes each row, and as exports note all of them: seconds since 1970, here 2018-10-14.
    for column in ["timestamp", "exported_at"] {
      let found = try Self.run(
        "latitude,longitude,event_date,\(column)\n35.81,36.70,2018-10-17,1539500000\n35.81,36.70,2018-10-14,1539500000\n"
      )
      #expect(found.findings == ["possible breach ", "breach 2018-10-14"])
      #expect(found.reasons[0].contains("after the row was reported, on 2018-10-14"))
    }
  }

  @Test func aDateToComeIsSuspicious() throws {
    let today = CalendarDate(ordinal: Int(Date().timeIntervalSince1970 / 86_400))
    let days = [-1, 0, 1, 3, 400].map { today.advanced(by: $0) }
    let years = "\(today.advanced(by: -100))"
    for agreement in [Self.agreement, Self.agreement.replacing("2018-10-10", with: years)] {
      let found = try Self.run(Self.table(days.map(\.description)), agreement: agreement)
      #expect(
        found.findings == days.prefix(3).map { "breach \($0)" } + ["possible breach ", "possible breach "])
      #expect(found.reasons[3].contains("the date \(days[3]) is later than today"), "\(found.reasons)")
    }
    // Of a month or a year that is not over, some days may have been.
    let month = String("\(today)".prefix(7))
    #expect(try Self.run(Self.table([month])).reasons[0].isEmpty)
  }

  @Test func anInstantHasOneFinding() throws {
    let table = Self.table(["2018-10-10T21:30:00Z", "2018-10-11T00:30:00+03:00"])
    let open = try Self.run(table)
    #expect(open.findings == Array(repeating: "possible breach 2018-10-10 2018-10-11", count: 2))
    #expect(open.notes.contains { $0.contains("no agreement names a time zone") && $0.contains("time_zone") })
    for zone in ["Asia/Damascus", "+03:00"] {
      let text = Self.agreement + "time_zone: \(zone)\n"
      let found = try Self.run(table, agreement: text)
      #expect(found.findings == Array(repeating: "breach 2018-10-11", count: 2))
    }
    let west = try Self.run(table, agreement: Self.agreement + "time_zone: America/Bogota\n")
    #expect(west.findings == Array(repeating: "before deadline 2018-10-10", count: 2))
    // Far from the deadline the zone decides nothing.
    let far = try Self.run(Self.table(["2018-10-20T12:00:00Z", "2018-10-01T12:00:00Z"]))
    #expect(far.rows.map { $0["finding"] } == ["breach", "before deadline"])
  }

  /// Damascus was 2 hours ahead of UTC in winter, and 3 in summer.
  @Test(arguments: [
    ("2018-01-10T22:30:00Z", "2018-01-11"), ("2018-01-10T21:30:00Z", "2018-01-10"),
    ("2018-07-10T21:30:00Z", "2018-07-11"),
  ])
  func summerTimeCounts(_ instant: String, _ day: String) throws {
    let found = try Self.run(Self.table([instant]), agreement: Self.agreement + "time_zone: Asia/Damascus\n")
    #expect(found.rows[0]["date_from"] == day && found.rows[0]["date_to"] == day)
  }

  @Test func oneDistanceFromUTCIsTheLocalTime() throws {
    let found = try Self.run(Self.table(["2018-10-11T00:30:00+03:00", "2018-10-10T23:30:00+03:00"]))
    #expect(found.findings == ["breach 2018-10-11", "before deadline 2018-10-10"])
    let mixed = try Self.run(
      Self.table(["2018-10-10T23:30:00+03:00", "2018-10-10T23:30:00+02:00", "2018-10-10T12:00:00+02:00"]))
    #expect(
      mixed.findings == [
        "before deadline 2018-10-10", "possible breach 2018-10-10 2018-10-11", "before deadline 2018-10-10",
      ])
    #expect(mixed.notes.contains { $0.contains("several distances from UTC") })
  }

  @Test func deadlinesMayHaveAnHour() throws {
    let text = Self.agreement.replacing(
      "by: 2018-10-10", with: "from: 2018-10-10T00:01, until: 2018-10-12T18:00")
    let found = try Self.run(
      Self.table([
        "2018-10-09", "2018-10-10", "2018-10-10T00:00:30", "2018-10-10T00:01", "2018-10-10 14:00:00",
        "2018-10-12T17:59",
        "2018-10-12T18:00", "2018-10-12",
      ]), agreement: text)
    #expect(
      found.rows.map { $0["finding"] } == [
        "before deadline", "possible breach", "before deadline", "breach", "breach", "breach",
        "not concerned",
        "possible breach",
      ])
    #expect(
      found.rows[3]["evidence"]?.contains("on 2018-10-10T00:01, and the duty holds from 2018-10-10T00:01 on")
        == true)
  }

  @Test func datumIsADateWhereItsValuesAre() throws {
    let found = try Self.run("latitude,longitude,Datum\n35.81,36.70,15.10.2018\n")
    #expect(found.findings == ["breach 2018-10-15"])
    #expect(!found.notes.contains { $0.contains("datum") })
    #expect(found.notes.contains { $0.contains("‘Datum’ is read day first") })
    #expect(found.rows[0]["read_date"] == "2018-10-15" && found.rows[0]["read_as"] == "day first, ‘Datum’")
  }

  @Test(arguments: ["NA", "NaN", "N/A", "null", "-", ""])
  func aMissingLastDayIsNone(_ text: String) throws {
    let found = try Self.run("latitude,longitude,date_start,date_end\n35.81,36.70,2018-10-15,\(text)\n")
    #expect(found.findings == ["breach 2018-10-15"])
    let none = try Self.run("latitude,longitude,date\n35.81,36.70,\(text)\n35.81,36.70,2018-10-15\n")
    #expect(none.findings == ["possible breach ", "breach 2018-10-15"])
  }

  /// What GDAL makes of a sheet with the text `unknown` among its dates.
  @Test func oneUnknownSpoilsNoOther() throws {
    let found = try Self.run(Self.table(["2018/10/15", "unknown", "2018/10/08"]))
    #expect(found.findings == ["breach 2018-10-15", "invalid", "before deadline 2018-10-08"])
  }

  static let forms = [
    "02/24/2022", "2018/10/15", "15/10/2018", "43388", "1539561600000", "151200ZOCT18", "٢٠١٨-١٠-١٥",
    "15-Oct-18",
    "Oct 14, 2018 9:11:00 AM", "2018-1-5", "15 октября 2018", "2018-W42-1", "2018-288", "24-25/12/1995",
  ]

  @Test func everyFormIsReadOrSaysWhy() throws {
    let zone = Self.agreement + "time_zone: Asia/Damascus\n"
    let found = try Self.run(Self.table(Self.forms), agreement: zone)
    let day = "breach 2018-10-15"
    #expect(
      found.findings == [
        "breach 2022-02-24", day, day, "invalid", "invalid", day, day, day, "breach 2018-10-14",
        "before deadline 2018-01-05", day, day, day, "before deadline 1995-12-24 1995-12-25",
      ])
    #expect(found.reasons[3].contains("--date-format") && found.reasons[4].contains("--date-format"))
    #expect(found.notes.contains { $0.contains("day first (‘15/10/2018’) and month first (‘02/24/2022’)") })
    #expect(found.rows[5]["read_as"] == "date-time group, ‘date’")
    let serial = try Self.run(Self.table(Self.forms), agreement: zone) { $0.dates.dateNumbers = .excel }
    #expect(serial.findings[3] == day)
    let epoch = try Self.run(Self.table(Self.forms), agreement: zone) {
      $0.dates.dateNumbers = .unixMilliseconds
    }
    #expect(epoch.findings[4] == day)
    let ordered = try Self.run(Self.table(Self.forms), agreement: zone) { $0.dates.dateOrder = .dmy }
    #expect(ordered.findings[0] == "invalid" && ordered.findings[2] == day)
    #expect(ordered.reasons[0].contains("not day first, as --date-order says"))
  }
}
