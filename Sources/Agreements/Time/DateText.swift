/// Reads the dates of tables as the days that may be meant.
///
/// `2018-10-10`, with or without a time after it, `2018-10`, `2018`, `2018-10-08/2018-10-12`, `20181010`, `10.10.2018`,
/// `19 June 2019`, `June 19, 2019`. The day is taken as it is written: times and their zones are not looked at.
/// `10/11/2018` could be in October or November, and is refused.
enum DateText {
  /// The days, or nil for a text that is not a date, or that has two meanings.
  static func span(_ text: String) -> DateSpan? {
    if let slash = text.firstIndex(of: "/"), text.utf8.count > 12 || text.utf8.count == 9 {
      let (a, b) = (String(text[..<slash]), String(text[text.index(after: slash)...]))
      guard let first = single(a), let second = single(b) else { return nil }
      guard let start = first.first, let end = second.last, start <= end else { return nil }
      return DateSpan(first: start, last: end)
    }
    return single(text)
  }

  private static func single(_ text: String) -> DateSpan? {
    let bytes = Array(text.utf8)
    if bytes.count > 10, bytes[10] == UInt8(ascii: "T") || bytes[10] == 0x20,
      let day = CalendarDate(String(decoding: bytes.prefix(10), as: UTF8.self))
    {
      return isTime(bytes.dropFirst(11)) ? DateSpan(day) : nil
    }
    if let day = CalendarDate(text) { return DateSpan(day) }
    if bytes.allSatisfy({ (0x30...0x39).contains($0) }) { return digits(text) }
    if bytes.count == 7, bytes[4] == UInt8(ascii: "-") {
      let parts = text.split(separator: "-")
      guard parts.count == 2, let year = Int(parts[0]), let month = Int(parts[1]) else { return nil }
      return Self.month(month, of: year)
    }
    return points(text) ?? words(text)
  }

  /// A time after a date: digits with the marks between them, and perhaps a zone. What it says is not used.
  private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    let marks = Set("0123456789:.,+-TZz ".utf8)
    return bytes.allSatisfy(marks.contains)
  }

  private static func digits(_ text: String) -> DateSpan? {
    switch text.utf8.count {
    case 4:
      guard let year = Int(text), let first = CalendarDate(year: year, month: 1, day: 1),
        let last = CalendarDate(year: year, month: 12, day: 31)
      else { return nil }
      return DateSpan(first: first, last: last)
    case 8:
      guard let year = Int(text.prefix(4)), let month = Int(text.dropFirst(4).prefix(2)),
        let number = Int(text.suffix(2)), let day = CalendarDate(year: year, month: month, day: number)
      else { return nil }
      return DateSpan(day)
    default: return nil
    }
  }

  /// With points, the day comes first wherever they are used.
  private static func points(_ text: String) -> DateSpan? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].utf8.count == 4, parts[0].utf8.count <= 2, parts[1].utf8.count <= 2,
      let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    return CalendarDate(year: year, month: month, day: day).map { DateSpan($0) }
  }

  private static func words(_ text: String) -> DateSpan? {
    var parts = text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "-" }).map { $0.lowercased() }
    guard parts.count == 3 || parts.count == 2 else { return nil }
    guard let year = Int(parts.removeLast()), (1000...9999).contains(year),
      let name = parts.firstIndex(where: { Self.month(named: $0) != nil }),
      let month = Self.month(named: parts.remove(at: name))
    else { return nil }
    guard let number = parts.first else { return Self.month(month, of: year) }
    guard let day = Int(number) else { return nil }
    return CalendarDate(year: year, month: month, day: day).map { DateSpan($0) }
  }

  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  private static func month(named name: String) -> Int? {
    guard name.utf8.count >= 3 else { return nil }
    return names.firstIndex { $0 == name || ($0.hasPrefix(name) && name.utf8.count == 3) }.map { $0 + 1 }
  }

  /// The days of a month, or nil.
  static func month(_ month: Int, of year: Int) -> DateSpan? {
    guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
    return DateSpan(first: first, last: first.advanced(by: CalendarDate.days(inMonth: month, of: year) - 1))
  }
}
