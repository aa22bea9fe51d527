/// What a text says of when something happened.
package struct DateReading: Hashable, Sendable {
  /// The seconds that may be meant, by the clock of whoever wrote it.
  package var span: MomentSpan
  /// How many seconds that clock is ahead of UTC; nil where the text does not say.
  package var offset: Int?
  /// How it is written.
  package var form: DateForm
  /// The first day of its last month, year or week, where one stands at its end and not a day.
  package var lastBegan: CalendarDate?
  /// Whether it is a date, a date with a time, or an interval of ISO 8601, without a distance from UTC.
  package var isPlain: Bool { form == .iso && offset == nil }

  package init(span: MomentSpan, offset: Int? = nil, form: DateForm, lastBegan: CalendarDate? = nil) {
    (self.span, self.offset, self.form, self.lastBegan) = (span, offset, form, lastBegan)
  }
}

/// Reads dates, times and spans of days as people and programs write them.
///
/// ISO 8601 in all its forms; three numbers with `/`, `.` or `-` in any order; names of months in ten languages; spans
/// such as `8-12 October 2018`; date-time groups. Digits may be of any script. Two digits of a year are 1969 to 2068. A
/// text that has something else after its date is not a date.
package enum DateText {
  /// The reading of a plain date or time of ISO 8601, which most tables have in every row; nil for other texts.
  package static func plain(_ text: String) -> DateReading? {
    guard let reading = ISODateText.reading(text.utf8), reading.isPlain else { return nil }
    return reading
  }

  /// The reading of a text where numbers stand in an order; nil for a text that is not a date then.
  package static func reading(_ text: String, order: DateOrder) -> DateReading? {
    if let plain = ISODateText.reading(text.utf8) { return plain }
    guard let tokens = DateTokens.split(text), !tokens.isEmpty else { return nil }
    return DateGrammar(order: order).reading(tokens)
  }

  /// Whether a text is a date with a time, and not whole days alone.
  package static func isTimed(_ text: String) -> Bool {
    readings(text).values.contains { $0.span != MomentSpan($0.span.days) }
  }

  /// The name of a time zone that has several meanings at the end of a text, such as `BST`; nil for none.
  package static func unclearZone(of text: String) -> String? { DateWords.unclearZone(of: text) }

  /// Whether a text begins with a year of four digits, a number from 13 to 31 and a month: `2018-25-10`.
  package static func isYearDayMonth(_ text: String) -> Bool {
    let day = text.prefix { !$0.isWhitespace && $0 != "T" }
    let parts = day.split(omittingEmptySubsequences: false) { "-/.".contains($0) }.map { part in
      part.allSatisfy { $0.isWholeNumber } ? Int(part) : nil
    }
    guard parts.count == 3, day.prefix(while: \.isWholeNumber).count == 4, let second = parts[1],
      let third = parts[2]
    else { return false }
    return (13...31).contains(second) && (1...12).contains(third)
  }

  /// The day of a text that is a date but for the day of the week that it names; nil for other texts.
  package static func dayOfAnotherWeekday(_ text: String) -> CalendarDate? {
    guard let tokens = DateTokens.split(text) else { return nil }
    let rest = tokens.filter { $0.word.flatMap(DateWords.weekday) == nil }
    return rest.count < tokens.count ? DateGrammar(order: .dmy).reading(rest)?.span.first?.date : nil
  }

  /// The readings of a text in all orders: none for a text that is not a date, one for a text whose order does not matter,
  /// or those of the orders in which it is a date.
  package static func readings(_ text: String) -> [DateOrder: DateReading] {
    if let plain = ISODateText.reading(text.utf8) {
      return Dictionary(uniqueKeysWithValues: DateOrder.allCases.map { ($0, plain) })
    }
    guard let tokens = DateTokens.split(text), !tokens.isEmpty else { return [:] }
    var readings: [DateOrder: DateReading] = [:]
    for order in DateOrder.allCases { readings[order] = DateGrammar(order: order).reading(tokens) }
    return readings
  }
}
