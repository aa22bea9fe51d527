internal import Dates
internal import TextFormats

/// What the rows of a table show of the dates in one of its columns.
struct DateSurvey: Sendable {
  /// For each order, the first value that is a date in no other.
  private(set) var orders: [DateOrder: String] = [:]
  /// The first value, with two digits for its year, that can be day first or year first: day first, unless other values
  /// must be year first.
  private var leaning: String?
  /// The first value that is a date in several orders, and not the same one, with these orders.
  private(set) var ambiguous: (text: String, orders: [DateOrder])?
  /// How many values are numbers as spreadsheets count days.
  private var serials = 0
  /// How many values there are.
  private var values = 0
  /// The distances from UTC that values have, each with the first value.
  private(set) var offsets: [Int: String] = [:]
  /// Whether any value with a distance from UTC is not a midnight.
  private(set) var hasHours = false

  /// Whether all values that are dates are plain dates and times of ISO 8601.
  private(set) var isPlain = true

  /// Takes note of a value.
  mutating func add(_ text: String) {
    if FieldText.isMissing(text) { return }
    values += 1
    if DateText.plain(text) != nil { return }
    let readings = DateText.readings(text)
    guard let reading = readings.values.first else {
      if DateNumber.isSerial(text) { serials += 1 }
      if DateNumber.number(text) != nil { isPlain = false }
      return
    }
    if !reading.isPlain { isPlain = false }
    if let offset = reading.offset {
      if offsets[offset] == nil { offsets[offset] = text }
      if reading.span.first?.secondOfDay != 0 { hasHours = true }
    }
    if readings.count == DateOrder.allCases.count, Set(readings.values.map(\.span)).count == 1 { return }
    let orders = Self.orders(of: readings, text)
    if let order = orders.first, orders.count == 1 {
      if readings.count > 1 {
        leaning = leaning ?? text
      } else {
        self.orders[order] = self.orders[order] ?? text
      }
    } else if Set(orders.map { readings[$0]?.span }).count > 1 {
      ambiguous = ambiguous ?? (text, orders)
    }
  }

  /// The orders in which a text may be meant. With two digits for the year, a number that can be a day in the first place is
  /// one, and not the year, but for `18-10-15`: with hyphens the year often comes first.
  static func orders(of readings: [DateOrder: DateReading], _ text: String) -> [DateOrder] {
    let orders = DateOrder.allCases.filter { readings[$0] != nil }
    let hasHyphens = !text.contains { "/.".contains($0) }
    return orders == [.dmy, .ymd] && !hasHyphens ? [.dmy] : orders
  }

  /// Adds what later rows show.
  mutating func add(_ other: DateSurvey) {
    orders.merge(other.orders) { first, _ in first }
    leaning = leaning ?? other.leaning
    ambiguous = ambiguous ?? other.ambiguous
    serials += other.serials
    values += other.values
    offsets.merge(other.offsets) { first, _ in first }
    hasHours = hasHours || other.hasHours
    isPlain = isPlain && other.isPlain
  }

  /// Whether the order is day first only because a year of two digits seldom comes first.
  var isLeaning: Bool { orders.isEmpty && leaning != nil }

  /// The one order that the rows settle, and a value that shows it; nil where none or several do.
  var order: (order: DateOrder, example: String)? {
    if orders.isEmpty { return leaning.map { (.dmy, $0) } }
    guard let found = orders.first, orders.count == 1, found.key != .mdy || leaning == nil else { return nil }
    return (found.key, found.value)
  }

  /// Whether it holds serial numbers of a spreadsheet and nothing else.
  var isSerial: Bool { values > 0 && serials == values }
}
