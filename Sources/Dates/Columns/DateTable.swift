internal import TextFormats

/// The columns of a table as far as it takes to find its dates: their names, and their first values.
package struct DateTable {
  /// The names as the table has them.
  package let names: [String]
  /// The names in lower case.
  package let keys: [String]
  /// The names as ``DateColumnNames/plain(_:)`` gives them.
  package let plain: [String]
  private let texts: (Int) -> [String]
  /// What was asked for once.
  private final class Known {
    var values: [Int: [String]] = [:]
    var arePlainDates: [Int: Bool] = [:]
  }
  private let known = Known()

  /// - Parameter texts: The first values of a column.
  package init(_ names: [String], texts: @escaping (Int) -> [String]) {
    self.names = names
    keys = names.map { $0.lowercased() }
    plain = keys.map(DateColumnNames.plain)
    self.texts = texts
  }

  /// The first values of a column, without those that are missing.
  package func values(_ column: Int) -> [String] {
    if let values = known.values[column] { return values }
    let values = texts(column).filter { !FieldText.isMissing($0) }
    known.values[column] = values
    return values
  }

  /// A name in quotes.
  package func quoted(_ column: Int) -> String { "‘\(names[column])’" }

  /// Names in quotes, with commas between them.
  package func quoted(_ columns: [Int]) -> String { columns.map(quoted).joined(separator: ", ") }

  /// Whether any of the first values of a column is a date, or a number that may stand for one.
  package func holdsDates(_ column: Int) -> Bool {
    values(column).contains {
      !DateText.readings($0).isEmpty || DateNumber.isSerial($0) || !SixDigits.all($0).isEmpty
    }
  }

  private static let firstDays = Set(
    [(1899, 12, 30), (1899, 12, 31), (1900, 1, 1), (1904, 1, 1)].compactMap {
      CalendarDate(year: $0.0, month: $0.1, day: $0.2)
    })

  /// How many of the first values tell whether a column of any name is one of dates; a table may have very many columns.
  private static let enough = 12

  /// Whether most of the first values of a column are dates for certain: days, with or without times, that are no plain numbers
  /// or parts of dates.
  package func holdsPlainDates(_ column: Int) -> Bool {
    if let found = known.arePlainDates[column] { return found }
    let found = arePlainDates(column)
    known.arePlainDates[column] = found
    return found
  }

  private func arePlainDates(_ column: Int) -> Bool {
    let first = values(column).prefix(Self.enough)
    // ‘09.11.30’ in a column of times is a time.
    if !DateColumnNames.words(of: keys[column]).isDisjoint(with: DateColumnWords.times),
      DateColumnNames.words(of: keys[column]).isDisjoint(with: DateColumnWords.dates),
      first.allSatisfy({ PointedTime.colons($0) != nil })
    {
      return false
    }
    let count = first.count { text in
      let isNumber = text.allSatisfy { $0.isWholeNumber || $0 == "." || $0 == "," }
      guard text.utf8.count >= 6, !isNumber || text.count(where: { $0 == "." }) == 2 else { return false }
      return DateText.readings(text).values.contains { reading in
        guard let first = reading.span.first, let last = reading.span.last else { return false }
        // Spreadsheets write times of day as those of their first day.
        if Self.firstDays.contains(first.date) { return false }
        // A year and a month may be other numbers, too.
        return first.date == last.date || last.seconds - first.seconds < 20 * Moment.day
      }
    }
    return count > 0 && 2 * count >= first.count
  }
}
