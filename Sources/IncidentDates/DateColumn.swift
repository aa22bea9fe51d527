internal import Dates
internal import TextFormats

/// How the dates of one column are read, settled by all of its rows.
package struct DateColumn: Sendable {
  let index: Int
  /// The order that the caller says; nil where the rows show it.
  private let order: DateOrder?
  private let numbers: DateNumber?
  private let isNumberGiven: Bool
  private let offsets: DateOffsets
  private let survey: DateSurvey
  /// How many seconds ahead of UTC its times are by its name; nil where it does not say.
  private let clock: Int?
  /// Whether dates with the year first may have day and month exchanged.
  private let isExchanged: Bool
  /// What was settled, a sentence each.
  let notes: [String]

  /// - Parameter earliest: The first day that the agreement names; nil where it names none.
  init(
    _ index: Int, named name: String, _ survey: DateSurvey, _ options: DateOptions, offsets: DateOffsets,
    earliest: CalendarDate?
  ) {
    (self.index, self.offsets, self.survey) = (index, offsets, survey)
    (order, isNumberGiven) = (options.dateOrder, options.dateNumbers != nil)
    if case .ahead(let seconds) = DateColumnNames.clock(of: name) { clock = seconds } else { clock = nil }
    isExchanged = order == nil && survey.isExchanged
    // Other programs count days from other days on: R from 1970, Stata and SAS from 1960.
    let isOfOthers =
      survey.isSerial
      && (earliest.map { isSerial(survey.lastSerial, before: $0.advanced(by: -20 * 365)) }
        ?? (survey.lastSerial < 25_569))
    numbers = options.dateNumbers ?? (survey.isSerial && !isOfOthers ? .excel : nil)
    var notes: [String] = []
    // What is said on the command line needs no words, and numbers that it counts have no order.
    if order == nil, options.dateNumbers == nil || !survey.isShownByNumber {
      notes = survey.orderNotes(of: name)
    }
    if options.dateNumbers == nil, isOfOthers {
      notes.append(
        "warning: the numbers of ‘\(name)’ are no dates of a spreadsheet, as all would be \(earliest == nil ? "before 1970" : "more than 20 years before the agreement's"); R counts days from 1970 on, Stata and SAS from 1960; such dates are not read unless --date-format says what they count"
      )
    } else if options.dateNumbers == nil, survey.isSerial {
      notes.append(
        "dates: the numbers of ‘\(name)’ are read as a spreadsheet's, days since 1899-12-30; --date-format overrides it"
      )
    }
    if !survey.offsets.isEmpty, !survey.hasHours, offsets.isDoubtful || offsets.zone != nil {
      notes.append(
        "warning: every time of ‘\(name)’ with a distance from UTC is a midnight, which may stand for its day; both are taken as possible"
      )
    }
    self.notes = notes
  }

  /// The span of a plain date or time of ISO 8601, as ``reading(_:)`` and ``local(_:)`` give it; nil for other values.
  func plain(_ text: String) -> MomentSpan? {
    numbers == nil && clock == nil && !isExchanged && !(order == nil && survey.hasYearDayMonth)
      ? DateText.plain(text)?.span : nil
  }

  /// What a value says; nil for one that is missing.
  ///
  /// - Throws: `RowError` for a value that is not a date, or has two meanings.
  func reading(_ text: String) throws(RowError) -> DateReading? {
    guard var reading = try written(text) else { return nil }
    // A day stays one; a time has the clock that the column names.
    if clock != nil, reading.offset == nil, reading.span != MomentSpan(reading.span.days) {
      reading.offset = clock
    }
    if order == nil, let example = survey.dayMonth(beside: reading) {
      throw RowError(
        "the date has two meanings",
        reason:
          "the date \(RowError.quoted(text)) may have its day before its month, as \(RowError.quoted(example)) has; write both as 2018-10-25, or say with --date-order ymd that the month comes first",
        field: index)
    }
    return isExchanged ? DateSurvey.exchanged(reading) : reading
  }

  package static let twoMeanings = "the date has two meanings"

  private func written(_ text: String) throws(RowError) -> DateReading? {
    if FieldText.isMissing(text) { return nil }
    if let numbers, let reading = numbers.reading(text), isNumberGiven || DateNumber.isSerial(text) {
      return reading
    }
    if survey.mayBeTime(text), order == nil {
      throw RowError(
        "the date may be a time of day",
        reason:
          "the date \(RowError.quoted(text)) may be a time of day, as other dates have years of four digits; write it as 2018-10-10",
        field: index)
    }
    if let order = order ?? survey.order(of: text), let reading = DateText.reading(text, order: order) {
      return reading
    }
    let readings = DateText.readings(text)
    if order != nil, !readings.isEmpty {
      throw RowError(
        "the date is in another order",
        reason: "the date \(RowError.quoted(text)) is not \(order?.inWords ?? ""), as --date-order says",
        field: index)
    }
    let orders = DateSurvey.orders(of: readings, text)
    let spans = Set(orders.compactMap { readings[$0]?.span })
    if spans.count > 1 {
      let days = orders.compactMap { readings[$0]?.span.inWords }.joined(separator: " or ")
      throw RowError(
        Self.twoMeanings,
        reason:
          "the date \(RowError.quoted(text)) has two meanings, \(days); say which with --date-order \(orders.map(\.rawValue).joined(separator: " or "))",
        field: index)
    }
    if let order = orders.first, let reading = readings[order] { return reading }
    if let zone = DateText.unclearZone(of: text) {
      throw RowError(
        "the date has a time zone of several meanings",
        reason:
          "the time zone ‘\(zone)’ of the date \(RowError.quoted(text)) has several meanings; write the distance from UTC, as in 2018-10-10T21:30+03:00",
        field: index)
    }
    if let reading = try sixDigits(text) { return reading }
    if DateNumber.number(text) != nil {
      throw RowError(
        "the date is a number",
        reason:
          "the date \(RowError.quoted(text)) is a number; \(DateNumber.meanings(of: text))say what it counts with --date-format \(DateNumber.choices)",
        field: index)
    }
    if let day = DateText.dayOfAnotherWeekday(text) {
      let reason =
        "the date \(RowError.quoted(text)) names another day of the week than \(day) is; correct it"
      throw RowError("the date has another day of the week", reason: reason, field: index)
    }
    throw RowError(
      "the date is unreadable",
      reason: "the date \(RowError.quoted(text)) is unreadable; write it as 2018-10-10",
      field: index)
  }

  /// A date of six digits by the order that the caller or the name says; nil for what is none.
  ///
  /// - Throws: `RowError` where several dates may be meant.
  private func sixDigits(_ text: String) throws(RowError) -> DateReading? {
    let order = order ?? survey.namedOrder
    let own = order.map { order in SixDigits.readings(text, order: order).map { (order: order, reading: $0) }
    }
    let found = own ?? SixDigits.all(text)
    guard let first = found.first else { return nil }
    if own?.count == 1 { return first.reading }
    let meanings = found.map { "\($0.reading.span.inWords) (\($0.order.inWords))" }.joined(separator: " or ")
    throw RowError(
      "the date of six digits has several meanings",
      reason:
        "the date \(RowError.quoted(text)) may be \(meanings); \(order == nil ? "say which with --date-order or --date-format" : "write it as 2018-10-10")",
      field: index)
  }

  /// The seconds of the agreement's clock that a reading may stand for.
  func local(_ reading: DateReading) -> MomentSpan {
    let local = offsets.local(reading)
    // ‘2018-10-10T00:00:00Z’ may be how a program wrote the day.
    guard reading.offset != nil, !survey.hasHours, reading.span.first?.secondOfDay == 0,
      let day = reading.span.first?.date,
      let first = local.first, let last = local.last
    else { return local }
    let whole = MomentSpan(DateSpan(day))
    return MomentSpan(first: whole.first.map { min($0, first) }, last: whole.last.map { max($0, last) })
  }
}

/// Whether a number of a spreadsheet stands for a day before another.
private func isSerial(_ serial: Double, before day: CalendarDate) -> Bool {
  serial - 25_569 < Double(day.ordinal)
}
