internal import Dates
internal import Incidents
internal import TextFormats

/// When an incident was, as far as its row says.
struct ReportedTime: Sendable {
  /// The seconds of the agreement's clock that may be meant; any time where no date is known, or it cannot be true.
  var span: MomentSpan
  /// Why the date cannot be true; nil where it can.
  var suspicion: DateSuspicion.Found?
  /// The date as it was read, for whoever checks it; any time where there is none.
  var read = MomentSpan.any
  /// How it is written, where it is not plain ISO 8601; empty where it is.
  var form = ""
}

/// Reads the dates of a table's rows.
struct DateColumns: Sendable {
  private let source: DateSource
  private let columns: [DateColumn]
  private let suspicion: DateSuspicion
  private let names: [String]
  /// Whether the column of times says by its name that they are those of UTC.
  private let timesAreUTC: Bool
  /// The columns that were found and what was settled, a sentence each.
  let notes: [String]
  /// Whether any date is not plain ISO 8601.
  let isPlain: Bool

  /// - Parameter survey: What the whole table shows of its columns of dates, in the order of ``surveyed(_:)``.
  init(
    _ source: DateSource, _ survey: [DateSurvey], of table: IncidentInput, _ agreement: Agreement,
    _ options: MonitorOptions
  ) {
    self.source = source
    names = table.columns
    suspicion = DateSuspicion(agreement)
    var found: [Int: String] = [:]
    for one in survey { found.merge(one.offsets) { first, _ in first } }
    // Days alone have no clock, whatever the name says.
    for index in Self.surveyed(source) where DateColumnNames.isUTC(table.columns[index]) {
      let hasTimes = table.firstTexts(of: index).contains { text in
        DateText.readings(text).values.contains { $0.span != MomentSpan($0.span.days) }
      }
      if hasTimes { found[0] = found[0] ?? table.columns[index] }
    }
    if let times = source.times {
      for text in table.firstTexts(of: times) {
        guard let offset = DateText.reading("2000-01-01 \(text)", order: .ymd)?.offset else { continue }
        found[offset] = found[offset] ?? text
      }
      timesAreUTC = DateColumnNames.isUTC(table.columns[times])
      if timesAreUTC { found[0] = found[0] ?? table.columns[times] }
    } else {
      timesAreUTC = false
    }
    let offsets = DateOffsets(zone: agreement.timeZone, table: found)
    columns = zip(Self.surveyed(source), survey).map { index, survey in
      DateColumn(
        index, named: table.columns[index], survey, order: options.dateOrder, numbers: options.dateNumbers,
        offsets: offsets)
    }
    var notes = [source.note]
    if !source.others.isEmpty {
      notes.append(
        "dates: other columns hold dates, too: \(source.others.map { "‘\($0)’" }.joined(separator: ", ")); --date names the one that counts"
      )
    }
    if let times = source.times {
      notes.append("dates: the times of day of days without one are those in ‘\(table.columns[times])’")
    }
    notes += source.remarks + columns.flatMap(\.notes) + [offsets.note].compactMap(\.self)
    self.notes = notes
    isPlain = survey.allSatisfy(\.isPlain) && source.isWhole
  }

  /// The columns of a source whose values are looked at before any row is judged.
  static func surveyed(_ source: DateSource) -> [Int] {
    switch source.columns {
    case .whole(let first, let last): [first] + [last].compactMap(\.self)
    case .parts: []
    }
  }

  /// When the incident of a row was.
  ///
  /// - Throws: `RowError` for what cannot be read.
  func time(_ row: ReportedRow) throws(RowError) -> ReportedTime {
    var time: ReportedTime
    switch source.columns {
    case .whole: time = try whole(row)
    case .parts(let year, let month, let day): time = try parts(row, year, month, day)
    }
    if time.suspicion == nil {
      for column in source.submissions {
        guard let sent = Self.submission(row.text(column)) else { continue }
        time.suspicion = time.suspicion ?? DateSuspicion.suspicion(of: time.span, sent: sent)
      }
    }
    // A date that cannot be true says nothing of the day.
    if time.suspicion != nil { time.span = .any }
    return time
  }

  private func whole(_ row: ReportedRow) throws(RowError) -> ReportedTime {
    if columns.count == 1, source.times == nil, let span = columns[0].plain(row.text(columns[0].index)) {
      var time = ReportedTime(span: span, suspicion: suspicion.suspicion(of: span), read: span)
      if time.suspicion == nil { time.span = try widened(span, span, row) }
      return time
    }
    var readings: [DateReading?] = []
    for column in columns { readings.append(try column.reading(row.text(column.index))) }
    var hasTime = false
    if let times = source.times, let timed = timed(readings[0], row.text(times)) {
      readings[0] = timed
      hasTime = true
    }
    var written = MomentSpan(first: readings[0]?.span.first, last: readings[0]?.span.last)
    var local = MomentSpan.any
    if let reading = readings[0] { local = columns[0].local(reading) }
    if columns.count > 1, let reading = readings[1] {
      written.last = reading.span.last
      local.last = columns[1].local(reading).last
    }
    if let first = written.first, let last = written.last, last < first {
      throw RowError(
        "the dates are reversed",
        reason: "the last day \(last.date) is before the first day \(first.date)")
    }
    var time = ReportedTime(span: local, read: local)
    time.suspicion = suspicion.suspicion(of: written)
    if time.suspicion != nil { time.read = written }
    let odd = zip(columns, readings).filter { $1?.isPlain == false }
    time.form = odd.map { column, reading in
      "\(reading?.form.inWords ?? ""), ‘\(names[column.index])’"
    }.joined(separator: "; ")
    if hasTime, let times = source.times {
      time.form +=
        (time.form.isEmpty ? "date ‘\(names[columns[0].index])’" : "") + " and time ‘\(names[times])’"
    }
    if readings[0] != nil { time.span = try widened(local, written, row) }
    return time
  }

  /// The reading of a day with a time that stands in a column of its own; nil where the date is not one whole day, or the time
  /// says nothing, or more than a time.
  private func timed(_ date: DateReading?, _ time: String) -> DateReading? {
    guard let date, date.offset == nil, let day = date.span.first?.date, !FieldText.isMissing(time),
      date.span == MomentSpan(DateSpan(day)), let timed = DateText.reading("\(day) \(time)", order: .ymd),
      timed.span.days == DateSpan(day)
    else { return nil }
    return DateReading(span: timed.span, offset: timed.offset ?? (timesAreUTC ? 0 : nil), form: date.form)
  }

  /// The days that a date may stand for by its code of precision.
  private func widened(
    _ local: MomentSpan, _ written: MomentSpan, _ row: ReportedRow
  ) throws(RowError) -> MomentSpan {
    guard let precision = source.precision else { return local }
    let code = row.text(precision.column)
    if FieldText.isMissing(code) { return local }
    guard let known = precision.kind.span(local, written: written.days, code: code) else {
      throw RowError(
        "the precision of the date is unknown",
        reason:
          "the precision ‘\(code.prefix(20))’ of the date is none of the codes of \(precision.kind.rawValue)")
    }
    return known
  }

  /// Year, month and day in three columns; 0 and nothing stand for what is not known.
  private func parts(
    _ row: ReportedRow, _ year: Int, _ month: Int, _ day: Int?
  ) throws(RowError) -> ReportedTime {
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
    guard let y = try number(year) else { return ReportedTime(span: .any) }
    let name = value(month)
    var m: Int?
    if !name.isEmpty {
      m = DateText.reading("\(name) 2000", order: .dmy)?.span.first?.date.parts.month ?? Int(name)
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
    let columns = [year, month, day].compactMap { $0.map { "‘\(names[$0])’" } }.joined(separator: ", ")
    var time = ReportedTime(
      span: MomentSpan(span), read: MomentSpan(span), form: "year, month and day, \(columns)")
    time.suspicion = suspicion.suspicion(of: time.span)
    time.span = try widened(time.span, time.span, row)
    return time
  }

  /// When a row was reported; nil where its text does not say it for certain.
  private static func submission(_ text: String) -> MomentSpan? {
    if FieldText.isMissing(text) { return nil }
    // As ACLED writes it.
    if (9...10).contains(text.utf8.count), let reading = DateNumber.unix.reading(text) { return reading.span }
    let spans = Set(DateText.readings(text).values.map(\.span))
    return spans.count == 1 ? spans.first : nil
  }
}
