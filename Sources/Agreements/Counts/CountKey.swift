internal import Dates
package import SystemIO

/// What incidents are counted by.
package enum CountKey: String, Sendable, Hashable, CaseIterable {
  case day, week, month, year
  /// The sector of an agreement's zone.
  case sector
  /// The zone: of an agreement that of the finding; of several zones each incident is counted for each of them.
  case zone

  /// Reads keys with commas between them, as in `week,sector`.
  ///
  /// - Throws: ``UsageError`` for an unknown key, one that is given twice, and two spans of time.
  package static func list(_ text: String) throws(UsageError) -> [CountKey] {
    var keys: [CountKey] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = String(part.filter { $0 != " " })
      guard let key = CountKey(rawValue: name) else {
        throw UsageError(
          "‘\(name)’ is not known; give some of \(allCases.map(\.rawValue).joined(separator: ", "))")
      }
      if keys.contains(key) { throw UsageError("‘\(name)’ is given twice; give it once") }
      if key.isTime, let other = keys.first(where: \.isTime) {
        throw UsageError("‘\(other.rawValue)’ and ‘\(name)’ are both spans of time; give one of them")
      }
      keys.append(key)
    }
    return keys
  }

  /// Whether it is a span of time.
  package var isTime: Bool {
    switch self {
    case .day, .week, .month, .year: true
    case .sector, .zone: false
    }
  }

  /// The first day of the span of time that holds a day.
  func start(of day: CalendarDate) -> CalendarDate {
    let (year, month, _) = day.parts
    return switch self {
    case .week: day.monday
    case .month: CalendarDate(year: year, month: month, day: 1) ?? day
    case .year: CalendarDate(year: year, month: 1, day: 1) ?? day
    case .day, .sector, .zone: day
    }
  }

  /// The first day of the next span of time.
  func next(after start: CalendarDate) -> CalendarDate {
    switch self {
    case .week: start.advanced(by: 7)
    // No month has more days, and no year more than 366.
    case .month: self.start(of: start.advanced(by: 31))
    case .year: self.start(of: start.advanced(by: 366))
    case .day, .sector, .zone: start.advanced(by: 1)
    }
  }

  /// How a span is written: its first day, but `2018-10` and `2018` of months and years.
  func text(_ start: CalendarDate) -> String {
    switch self {
    case .month: String(start.description.prefix(7))
    case .year: String(start.description.prefix(4))
    case .day, .week, .sector, .zone: start.description
    }
  }
}
