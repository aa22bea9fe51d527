import Testing

@testable import Dates
@testable import Reports

@Suite struct KeyFiguresTests {
  private static func figures(_ days: [(day: Int, kind: Int)]) -> KeyFigures {
    var figures = KeyFigures()
    for (day, kind) in days {
      figures.add(
        ReportEntry(
          days: DateSpan(CalendarDate(ordinal: day)), outcome: kind, doubts: [], zone: "", parts: [], note: ""
        ),
        place: kind == 0 ? "Town \(day % 2)" : "Elsewhere")
    }
    return figures
  }

  @Test func moreIsMoreThanChance() throws {
    let rising = Self.figures((0..<30).map { ($0, 0) } + (0..<90).map { (28 + $0 % 28, 0) } + [(55, 2)])
    let trend = try #require(rising.trend)
    #expect(trend.length == 28 && trend.before == 28 && trend.after == 92 && trend.direction == 1)
    let falling = Self.figures((0..<40).map { ($0 % 20, 0) } + [(30, 0), (55, 2)])
    #expect(try #require(falling.trend).direction == -1)
    // 6 and 3 differ by no more than chance would have it.
    let even = Self.figures([(1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0), (30, 0), (40, 0), (55, 0)])
    #expect(try #require(even.trend).direction == 0)
  }

  /// What the trend counts adds up to all of the gravest kind, and each count has the number that it is a share of.
  @Test func theTrendSaysOfWhatItIs() throws {
    var figures = Self.figures(
      [(1, 0), (2, 0), (30, 0), (31, 1), (32, 2), (60, 0), (61, 0), (62, 0), (63, 1), (84, 2)])
    // Of one of two days, of no day, and one that cannot be read.
    for days in [
      DateSpan(first: CalendarDate(ordinal: 60), last: CalendarDate(ordinal: 61)),
      DateSpan(first: nil, last: nil),
    ] {
      figures.add(
        ReportEntry(days: days, outcome: 0, doubts: [], zone: "", parts: [], note: ""), place: "")
    }
    figures.add(nil, place: "")
    let trend = try #require(figures.trend)
    #expect(trend.length == 28 && trend.before == 1 && trend.after == 3)
    #expect(trend.allBefore == 3 && trend.allAfter == 5)
    #expect(trend.earlier == 2 && trend.undated == 2)
    #expect(trend.before + trend.after + trend.earlier + trend.undated == figures.kinds[0])
  }

  @Test func shortTablesHaveNoTrend() {
    #expect(Self.figures([]).trend == nil)
    #expect(Self.figures([(1, 0), (13, 0)]).trend == nil)
    #expect(Self.figures([(1, 0), (14, 0)]).trend?.length == 7)
    #expect(Self.figures([(1, 0), (56, 0)]).trend?.length == 28)
  }

  @Test func onlyTheGravestKindIsCountedByPlace() {
    let figures = Self.figures([(1, 0), (3, 0), (2, 0), (4, 1), (6, 2)])
    #expect(figures.topPlaces.map(\.name) == ["Town 1", "Town 0"])
    #expect(figures.topPlaces.map(\.count) == [2, 1])
    #expect(figures.kinds == [0: 3, 1: 1, 2: 1])
  }
}
