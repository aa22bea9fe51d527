import Testing

@testable import Agreements
@testable import Dates
@testable import IncidentDates
@testable import TextFormats

/// Columns of time zones beside the times of rows, and numbers of days without an agreement.
@Suite struct ZoneColumnTests {
  /// Zones are read where each value is one and times stand beside them; what they leave open is only possible.
  @Test func zonesOfRows() throws {
    let named = DateKindTests.noon
    let bare = named.replacing("time_zone: Asia/Damascus\n", with: "")
    func run(_ header: String, _ rows: [String], zone: Bool = true) throws -> DateFaultTests.Run {
      try DateKindTests.run(header, rows, agreement: zone ? named : bare)
    }
    // 12:30 in Damascus is after noon, 11:30 before; in the hour that comes twice it may be either.
    let rows = ["2018-10-10T12:30,Europe/Kyiv", "2018-10-10T11:30,Europe/Kyiv", "2018-10-10T09:30,UTC"]
    let found = try run("date,tz", rows)
    #expect(found.findings.map { $0.prefix(6) } == ["breach", "before", "breach"], "\(found.findings)")
    #expect(
      found.notes.contains { $0.contains("by the clocks that ‘tz’ names, and are brought to Asia/Damascus") })
    // Without a zone in the agreement, what one zone has counts as it is written, and others are open.
    let one = try run("date,tz", Array(rows.prefix(2)), zone: false)
    #expect(one.findings.map { $0.prefix(6) } == ["breach", "before"], "\(one.findings)")
    #expect(one.notes.contains { $0.contains("by the clock of Europe/Kyiv") }, "\(one.notes)")
    let several = try run("date,tz", rows, zone: false)
    #expect(several.findings.allSatisfy { $0.hasPrefix("possible breach") }, "\(several.findings)")
    #expect(
      several.notes.contains { $0.contains("names several time zones") && $0.contains("add time_zone") })
    // One value that is not a zone, a column that does not say so, days alone, and two columns: not read, which is said.
    for (header, values) in [
      ("date,tz", rows + ["2018-10-10T12:30,Kyiv time"]), ("date,x", rows),
      ("date,tz", ["2018-10-10,Europe/Kyiv"]),
      ("date,tz,timezone", ["2018-10-10T12:30,UTC,UTC"]),
    ] {
      let ignored = try run(header, values)
      #expect(ignored.notes.contains { $0.contains("are not read") }, "\(header): \(ignored.notes)")
    }
    // A distance of the time's own is before that of the column; a row without a zone counts as it is written.
    let mixed = try run(
      "date,tz", ["2018-10-10T12:30+03:00,UTC", "2018-10-10T11:30,", "2018-10-10T09:30,UTC"])
    #expect(mixed.findings.map { $0.prefix(6) } == ["breach", "before", "breach"], "\(mixed.findings)")
    // After the first rows, what is not a zone is invalid.
    let late = try run("date,tz", Array(repeating: rows[0], count: 300) + ["2018-10-10T12:30,Kyiv time"])
    #expect(late.findings.last == "invalid" && late.reasons.last?.contains("‘Kyiv time’ in ‘tz’") == true)
  }

  /// Kyiv's clocks went back on 28 October 2018 at 4:00, so that 3:30 came twice; 3:30 of 25 March did not come.
  @Test func hoursThatComeTwice() throws {
    let text = DateKindTests.noon.replacing("Asia/Damascus", with: "UTC")
    let found = try DateKindTests.run(
      "date,tz", ["2018-10-28T03:30,Europe/Kyiv", "2018-03-25T03:30,Europe/Kyiv"], agreement: text)
    #expect(found.rows[0]["read_date"] == "2018-10-28T00:30/2018-10-28T01:30:59", "\(found.rows[0])")
    #expect(found.rows[1]["read_date"] == "2018-03-25T00:30/2018-03-25T01:30:59", "\(found.rows[1])")
  }

  /// R's day numbers would be days before 1970 by a spreadsheet's count; where there is no agreement nothing else tells.
  @Test func numbersOfOtherProgramsNeedNoAgreement() {
    func column(_ texts: [String], earliest: CalendarDate?) -> DateColumn {
      var survey = DateSurvey(named: "date")
      for text in texts { survey.add(text) }
      return DateColumn(
        0, named: "date", survey, DateOptions(), offsets: DateOffsets(zone: nil, table: [:], moments: []),
        earliest: earliest)
    }
    let ofR = column(["17819", "17830"], earliest: nil)
    #expect(ofR.notes.contains { $0.contains("all would be before 1970") }, "\(ofR.notes)")
    #expect(throws: RowError.self) { try ofR.reading("17819") }
    let ofSheets = column(["43388", "43389"], earliest: nil)
    #expect(throws: Never.self) { try ofSheets.reading("43388") }
    #expect(ofSheets.notes.contains { $0.contains("read as a spreadsheet's") })
  }
}
