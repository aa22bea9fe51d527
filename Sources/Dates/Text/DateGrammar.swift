/// The grammar of dates: one date with or without a time, or a span of two.
struct DateGrammar {
  /// The order of three numbers.
  let order: DateOrder

  /// One date: its parts, its time if it has one, and its distance from UTC.
  private struct Single: Hashable {
    var parts: DateParts
    var time: TimeOfDay?
    var offset: Int?

    /// The seconds that it stands for; nil for what is not a whole date.
    var span: MomentSpan? {
      guard let days = parts.span else { return nil }
      guard let time, !time.isOnlyADay, let day = days.first else { return MomentSpan(days) }
      let first = Moment(startOf: day).advanced(by: time.start)
      return MomentSpan(first: first, last: first.advanced(by: time.width - 1))
    }

    var reading: DateReading? {
      span.map {
        DateReading(
          span: $0, offset: offset, form: parts.form, lastBegan: parts.isDay ? nil : $0.first?.date)
      }
    }
  }

  /// All of some tokens as a date or a span; nil where they are neither.
  func reading(_ tokens: [DateToken]) -> DateReading? {
    var all = tokens[...]
    // ‘Montag, den 15. Oktober’
    if all.contains(where: { $0.word == "den" }) { all = ArraySlice(all.filter { $0.word != "den" }) }
    if let word = all.first?.word, all.count > 1, DateWords.articles.contains(word) { all.removeFirst() }
    if let group = DateTimeGroup.reading(all) { return group }
    if let single = single(all), let reading = single.reading { return reading }
    return around(all) ?? range(all)
  }

  /// A date with or without a time before or after it, or within it as in `Mon Oct 15 09:11:00 2018`.
  private func single(_ tokens: ArraySlice<DateToken>) -> Single? {
    if let parts = DateParts(tokens, order: order) { return Single(parts: parts) }
    if let compact = compact(tokens) { return compact }
    for cut in tokens.indices.dropFirst() {
      let (head, tail) = (tokens[..<cut], tokens[cut...])
      if let time = TimeOfDay(tail, isAfterDay: true), let parts = DateParts(head, order: order), parts.isDay
      {
        return Single(parts: parts, time: time, offset: time.offset)
      }
      if let time = TimeOfDay(head), let parts = DateParts(tail, order: order), parts.isDay {
        return Single(parts: parts, time: time, offset: time.offset)
      }
      // Logs and statistical programs write ‘15/Oct/2018:13:00:00 +0300’ and ‘15OCT2018:14:30:00’.
      if let first = tail.first, first.mark == ":", !first.isSpaced, let time = TimeOfDay(tail.dropFirst()),
        let parts = DateParts(head, order: order), parts.isDay, parts.form == .named
      {
        return Single(parts: parts, time: time, offset: time.offset)
      }
      // A day of XML Schema: ‘2018-10-15Z’, ‘2018-10-15+03:00’.
      if let first = tail.first, !first.isSpaced,
        first.word == "z" || tail.contains(where: { $0.mark == ":" }),
        let offset = TimeOfDay.offset(tail), let parts = DateParts(head, order: order), parts.isDay,
        parts.form == .iso
      {
        return Single(parts: parts, offset: offset)
      }
    }
    guard tokens.count > 3, let year = tokens.last, year.number(digits: 4...4) != nil else { return nil }
    let before = tokens.dropLast()
    for cut in before.indices.dropFirst() {
      guard let time = TimeOfDay(before[cut...]),
        let parts = DateParts(ArraySlice(Array(before[..<cut]) + [year]), order: order), parts.isDay
      else { continue }
      return Single(parts: parts, time: time, offset: time.offset)
    }
    return nil
  }

  /// Twelve or fourteen digits: `20181015091100`.
  private func compact(_ tokens: ArraySlice<DateToken>) -> Single? {
    guard tokens.count == 1, let number = tokens.first?.number(digits: 12...14),
      tokens.first?.number(digits: 13...13) == nil
    else { return nil }
    let isShort = tokens.first?.number(digits: 12...12) != nil
    let scale = isShort ? 10_000 : 1_000_000
    func token(_ value: Int, _ digits: Int) -> DateToken {
      DateToken(kind: .number(value, digits: digits), isSpaced: false)
    }
    let time = [DateToken(kind: .word("t"), isSpaced: false), token(number % scale, isShort ? 4 : 6)]
    guard let parts = DateParts([token(number / scale, 8)], order: order), let time = TimeOfDay(time[...])
    else {
      return nil
    }
    return Single(parts: parts, time: time)
  }

  /// A day and how many days it may be off: `2018-10-08 ± 3`, `2018-10-08 +- 3 days`.
  private func around(_ tokens: ArraySlice<DateToken>) -> DateReading? {
    var rest = tokens
    if let word = rest.last?.word, DateWords.dayWords.contains(word) { rest.removeLast() }
    guard let days = rest.popLast()?.number(digits: 1...3), days <= 366 else { return nil }
    if rest.last?.mark == "±" {
      rest.removeLast()
    } else {
      guard rest.popLast()?.mark == "-" else { return nil }
      if rest.last?.mark == "/" { rest.removeLast() }
      guard rest.popLast()?.mark == "+" else { return nil }
    }
    guard let single = single(rest), single.time == nil, single.parts.isDay, var reading = single.reading
    else {
      return nil
    }
    reading.lastBegan = reading.span.first?.date
    reading.span = reading.span.shifted(by: -days * Moment.day, to: days * Moment.day)
    return reading
  }

  // MARK: - Spans

  private func range(_ tokens: ArraySlice<DateToken>) -> DateReading? {
    var tokens = tokens
    var marks = DateWords.rangeMarks
    if let word = tokens.first?.word {
      if DateWords.betweenWords.contains(word) {
        marks.formUnion(DateWords.andWords)
        tokens.removeFirst()
      } else if DateWords.fromWords.contains(word) {
        tokens.removeFirst()
      }
    }
    var found: Set<DateReading> = []
    for index in tokens.indices.dropFirst() {
      let token = tokens[index]
      // Two whole dates with a blank between them.
      if token.isSpaced, let span = joined(tokens[..<index], tokens[index...], by: nil) { found.insert(span) }
      let isMark =
        switch token.kind {
        case .mark(let mark): "-–/…&".contains(mark)
        case .word(let word): marks.contains(word) || DateWords.andWords.contains(word)
        case .number, .month: false
        }
      guard isMark, index + 1 < tokens.endIndex else { continue }
      var right = tokens[(index + 1)...]
      // ‘del 8 al 12’, ‘von 8 bis zum 12’.
      if let word = right.first?.word, ["the", "el", "le", "zum"].contains(word) { right.removeFirst() }
      guard let span = joined(tokens[..<index], right, by: token) else { continue }
      // ‘8 and 9 October’ are all days from the one to the other, ‘8 and 12 October’ are not.
      let isAnd = token.mark == "&" || token.word.map { !marks.contains($0) } ?? false
      if isAnd, span.span.days.first?.advanced(by: 1) != span.span.days.last { continue }
      found.insert(span)
    }
    return found.count == 1 ? found.first : nil
  }

  /// Whether two dates have the same marks, and years of four digits, or marks that no time of day has: ‘8.10.18 12.10.18’ may be
  /// ten past twelve.
  private func areWrittenAlike(_ left: ArraySlice<DateToken>, _ right: ArraySlice<DateToken>) -> Bool {
    let marks = left.compactMap(\.mark)
    guard marks == right.compactMap(\.mark) else { return false }
    let long = [left, right].filter { $0.contains { $0.number(digits: 4...4) != nil } }
    return long.count == 2 || long.isEmpty && marks.contains("/")
  }

  /// The span of two dates, each of which may leave to the other what they share.
  private func joined(
    _ left: ArraySlice<DateToken>, _ right: ArraySlice<DateToken>, by mark: DateToken?
  ) -> DateReading? {
    guard var first = single(left) else { return nil }
    let isYearFirst = left.first?.number(digits: 4...4) != nil
    let other = isYearFirst ? DateGrammar(order: .ymd) : self
    guard var last = single(right) ?? other.single(right) else {
      return clockSpan(first, right, by: mark)
    }
    // ‘13/10/2018 10.11.30’ is a day and a time, or nobody knows what.
    if mark == nil, !areWrittenAlike(left, right) { return nil }
    let areWhole = first.parts.span != nil && last.parts.span != nil
    if !(first.parts.isDay && last.parts.isDay) {
      guard let mark else { return nil }
      // ‘20181010-2030’: four digits after a whole day are no year.
      if first.parts.isDay, last.parts.month == nil, last.parts.day == nil { return nil }
      let isGlued = !mark.isSpaced && right.first?.isSpaced != true && mark.mark != "–"
      if isGlued, (left + right).contains(where: { $0.kind == mark.kind }) { return nil }
    }
    if !areWhole {
      if isYearFirst, last.parts.span == nil, let partial = other.single(right) { last = partial }
      guard Self.complete(&first.parts, &last.parts) else { return nil }
    }
    guard var start = first.reading, let end = last.reading, start.offset == end.offset else { return nil }
    guard let a = start.span.first, let b = end.span.last, a <= b else { return nil }
    (start.span, start.lastBegan) = (MomentSpan(first: a, last: b), end.lastBegan)
    if start.form == .iso { start.form = end.form }
    return start
  }

  /// Gives each of two dates what the other states for both; whether they are whole then.
  private static func complete(_ first: inout DateParts, _ last: inout DateParts) -> Bool {
    guard first.days == nil, last.days == nil else { return false }
    if first.month == nil, last.month != nil, first.day == nil { return false }
    let isYearOfBoth = first.year == nil
    first.month = first.month ?? last.month
    last.month = last.month ?? first.month
    first.year = first.year ?? last.year
    last.year = last.year ?? first.year
    guard let month = first.month, let other = last.month, let year = first.year else { return false }
    guard (first.day == nil) == (last.day == nil) else { return false }
    // ‘28 December - 3 January 2019’ begins in the year before.
    if isYearOfBoth, month > other { first.year = year - 1 }
    return first.span != nil && last.span != nil
  }

  /// A day with two times: `2018-10-08 09:00 - 11:30`.
  private func clockSpan(_ first: Single, _ right: ArraySlice<DateToken>, by mark: DateToken?) -> DateReading?
  {
    guard let mark, mark.isSpaced || mark.mark == "–", mark.mark != "/", first.time != nil,
      let time = TimeOfDay(right), time.offset == first.offset, var reading = first.reading,
      let day = first.parts.span?.first, let start = reading.span.first
    else { return nil }
    let end = Moment(startOf: day).advanced(by: time.start + time.width - 1)
    guard start <= end else { return nil }
    reading.span.last = end
    return reading
  }
}

/// Date-time groups of armed forces (ACP 121): `151200ZOCT18`, `15 1200Z Oct 2018`.
enum DateTimeGroup {
  static func reading(_ tokens: ArraySlice<DateToken>) -> DateReading? {
    var rest = tokens
    let day: Int
    let time: Int
    guard let first = rest.popFirst() else { return nil }
    if let both = first.number(digits: 6...6) {
      (day, time) = (both / 10_000, both % 10_000)
    } else if let alone = first.number(digits: 1...2), let clock = rest.first?.number(digits: 4...4) {
      (day, time) = (alone, clock)
      rest.removeFirst()
    } else {
      return nil
    }
    guard let word = rest.popFirst()?.word else { return nil }
    let zone: String
    let month: Int
    if let joined = DateWords.zonedMonth(word) {
      (zone, month) = joined
    } else if let name = rest.popFirst()?.month {
      (zone, month) = (word, name)
    } else {
      return nil
    }
    guard rest.count == 1, let token = rest.first, time / 100 < 24, time % 100 < 60 else { return nil }
    let year = token.number(digits: 4...4) ?? token.number(digits: 2...2).map(DateParts.century)
    guard let year, let date = CalendarDate(year: year, month: month, day: day) else { return nil }
    let start = Moment(startOf: date).advanced(by: (time / 100) * 3600 + time % 100 * 60)
    let span = MomentSpan(first: start, last: start.advanced(by: 59))
    // J is the local time of whoever writes. L is UTC+11, and far oftener written for ‘local’; where it is UTC+11, that is local, too.
    if zone == "j" || zone == "l" { return DateReading(span: span, form: .group) }
    guard let hours = hours[zone] else { return nil }
    return DateReading(span: span, offset: hours * 3600, form: .group)
  }

  /// Hours ahead of UTC by the letters of the zones.
  private static let hours: [String: Int] = {
    var hours = ["z": 0]
    for (index, letter) in "abcdefghiklm".enumerated() { hours[String(letter)] = index + 1 }
    for (index, letter) in "nopqrstuvwxy".enumerated() { hours[String(letter)] = -index - 1 }
    return hours
  }()
}
