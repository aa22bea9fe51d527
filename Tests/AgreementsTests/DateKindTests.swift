@testable import IncidentDates
import TestSupport
import Testing

@testable import Agreements
@testable import Dates

/// Tables whose dates and times may be read as others: each is read as it is meant, makes no plain finding, or is refused.
@Suite struct DateKindTests {
  /// As ``DateFaultTests/agreement``, due from noon of 10 October 2018 on in Damascus.
  static let noon =
    DateFaultTests.agreement.replacing("by: 2018-10-10", with: "from: 2018-10-10T12:00")
    + "time_zone: Asia/Damascus\n"

  static func run(
    _ header: String, _ rows: [String], agreement: String = DateFaultTests.agreement,
    _ change: (inout MonitorOptions) -> Void = { _ in }
  ) throws -> DateFaultTests.Run {
    let table = "latitude,longitude,\(header)\n" + rows.map { "35.81,36.70,\($0)\n" }.joined()
    return try DateFaultTests.run(table, agreement: agreement, change)
  }

  // MARK: - Which column

  /// In a form, before what it adds: 8 October is before the deadline, 12 October would be a breach.
  @Test(arguments: [
    "Day of the incident", "inc_dt", "event_dt", "occurred", "incident_time", "Date/Time of event",
    "Tag des Vorfalls",
    "متى وقع الحادث؟", "Ereignisdatum", "when_it_happened", "group/date_of_shelling",
  ])
  func aFormsDayIsNotTakenBeforeTheIncidents(_ name: String) throws {
    let found = try DateFaultTests.run(
      """
      start,end,today,\(name),_p_latitude,_p_longitude,_submission_time
      2018-10-12T10:00:00.000+03:00,2018-10-12T10:10:00.000+03:00,2018-10-12,2018-10-08,35.81,36.70,2018-10-12T07:10:00

      """)
    #expect(found.findings == ["before deadline 2018-10-08"], "\(name): \(found.notes)")
    #expect(found.notes.contains { $0.contains("‘\(name)’") })
  }

  /// A question whose name says nothing may be the incident's date: no row of another day makes a plain finding.
  @Test(arguments: ["Quand est-ce arrivé ?", "q7", "Wann war das", "Kapan terjadi"])
  func aQuestionOfDatesIsARival(_ name: String) throws {
    for header in ["today,\(name)", "visit_date,\(name)"] {
      let found = try Self.run(header, ["2018-10-12,2018-10-08", "2018-10-12,2018-10-12", "2018-10-08,"])
      if found.rows[0]["finding"] == "before deadline" {
        #expect(found.rows[1]["finding"] == "breach", "\(header): \(found.findings)")
      } else {
        #expect(
          found.findings == ["possible breach ", "breach 2018-10-12", "possible breach "],
          "\(header): \(found.notes)")
        #expect(
          found.reasons[0].contains("‘\(name)’ (‘2018-10-08’) may be the incident's date as well; --date"))
        #expect(found.notes.contains { $0.hasPrefix("warning:") && $0.contains("‘\(name)’") })
      }
      let told = try Self.run(header, ["2018-10-12,2018-10-08"]) { $0.dates.date = name }
      #expect(told.findings == ["before deadline 2018-10-08"])
    }
  }

  /// The report's date stands first, and the incident's is taken.
  @Test(arguments: [
    ("Date de saisie", "Date de l'évènement"), ("Date du rapport", "Date des faits"),
    ("Datum der Meldung", "Datum des Ereignisses"), ("Meldedatum", "Vorfallsdatum"),
    ("Fecha de publicación", "Fecha de los hechos"), ("Fecha de registro", "Fecha del hecho"),
    ("Дата сообщения", "Дата обстрела"), ("Дата звіту", "Дата події"), ("Haber Tarihi", "Saldırı Tarihi"),
    ("تاريخ التبليغ", "تاريخ القصف"), ("Date of last update", "Incident occurred"),
    ("date_updated", "event_dt"),
    ("Data da denúncia", "Data do fato"), ("ceasefire_date", "incident_time"),
    ("visit_date", "Tag des Vorfalls"),
  ])
  func aReportsDateIsNotTheIncidents(_ report: String, _ incident: String) throws {
    let found = try Self.run("\(report),\(incident)", ["2018-10-12,2018-10-08"])
    #expect(found.findings == ["before deadline 2018-10-08"], "\(found.notes)")
    let turned = try Self.run("\(incident),\(report)", ["2018-10-08,2018-10-12"])
    #expect(turned.findings == ["before deadline 2018-10-08"], "\(turned.notes)")
  }

  @Test(arguments: [
    "Año,Mes,Día", "Yil,Ay,Gün", "Year,Month,Day of month", "Year,Month,Day (1-31)", "YYYY,MM,DD",
    "anno,mese,giorno",
    "рік,місяць,день", "Jahr,Monat,Tag des Monats",
  ])
  func theColumnOfTheDayIsFound(_ header: String) throws {
    let found = try Self.run(header, ["2018,10,15", "2018,10,8"])
    #expect(found.findings == ["breach 2018-10-15", "before deadline 2018-10-08"], "\(found.notes)")
  }

  @Test func aColumnThatMayBeOfDaysIsNamed() throws {
    let found = try Self.run("Year,Month,D1", ["2018,10,15"])
    #expect(found.findings == ["possible breach 2018-10-01 2018-10-31"])
    #expect(found.notes.contains { $0.contains("‘D1’ holds numbers from 1 to 31 and is not read") })
    #expect(found.notes.contains { $0.contains("known to the month") && !$0.contains("known to the day") })
  }

  @Test(arguments: [
    ("time", "2018-10-15", "breach 2018-10-15"), ("from,to", "2018-10-08,2018-10-12", ""),
    ("von,bis", "2018-10-08,2018-10-12", ""), ("DTG", "151200JOCT18", "breach 2018-10-15"),
    ("Date (MM/DD/YYYY)", "10/08/2018", "before deadline 2018-10-08"),
    ("date_dd_mm_yyyy", "10/11/2018", "breach 2018-11-10"),
    ("Datum (TT.MM.JJJJ)", "08.10.2018", "before deadline 2018-10-08"),
    ("year", "2018", "possible breach 2018-01-01 2018-12-31"),
    ("Ereignisdatum", "2018-10-15", "breach 2018-10-15"),
  ])
  func dateColumnsAreFound(_ header: String, _ row: String, _ expected: String) throws {
    let found = try Self.run(header, [row])
    #expect(
      found.findings == [expected.isEmpty ? "possible breach 2018-10-08 2018-10-12" : expected],
      "\(found.notes)")
  }

  @Test func severalColumnsOfDatesWithoutANameAreAskedFor() throws {
    #expect(throws: (any Error).self) { try Self.run("a1,b1", ["2018-10-08,2018-10-12"]) }
    // A name that spells an order and rows that contradict it settle nothing.
    let found = try Self.run("date_dd_mm_yyyy", ["10/25/2018", "10/11/2018"])
    #expect(found.findings[1] == "invalid" && found.reasons[1].contains("--date-order"))
  }

  // MARK: - Times of day

  /// Another time than the incident's leaves the day as it is: before or after noon is open.
  @Test(arguments: [
    "end_time", "notification_time", "response_time", "travel_time", "duration_time", "time_since_last",
    "sunrise_time",
    "message_time", "deadline_time", "time (IST)", "arrival_time",
  ])
  func timesOfSomethingElseAreNotTaken(_ name: String) throws {
    let found = try Self.run("date,\(name)", ["2018-10-10,11:30", "2018-10-10,13:30"], agreement: Self.noon)
    #expect(found.findings == Array(repeating: "possible breach 2018-10-10", count: 2), "\(found.notes)")
    #expect(found.notes.contains { $0.hasPrefix("warning:") && $0.contains("‘\(name)’ are not used") })
    let beside = try Self.run("date,\(name),incident_time", ["2018-10-10,11:30,13:30"], agreement: Self.noon)
    #expect(beside.findings == ["breach 2018-10-10"], "\(beside.notes)")
  }

  @Test func firstAndLastTimesAreASpan() throws {
    let found = try Self.run(
      "date,start_time,end_time",
      [
        "2018-10-10,11:30,12:30", "2018-10-10,11:00,11:30", "2018-10-10,12:30,13:00",
        "2018-10-09,23:00,01:00",
      ],
      agreement: Self.noon)
    #expect(
      found.rows.map { $0["finding"] } == [
        "possible breach", "before deadline", "breach", "before deadline",
      ],
      "\(found.notes)")
    let open = try Self.run(
      "date,start_time", ["2018-10-10,11:30", "2018-10-10,12:30"], agreement: Self.noon)
    #expect(open.rows.map { $0["finding"] } == ["possible breach", "breach"])
  }

  /// Of two columns of times nobody can tell, unless one is called the incident's or says its clock.
  @Test func severalColumnsOfTimesAreToldApartOrNotTaken() throws {
    let rows = ["2018-10-10,11:30,13:30"]
    let open = try Self.run("date,time1,time2", rows, agreement: Self.noon)
    #expect(open.findings == ["possible breach 2018-10-10"])
    #expect(open.notes.contains { $0.contains("‘time2’ are not used, as several columns hold such times") })
    for header in ["date,time,incident_time", "date,time,time (UTC+3)"] {
      #expect(try Self.run(header, rows, agreement: Self.noon).findings == ["breach 2018-10-10"], "\(header)")
    }
    let letters = try Self.run("date,time,ampm", ["2018-10-10,02:30,P"], agreement: Self.noon)
    #expect(letters.findings == ["breach 2018-10-10"])
  }

  @Test func lastDaysAndDaysOfTheWeekAreNoDaysOfMonths() throws {
    for header in ["Year,Month,Day of week", "Year,Month,Last day", "Year,Month,Day_end"] {
      #expect(
        try Self.run(header, ["2018,10,6"]).findings == ["possible breach 2018-10-01 2018-10-31"], "\(header)"
      )
    }
  }

  @Test(arguments: ["ampm", "AM/PM", "half"])
  func halvesOfTheDayCount(_ name: String) throws {
    let found = try Self.run(
      "date,time,\(name)",
      ["2018-10-10,02:30,PM", "2018-10-10,02:30,AM", "2018-10-10,02:30,", "2018-10-10,12:10,a.m."],
      agreement: Self.noon)
    #expect(
      found.rows.map { $0["finding"] } == [
        "breach", "before deadline", "possible breach", "before deadline",
      ],
      "\(found.findings)")
  }

  /// Noon in Damascus was 09:00 UTC.
  @Test(arguments: [
    ("time (Z)", "09:30", "breach"), ("time_utc", "08:30", "before deadline"),
    ("time (GMT+3)", "12:30", "breach"),
    ("time (UTC-2)", "07:30", "breach"), ("time (MSK)", "11:30", "before deadline"),
    ("time (UTC+05:30)", "14:00", "before deadline"),
  ])
  func namesSayTheClockOfTimes(_ name: String, _ time: String, _ finding: String) throws {
    let found = try Self.run("date,\(name)", ["2018-10-10,\(time)"], agreement: Self.noon)
    #expect(found.rows[0]["finding"] == finding, "\(name): \(found.findings) \(found.notes)")
  }

  @Test func aColumnOfDaysSaysTheClockOfTimesBesideIt() throws {
    for (time, finding) in [("09:30", "breach"), ("08:30", "before deadline")] {
      let found = try Self.run("date_utc,time", ["2018-10-10,\(time)"], agreement: Self.noon)
      #expect(found.rows[0]["finding"] == finding, "\(found.findings) \(found.notes)")
    }
  }

  @Test(arguments: [
    ("Zeitzone", "MEZ"), ("timezone_name", "Asia/Damascus"), ("offset", "+03:00"), ("x", "Europe/Berlin"),
  ])
  func columnsOfZonesAreNamed(_ name: String, _ value: String) throws {
    let found = try Self.run("date,\(name)", ["2018-10-15,\(value)"])
    #expect(found.notes.contains { $0.contains("time zones in ‘\(name)’ are not read") }, "\(found.notes)")
  }

  @Test(arguments: [
    ("date,time", "2018-10-10,1430"), ("date,time", "2018-10-10,930"), ("date,time", "2018-10-10,0.604"),
    ("date,time", "2018-10-10,11:30-12:30"), ("date,time", "2018-10-10,1899-12-30 14:30:00"),
    ("date,hour", "2018-10-10,14"),
    ("year,month,day,time", "2018,10,10,14:30"), ("date,end_date,time", "2018-10-10,2018-10-10,14:30"),
  ])
  func timesThatAreNotUsedAreSaid(_ header: String, _ row: String) throws {
    let found = try Self.run(header, [row], agreement: Self.noon)
    #expect(found.rows[0]["finding"] == "possible breach")
    #expect(
      found.notes.contains { $0.contains("times of day in") && $0.contains("are not used") }, "\(found.notes)"
    )
  }

  // MARK: - Numbers, orders

  /// 15 October 2018 is 17,819 days after 1970 and 21,472 after 1960; as a spreadsheet's they are of 1948 and 1958.
  @Test func numbersOfOtherProgramsAreNoSpreadsheets() throws {
    for (number, format) in [("17819", DateNumber.days1970), ("21472", .days1960)] {
      let found = try Self.run("date", [number, number])
      #expect(found.findings == ["invalid", "invalid"])
      #expect(found.reasons[0].contains("--date-format") && found.reasons[0].contains(format.rawValue))
      #expect(found.notes.contains { $0.contains("R counts days from 1970 on") })
      #expect(
        try Self.run("date", [number]) { $0.dates.dateNumbers = format }.findings == ["breach 2018-10-15"])
      #expect(
        try Self.run("date", [number]) { $0.dates.dateNumbers = .excel }.findings[0].hasPrefix(
          "before deadline 19")
      )
    }
  }

  /// What one mark shows says nothing of dates with another; but for points, which are day first where others are.
  @Test(arguments: [
    (["10/25/2018", "10.11.2018"], ["2018-10-25", ""]), (["25.10.2018", "10/11/2018"], ["2018-10-25", ""]),
    (["10-25-2018", "10/11/2018"], ["2018-10-25", ""]),
    (["25/10/2018", "10.11.2018"], ["2018-10-25", "2018-11-10"]),
    (
      ["10/25/2018", "25.10.2018", "10/11/2018", "10.11.2018"],
      ["2018-10-25", "2018-10-25", "2018-10-11", "2018-11-10"]
    ),
  ])
  func marksSettleThemselves(_ texts: [String], _ days: [String]) throws {
    let found = try Self.run("date", texts)
    #expect(found.rows.map { $0["date_from"] ?? "" } == days, "\(found.notes)")
    for (day, reason) in zip(days, found.reasons) where day.isEmpty {
      #expect(reason.contains("--date-order"))
    }
  }

  /// A spreadsheet made dates of 10/08/2018 and 12/10/2018, month first, and left what it could not read.
  @Test func exchangedDaysAndMonthsArePossible() throws {
    for texts in [
      ["2018-08-10", "13/10/2018", "25/10/2018", "2018-12-10"],
      ["2018/08/10", "13/10/2018", "25/10/2018", "2018/12/10"],
      ["2018-08-10 00:00:00", "13.10.2018", "25.10.2018", "2018-12-10"],
      ["10-Aug-18", "13/10/2018", "25/10/2018", "10-Dec-18"],
    ] {
      let found = try Self.run("date", texts)
      #expect(
        found.findings == [
          "before deadline 2018-08-10 2018-10-08", "breach 2018-10-13", "breach 2018-10-25",
          "breach 2018-10-12 2018-12-10",
        ], "\(found.findings)")
      #expect(
        found.notes.contains { $0.hasPrefix("warning: a spreadsheet may have exchanged day and month") })
    }
    let open = try Self.run("date", ["2018-11-09", "13/10/2018", "25/10/2018"])
    #expect(open.findings[0] == "possible breach 2018-09-11 2018-11-09")
    #expect(open.rows[0]["read_as"]?.contains("perhaps exchanged") == true)
    #expect(
      try Self.run("date", ["2018-11-09", "13/10/2018", "25/10/2018"]) { $0.dates.dateOrder = .dmy }.findings[
        0]
        == "breach 2018-11-09")
    // A date after the 12th, or a text up to it, is no such table.
    for other in ["2018-10-13", "03/10/2018"] {
      let plain = try Self.run("date", ["2018-11-09", "13/10/2018", "25/10/2018", other])
      #expect(plain.findings[0] == "breach 2018-11-09")
    }
  }

  @Test func theReportsColumnSettlesItsOwnOrder() throws {
    let found = try Self.run(
      "date,report_date", ["25/10/2018,26/10/2018", "11/12/2018,12/11/2018", "11/10/2018,12/11/2018"])
    #expect(found.findings == ["breach 2018-10-25", "possible breach ", "breach 2018-10-11"])
    #expect(found.reasons[1].contains("after the row was reported, on 2018-11-12"))
    // Where nothing settles it, only what is after both meanings is suspicious.
    let open = try Self.run("date,report_date", ["2018-10-20,10/11/2018", "2018-11-30,10/11/2018"])
    #expect(open.findings == ["breach 2018-10-20", "possible breach "])
  }

  @Test func twoOrdersInOneTableAreWarnedOf() throws {
    let found = try Self.run("start_date,end_date", ["15/10/2018,10/16/2018"])
    #expect(
      found.notes.contains {
        $0.hasPrefix("warning: the first and the last days are written in different orders")
      })
  }

  // MARK: - Clocks, years

  /// On 28 October 2018 the clocks of Berlin went from 03:00 summer time back to 02:00.
  @Test func anHourThatComesTwiceIsOpen() throws {
    let text =
      DateFaultTests.agreement.replacing("by: 2018-10-10", with: "from: 2018-10-28T02:30")
      + "time_zone: Europe/Berlin\n"
    let found = try Self.run(
      "date",
      [
        "2018-10-28T00:31Z", "2018-10-28T01:15Z", "2018-10-28 02:15", "2018-10-28 02:45:00",
        "2018-10-28T01:59",
        "2018-10-28T03:00", "2018-10-27T23:30Z", "2018-10-28T02:30Z",
      ], agreement: text)
    #expect(
      found.rows.map { $0["finding"] } == [
        "possible breach", "possible breach", "possible breach", "possible breach", "before deadline",
        "breach",
        "before deadline", "breach",
      ], "\(found.findings)")
    // In an hour that comes once, and where no clock changes, all is plain.
    let other = text.replacing("T02:30", with: "T04:30")
    let plain = try Self.run(
      "date", ["2018-10-28T00:31Z", "2018-10-28T02:15", "2018-10-28T03:31Z"], agreement: other)
    #expect(plain.rows.map { $0["finding"] } == ["before deadline", "before deadline", "breach"])
  }

  @Test(arguments: ["1397-07-18", "0018-10-10", "2561-10-10", "9999-12-31"])
  func anAgreementHasNoYearThatCannotBe(_ day: String) {
    for term in ["by: \(day)", "from: \(day)", "from: \(day)T12:00", "until: \(day)"] {
      let text = DateFaultTests.agreement.replacing("by: 2018-10-10", with: term)
      #expect {
        try Self.run("date", ["2018-10-15"], agreement: text)
      } throws: { error in
        "\(error)".contains("the year of \(day) cannot be")
      }
    }
  }
}
