/// The year, month and day of a date as far as it states them.
struct DateParts: Hashable {
  var year: Int?
  var month: Int?
  var day: Int?
  /// The days of a date that is written by its week or by its day of the year.
  var days: DateSpan?
  /// How it is written.
  var form = DateForm.iso

  /// The days that it stands for: a day, a month or a year; nil for what is not whole, or not in the calendar.
  var span: DateSpan? {
    if let days { return days }
    guard let year else { return nil }
    guard let month else {
      guard day == nil, let first = CalendarDate(year: year, month: 1, day: 1) else { return nil }
      return CalendarDate(year: year, month: 12, day: 31).map { DateSpan(first: first, last: $0) }
    }
    guard let day else { return DateSpan(month: month, of: year) }
    return CalendarDate(year: year, month: month, day: day).map { DateSpan($0) }
  }

  /// Whether it is one day.
  var isDay: Bool { span.map { $0.first == $0.last } ?? false }

  /// Reads all of some tokens as a date, or as a part of one; nil where they are neither.
  init?(_ tokens: ArraySlice<DateToken>, order: DateOrder) {
    var tokens = tokens
    let weekday = Self.weekday(&tokens)
    // As in Hungarian: ‘2018. 10. 15.’
    if tokens.count > 1, let mark = tokens.last?.mark, mark == "." || mark == "," { tokens.removeLast() }
    if tokens.count > 1, let word = tokens.last?.word, DateWords.yearWords.contains(word) {
      tokens.removeLast()
    }
    let parts =
      tokens.contains { $0.month != nil }
      ? Self.named(tokens) : Self.numeric(Self.withoutOrdinals(tokens), order)
    guard let parts else { return nil }
    self = parts
    if let weekday {
      guard let first = span?.first, isDay, (first.ordinal - first.monday.ordinal) == weekday else {
        return nil
      }
    }
  }

  private init(_ year: Int?, _ month: Int?, _ day: Int?, _ form: DateForm) {
    (self.year, self.month, self.day, self.form) = (year, month, day, form)
  }

  private init?(days: DateSpan?) {
    guard let days else { return nil }
    self.days = days
  }

  /// A year of two digits: 69 to 99 of the 20th century, 00 to 68 of the 21st (POSIX).
  static func century(_ year: Int) -> Int { year < 69 ? 2000 + year : 1900 + year }

  /// Numbers without what makes them ordinal: the `5th` of `5th-7th October`.
  private static func withoutOrdinals(_ tokens: ArraySlice<DateToken>) -> [DateToken] {
    var plain: [DateToken] = []
    for token in tokens {
      if let word = token.word, !token.isSpaced, DateWords.ordinals.contains(word),
        plain.last?.number(digits: 1...2) != nil
      {
        continue
      }
      plain.append(token)
    }
    return plain
  }

  private static func weekday(_ tokens: inout ArraySlice<DateToken>) -> Int? {
    // ‘2018-10-15 (Mon)’
    if tokens.count > 3, tokens.last?.mark == ")", tokens.dropLast(2).last?.mark == "(",
      let weekday = tokens.dropLast().last?.word.flatMap(DateWords.weekday)
    {
      tokens.removeLast(3)
      return weekday
    }
    if tokens.count > 1, let word = tokens.last?.word, let weekday = DateWords.weekday(word) {
      tokens.removeLast()
      return weekday
    }
    guard let word = tokens.first?.word, let weekday = DateWords.weekday(word) else { return nil }
    tokens.removeFirst()
    // ‘segunda-feira’
    if tokens.first?.mark == "-", tokens.dropFirst().first?.word == "feira" { tokens.removeFirst(2) }
    while let mark = tokens.first?.mark, mark == "," || mark == "." { tokens.removeFirst() }
    return weekday
  }

  // MARK: - Numbers

  private static func numeric(_ tokens: [DateToken], _ order: DateOrder) -> DateParts? {
    func number(_ index: Int, _ digits: ClosedRange<Int>) -> Int? { tokens[index].number(digits: digits) }
    switch tokens.count {
    case 1: return alone(tokens[0], order)
    case 2:
      // The end of ‘October 8-12 2018’.
      if let day = number(0, 1...2), let year = number(1, 4...4) { return DateParts(year, nil, day, .named) }
      return nil
    case 3, 4, 6:
      if let week = week(tokens) { return week }
      // ‘20181015.0’, as programs write a column of numbers that had a gap.
      if tokens.count == 3, tokens[1].mark == ".", tokens[0].number(digits: 8...8) != nil,
        number(2, 1...6) == 0
      {
        return alone(tokens[0], order)
      }
      guard tokens.count == 3, let mark = separator(tokens[1], tokens[2]) else {
        if tokens.count == 3, tokens[1].mark == ",", let day = number(0, 1...2), let year = number(2, 4...4) {
          return DateParts(year, nil, day, .named)
        }
        return nil
      }
      if let year = number(0, 4...4) {
        if mark == "-", let day = number(2, 3...3) { return ordinal(year, day) }
        // ‘2018.5’ is half a year.
        guard let month = number(2, (mark == "." ? 2 : 1)...2), month <= 12 else { return nil }
        let isISO = mark == "-" && number(2, 2...2) != nil
        return DateParts(year, month == 0 ? nil : month, nil, isISO ? .iso : .order(.ymd))
      }
      guard let first = number(0, 1...2) else { return nil }
      if let year = number(2, 4...4) {
        return (1...12).contains(first) ? DateParts(year, first, nil, .order(.dmy)) : nil
      }
      guard let second = number(2, 1...2) else { return nil }
      let (day, month) = order == .dmy ? (first, second) : (second, first)
      return (1...31).contains(day) && (1...12).contains(month)
        ? DateParts(nil, month, day, .order(order)) : nil
    case 5: return triple(tokens, order)
    default: return nil
    }
  }

  private static func alone(_ token: DateToken, _ order: DateOrder) -> DateParts? {
    if let day = token.number(digits: 1...2) {
      return (1...31).contains(day) ? DateParts(nil, nil, day, .iso) : nil
    }
    if let year = token.number(digits: 4...4) { return DateParts(year, nil, nil, .iso) }
    if let number = token.number(digits: 7...7) {
      // ‘2012018’ may have lost the zero of 02012018.
      let hasYearAtEnd = (1946..<2100).contains(number % 10_000)
      let isDayAndMonth = (1...12).contains(number / 10_000 % 100) || number / 1_000_000 == 1
      return hasYearAtEnd && isDayAndMonth ? nil : ordinal(number / 1000, number % 1000)
    }
    guard let number = token.number(digits: 8...8) else { return nil }
    let parts = DateParts(number / 10_000, number / 100 % 100, number % 100, .iso)
    if parts.span != nil { return parts }
    // ‘15102018’: with the year at the end nothing of it can be a month of ISO 8601. The last four of ‘20121905’, a slip of
    // ‘20120519’, are a day and a month, which up to 3112 look like a year to 1931; the years of reports begin later.
    guard order != .ymd, (1946..<2100).contains(number % 10_000) else { return nil }
    let (first, second) = (number / 1_000_000, number / 10_000 % 100)
    let (day, month) = order == .dmy ? (first, second) : (second, first)
    let ended = DateParts(number % 10_000, month, day, .order(order))
    return ended.span == nil ? nil : ended
  }

  /// The mark between two numbers of a date; after a point there may be a blank.
  private static func separator(_ token: DateToken, _ next: DateToken) -> Character? {
    guard let mark = token.mark, "-/.".contains(mark), !token.isSpaced, !next.isSpaced || mark == "." else {
      return nil
    }
    return mark
  }

  private static func triple(_ tokens: [DateToken], _ order: DateOrder) -> DateParts? {
    // ‘2018:10:15’, as cameras write it (EXIF).
    if tokens[1].mark == ":", tokens[3].mark == ":", !tokens.dropFirst().contains(where: \.isSpaced),
      let year = tokens[0].number(digits: 4...4), let month = tokens[2].number(digits: 2...2),
      let day = tokens[4].number(digits: 2...2)
    {
      let parts = DateParts(year, month, day, .order(.ymd))
      return parts.span == nil ? nil : parts
    }
    guard let mark = separator(tokens[1], tokens[2]), separator(tokens[3], tokens[4]) == mark,
      let middle = tokens[2].number(digits: 1...2)
    else { return nil }
    if let year = tokens[0].number(digits: 4...4) {
      guard let day = tokens[4].number(digits: 1...2) else { return nil }
      let isISO =
        mark == "-" && tokens[2].number(digits: 2...2) != nil && tokens[4].number(digits: 2...2) != nil
      let form = isISO ? DateForm.iso : .order(.ymd)
      // 0 stands for what is not known.
      if day == 0 { return middle <= 12 ? DateParts(year, middle == 0 ? nil : middle, nil, form) : nil }
      let parts = DateParts(year, middle, day, form)
      return parts.span == nil ? nil : parts
    }
    guard let first = tokens[0].number(digits: 1...2) else { return nil }
    var parts: DateParts
    if let year = tokens[4].number(digits: 4...4) {
      guard order != .ymd else { return nil }
      parts = DateParts(year, middle, first, .order(order))
    } else if let last = tokens[4].number(digits: order == .ymd ? 1...2 : 2...2) {
      if order == .ymd {
        guard tokens[0].number(digits: 2...2) != nil else { return nil }
        parts = DateParts(century(first), middle, last, .order(order))
      } else {
        parts = DateParts(century(last), middle, first, .order(order))
      }
    } else {
      return nil
    }
    if order == .mdy { (parts.month, parts.day) = (first, middle) }
    return parts.span == nil ? nil : parts
  }

  private static func ordinal(_ year: Int, _ day: Int) -> DateParts? {
    guard let first = CalendarDate(year: year, month: 1, day: 1) else { return nil }
    let date = first.advanced(by: day - 1)
    return day >= 1 && date.parts.year == year ? DateParts(days: DateSpan(date)) : nil
  }

  /// A week of ISO 8601, or a day of one: `2018-W42`, `2018-W42-1`, `2018W421`.
  private static func week(_ tokens: [DateToken]) -> DateParts? {
    var rest = tokens[...]
    guard let year = rest.popFirst()?.number(digits: 4...4) else { return nil }
    let isExtended = rest.first?.mark == "-"
    if isExtended { rest.removeFirst() }
    guard rest.popFirst()?.word == "w", let number = rest.popFirst() else { return nil }
    var week: Int
    var day: Int?
    if let both = number.number(digits: 3...3), !isExtended {
      (week, day) = (both / 10, both % 10)
    } else if let alone = number.number(digits: 2...2) {
      week = alone
      if isExtended, rest.first?.mark == "-", rest.count == 2 {
        guard let number = rest.last?.number(digits: 1...1) else { return nil }
        day = number
        rest = []
      }
    } else {
      return nil
    }
    guard rest.isEmpty, let fourth = CalendarDate(year: year, month: 1, day: 4),
      let last = CalendarDate(year: year, month: 12, day: 28)
    else { return nil }
    let monday = fourth.monday.advanced(by: (week - 1) * 7)
    guard week >= 1, monday <= last.monday else { return nil }
    guard let day else { return DateParts(days: DateSpan(first: monday, last: monday.advanced(by: 6))) }
    return (1...7).contains(day) ? DateParts(days: DateSpan(monday.advanced(by: day - 1))) : nil
  }

  // MARK: - Names of months

  private static func named(_ tokens: ArraySlice<DateToken>) -> DateParts? {
    var numbers: [(value: Int, digits: Int, mark: Character?)] = []
    var month: (value: Int, place: Int)?
    // The last mark before a number.
    var mark: Character?
    var mayBeOrdinal = false
    for token in tokens {
      switch token.kind {
      case .number(let value, let digits):
        numbers.append((value, digits, mark))
        mark = nil
        mayBeOrdinal = digits <= 2
        continue
      case .month(let value):
        guard month == nil else { return nil }
        month = (value, numbers.count)
      case .word(let word):
        let isOrdinal = mayBeOrdinal && !token.isSpaced && DateWords.ordinals.contains(word)
        guard isOrdinal || DateWords.fillers.contains(word) else { return nil }
      case .mark(let found):
        guard "-/.,'º".contains(found) else { return nil }
        mark = found
      }
      mayBeOrdinal = false
    }
    guard let month, numbers.allSatisfy({ $0.digits <= 2 || $0.digits == 4 }) else { return nil }
    var year: Int?
    var day: Int?
    switch numbers.count {
    case 0: break
    case 1:
      if numbers[0].digits == 4 {
        year = numbers[0].value
      } else if numbers[0].mark == "'" {
        year = century(numbers[0].value)
      } else {
        day = numbers[0].value
      }
    case 2 where month.place < 2:
      let isYearFirst =
        numbers[0].digits == 4 || (numbers[1].digits < 4 && !(1...31).contains(numbers[0].value))
      // ‘October 8-12’ is not of the year 2012.
      if month.place == 0, !isYearFirst, numbers[1].digits < 4, numbers[1].mark != "'", numbers[1].mark != ","
      {
        guard let mark = numbers[1].mark, mark == numbers[0].mark else { return nil }
      }
      let (a, b) = isYearFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
      guard a.digits == 4 || a.digits == 2, b.digits <= 2 else { return nil }
      year = a.digits == 4 ? a.value : century(a.value)
      day = b.value
    default: return nil
    }
    if let day, !(1...31).contains(day) { return nil }
    let parts = DateParts(year, month.value, day, .named)
    return year != nil && parts.span == nil ? nil : parts
  }
}

/// How a date is written.
package enum DateForm: Hashable, Sendable {
  /// ISO 8601.
  case iso
  /// Three numbers in an order; for a year of four digits in front this is `ymd`.
  case order(DateOrder)
  /// With the name of a month.
  case named
  /// A military date-time group: `151200ZOCT18`.
  case group
  /// A number of days, as spreadsheets count them.
  case serial
  /// A number of seconds or milliseconds since 1970.
  case epoch
  /// With the year first, and perhaps with day and month exchanged.
  case exchanged

  /// In words: `day first`.
  package var inWords: String {
    switch self {
    case .iso: "ISO 8601"
    case .order(let order): order.inWords
    case .named: "month by name"
    case .group: "date-time group"
    case .serial: "spreadsheet serial"
    case .epoch: "Unix time"
    case .exchanged: "day and month perhaps exchanged"
    }
  }
}
