/// A second of the local calendar: what a clock on the wall shows, without a time zone.
package struct Moment: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The number of seconds since 1970-01-01T00:00 of the same clock; negative before it.
  package var seconds: Int

  /// The moment of a count of seconds since 1970-01-01T00:00.
  package init(seconds: Int) { self.seconds = seconds }

  /// The first second of a day.
  package init(startOf day: CalendarDate) { seconds = day.ordinal * Self.day }

  /// The last second of a day.
  package init(endOf day: CalendarDate) { seconds = (day.ordinal + 1) * Self.day - 1 }

  /// The number of seconds of a day.
  package static let day = 86_400

  /// The day in which it lies.
  package var date: CalendarDate {
    let second = (seconds % Self.day + Self.day) % Self.day
    return CalendarDate(ordinal: (seconds - second) / Self.day)
  }

  /// The seconds since the day began: 0 to 86,399.
  package var secondOfDay: Int { seconds - date.ordinal * Self.day }

  /// The moment that is a number of seconds later.
  package func advanced(by seconds: Int) -> Moment { Moment(seconds: self.seconds + seconds) }

  /// Orders moments by time.
  package static func < (a: Moment, b: Moment) -> Bool { a.seconds < b.seconds }

  /// The day and the time: `2018-10-10T00:01`; seconds only where they are not 0.
  package var withTime: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (minutes, second) = secondOfDay.quotientAndRemainder(dividingBy: 60)
    return "\(date)T\(two(minutes / 60)):\(two(minutes % 60))\(second == 0 ? "" : ":\(two(second))")"
  }

  /// The day alone for its first second, and else the day and the time.
  package var description: String { secondOfDay == 0 ? "\(date)" : withTime }

  /// The end of a span whose last second it is: the day alone for the last second of a day, and else the day and the time
  /// at which the next minute begins.
  package var asLast: String {
    if secondOfDay == Self.day - 1 { return "\(date)" }
    return secondOfDay % 60 == 59 ? advanced(by: 1).withTime : withTime
  }
}

/// Seconds from a first to a last, both of them in; without a first or a last where that is not known.
package struct MomentSpan: Sendable, Hashable {
  /// The first second; nil for no beginning.
  package var first: Moment?
  /// The last second; nil for no end.
  package var last: Moment?

  /// Seconds from a first to a last.
  package init(first: Moment?, last: Moment?) {
    self.first = first
    self.last = last
  }

  /// All seconds of some days.
  package init(_ days: DateSpan) {
    self.init(first: days.first.map(Moment.init(startOf:)), last: days.last.map(Moment.init(endOf:)))
  }

  /// Any time at all.
  package static let any = MomentSpan(first: nil, last: nil)

  /// The days that it touches.
  package var days: DateSpan { DateSpan(first: first?.date, last: last?.date) }

  /// Whether it has a second in common with another span.
  package func overlaps(_ other: MomentSpan) -> Bool {
    if let last, let first = other.first, last < first { return false }
    if let first, let last = other.last, last < first { return false }
    return true
  }

  /// The span with its first moved by one number of seconds, and its last by another.
  package func shifted(by first: Int, to last: Int) -> MomentSpan {
    MomentSpan(first: self.first?.advanced(by: first), last: self.last?.advanced(by: last))
  }

  /// Whether it is made of whole days.
  package var isOfDays: Bool {
    (first?.secondOfDay ?? 0) == 0 && (last?.secondOfDay ?? Moment.day - 1) == Moment.day - 1
  }

  /// `2018-10-10`, `2018-10-08 to 2018-10-12`, `2018-10-10T09:30`, or `an unknown day`.
  package var inWords: String {
    if isOfDays { return days.inWords }
    guard let first, let last else {
      return first.map { "\($0) or later" } ?? last.map { "\($0.asLast) or earlier" } ?? days.inWords
    }
    // A time to the minute is a span of its seconds.
    if last.seconds - first.seconds < 60 { return first.withTime }
    return "\(first.withTime) to \(last.asLast)"
  }

  /// As an interval of ISO 8601: `2018-10-10`, `2018-10-08/2018-10-12`, `2018-10-10T09:30`; empty where it has no ends.
  package var iso: String {
    guard let first, let last else {
      return first == nil && last == nil ? "" : "\(first?.description ?? "..")/\(last?.asLast ?? "..")"
    }
    if isOfDays { return first.date == last.date ? "\(first)" : "\(first)/\(last.date)" }
    if last.seconds - first.seconds < 60 { return first.withTime }
    return "\(first.withTime)/\(last.withTime)"
  }
}
