@testable import Dates
import Foundation
import Testing
import TestSupport

@testable import Agreements
@testable import Zones

/// Spans of days against a second way to the same answer: every day looked at by itself.
@Suite struct MonitorPropertyTests {
  private enum Day { case breach, possible, before, none }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func spansAgreeWithTheirDays(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let base = try #require(CalendarDate("2018-10-01"))
    func day(_ from: Int, _ to: Int) -> Int { Int.random(in: from...to, using: &random) }
    for _ in 0..<10 {
      let (zoneFrom, zoneUntil) = (day(0, 8), day(15, 30))
      let (by, until) = (day(3, 12), day(12, 30))
      let (amended, moved) = (day(5, 20), day(3, 20))
      let deepened = day(2, 25)
      let text = """
        title: T
        zones: [{id: z, line: line.geojson, depth: 15km..20km, from: \(base.advanced(by: zoneFrom)), until: \(base.advanced(by: zoneUntil))}]
        obligations: [{id: o, text: O, zone: z, by: \(base.advanced(by: by)), until: \(base.advanced(by: until)), concerns: all}]
        amendments:
          - {id: a, date: \(base.advanced(by: amended)), obligations: {o: {by: \(base.advanced(by: min(moved, until - 1)))}}}
          - {id: b, date: \(base.advanced(by: deepened)), zones: {z: {depth: 30km}}}

        """
      var table = "date,latitude,longitude\n"
      var expected: [String] = []
      for _ in 0..<100 {
        let first = day(-3, 33)
        let last = first + day(0, 1) * day(0, 10)
        let latitude = [0.1, 0.16, 0.25, 0.4][day(0, 3)]
        table += "\(base.advanced(by: first))/\(base.advanced(by: last)),\(latitude),1\n"
        let days = (first...last).map { now -> Day in
          guard zoneFrom <= now, now <= zoneUntil, now <= until else { return .none }
          let deadline = now >= amended ? min(moved, until - 1) : by
          let verdict: Day =
            switch latitude {
            case 0.1: .breach
            case 0.16: now >= deepened ? .breach : .possible
            case 0.25: now >= deepened ? .breach : .none
            default: .none
            }
          if verdict == .none { return .none }
          return now <= deadline ? .before : verdict
        }
        if days.allSatisfy({ $0 == .breach }) {
          expected.append("breach")
        } else if days.contains(where: { $0 == .breach || $0 == .possible }) {
          expected.append("possible breach")
        } else {
          expected.append(days.contains(.before) ? "before deadline" : "not concerned")
        }
      }
      let found = try MonitorFolder().monitor(text, table)
      #expect(rows(found.text).map { $0["o"] } == expected, "seed \(seed): \(text)")
    }
  }

  @Test func calendarAgreesWithFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for ordinal in stride(from: -140_000, through: 200_000, by: 97) {
      let date = CalendarDate(ordinal: ordinal)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(ordinal) * 86_400 + 43_200))
      #expect(date.parts.year == parts.year && date.parts.month == parts.month && date.parts.day == parts.day)
      #expect(CalendarDate(date.description) == date)
      #expect(((parts.weekday ?? 0) + 5) % 7 == ordinal - date.monday.ordinal)
    }
    for text in [
      "2018-02-29", "2018-13-01", "2018-00-10", "2018-10-32", "2018-1-01", "18-10-10", "", "0000-01-01",
    ] {
      #expect(CalendarDate(text) == nil)
    }
  }
}
