/// Numbers that stand for dates.
package enum DateNumber: String, Sendable, CaseIterable {
  /// Days since 1899-12-30, as most spreadsheets count them from March 1900 on.
  case excel
  /// Days since 1904-01-01, as spreadsheets of old Macs count them.
  case excel1904 = "excel-1904"
  /// Seconds since 1970-01-01T00:00Z.
  case unix
  /// Milliseconds since 1970-01-01T00:00Z.
  case unixMilliseconds = "unix-ms"
  /// Days since 1970-01-01, as R counts them.
  case days1970 = "days-1970"
  /// Days since 1960-01-01, as Stata and SAS count them.
  case days1960 = "days-1960"

  /// All of them, for a person: `excel, excel-1904, unix, unix-ms, days-1970 or days-1960`.
  package static var choices: String {
    let names = allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }

  /// Whether a text may be a serial number of a spreadsheet: five digits, for a day of 1927 to 2119, and perhaps a
  /// fraction for the time.
  package static func isSerial(_ text: String) -> Bool {
    guard text.utf8.count >= 5, let value = number(text) else { return false }
    return (10_000..<80_000).contains(value)
  }

  /// A plain number: digits, and perhaps a point and more digits, or a comma after five digits or more, where it cannot mark
  /// thousands.
  package static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }) else { return nil }
    guard let comma = text.firstIndex(of: ",") else { return Double(text) }
    guard text[..<comma].utf8.count >= 5, !text.contains(".") else { return nil }
    return Double(text.replacing(",", with: "."))
  }

  /// What a number would be as dates of 1990 to 2039, each with the word for it: `as unix-ms it is 2018-10-09, `; empty where it
  /// would be none.
  package static func meanings(of text: String) -> String {
    let found = allCases.compactMap { kind in
      kind.reading(text)?.span.first.flatMap { first in
        (1990..<2040).contains(first.date.parts.year) ? "as \(kind.rawValue) it is \(first.date)" : nil
      }
    }
    return found.isEmpty ? "" : found.joined(separator: ", ") + "; "
  }

  /// The second in which a moment is. A ten-thousandth before a second is that second, as numbers with few digits come out so;
  /// but what is before a midnight is of its day: 23:59:59.9996 is not tomorrow. Sums of doubles alone are off by less than 10 µs.
  private static func second(_ seconds: Double) -> Int {
    let second = Int((seconds + 0.0003).rounded(.down))
    let isMidnight = second % 86_400 == 0
    return isMidnight && Double(second) - seconds > 1e-5 ? second - 1 : second
  }

  /// The date of a number; nil for a text that is not one, and for one beyond the calendar.
  package func reading(_ text: String) -> DateReading? {
    guard let value = Self.number(text) else { return nil }
    let seconds: Double
    switch self {
    case .excel:
      // What is less is a year; before 1927 spreadsheets hold no days of incidents.
      guard value >= 10_000 else { return nil }
      seconds = (value - 25_569) * 86_400
    case .excel1904:
      guard value >= 8_500 else { return nil }
      seconds = (value - 24_107) * 86_400
    case .days1970: seconds = value * 86_400
    case .days1960: seconds = (value - 3653) * 86_400
    case .unix: seconds = value
    case .unixMilliseconds: seconds = value / 1000
    }
    guard seconds < 253_402_300_800 else { return nil }
    let first = Moment(seconds: Self.second(seconds))
    let isSerial = self != .unix && self != .unixMilliseconds
    if isSerial, first.secondOfDay == 0 {
      return DateReading(span: MomentSpan(DateSpan(first.date)), form: .serial)
    }
    return DateReading(
      span: MomentSpan(first: first, last: first), offset: isSerial ? nil : 0,
      form: isSerial ? .serial : .epoch)
  }
}
