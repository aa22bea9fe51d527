internal import Dates
internal import TextFormats

/// How the dates of one column are read, settled by all of its rows.
struct DateColumn: Sendable {
  let index: Int
  private let name: String
  private let order: DateOrder?
  /// Whether the caller says the order.
  private let isOrderGiven: Bool
  private let numbers: DateNumber?
  private let isNumberGiven: Bool
  private let offsets: DateOffsets
  private let hasHours: Bool
  /// Whether its name says that its times are those of UTC.
  private let isUTC: Bool
  /// What was settled, a sentence each.
  let notes: [String]

  init(
    _ index: Int, named name: String, _ survey: DateSurvey, order: DateOrder?, numbers: DateNumber?,
    offsets: DateOffsets
  ) {
    (self.index, self.name, self.offsets, hasHours) = (index, name, offsets, survey.hasHours)
    (isOrderGiven, isNumberGiven) = (order != nil, numbers != nil)
    isUTC = DateColumnNames.isUTC(name)
    self.order = order ?? survey.order?.order
    self.numbers = numbers ?? (survey.isSerial ? .excel : nil)
    var notes: [String] = []
    let isShownByNumber = survey.order.map { DateNumber.number($0.example) != nil } == true
    if order != nil || numbers != nil && isShownByNumber {
      // What is said on the command line needs no words, and numbers that it counts have no order.
    } else if let (order, example) = survey.order {
      let reason =
        survey.isLeaning
        ? "though \(RowError.quoted(example)) may be year first" : "as \(RowError.quoted(example)) shows"
      notes.append("dates: ‘\(name)’ is read \(order.inWords), \(reason); --date-order overrides it")
    } else if let ambiguous = survey.ambiguous, survey.orders.isEmpty {
      let orders = ambiguous.orders.map(\.inWords).joined(separator: " or ")
      notes.append(
        "warning: no row of ‘\(name)’ settles whether \(RowError.quoted(ambiguous.text)) is \(orders); such rows are invalid unless --date-order says it"
      )
    } else if !survey.orders.isEmpty {
      let found = survey.orders.sorted { $0.key.rawValue < $1.key.rawValue }
        .map { "\($0.key.inWords) (\(RowError.quoted($0.value)))" }.joined(separator: " and ")
      notes.append(
        "warning: ‘\(name)’ holds dates \(found); rows that may be either are invalid unless --date-order says which they are"
      )
    }
    if numbers == nil, survey.isSerial {
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
    numbers == nil && !isUTC ? DateText.plain(text)?.span : nil
  }

  /// What a value says; nil for one that is missing.
  ///
  /// - Throws: `RowError` for a value that is not a date, or has two meanings.
  func reading(_ text: String) throws(RowError) -> DateReading? {
    guard var reading = try written(text) else { return nil }
    // A day stays one; a time has the clock that the column names.
    if isUTC, reading.offset == nil, reading.span != MomentSpan(reading.span.days) { reading.offset = 0 }
    return reading
  }

  private func written(_ text: String) throws(RowError) -> DateReading? {
    if FieldText.isMissing(text) { return nil }
    if let numbers, let reading = numbers.reading(text), isNumberGiven || DateNumber.isSerial(text) {
      return reading
    }
    if let order, let reading = DateText.reading(text, order: order) { return reading }
    let readings = DateText.readings(text)
    if isOrderGiven, !readings.isEmpty {
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
        "the date has two meanings",
        reason:
          "the date \(RowError.quoted(text)) has two meanings, \(days); say which with --date-order \(orders.map(\.rawValue).joined(separator: " or "))",
        field: index)
    }
    if let order = orders.first, let reading = readings[order] { return reading }
    if DateNumber.number(text) != nil {
      throw RowError(
        "the date is a number",
        reason:
          "the date \(RowError.quoted(text)) is a number; say what it counts with --date-format excel, excel-1904, unix or unix-ms",
        field: index)
    }
    throw RowError(
      "the date is unreadable",
      reason: "the date \(RowError.quoted(text)) is unreadable; write it as 2018-10-10",
      field: index)
  }

  /// The seconds of the agreement's clock that a reading may stand for.
  func local(_ reading: DateReading) -> MomentSpan {
    let local = offsets.local(reading)
    // ‘2018-10-10T00:00:00Z’ may be how a program wrote the day.
    guard reading.offset != nil, !hasHours, reading.form == .iso, reading.span.first?.secondOfDay == 0,
      let day = reading.span.first?.date,
      let first = local.first, let last = local.last
    else { return local }
    let whole = MomentSpan(DateSpan(day))
    return MomentSpan(first: whole.first.map { min($0, first) }, last: whole.last.map { max($0, last) })
  }
}
