internal import Dates
internal import Incidents
internal import TextFormats

/// Dates that are put together from several columns, and columns that begin below the first rows.
extension DateColumns {
  /// Year, month and day in three columns, and perhaps those of the last day.
  func parts(_ row: ReportedRow, _ parts: DatePartColumns) throws(RowError) -> ReportedTime {
    let first = try partSpan(row, parts)
    let end = try source.ends.flatMap { ends throws(RowError) in try partSpan(row, ends) }
    guard first != nil || end != nil else { return ReportedTime(span: .any) }
    let span = DateSpan(first: first?.first, last: end?.last ?? first?.last)
    if let first = span.first, let last = span.last, last < first {
      throw RowError(
        "the dates are reversed", reason: "the last day \(last) is before the first day \(first)")
    }
    let columns = [parts.year, parts.month, parts.day].compactMap { $0.map { "‘\(names[$0])’" } }
      .joined(separator: ", ")
    var time = ReportedTime(
      span: MomentSpan(span), read: MomentSpan(span), form: "year, month and day, \(columns)")
    if first == nil { time.read = .any }
    time.suspicion = suspicion.suspicion(of: time.span, endingInPartFrom: time.span.first?.date)
    time.span = try widened(time.span, time.span, row)
    return time
  }

  /// Year, month and day in three columns; 0 and nothing stand for what is not known.
  func partSpan(_ row: ReportedRow, _ parts: DatePartColumns) throws(RowError) -> DateSpan? {
    let (year, month, day) = (parts.year, parts.month, parts.day)
    func value(_ column: Int) -> String {
      let text = row.text(column)
      return FieldText.isMissing(text) || Double(text) == 0 ? "" : text
    }
    func number(_ column: Int) throws(RowError) -> Int? {
      let text = value(column)
      if text.isEmpty { return nil }
      guard let value = Double(text), value == value.rounded(), (1...9999).contains(value) else {
        throw RowError(
          "the date is unreadable",
          reason: "‘\(text.prefix(20))’ in ‘\(names[column])’ is not a part of a date")
      }
      return Int(value)
    }
    guard let y = try number(year) else { return nil }
    let name = value(month)
    var m: Int?
    if !name.isEmpty {
      // A range of months, or a day beside the month, is more than a month.
      let named = DateText.reading("\(name) 2000", order: .dmy)?.span
      m = named?.first?.date.parts.month
      if let named, let read = m, named.days != DateSpan(month: read, of: 2000) {
        throw RowError(
          "the date is unreadable",
          reason:
            "‘\(name.prefix(20))’ in ‘\(names[month])’ is not one month; give the first and the last day in columns of their own"
        )
      }
      if m == nil { m = Int(name) }
      if m == nil { m = try number(month) }
    }
    let d = try day.flatMap { column throws(RowError) in m == nil ? nil : try number(column) }
    let span: DateSpan?
    if let m, let d {
      span = CalendarDate(year: y, month: m, day: d).map { DateSpan($0) }
    } else if let m {
      span = DateSpan(month: m, of: y)
    } else {
      span =
        DateText.reading(String(repeating: "0", count: max(0, 4 - "\(y)".count)) + "\(y)", order: .ymd)?.span
        .days
    }
    guard let span else {
      throw RowError(
        "the date is unreadable", reason: "\(y)-\(m ?? 0)-\(d ?? 0) is not a day of the calendar")
    }
    return span
  }

  /// Refuses a row with a value in a column of times or of their clocks that is empty in the first rows, by which the row would be
  /// read otherwise.
  ///
  /// - Throws: `RowError`.
  func requireNothingLate(_ row: ReportedRow, _ time: ReportedTime) throws(RowError) {
    for (index, kind) in source.late {
      let text = row.text(index)
      if FieldText.isMissing(text) { continue }
      // Days alone have no clock.
      if kind == .zone, time.read == MomentSpan(time.read.days) { continue }
      throw RowError(
        "a column has its first value after the rows by which columns are found",
        reason:
          "\(RowError.quoted(text)) in ‘\(names[index])’ would change how the time is read, and no such value is in the first 200 rows, by which columns are found; move such a row to the top",
        field: index)
    }
  }
}
