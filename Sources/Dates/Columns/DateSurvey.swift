internal import TextFormats

/// What the rows of a table show of the dates in one of its columns.
package struct DateSurvey: Sendable {
  /// What the dates with one mark between their numbers show. Different marks are different hands: `10/25/2018` says nothing of
  /// `10.11.2018`.
  package struct Marked: Sendable {
    /// For each order, the first value that is a date in no other.
    package fileprivate(set) var orders: [DateOrder: String] = [:]
    /// The first value, with two digits for its year, that can be day first or year first: day first, unless other values
    /// must be year first.
    fileprivate var leaning: String?
    /// The first value that is a date in several orders, and not the same one, with these orders.
    package fileprivate(set) var ambiguous: (text: String, orders: [DateOrder])?

    /// Whether the order is day first only because a year of two digits seldom comes first.
    package var isLeaning: Bool { orders.isEmpty && leaning != nil }

    /// The one order that the rows settle, and a value that shows it; nil where none or several do.
    fileprivate var order: (order: DateOrder, example: String)? {
      if orders.isEmpty { return leaning.map { (.dmy, $0) } }
      guard let found = orders.first, orders.count == 1, found.key != .mdy || leaning == nil else {
        return nil
      }
      return (found.key, found.value)
    }

    fileprivate mutating func add(_ other: Marked) {
      orders.merge(other.orders) { first, _ in first }
      leaning = leaning ?? other.leaning
      ambiguous = ambiguous ?? other.ambiguous
    }
  }

  /// By the marks between numbers; see ``mark(of:)``.
  private var marked: [Character: Marked] = [:]
  /// The order that the name of the column spells.
  private let named: (order: DateOrder, name: String)?
  /// How many values are numbers as spreadsheets count days.
  private var serials = 0
  /// The greatest of them.
  package private(set) var lastSerial = 0.0
  /// How many values there are.
  private var values = 0
  /// The distances from UTC that values have, each with the first value.
  package private(set) var offsets: [Int: String] = [:]
  /// Whether any value with a distance from UTC is not a midnight.
  package private(set) var hasHours = false
  /// The first number, and as what count of seconds any number would not be a midnight in UTC.
  private var number: String?
  private var timed: Set<DateNumber> = []
  /// Whether all values that are dates are plain dates and times of ISO 8601.
  package private(set) var isPlain = true

  /// Whether any date has a year of four digits.
  private var hasLongYears = false

  /// How many dates with the year first are days up to the 12th, and the first one whose day is not its month.
  private var early = 0
  private var earlyExample: String?
  /// Whether any date with the year first is a later day.
  private var hasLate = false
  /// The first text of a year, a number from 13 to 31, and a month: its day stands before the month.
  private var yearDayMonth: String?
  /// How many dates are days, and how many different months the first days of months are of; -1 where any is another day.
  private var firsts: Set<Int>? = []
  /// How many dates with the year last are days after the 12th, and whether any is another day.
  private var settled = 0
  private var hasOpen = false

  /// - Parameter name: That of the column.
  package init(named name: String = "") { named = DateColumnNames.order(of: name).map { ($0, name) } }

  /// Takes note of a value.
  package mutating func add(_ text: String) {
    if FieldText.isMissing(text) { return }
    values += 1
    if let plain = DateText.plain(text) {
      hasLongYears = true
      addFirst(of: plain.span)
      if !hasLate {
        addYearFirst(text, day: text.utf8.dropFirst(8).prefix(2).reduce(0) { $0 * 10 + Int($1) - 48 })
      }
      return
    }
    if DateNumber.number(text) != nil {
      number = number ?? text
      for kind in [DateNumber.unix, .unixMilliseconds] where !timed.contains(kind) {
        if kind.reading(text)?.span.first?.secondOfDay != 0 { timed.insert(kind) }
      }
    }
    let readings = DateText.readings(text)
    guard let reading = readings.values.first else {
      if DateNumber.isSerial(text), let number = DateNumber.number(text) {
        serials += 1
        lastSerial = max(lastSerial, number)
      }
      if DateNumber.number(text) != nil { isPlain = false }
      if yearDayMonth == nil, DateText.isYearDayMonth(text) { yearDayMonth = text }
      return
    }
    addFirst(of: reading.span)
    if !reading.isPlain { isPlain = false }
    hasLongYears = hasLongYears || PointedTime.hasLongYear(text)
    if let offset = reading.offset {
      if offsets[offset] == nil { offsets[offset] = text }
      if reading.span.first?.secondOfDay != 0 { hasHours = true }
    }
    if readings.count == DateOrder.allCases.count, Set(readings.values.map(\.span)).count == 1 {
      if reading.form == .order(.ymd) || reading.form == .named, reading.offset == nil,
        let first = reading.span.first?.date,
        first == reading.span.last?.date
      {
        addYearFirst(text, day: first.parts.day)
      }
      return
    }
    let mark = Self.mark(of: text)
    let orders = Self.orders(of: readings, text)
    if let order = orders.first, orders.count == 1 {
      if readings.count > 1 {
        marked[mark, default: Marked()].leaning = marked[mark]?.leaning ?? text
      } else {
        settled += 1
        marked[mark, default: Marked()].orders[order] = marked[mark]?.orders[order] ?? text
      }
    } else if Set(orders.map { readings[$0]?.span }).count > 1 {
      hasOpen = true
      marked[mark, default: Marked()].ambiguous = marked[mark]?.ambiguous ?? (text, orders)
    }
  }

  /// Takes note of the month of which a day is the first.
  private mutating func addFirst(of span: MomentSpan) {
    guard let known = firsts, known.count < 1000 else { return }
    let parts = span.first?.date.parts
    guard let parts, parts.day == 1, span == span.days.first.map({ MomentSpan(DateSpan($0)) }) else {
      firsts = nil
      return
    }
    firsts?.insert(parts.year * 12 + parts.month)
  }

  private mutating func addYearFirst(_ text: String, day: Int) {
    guard day <= 12 else {
      hasLate = true
      return
    }
    early += 1
    if earlyExample == nil { earlyExample = text }
  }

  /// The mark that stands most often in a text, which is the one between the numbers of its dates; `#` for none.
  private static func mark(of text: String) -> Character {
    var counts = (slash: 0, point: 0, hyphen: 0)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "/"): counts.slash += 1
      case UInt8(ascii: "."): counts.point += 1
      case UInt8(ascii: "-"): counts.hyphen += 1
      default: continue
      }
    }
    if counts.slash + counts.point + counts.hyphen == 0 { return "#" }
    if counts.slash >= max(counts.point, counts.hyphen) { return "/" }
    return counts.point >= counts.hyphen ? "." : "-"
  }

  /// The orders in which a text may be meant. With two digits for the year, a number that can be a day in the first place is
  /// one, and not the year, but for `18-10-15`: with hyphens the year often comes first.
  package static func orders(of readings: [DateOrder: DateReading], _ text: String) -> [DateOrder] {
    let orders = DateOrder.allCases.filter { readings[$0] != nil }
    let hasHyphens = !text.contains { "/.".contains($0) }
    return orders == [.dmy, .ymd] && !hasHyphens ? [.dmy] : orders
  }

  /// What it shows where its numbers count something: counts of seconds are times in UTC.
  package func counting(_ kind: DateNumber?) -> DateSurvey {
    guard let kind, kind == .unix || kind == .unixMilliseconds, let number else { return self }
    var survey = self
    survey.offsets[0] = offsets[0] ?? number
    if timed.contains(kind) { survey.hasHours = true }
    return survey
  }

  /// Adds what later rows show.
  package mutating func add(_ other: DateSurvey) {
    for (mark, found) in other.marked { marked[mark, default: Marked()].add(found) }
    serials += other.serials
    lastSerial = max(lastSerial, other.lastSerial)
    values += other.values
    offsets.merge(other.offsets) { first, _ in first }
    hasHours = hasHours || other.hasHours
    number = number ?? other.number
    timed.formUnion(other.timed)
    isPlain = isPlain && other.isPlain
    hasLongYears = hasLongYears || other.hasLongYears
    early += other.early
    earlyExample = earlyExample ?? other.earlyExample
    hasLate = hasLate || other.hasLate
    settled += other.settled
    hasOpen = hasOpen || other.hasOpen
    yearDayMonth = yearDayMonth ?? other.yearDayMonth
    if let more = other.firsts { firsts?.formUnion(more) } else { firsts = nil }
  }

  // MARK: - What it settles

  /// The order in which dates like a text are read, and what shows it; nil where nothing or too much does.
  package func order(of text: String) -> DateOrder? { order(at: Self.mark(of: text))?.order }

  private func order(at mark: Character) -> (order: DateOrder, example: String)? {
    let own = marked[mark]
    if let named {
      let isOther = own?.orders.keys.contains { $0 != named.order } ?? false
      return isOther ? nil : (named.order, named.name)
    }
    if let order = own?.order { return order }
    // Dates with points are day first where nobody says otherwise.
    let others = marked.values.flatMap(\.orders)
    guard mark == ".", own?.orders.isEmpty ?? true, let other = others.first,
      others.allSatisfy({ $0.key == .dmy })
    else { return nil }
    return (.dmy, other.value)
  }

  /// What is to be said of the orders of its dates, a sentence each.
  ///
  /// - Parameter name: That of the column.
  package func orderNotes(of name: String) -> [String] {
    var notes: [String] = []
    let several = marked.count > 1
    for (mark, own) in marked.sorted(by: { $0.key < $1.key }) {
      let place = several && mark != "#" ? " with ‘\(mark)’" : ""
      if let (order, example) = order(at: mark) {
        let reason =
          own.isLeaning && named == nil
          ? "though \(RowError.quoted(example)) may be year first"
          : named == nil ? "as \(RowError.quoted(example)) shows" : "as its name says"
        notes.append(
          "dates: ‘\(name)’ is read \(order.inWords)\(place), \(reason); --date-order overrides it")
      } else if own.orders.isEmpty, let ambiguous = own.ambiguous, !mayBeTime(ambiguous.text) {
        let orders = ambiguous.orders.map(\.inWords).joined(separator: " or ")
        notes.append(
          "warning: no row of ‘\(name)’\(place) settles whether \(RowError.quoted(ambiguous.text)) is \(orders); such rows are invalid unless --date-order says it"
        )
      } else if !own.orders.isEmpty {
        var found = own.orders.sorted { $0.key.rawValue < $1.key.rawValue }
          .map { "\($0.key.inWords) (\(RowError.quoted($0.value)))" }
        if let named { found.append("\(named.order.inWords) by its name") }
        notes.append(
          "warning: ‘\(name)’ holds dates \(found.joined(separator: " and "))\(place); rows that may be either are invalid unless --date-order says which they are"
        )
      }
    }
    if let yearDayMonth {
      notes.append(
        "warning: \(RowError.quoted(yearDayMonth)) of ‘\(name)’ has its day before its month; rows with the year first that may be meant so, too, have no day unless --date-order ymd says that they are not"
      )
    }
    if let firsts, firsts.count > 2, values == firsts.count || values > 4 {
      notes.append(
        "warning: all dates of ‘\(name)’ are first days of months; if they stand for whole months, write them as 2018-10"
      )
    }
    if isExchanged, let earlyExample, let example = marked.values.compactMap(\.orders.values.first).min() {
      notes.append(
        "warning: a spreadsheet may have exchanged day and month in ‘\(name)’: texts such as \(RowError.quoted(example)) are all of days after the 12th, and dates such as \(RowError.quoted(earlyExample)) all of days up to it; both days are taken as possible, unless --date-order says that the dates are right"
      )
    }
    return notes
  }

  /// The text that shows that days stand before months after the year, where a reading with the year first is a day up to the 12th and
  /// not that of its month; nil where it is none, or nothing shows it.
  package func dayMonth(beside reading: DateReading) -> String? {
    guard let yearDayMonth, [.iso, .order(.ymd)].contains(reading.form),
      let parts = reading.span.first?.date.parts, parts.day <= 12, parts.day != parts.month
    else { return nil }
    return yearDayMonth
  }

  /// Whether any text shows that days stand before months after the year.
  package var hasYearDayMonth: Bool { yearDayMonth != nil }

  /// Whether a text may be a time of day, such as `09.11.30`, where the other dates have years of four digits.
  package func mayBeTime(_ text: String) -> Bool { hasLongYears && PointedTime.colons(text) != nil }

  /// The order that the name of the column spells; nil for none.
  package var namedOrder: DateOrder? { named?.order }

  /// The orders that its dates have, each with a value that shows it.
  package var orders: [DateOrder: String] {
    Dictionary(
      marked.keys.compactMap { order(at: $0) }.map { ($0.order, $0.example) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether a value like the one that shows an order is a number, such as `15102018`.
  package var isShownByNumber: Bool { marked.keys.contains("#") && marked.count == 1 }

  /// Whether it holds serial numbers of a spreadsheet and nothing else.
  package var isSerial: Bool { values > 0 && serials == values }

  /// Whether dates with the year first may have day and month exchanged. A spreadsheet that takes `10/08/2018` for another
  /// order than its writer makes another date of it, and leaves `13/10/2018`, of which it can make none, as a text: then all
  /// dates are of days up to the 12th, and all texts of later ones.
  package var isExchanged: Bool {
    early > 0 && settled > 0 && early + settled > 2 && !hasLate && !hasOpen
      && Set(marked.values.flatMap(\.orders.keys)).isSubset(of: [.dmy, .mdy])
  }

  /// A reading that may have day and month exchanged, with both days.
  package static func exchanged(_ reading: DateReading) -> DateReading {
    guard [.iso, .named, .order(.ymd)].contains(reading.form), reading.offset == nil,
      let day = reading.span.first?.date, day == reading.span.last?.date
    else { return reading }
    let (year, month, number) = day.parts
    guard month != number, let other = CalendarDate(year: year, month: number, day: month) else {
      return reading
    }
    return DateReading(
      span: MomentSpan(DateSpan(first: min(day, other), last: max(day, other))), form: .exchanged,
      lastBegan: min(day, other))
  }
}
