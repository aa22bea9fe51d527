package import Dates
package import Incidents
package import TextFormats

/// When an incident was, as far as its row says.
package struct ReportedTime: Sendable {
  /// The seconds of the agreement's clock that may be meant; any time where no date is known, or it cannot be true.
  package var span: MomentSpan
  /// Why the date cannot be true; nil where it can.
  package var suspicion: DateSuspicion.Found?
  /// The date as it was read, for whoever checks it; any time where there is none.
  package var read = MomentSpan.any
  /// How it is written, where it is not plain ISO 8601; empty where it is.
  package var form = ""
}

/// Reads the dates of a table's rows.
package struct DateColumns: Sendable {
  let source: DateSource
  private let columns: [DateColumn]
  let suspicion: DateSuspicion
  let names: [String]
  private let offsets: DateOffsets
  private let zone: LocalZone?
  /// The columns that were found and what was settled, a sentence each.
  package let notes: [String]
  /// Whether any date is not plain ISO 8601.
  package let isPlain: Bool

  /// - Parameters:
  ///   - survey: What the whole table shows of its columns of dates, in the order of ``surveyed(_:)``.
  ///   - moments: All moments at which something of the agreement begins or ends; none where there is no agreement.
  ///   - zone: The time zone of the agreement; nil where it names none.
  package init(
    _ source: DateSource, _ survey: [DateSurvey], of table: IncidentInput, _ options: DateOptions,
    moments: [Moment] = [], zone: LocalZone? = nil
  ) {
    (self.source, self.zone) = (source, zone)
    names = table.columns
    suspicion = DateSuspicion(moments)
    let survey = survey.map { $0.counting(options.dateNumbers) }
    var found: [Int: String] = [:]
    for one in survey { found.merge(one.offsets) { first, _ in first } }
    // Days alone have no clock, whatever the name says.
    for index in Self.surveyed(source) {
      guard case .ahead(let offset) = DateColumnNames.clock(of: table.columns[index]) else { continue }
      let hasTimes = table.firstTexts(of: index).contains { text in
        DateText.readings(text).values.contains { $0.span != MomentSpan($0.span.days) }
      }
      if hasTimes { found[offset] = found[offset] ?? table.columns[index] }
    }
    if let times = source.times.start {
      for text in table.firstTexts(of: times) {
        guard let offset = DateText.reading("2000-01-01 \(text)", order: .ymd)?.offset else { continue }
        found[offset] = found[offset] ?? text
      }
      if let offset = source.times.offset { found[offset] = found[offset] ?? table.columns[times] }
    }
    let offsets = DateOffsets(zone: zone, table: found, moments: suspicion.moments)
    let earliest = suspicion.earliest
    columns = zip(Self.surveyed(source), survey).map { index, survey in
      DateColumn(index, named: table.columns[index], survey, options, offsets: offsets, earliest: earliest)
    }
    var notes = [source.note] + source.remarks + columns.flatMap(\.notes) + [offsets.note].compactMap(\.self)
    notes += [source.zones?.note(zone: zone)].compactMap(\.self) + offsets.changeNotes
    let orders = survey.map { Set($0.orders.keys) }
    if options.dateOrder == nil, orders.count == 2, !orders[0].isEmpty, !orders[1].isEmpty,
      orders[0] != orders[1]
    {
      notes.append(
        "warning: the first and the last days are written in different orders; one of them may be read wrongly, and --date-order decides"
      )
    }
    self.notes = notes
    self.offsets = offsets
    isPlain = survey.allSatisfy(\.isPlain) && source.isWhole && source.zones == nil && source.ends == nil
  }

  /// The columns of a source whose values are looked at before any row is judged.
  package static func surveyed(_ source: DateSource) -> [Int] {
    switch source.columns {
    case .whole(let first, let last): [first] + [last].compactMap(\.self)
    case .parts: []
    }
  }

  /// When the incident of a row was.
  ///
  /// - Throws: `RowError` for what cannot be read.
  package func time(_ row: ReportedRow) throws(RowError) -> ReportedTime {
    var time: ReportedTime
    switch source.columns {
    case .whole: time = try whole(row)
    case .parts(let parts): time = try self.parts(row, parts)
    }
    if !source.late.isEmpty { try requireNothingLate(row, time) }
    if time.suspicion == nil, !source.witnesses.isEmpty {
      time.suspicion = source.witnesses.contradiction(of: time.read, row)
    }
    if time.suspicion == nil {
      for (column, survey) in source.submissions {
        // Of several meanings the latest says the least.
        let meanings = Self.meanings(row.text(column), survey).compactMap(\.last)
        guard let last = meanings.max() else { continue }
        let sent = MomentSpan(first: last, last: last)
        time.suspicion = time.suspicion ?? DateSuspicion.suspicion(of: time.span, sent: sent)
      }
    }
    for (column, survey) in source.rivals where time.suspicion == nil {
      time.suspicion = suspicion(of: &time.span, beside: row.text(column), survey, column)
    }
    // A date that cannot be true says nothing of the day.
    if time.suspicion != nil { time.span = .any }
    return time
  }

  private func whole(_ row: ReportedRow) throws(RowError) -> ReportedTime {
    if columns.count == 1, source.times.start == nil, source.zones == nil, source.ends == nil,
      let span = columns[0].plain(row.text(columns[0].index)).map(offsets.twice)
    {
      var time = ReportedTime(span: span, suspicion: suspicion.suspicion(of: span), read: span)
      if time.suspicion == nil { time.span = try widened(span, span, row) }
      return time
    }
    if columns.count == 2, source.times.start == nil, source.zones == nil,
      let start = columns[0].plain(row.text(columns[0].index)),
      let end = columns[1].plain(row.text(columns[1].index)), let first = start.first, let last = end.last,
      first <= last
    {
      let written = MomentSpan(first: first, last: last)
      let local = MomentSpan(first: offsets.twice(start).first, last: offsets.twice(end).last)
      var time = ReportedTime(span: local, read: local)
      time.suspicion = suspicion.suspicion(of: written)
      if time.suspicion != nil { time.read = written }
      time.span = try widened(local, written, row)
      return time
    }
    var readings: [DateReading?] = []
    for column in columns { readings.append(try column.reading(row.text(column.index))) }
    var hasTime = false
    if let timed = timed(readings[0], row) {
      readings[0] = timed
      hasTime = true
    }
    let unclocked = readings
    if let zones = source.zones {
      for (index, reading) in readings.enumerated() {
        readings[index] = try reading.map { reading throws(RowError) in
          try zones.clocked(reading, row, zone: zone)
        }
      }
    }
    var written = MomentSpan(first: readings[0]?.span.first, last: readings[0]?.span.last)
    var local = MomentSpan.any
    if let reading = readings[0] { local = columns[0].local(reading) }
    if columns.count > 1, let reading = readings[1] {
      written.last = reading.span.last
      local.last = columns[1].local(reading).last
    }
    if let ends = source.ends, let end = try partSpan(row, ends) {
      let last = MomentSpan(end).last
      (written.last, local.last) = (last, last)
    }
    if let first = written.first, let last = written.last, last < first {
      throw RowError(
        "the dates are reversed",
        reason: "the last day \(last.date) is before the first day \(first.date)")
    }
    var time = ReportedTime(span: local, read: local)
    // What a code says to be known to the week or less may end later than today.
    let code = source.precision.map { row.text($0.column) }.flatMap { FieldText.isMissing($0) ? nil : $0 }
    let part =
      code.map { $0.hasPrefix("1") } ?? true
      ? readings.compactMap { $0 }.last?.lastBegan : written.first?.date
    time.suspicion = suspicion.suspicion(of: written, endingInPartFrom: part)
    if time.suspicion == nil, let first = columns.first {
      time.suspicion = suspicion.yearFirst(row.text(first.index), read: written)
    }
    if time.suspicion != nil { time.read = written }
    let odd = zip(columns, readings).filter { $1?.isPlain == false }
    time.form = odd.map { column, reading in
      "\(reading?.form.inWords ?? ""), ‘\(names[column.index])’"
    }.joined(separator: "; ")
    if hasTime, let times = source.times.start {
      time.form +=
        (time.form.isEmpty ? "date ‘\(names[columns[0].index])’" : "") + " and time ‘\(names[times])’"
    }
    if let zones = source.zones, readings != unclocked {
      time.form +=
        (time.form.isEmpty ? "date ‘\(names[columns[0].index])’" : "") + " by the clock in ‘\(zones.name)’"
    }
    if readings[0] != nil { time.span = try widened(local, written, row) }
    return time
  }

  /// The reading of a day with a time that stands in a column of its own; nil where the date is not one whole day, or the time
  /// says nothing, or more than a time.
  private func timed(_ date: DateReading?, _ row: ReportedRow) -> DateReading? {
    guard let start = source.times.start, let date, date.offset == nil, let day = date.span.first?.date,
      date.span == MomentSpan(DateSpan(day)),
      var timed = TimeColumns.time(row.text(start), half: source.times.half.map(row.text), on: day)
    else { return nil }
    if source.times.isOpen { timed.span.last = Moment(endOf: day) }
    if let column = source.times.end {
      let end = TimeColumns.time(row.text(column), half: source.times.half.map(row.text), on: day)?.span.last
      timed.span.last = end ?? Moment(endOf: day)
      // What ends before it begins ends on the next day.
      if let end, let first = timed.span.first, end < first { timed.span.last = end.advanced(by: Moment.day) }
    }
    return DateReading(span: timed.span, offset: timed.offset ?? source.times.offset, form: date.form)
  }

  /// The days that a date may stand for by its code of precision.
  func widened(
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

  /// All that another column of dates may say; none where nothing can be read.
  static func meanings(_ text: String, _ survey: DateSurvey) -> Set<MomentSpan> {
    if FieldText.isMissing(text) { return [] }
    if let plain = DateText.plain(text) { return [plain.span] }
    // As ACLED writes it.
    if (9...10).contains(text.utf8.count), let reading = DateNumber.unix.reading(text) {
      return [reading.span]
    }
    if let order = survey.order(of: text), let reading = DateText.reading(text, order: order) {
      return [reading.span]
    }
    return Set(DateText.readings(text).values.map(\.span))
  }

  /// The suspicion about a row whose date differs from one that may be the incident's as well; nil where both are of one day, of
  /// which the span then has all that either says.
  private func suspicion(
    of span: inout MomentSpan, beside text: String, _ survey: DateSurvey, _ column: Int
  ) -> DateSuspicion.Found? {
    let meanings = Self.meanings(text, survey)
    if let other = meanings.first, meanings.count == 1, let day = other.days.first,
      other.days == DateSpan(day), span.days == DateSpan(day)
    {
      let ends = [span, other].compactMap(\.first) + [span, other].compactMap(\.last)
      span = MomentSpan(first: ends.min(), last: ends.max())
      return nil
    }
    return DateSuspicion.Found(
      kind: "another date that may be the incident's",
      sentence:
        "‘\(names[column])’ (\(RowError.quoted(text))) may be the incident's date as well; --date decides")
  }
}
