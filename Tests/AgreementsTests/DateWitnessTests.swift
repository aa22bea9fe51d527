import TestSupport
import Testing

@testable import Agreements
@testable import Dates
@testable import IncidentDates

/// What other columns and rows say of a date: it is read, refused, or marked.
@Suite struct DateWitnessTests {
  private static func run(
    _ header: String, _ rows: [String], _ change: (inout MonitorOptions) -> Void = { _ in }
  ) throws -> DateFaultTests.Run { try DateKindTests.run(header, rows, change) }

  /// The finding of the last of 202 rows, of which the first 201 have nothing in a column.
  private static func late(_ header: String, _ row: String, _ value: String) throws -> (String, String) {
    let rows = Array(repeating: row.replacing("@", with: ""), count: 201) + [row.replacing("@", with: value)]
    let found = try run(header, rows)
    return (found.findings.last ?? "", found.reasons.last ?? "")
  }

  // MARK: - Columns that begin below the first rows

  @Test(arguments: [
    ("date,timezone", "2018-10-09T23:30,@", "America/New_York"),
    ("date,time,ampm", "2018-10-09,09:30,@", "PM"),
    ("date,utc_offset", "2018-10-09T23:30,@", "-5"), ("date,event_time", "2018-10-09,@", "23:30"),
  ])
  func lateClocksAreRefused(_ header: String, _ row: String, _ value: String) throws {
    let (finding, reason) = try Self.late(header, row, value)
    #expect(finding == "invalid", "\(header): \(finding)")
    let name = header.split(separator: ",").last ?? ""
    #expect(reason.contains("‘\(name)’"), "\(reason)")
  }

  @Test func aLateLastDayIsRead() throws {
    for name in ["date_end", "end_date", "incident_end_date", "Fecha de fin", "until", "to"] {
      let (finding, _) = try Self.late("date,\(name)", "2018-10-08,@", "2018-10-12")
      #expect(finding == "possible breach 2018-10-08 2018-10-12", "\(name): \(finding)")
    }
  }

  @Test func aLateDateOfTheIncidentLeavesNoPlainFinding() throws {
    let (finding, reason) = try Self.late("date,incident_date", "2018-10-12,@", "2018-10-08")
    #expect(!finding.hasPrefix("breach"), "\(finding)")
    #expect(reason.contains("incident_date"), "\(reason)")
  }

  // MARK: - Last days

  @Test(arguments: [
    "until", "incident_end", "Fecha término", "event_date_max", "fin", "Date fin", "to", "hasta",
    "date_until", "Enddatum",
    "last_day_of_incident", "end", "дата завершения", "Fecha de finalización", "thru",
  ])
  func namesOfLastDays(_ name: String) throws {
    let found = try Self.run("date,\(name)", ["2018-10-08,2018-10-12", "2018-10-08,2018-10-12"])
    #expect(
      found.findings == Array(repeating: "possible breach 2018-10-08 2018-10-12", count: 2),
      "\(name): \(found)")
  }

  @Test(arguments: ["last_updated_date", "last_contact", "ceasefire_end", "Date of last report"])
  func namesThatAreNotOfLastDays(_ name: String) throws {
    let found = try Self.run("date,\(name)", ["2018-10-08,2018-10-12"])
    #expect(
      found.findings[0].hasSuffix("2018-10-08") || found.findings[0].contains("possible"), "\(name): \(found)"
    )
    #expect(!found.findings[0].hasSuffix("2018-10-08 2018-10-12"), "\(name): \(found)")
  }

  @Test(arguments: [
    ("year,month,day,end_year,end_month,end_day", "2018,10,8,2018,10,12"),
    ("start_year,start_month,start_day,end_year,end_month,end_day", "2018,10,8,2018,10,12"),
    ("event_year,event_month,event_day,event_end_year,event_end_month,event_end_day", "2018,10,8,2018,10,12"),
    ("year,month,day,year_end,month_end,day_end", "2018,10,8,2018,10,12"),
    ("date,end_year,end_month,end_day", "2018-10-08,2018,10,12"),
    ("year,month,day,endyear,endmonth,endday", "2018,10,8,2018,10,12"),
  ])
  func lastDaysInThreeColumns(_ header: String, _ row: String) throws {
    let found = try Self.run(header, [row])
    #expect(found.findings == ["possible breach 2018-10-08 2018-10-12"], "\(header): \(found)")
  }

  /// Generated first and last days in six columns.
  @Test func spansInSixColumns() throws {
    var random = SeededRandom(seed: 71)
    var rows: [String] = []
    var meant: [String] = []
    let start = try #require(CalendarDate(year: 2018, month: 6, day: 1))
    for _ in 0..<200 {
      let first = start.advanced(by: Int.random(in: 0...200, using: &random))
      let last = first.advanced(by: Int.random(in: 0...40, using: &random))
      let (a, b) = (first.parts, last.parts)
      rows.append("\(a.year),\(a.month),\(a.day),\(b.year),\(b.month),\(b.day)")
      meant.append(first == last ? "\(first)" : "\(first) \(last)")
    }
    let found = try Self.run("year,month,day,end_year,end_month,end_day", rows)
    for (finding, days) in zip(found.findings, meant) {
      #expect(finding.hasSuffix(" \(days)"), "\(finding), not \(days)")
    }
  }

  // MARK: - Times

  @Test func fromAndToBesideADate() throws {
    for header in ["date,from,to", "date,From,To", "date,von,bis", "date,zulu", "CMPLNT_FR_DT,CMPLNT_FR_TM"] {
      let row =
        "2018-10-09,23:30" + (header.contains(",") && header.split(separator: ",").count > 2 ? ",23:45" : "")
      let found = try Self.run(header, [row, row])
      let says = found.notes.filter { $0.contains("times of day") }
      #expect(!says.isEmpty, "\(header): \(found.notes)")
    }
    let crimes = try Self.run(
      "CMPLNT_FR_DT,CMPLNT_FR_TM,CMPLNT_TO_DT,CMPLNT_TO_TM", ["09/30/2018,23:30:00,10/13/2018,01:00:00"])
    #expect(crimes.findings == ["possible breach 2018-09-30 2018-10-13"], "\(crimes)")
    #expect(crimes.notes.contains { $0.contains("‘CMPLNT_FR_TM’") })
  }

  // MARK: - Contradictions

  @Test(arguments: [
    ("date,year", "2018-10-12,2019"), ("date,year,month", "2018-10-12,2018,9"),
    ("event_date,month,year", "2018-10-12,August,2018"),
    ("date,year,month,day", "2018-10-12,2018,10,21"),
    ("eventDate,verbatimEventDate", "2018-10-12,8 October 2018"),
    ("eventDate,startDayOfYear", "2018-10-12,281"),
  ])
  func columnsThatContradictADate(_ header: String, _ row: String) throws {
    let found = try Self.run(header, [row])
    #expect(found.findings[0].hasPrefix("possible breach"), "\(header): \(found)")
    #expect(found.reasons[0].contains("contradicts the date"), "\(found.reasons)")
  }

  @Test(arguments: [
    ("date,year", "2018-10-12,2018"), ("date,year,month", "2018-10-12,2018,10"),
    ("event_date,month,year", "2018-10-12,October,2018"),
    ("eventDate,verbatimEventDate", "2018-10-12,12 October 2018"),
    ("eventDate,startDayOfYear", "2018-10-12,285"),
    ("date,year", "2018-10-12,18"), ("date,year,month", "2018-10-12,,"),
  ])
  func columnsThatAgree(_ header: String, _ row: String) throws {
    let found = try Self.run(header, [row])
    #expect(found.findings == ["breach 2018-10-12"], "\(header): \(found)")
  }

  @Test func dayBeforeMonthAfterTheYear() throws {
    let found = try Self.run("date", ["2018-25-10", "2018-08-10", "2018-10-10", "2018-10-25"])
    #expect(found.findings.prefix(2) == ["invalid", "invalid"], "\(found)")
    #expect(found.findings[2] == "before deadline 2018-10-10" && found.findings[3] == "breach 2018-10-25")
    #expect(found.reasons[1].contains("2018-25-10"))
    #expect(found.notes.contains { $0.contains("has its day before its month") })
    let told = try Self.run("date", ["2018-25-10", "2018-08-10"]) { $0.dates.dateOrder = .ymd }
    #expect(told.findings[1] == "before deadline 2018-08-10")
  }

  @Test func aYearThatMayComeFirst() throws {
    let found = try Self.run("date", ["18-Oct-12", "12-Oct-18"])
    #expect(found.findings[1] == "breach 2018-10-12", "\(found)")
    #expect(
      found.findings[0].hasPrefix("possible breach") && found.reasons[0].contains("with its year first"),
      "\(found)")
  }

  @Test func firstDaysOfMonths() throws {
    let found = try Self.run("date", ["2018-09-01", "2018-10-01", "2018-11-01", "2018-12-01"])
    #expect(found.notes.contains { $0.contains("first days of months") }, "\(found.notes)")
    let other = try Self.run("date", ["2018-09-01", "2018-10-02", "2018-11-01"])
    #expect(!other.notes.contains { $0.contains("first days of months") })
  }

  /// No number is rounded into the next day, and none of whole seconds into the second before.
  @Test func numbersAreNotRoundedOverMidnight() throws {
    #expect(DateNumber.excel.reading("43381.999999995")?.span.first?.date.parts.day == 8)
    #expect(DateNumber.unix.reading("1539043199.9996")?.span.first?.date.parts.day == 8)
    #expect(DateNumber.unixMilliseconds.reading("1539043199999.6")?.span.first?.date.parts.day == 8)
    #expect(DateNumber.unixMilliseconds.reading("1539043200000")?.span.first?.date.parts.day == 9)
    var random = SeededRandom(seed: 72)
    for _ in 0..<5000 {
      let day = Int.random(in: 40_000...46_000, using: &random)
      let second = Int.random(in: 0..<86_400, using: &random)
      let serial = Double(day) + Double(second) / 86_400
      let reading = try #require(DateNumber.excel.reading("\(serial)"))
      #expect(reading.span.first?.seconds == (day - 25_569) * 86_400 + second, "\(serial)")
      let late = Double(day) + (Double(second) + 0.9996) / 86_400
      let other = try #require(DateNumber.excel.reading("\(late)"))
      #expect(other.span.first.map { $0.seconds / 86_400 } == day - 25_569, "\(late)")
    }
  }

  @Test func coordinatesAreNotDates() throws {
    let found = try DateFaultTests.run("lat,lon,date\n35.48.36,36.42.00,2018-10-12\n")
    #expect(!found.notes.contains { $0.contains("‘lat’") && $0.contains("dates") }, "\(found.notes)")
  }
}
