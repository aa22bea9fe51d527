internal import Dates
internal import Incidents
internal import TextFormats

/// Columns that say something of an incident's day beside its date, and may contradict it: a year, a month and a day of their own, the
/// date as it was written down, days of the year.
struct DateWitnesses: Sendable {
  private let parts: (year: Int, month: Int?, day: Int?)?
  private let verbatim: (column: Int, survey: DateSurvey)?
  private let dayOfYear: Int?
  private let names: [String]

  /// - Parameters:
  ///   - taken: The columns of the dates that are read.
  ///   - isNamed: Whether the caller names them, so that no other column counts.
  init(among table: DateTable, besides taken: [Int], isNamed: Bool) {
    names = table.names
    if isNamed {
      (parts, verbatim, dayOfYear) = (nil, nil, nil)
      return
    }
    func column(_ name: String) -> Int? {
      table.keys.firstIndex { key in key.filter(\.isLetter) == name }.flatMap {
        taken.contains($0) ? nil : $0
      }
    }
    parts = DatePartColumns.witnesses(among: table).flatMap { taken.contains($0.year) ? nil : $0 }
    verbatim = column("verbatimeventdate").map { index in
      var survey = DateSurvey(named: table.names[index])
      for text in table.values(index) { survey.add(text) }
      return (index, survey)
    }
    dayOfYear = column("startdayofyear")
  }

  /// Whether there are no such columns.
  var isEmpty: Bool { parts == nil && verbatim == nil && dayOfYear == nil }

  /// What a row says against its date; nil where nothing does, and where the date is not known to the day at its ends.
  func contradiction(of span: MomentSpan, _ row: ReportedRow) -> DateSuspicion.Found? {
    guard let first = span.first?.date, let last = span.last?.date else { return nil }
    func found(_ column: Int) -> DateSuspicion.Found {
      DateSuspicion.Found(
        kind: "another column states another day",
        sentence:
          "‘\(names[column])’ (\(RowError.quoted(row.text(column)))) contradicts the date \(DateSpan(first: first, last: last).inWords)"
      )
    }
    if let parts, let column = contradicting(parts, first, last, row) { return found(column) }
    if let dayOfYear, let number = Self.number(row.text(dayOfYear)),
      let start = CalendarDate(year: first.parts.year, month: 1, day: 1),
      start.advanced(by: number - 1) != first
    {
      return found(dayOfYear)
    }
    if let verbatim {
      let days = DateColumns.meanings(row.text(verbatim.column), verbatim.survey).map(\.days)
      let meets = days.contains { ($0.first ?? first) <= last && ($0.last ?? last) >= first }
      if !days.isEmpty, !meets { return found(verbatim.column) }
    }
    return nil
  }

  /// The column of a year, a month or a day that is not one of the date's.
  private func contradicting(
    _ parts: (year: Int, month: Int?, day: Int?), _ first: CalendarDate, _ last: CalendarDate,
    _ row: ReportedRow
  ) -> Int? {
    if let year = Self.number(row.text(parts.year)), year > 31 {
      let isShort = year < 100
      let years = first.parts.year...last.parts.year
      if !(isShort ? Set(years.prefix(100).map { $0 % 100 }).contains(year) : years.contains(year)) {
        return parts.year
      }
    }
    // Within one month, or two that follow each other.
    guard last.ordinal - first.ordinal < 28, let month = parts.month else { return nil }
    let months = [first.parts.month, last.parts.month]
    let text = row.text(month)
    if FieldText.isMissing(text) { return nil }
    let named = DateText.reading("\(text) 2000", order: .dmy)?.span.first?.date.parts.month
    if let number = Self.number(text) ?? named, (1...12).contains(number), !months.contains(number) {
      return month
    }
    guard first == last, let column = parts.day, let day = Self.number(row.text(column)),
      (1...31).contains(day),
      day != first.parts.day
    else { return nil }
    return column
  }

  /// A whole number but 0; nil for other texts.
  private static func number(_ text: String) -> Int? {
    guard let value = FieldText.number(text), value == value.rounded(), (1..<10_000).contains(value) else {
      return nil
    }
    return Int(value)
  }
}
