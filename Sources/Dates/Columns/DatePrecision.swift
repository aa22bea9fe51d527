/// How well the dates of a table are known.
///
/// Codes are those of UCDP GED (`date_prec`: 1 exact, 2 two to six days, 3 a week, 4 a month, 5 a year) and of ACLED
/// (`time_precision`: 1 the date, 2 a week, 3 a month).
package enum DatePrecision: String {
  case ucdp = "date_prec"
  case acled = "time_precision"

  /// The seconds that a date may stand for; nil for a code that is unknown.
  ///
  /// Where the table gives a first and a last day that differ, they are the days, whatever the code. A single date
  /// known to a few days or a week may be any day of theirs, so that all weeks that hold it count; one known to a
  /// month or a year stands for the month or the year in which it is written.
  ///
  /// - Parameters:
  ///   - local: The seconds of the agreement's clock.
  ///   - written: The days as they are written.
  package func span(_ local: MomentSpan, written: DateSpan, code: String) -> MomentSpan? {
    guard let first = written.first, first == written.last else {
      return Int(Self.plain(code)) == nil ? nil : local
    }
    let (year, month, _) = first.parts
    func around(_ days: Int) -> MomentSpan { local.shifted(by: -days * Moment.day, to: days * Moment.day) }
    switch (self, Self.plain(code)) {
    case (_, "1"): return local
    case (.ucdp, "2"): return around(5)
    case (.ucdp, "3"), (.acled, "2"): return around(6)
    case (.ucdp, "4"), (.acled, "3"): return DateSpan(month: month, of: year).map { MomentSpan($0) }
    case (.ucdp, "5"):
      return MomentSpan(
        DateSpan(
          first: CalendarDate(year: year, month: 1, day: 1),
          last: CalendarDate(year: year, month: 12, day: 31)))
    default: return nil
    }
  }

  /// A code without decimals: spreadsheets write 2 as 2.0.
  private static func plain(_ code: String) -> String {
    code.hasSuffix(".0") ? String(code.dropLast(2)) : code
  }
}
