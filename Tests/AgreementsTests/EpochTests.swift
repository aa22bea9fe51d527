@testable import IncidentDates
import TestSupport
import Testing

@testable import Agreements
@testable import Dates

/// Counts of seconds, which are times in UTC, and days that programs wrote as midnights in UTC.
@Suite struct EpochTests {
  private static func run(
    _ dates: [String], zone: String? = nil, _ numbers: DateNumber? = nil
  ) throws -> DateFaultTests.Run {
    let agreement = zone.map { "time_zone: \($0)\n" + DateFaultTests.agreement } ?? DateFaultTests.agreement
    return try DateFaultTests.run(DateFaultTests.table(dates), agreement: agreement) {
      $0.dates.dateNumbers = numbers
    }
  }

  /// 2018-10-10T22:30Z is the 11th in Damascus; without a time zone of the agreement it is open, as the same time in words is.
  @Test func epochsAreInUTC() throws {
    let (open, words) = (
      try Self.run(["1539210600", "1539302401"], .unix),
      try Self.run(["2018-10-10T22:30:00Z", "2018-10-12T00:00:01Z"])
    )
    #expect(open.findings == words.findings)
    #expect(open.findings[0] == "possible breach 2018-10-10 2018-10-11", "\(open.findings)")
    #expect(
      open.notes.contains { $0.contains("the table holds times in UTC (‘1539210600’)") }, "\(open.notes)")
    let there = try Self.run(["1539210600"], zone: "Asia/Damascus", .unix)
    #expect(there.findings == ["breach 2018-10-11"])
    let thousands = try Self.run(["1539210600000"], zone: "Asia/Damascus", .unixMilliseconds)
    #expect(thousands.findings == ["breach 2018-10-11"])
  }

  /// Generated times about the deadline have the findings and the days of the same times in words, whatever the agreement's zone.
  @Test(arguments: [nil, "Asia/Damascus", "America/Bogota", "Pacific/Auckland"] as [String?])
  func epochsAreAsTheirTimesInWords(_ zone: String?) throws {
    var random = SeededRandom(seed: 161)
    for isMidnight in [false, true] {
      let seconds = (0..<SeededRandom.runs(200)).map { _ in
        isMidnight
          ? 1_539_216_000 + Int.random(in: -5...5, using: &random) * 86_400
          : 1_539_216_000 + Int.random(in: -200_000...200_000, using: &random)
      }
      let words = seconds.map { seconds in
        let moment = Moment(seconds: seconds)
        let parts = [moment.secondOfDay / 3600, moment.secondOfDay / 60 % 60, moment.secondOfDay % 60]
        return "\(moment.date)T" + parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":") + "Z"
      }
      let expected = try Self.run(words, zone: zone).findings
      #expect(try Self.run(seconds.map { "\($0)" }, zone: zone, .unix).findings == expected)
      #expect(try Self.run(seconds.map { "\($0)000" }, zone: zone, .unixMilliseconds).findings == expected)
    }
  }

  /// Where all are midnights, as ArcGIS writes days, the day as written is possible, too, in every form.
  @Test(
    arguments: [
      (["1539216000000", "1539302400000"], .unixMilliseconds), (["1539216000", "1539302400"], .unix),
      (["2018-10-11T00:00:00Z", "2018-10-12T00:00:00Z"], nil),
      (["Thu, 11 Oct 2018 00:00:00 GMT", "Fri, 12 Oct 2018 00:00:00 GMT"], nil),
      (["10/11/2018 12:00:00 AM +00:00", "10/31/2018 12:00:00 AM +00:00"], nil),
    ] as [([String], DateNumber?)])
  func midnightsMayBeDays(_ one: (dates: [String], numbers: DateNumber?)) throws {
    let west = try Self.run(one.dates, zone: "America/Bogota", one.numbers)
    #expect(west.findings[0] == "possible breach 2018-10-10 2018-10-11", "\(west.findings)")
    #expect(
      west.notes.contains { $0.contains("is a midnight, which may stand for its day") }, "\(west.notes)")
  }

  @Test func anHourAmongThemMakesThemTimes() throws {
    let west = try Self.run(["1539216000", "1539302401"], zone: "America/Bogota", .unix)
    #expect(west.findings == ["before deadline 2018-10-10", "breach 2018-10-11"])
  }

  /// A number that is refused says what it would be.
  @Test(arguments: [
    ("1539043200000", "as unix-ms it is 2018-10-09; say what it counts with --date-format excel"),
    ("1539043200", "as unix it is 2018-10-09; say"), ("17813", "as days-1970 it is 2018-10-09, as days-1960"),
    ("181", "is a number; say what it counts"),
  ])
  func numbersSayWhatTheyMayBe(_ one: (text: String, words: String)) throws {
    let found = try Self.run([one.text, "2018-10-09"])
    #expect(found.findings[0] == "invalid")
    #expect(found.reasons[0].contains(one.words), "\(found.reasons)")
  }

  @Test func daysOfTheWeekThatContradict() throws {
    let found = try Self.run([
      "Saturday 12 October 2018", "Friday 12 October 2018", "Samstag, den 13. Oktober 2018",
    ])
    #expect(found.findings == ["invalid", "breach 2018-10-12", "breach 2018-10-13"], "\(found.findings)")
    #expect(found.reasons[0].contains("names another day of the week than 2018-10-12 is"), "\(found.reasons)")
  }

  @Test func monthsOfTheLevantWithoutTheirArticle() throws {
    let found = try Self.run(["13 تشرين ثاني 2018", "14 كانون أول 2018", "15.10.2018 ÖS 2:30"])
    #expect(
      found.findings == ["breach 2018-11-13", "breach 2018-12-14", "breach 2018-10-15"], "\(found.reasons)")
  }

  @Test func emptyWordsOfPrograms() throws {
    let found = try Self.run(["None", "(null)", "<null>", "NaT"])
    #expect(found.findings.allSatisfy { $0 == "possible breach " }, "\(found.findings)")
  }

  /// A column of reports by the words of its name bounds the days of incidents.
  @Test(arguments: ["reported_on", "Date of report", "Дата публикации", "Rapor Tarihi", "Date de saisie"])
  func reportsBoundTheDay(_ name: String) throws {
    let found = try DateFaultTests.run(
      "event_date,\(name),latitude,longitude\n2018-12-09,2018-11-13,35.81,36.7\n2018-11-12,2018-11-13,35.81,36.7\n"
    )
    #expect(
      found.findings == ["possible breach ", "breach 2018-11-12"], "\(found.findings) \(found.reasons)")
  }
}
