/// Dates of six digits without marks, as `181009`, which only an order makes one date of.
package enum SixDigits {
  /// What the digits are in an order: the day of a year of two digits, and year first also a year of four and a month; none for a text
  /// that is not six digits, and for what the calendar does not have.
  package static func readings(_ text: String, order: DateOrder) -> [DateReading] {
    guard text.utf8.count == 6, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text)
    else { return [] }
    let (a, b, c) = (number / 10_000, number / 100 % 100, number % 100)
    let (year, month, day) =
      switch order {
      case .dmy: (c, b, a)
      case .mdy: (c, a, b)
      case .ymd: (a, b, c)
      }
    var readings: [DateReading] = []
    if let date = CalendarDate(year: DateParts.century(year), month: month, day: day) {
      readings.append(DateReading(span: MomentSpan(DateSpan(date)), form: .order(order)))
    }
    let whole = number / 100
    if order == .ymd, (1946..<2100).contains(whole), let span = DateSpan(month: number % 100, of: whole) {
      readings.append(DateReading(span: MomentSpan(span), form: .order(.ymd), lastBegan: span.first))
    }
    return readings
  }

  /// All that the digits may be, each with its order, without those that are the same days.
  package static func all(_ text: String) -> [(order: DateOrder, reading: DateReading)] {
    var all: [(order: DateOrder, reading: DateReading)] = []
    for order in [DateOrder.ymd, .dmy, .mdy] {
      for reading in readings(text, order: order)
      where !all.contains(where: { $0.reading.span == reading.span }) {
        all.append((order, reading))
      }
    }
    return all
  }
}
