internal import Dates
internal import SystemIO
internal import TextFormats

/// Finds dates that cannot be those of an incident: what other calendars, lost clocks and placeholders leave in tables.
package struct DateSuspicion: Sendable {
  /// A reason to think that a date is mistaken.
  package struct Found: Sendable, Hashable {
    /// The kind, by which rows are counted.
    package var kind: String
    /// A clause for a person.
    package var sentence: String
  }

  /// The years that the agreement itself names.
  private let years: Set<Int>
  /// The first day that it names; nil for none.
  let earliest: CalendarDate?
  /// All moments at which something of it begins or ends.
  let moments: [Moment]
  /// The day after which nothing can have happened yet, on any clock of the Earth.
  private let latest: CalendarDate

  /// - Parameters:
  ///   - moments: All moments at which something of the agreement begins or ends; none where there is no agreement.
  ///   - today: The day of the system's clock.
  init(_ moments: [Moment], today: CalendarDate = CalendarDate(ordinal: Program.now / 86_400)) {
    latest = today.advanced(by: 1)
    years = Set(moments.map { $0.date.parts.year })
    earliest = moments.map(\.date).min()
    self.moments = moments
  }

  /// The suspicion about the days that a row states; nil for days that may be.
  ///
  /// - Parameter began: The first day of the month, year or week that they end with, where they end with one.
  func suspicion(of span: MomentSpan, endingInPartFrom began: CalendarDate? = nil) -> Found? {
    let (first, last) = (span.first?.date, span.last?.date)
    if let first, let found = suspicion(of: first) { return found }
    if let last, last != first, let found = suspicion(of: last) { return found }
    // A month or a year that has begun may be meant as a whole; a day that is still to come cannot.
    if let last, let end = [first, began ?? last].compactMap(\.self).max(), end > latest,
      !isThisMonthOrYear(span)
    {
      return Found(kind: "a date to come", sentence: "the date \(end) is later than today")
    }
    return nil
  }

  /// Whether days are the whole of this month or this year.
  private func isThisMonthOrYear(_ span: MomentSpan) -> Bool {
    let today = latest.advanced(by: -1).parts
    let year = DateSpan(
      first: CalendarDate(year: today.year, month: 1, day: 1),
      last: CalendarDate(year: today.year, month: 12, day: 31))
    return span.days == year || span.days == DateSpan(month: today.month, of: today.year)
  }

  private func suspicion(of day: CalendarDate) -> Found? {
    let (year, month, number) = day.parts
    // Nothing that an agreement is about is strange to it.
    if years.contains(where: { abs($0 - year) <= 5 }) { return nil }
    switch year {
    case ..<100:
      return Found(
        kind: "a year without its century", sentence: "the year \(Self.four(year)) may lack its century")
    case 1300..<1500:
      return Found(kind: "a Hijri year", sentence: "the year \(year) may be of a Hijri calendar")
    case ..<1800: return Found(kind: "an impossible year", sentence: "the year \(year) cannot be")
    case 1899 where month == 12 && number >= 30,
      1900 where month == 1 && number == 1,
      1904 where month == 1 && number == 1:
      return Found(
        kind: "the first day of a spreadsheet", sentence: "spreadsheets write \(day) where no date is known")
    case _ where year == 1970 || (year == 1980 && month == 1 && (number == 1 || number == 6)):
      return Found(
        kind: "the first days of a clock", sentence: "clocks that lost their time begin in \(year)")
    case 2400..<2700:
      return Found(kind: "a Buddhist year", sentence: "the year \(year) may be of the Buddhist calendar")
    case 2100...: return Found(kind: "a year far ahead", sentence: "the year \(year) cannot be")
    default: return nil
    }
  }

  /// The suspicion about a date such as `18-Oct-12`, read as 18 October 2012, that would be in the years of the agreement if its year
  /// came first; nil for other dates.
  func yearFirst(_ text: String, read: MomentSpan) -> Found? {
    guard (8...12).contains(text.utf8.count), let earliest = earliest?.parts.year,
      let year = read.first?.date.parts.year, year < earliest
    else { return nil }
    let parts = text.split { !$0.isLetter && !$0.isNumber }
    guard parts.count == 3, [parts[0], parts[2]].allSatisfy({ $0.utf8.count == 2 && Int($0) != nil }),
      parts[1].allSatisfy(\.isLetter),
      let other = DateText.reading("\(parts[2])-\(parts[1])-\(parts[0])", order: .dmy)?.span.first?.date,
      (earliest...max(earliest, latest.parts.year)).contains(other.parts.year)
    else { return nil }
    return Found(
      kind: "a year that may come first",
      sentence: "the date \(RowError.quoted(text)) may be \(other), with its year first")
  }

  /// The suspicion about an incident that is later than when its row was reported.
  ///
  /// - Parameter sent: When the row was reported or sent, by clocks that may be of another time zone.
  static func suspicion(of span: MomentSpan, sent: MomentSpan) -> Found? {
    guard let first = span.first?.date, let last = sent.last?.date, last.advanced(by: 1) < first else {
      return nil
    }
    return Found(
      kind: "a date after its report", sentence: "the date \(first) is after the row was reported, on \(last)"
    )
  }

  private static func four(_ year: Int) -> String {
    String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)"
  }
}
