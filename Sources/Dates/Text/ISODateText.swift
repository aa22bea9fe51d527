/// Reads the most frequent forms of ISO 8601 byte by byte, because tables have very many of them: a day, and a day with a
/// time, as `2018-10-10`, `2018-10-10T21:30:00.000Z` and `2018-10-10 21:30:00+03:00`.
enum ISODateText {
  /// The reading; nil for any other form, and for what is not in the calendar.
  static func reading(_ text: String.UTF8View) -> DateReading? {
    var cursor = Cursor(rest: text[...])
    guard let year = cursor.digits(4), cursor.skip("-"), let month = cursor.digits(2), cursor.skip("-"),
      let number = cursor.digits(2), let day = CalendarDate(year: year, month: month, day: number)
    else { return nil }
    let days = DateReading(span: MomentSpan(DateSpan(day)), form: .iso)
    if cursor.rest.isEmpty { return days }
    guard cursor.skip("T") || cursor.skip(" "), let hour = cursor.digits(2), cursor.skip(":"),
      let minute = cursor.digits(2), hour < 24, minute < 60
    else { return nil }
    var (second, width) = (0, 60)
    if cursor.skip(":") {
      guard let number = cursor.digits(2), number < 60 else { return nil }
      (second, width) = (number, 1)
      if cursor.skip(".") { guard cursor.skipDigits() else { return nil } }
    }
    var offset: Int?
    if cursor.skip("Z") {
      offset = 0
    } else if width == 1, cursor.rest.count == 6 {
      let isAhead = cursor.skip("+")
      guard isAhead || cursor.skip("-"), let hours = cursor.digits(2), cursor.skip(":"),
        let minutes = cursor.digits(2), minutes < 60, hours * 60 + minutes <= 14 * 60
      else { return nil }
      offset = (hours * 3600 + minutes * 60) * (isAhead ? 1 : -1)
    }
    guard cursor.rest.isEmpty else { return nil }
    // A midnight without a distance from UTC says no more than the day.
    let start = hour * 3600 + minute * 60 + second
    if start == 0, offset == nil { return days }
    let first = Moment(startOf: day).advanced(by: start)
    return DateReading(
      span: MomentSpan(first: first, last: first.advanced(by: width - 1)), offset: offset, form: .iso)
  }

  private struct Cursor {
    var rest: Substring.UTF8View

    mutating func skip(_ mark: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: mark) else { return false }
      rest.removeFirst()
      return true
    }

    mutating func skipDigits() -> Bool {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest.removeFirst(count)
      return (1...14).contains(count)
    }

    mutating func digits(_ count: Int) -> Int? {
      var value = 0
      var bytes = rest.makeIterator()
      for _ in 0..<count {
        guard let byte = bytes.next(), (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      rest.removeFirst(count)
      return value
    }
  }
}
