@testable import IncidentDates
import Foundation
import TestSupport
import Testing

@testable import Agreements
@testable import Dates

/// Which columns hold dates, and what their rows settle.
@Suite struct DateColumnTests {
  private static func run(
    _ header: String, _ rows: [String], _ change: (inout MonitorOptions) -> Void = { _ in }
  )
    throws -> DateFaultTests.Run
  {
    try DateFaultTests.run(
      "latitude,longitude,\(header)\n" + rows.map { "35.81,36.70,\($0)\n" }.joined(), change)
  }

  private static func run(
    _ table: String, _ change: (inout MonitorOptions) -> Void
  ) throws -> DateFaultTests.Run { try DateFaultTests.run(table, change) }

  /// Columns of generated dates in each order, some without a row that settles it: every row is its own day, or invalid.
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func ordersAreSettledOrRefused(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for round in 0..<12 {
      let order: DateOrder = [.dmy, .mdy, .ymd][round % 3]
      let mark = ["/", ".", "-"][Int.random(in: 0..<3, using: &random)]
      let isShort = order == .ymd
      let isSettled = Bool.random(using: &random)
      var days: [CalendarDate] = []
      var texts: [String] = []
      for index in 0..<30 {
        let month = Int.random(in: 1...12, using: &random)
        // Only the last row of a settled column shows its order.
        let isLast = index == 29 && isSettled
        let day = isLast ? Int.random(in: 13...28, using: &random) : Int.random(in: 1...12, using: &random)
        let year = isShort && isLast ? 1999 : isShort ? 2000 + Int.random(in: 1...12, using: &random) : 2018
        let date = try #require(CalendarDate(year: year, month: month, day: day))
        days.append(date)
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        let yy = isShort ? two(year % 100) : "\(year)"
        let parts =
          switch order {
          case .dmy: [two(day), two(month), yy]
          case .mdy: [two(month), two(day), yy]
          case .ymd: [yy, two(month), two(day)]
          }
        texts.append(parts.joined(separator: mark))
      }
      let found = try Self.run("date", texts)
      for (index, row) in found.rows.enumerated() {
        if isSettled {
          #expect(row["date_from"] == "\(days[index])", "\(texts[index]) \(order) \(seed)")
        } else if DateText.readings(texts[index]).values.allSatisfy({ $0.span.first?.date == days[index] }) {
          #expect(row["date_from"] == "\(days[index])", "\(texts[index]) \(order) \(seed)")
        } else {
          #expect(row["finding"] == "invalid" && row["reason"]?.contains("--date-order") == true)
        }
      }
      #expect(
        found.notes.contains {
          isSettled ? $0.contains("is read \(order.inWords)") : $0.contains("settles whether")
        }, "\(found.notes)")
      let told = try Self.run("date", texts) { $0.dates.dateOrder = order }
      #expect(told.rows.map { $0["date_from"] } == days.map { "\($0)" }, "\(order) \(seed)")
    }
  }

  /// The row that settles the order may be far from the first.
  @Test func theLastOfManyRowsSettlesTheOrder() throws {
    let rows = Array(repeating: "10/11/2018", count: 30_000) + ["25/12/2018"]
    let found = try Self.run("date", rows)
    #expect(found.rows.count == 30_001)
    #expect(found.rows.allSatisfy { $0["finding"] == "breach" })
    #expect(found.rows[0]["date_from"] == "2018-11-10")
  }

  @Test func aContradictionIsSaid() throws {
    let found = try Self.run("date", ["25/12/2018", "12/25/2018", "10/11/2018", "10/10/2018"])
    #expect(found.rows.map { $0["date_from"] } == ["2018-12-25", "2018-12-25", "", "2018-10-10"])
    #expect(found.rows[2]["reason"]?.contains("two meanings, 2018-11-10 or 2018-10-11") == true)
  }

  @Test func yearsOfTwoDigitsAreDayFirstUnlessARowMustBeYearFirst() throws {
    #expect(
      try Self.run("date", ["15/10/18", "10/11/18"]).rows.map { $0["date_from"] } == [
        "2018-10-15", "2018-11-10",
      ])
    #expect(
      try Self.run("date", ["15/10/18", "99/12/31"]).rows.map { $0["date_from"] } == [
        "2015-10-18", "1999-12-31",
      ])
    let mixed = try Self.run("date", ["15/10/18", "99/12/31", "31/12/2018", "10/11/12"])
    #expect(mixed.rows.map { $0["date_from"] } == ["2018-10-15", "1999-12-31", "2018-12-31", ""])
  }

  /// `18-10-15` was read as 18 October 2015.
  @Test func twoDigitsWithHyphensMayBeTheYearInFront() throws {
    let open = try Self.run("date", ["18-10-15", "18-10-16"])
    #expect(open.findings == ["invalid", "invalid"])
    #expect(open.rows[0]["reason"]?.contains("say which with --date-order dmy or ymd") == true)
    #expect(open.notes.contains { $0.contains("‘18-10-15’ is day first or year first") })
    #expect(
      try Self.run("date", ["18-10-15", "99-12-31"]).rows.map { $0["date_from"] } == [
        "2018-10-15", "1999-12-31",
      ])
    #expect(
      try Self.run("date", ["18-10-15", "18-10-99"]).rows.map { $0["date_from"] } == [
        "2015-10-18", "1999-10-18",
      ])
    let leaning = try Self.run("date", ["15/10/18"])
    #expect(leaning.notes.contains { $0.contains("is read day first, though ‘15/10/18’ may be year first") })
  }

  /// Day, month and year as one number, which is not one of ISO 8601.
  @Test func eightDigitsWithTheYearLast() throws {
    #expect(
      try Self.run("date", ["15102018", "10112018"]).rows.map { $0["date_from"] } == [
        "2018-10-15", "2018-11-10",
      ])
    #expect(try Self.run("date", ["10112018"]).findings == ["invalid"])
    #expect(
      try Self.run("date", ["20181015", "10152018"]).rows.map { $0["date_from"] } == [
        "2018-10-15", "2018-10-15",
      ])
  }

  @Test(arguments: [
    ("2018-10-15T09", "2018-10-15T09:00/2018-10-15T09:59:59"),
    ("2018-10-15T10:00 - 12:00", "2018-10-15T10:00/2018-10-15T12:00:59"), ("2018-10-15T9", ""),
    ("15.10.2018 21:30 Uhr", "2018-10-15T21:30"), ("15 October 2018 2130 hrs", "2018-10-15T21:30"),
    ("le 15 octobre 2018", "2018-10-15"), ("Mo, 15.10.2018", "2018-10-15"), ("Di, 15.10.2018", ""),
    ("8 and 9 October 2018", "2018-10-08/2018-10-09"), ("8 and 12 October 2018", ""),
    ("8 & 9 October 2018", "2018-10-08/2018-10-09"),
    ("31 octobre et 1 novembre 2018", "2018-10-31/2018-11-01"),
  ])
  func timesAndPairsOfDays(_ text: String, _ read: String) {
    #expect((DateText.reading(text, order: .dmy)?.span.iso ?? "") == read, "\(text)")
  }

  /// A second set of dates is named with an option that can take it, and two columns of one name are refused.
  @Test func otherColumnsOfDates() throws {
    let both = try Self.run("year,month,day,date", ["2018,10,8,2018-10-15", "2018,10,15,2018-10-15"])
    #expect(both.findings == ["possible breach ", "breach 2018-10-15"])
    #expect(both.notes.contains { $0.contains("other columns hold dates, too: ‘year’") })
    let year = try Self.run("year,month,day,date", ["2018,10,8,2018-10-15"]) { $0.dates.date = "year" }
    #expect(year.findings == ["before deadline 2018-10-08"])
    let stem = try Self.run("incident_year,incident_month,incident_day", ["2018,10,8"])
    #expect(stem.findings == ["before deadline 2018-10-08"])
    #expect(throws: (any Error).self) { try Self.run("date,date", ["2018-10-08,2018-10-15"]) }
    let words = try Self.run("Day,date", ["Monday,2018-10-15"])
    #expect(!words.notes.contains { $0.contains("other columns") })
    let times = try Self.run(
      "date,time", ["2018-10-15,23:30", "15.10.2018,9:15 pm", "2018-10-15,", "2018-10-15T08:00,23:30"])
    #expect(times.notes.contains { $0.contains("times of day of days without one are those in ‘time’") })
    #expect(
      times.rows.map { $0["read_date"] } == [
        "2018-10-15T23:30", "2018-10-15T21:15", "2018-10-15", "2018-10-15T08:00",
      ])
  }

  /// What the names of columns say of ends and clocks.
  @Test func namesSayEndsAndClocks() throws {
    for header in [
      "begin,end", "Date (start),Date (end)", "Fecha de inicio,Fecha de fin", "start_date,date_until",
    ] {
      #expect(
        try Self.run(header, ["2018-10-05,2018-10-15"]).findings == ["possible breach 2018-10-05 2018-10-15"])
    }
    // Without a zone in the agreement the local time of UTC is open.
    for header in ["datetime_utc", "Date (UTC)"] {
      #expect(
        try Self.run(header, ["2018-10-10 22:30:00"]).findings.allSatisfy { $0.hasPrefix("possible breach") })
    }
    let days = try Self.run("date_utc", ["2018-10-15"])
    #expect(days.findings == ["breach 2018-10-15"] && !days.notes.contains { $0.contains("no time zone") })
    let zones = try Self.run("date,timezone", ["2018-10-15,UTC"])
    #expect(zones.notes.contains { $0.contains("time zones in ‘timezone’ are not read") })
    let last = try Self.run("date,date_of_last_visit", ["2018-10-15,2018-10-20"])
    #expect(last.findings == ["breach 2018-10-15"])
    #expect(try Self.run("date", ["20181010-2030"]).findings == ["invalid"])
  }

  @Test func yearMonthAndDayMayBeThreeColumns() throws {
    let found = try Self.run(
      "Year,Month,Day",
      ["2018,10,15", "2018,10,0", "2018,0,0", "2018,Oct,15", "0,0,0", "2018,2,30", "2018.0,10.0,8.0", "NA,,"])
    #expect(
      found.findings == [
        "breach 2018-10-15", "possible breach 2018-10-01 2018-10-31", "possible breach 2018-01-01 2018-12-31",
        "breach 2018-10-15", "possible breach ", "invalid", "before deadline 2018-10-08", "possible breach ",
      ])
    #expect(found.notes.contains { $0.contains("dates: ‘Year’, ‘Month’, ‘Day’") })
    let gtd = try Self.run("iyear,imonth,iday", ["2018,10,15"])
    #expect(gtd.findings == ["breach 2018-10-15"])
    let both = try Self.run("year,month,day,event_date", ["2018,1,1,2018-10-15", "2018,10,15,2018-10-15"])
    #expect(both.findings == ["possible breach ", "breach 2018-10-15"])
  }

  @Test(arguments: [
    ("date,incident_date", "2018-10-01,2018-10-15"), ("report_date,date_of_attack", "2018-10-16,2018-10-15"),
    ("created_at,date", "2018-10-15,2018-10-15"), ("Datum,event_date", "WGS84,2018-10-15"),
    ("today,group/incident_date", "2018-10-16,2018-10-15"), ("Fecha del ataque,x", "15/10/2018,1"),
    ("تاريخ الحادث,x", "15/10/2018,1"), ("today,x", "2018-10-15,1"),
    ("Date,Date of birth", "2018-10-15,1990-01-01"),
  ])
  func theIncidentsOwnDateIsTaken(_ header: String, _ row: String) throws {
    #expect(try Self.run(header, [row]).findings == ["breach 2018-10-15"], "\(header)")
  }

  @Test func startAndEndOfATableThatIsNoFormAreASpan() throws {
    #expect(
      try Self.run("start,end", ["2018-10-08,2018-10-12"]).findings == [
        "possible breach 2018-10-08 2018-10-12"
      ])
  }

  @Test func serialsAreReadWhereAColumnHoldsNothingElse() throws {
    let found = try Self.run("date", ["43388", "43381.5", "NA"])
    #expect(found.findings == ["breach 2018-10-15", "before deadline 2018-10-08", "possible breach "])
    #expect(found.notes.contains { $0.contains("days since 1899-12-30") })
    let mac = try Self.run("date", ["41926"]) { $0.dates.dateNumbers = .excel1904 }
    #expect(mac.findings == ["breach 2018-10-15"])
    let unix = try Self.run("date", ["1539561600", "1539561600.5"]) { $0.dates.dateNumbers = .unix }
    #expect(unix.findings.allSatisfy { $0.hasPrefix("breach 2018-10-1") }, "\(unix.findings)")
  }

  @Test func whatWasReadIsWrittenWhereItIsNotPlain() throws {
    let plain = try Self.run("date", ["2018-10-15", "2018-10-15 09:00:00", "20181015"])
    #expect(plain.rows.allSatisfy { $0["read_date"] == nil })
    let other = try Self.run("date", ["15 October 2018", "2018-10-15", "rubbish"])
    #expect(other.rows.map { $0["read_date"] } == ["2018-10-15", "2018-10-15", ""])
    #expect(other.rows.map { $0["read_as"] } == ["month by name, ‘date’", "", ""])
  }

  @Test func aPlainBreachNeverRestsOnASuspiciousPlace() throws {
    let found = try DateFaultTests.run(
      "latitude,longitude,date\n36,37,2018-10-15\n35.81,36.70,2018-10-15\n",
      agreement: DateFaultTests.agreement.replacing("6km", with: "60km"))
    #expect(found.rows.map { $0["finding"] } == ["possible breach", "breach"])
    #expect(
      found.rows[0]["doubt"] == "position" && found.rows[0]["reason"]?.contains("whole degrees") == true)
  }
}
