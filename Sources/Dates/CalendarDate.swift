/// A day of the calendar, without a time and without a time zone: the local day of whoever wrote it.
///
/// Days are those of the Gregorian calendar, for the years 1 to 9999.
package struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The number of days since 1 January 1970; negative before it.
  package var ordinal: Int

  /// The day of a count of days since 1 January 1970.
  package init(ordinal: Int) { self.ordinal = ordinal }

  /// The day of a year, a month and a day; nil for one that the calendar does not have.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    // Years that begin in March put the leap day last, so that months before it have fixed lengths.
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    ordinal = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }

  /// Reads `2018-10-10`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The year, the month and the day.
  package var parts: (year: Int, month: Int, day: Int) {
    let days = ordinal + 719_468
    // 400 years have 146,097 days; ordinals of years from 1 keep all of this positive.
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// The day that is a number of days later.
  package func advanced(by days: Int) -> CalendarDate { CalendarDate(ordinal: ordinal + days) }

  /// The Monday of the day's week (ISO 8601).
  package var monday: CalendarDate {
    // 1 January 1970 was a Thursday.
    let weekday = ((ordinal + 3) % 7 + 7) % 7
    return advanced(by: -weekday)
  }

  /// Orders days by time.
  package static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.ordinal < b.ordinal }

  /// The day as year-month-day: `2018-10-10`.
  package var description: String {
    let (year, month, day) = parts
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// How many days a month has.
  static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// Days from a first to a last, both of them in; without a first or a last where that is not known.
package struct DateSpan: Sendable, Hashable {
  /// The first day; nil for no beginning.
  package var first: CalendarDate?
  /// The last day; nil for no end.
  package var last: CalendarDate?

  /// Days from a first to a last.
  package init(first: CalendarDate?, last: CalendarDate?) {
    self.first = first
    self.last = last
  }

  /// A span of one day.
  package init(_ day: CalendarDate) { self.init(first: day, last: day) }

  /// The days of a month; nil for a month that the calendar does not have.
  package init?(month: Int, of year: Int) {
    guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
    self.init(first: first, last: first.advanced(by: CalendarDate.days(inMonth: month, of: year) - 1))
  }

  /// Whether the span has a day in common with another.
  package func overlaps(_ other: DateSpan) -> Bool {
    if let last, let first = other.first, last < first { return false }
    if let first, let last = other.last, last < first { return false }
    return true
  }

  /// `2018-10-10`, `2018-10-08 to 2018-10-12`, or `an unknown day`.
  package var inWords: String {
    switch (first, last) {
    case (nil, nil): "an unknown day"
    case (let first?, nil): "\(first) or later"
    case (nil, let last?): "\(last) or earlier"
    case (let first?, let last?): first == last ? "\(first)" : "\(first) to \(last)"
    }
  }
}
