internal import TextFormats

/// The columns of times of day that go with a column of days, and what is to be said of others.
package struct TimeColumns: Sendable {
  /// The column of the time, or of the first; nil for none.
  package private(set) var start: Int?
  /// The column of the last time; nil for none.
  package private(set) var end: Int?
  /// Whether only the first time is known.
  package private(set) var isOpen = false
  /// The column of `AM` and `PM`; nil for none.
  package private(set) var half: Int?
  /// How many seconds ahead of UTC the times are by the name of their column; nil where it does not say.
  package private(set) var offset: Int?
  /// What is to be said, a sentence each.
  package private(set) var remarks: [String] = []

  /// What a name says of the times below it.
  private enum Kind { case plain, start, end, other }

  /// - Parameters:
  ///   - taken: The columns of the dates.
  ///   - isDay: Whether the dates are days of one column, to which a time can be added.
  package init(among table: DateTable, besides taken: [Int], isDay: Bool) {
    var found: [(index: Int, kind: Kind)] = []
    for index in table.names.indices where !taken.contains(index) {
      let values = table.values(index)
      guard
        Self.isNamed(table.keys[index]) || Self.areTimes(values) || Self.areOfClock(table.keys[index], values)
      else { continue }
      guard let first = values.first, !table.holdsPlainDates(index) else { continue }
      if case .unclear(let zone) = DateColumnNames.clock(of: table.keys[index]) {
        refuse(table, index, "‘\(zone)’ has several meanings; write the distance from UTC, as in UTC+3")
        continue
      }
      let isOfClock = Self.areOfClock(table.keys[index], values)
      guard let unread = values.first(where: { !Self.isTimeOfDay(isOfClock ? Self.withColon($0) : $0) })
      else {
        found.append((index, Self.kind(of: table.keys[index])))
        continue
      }
      if first.contains(where: \.isNumber) || values.contains(where: Self.isTimeOfDay) {
        refuse(table, index, "\(RowError.quoted(unread)) is none")
      }
    }
    half = table.names.indices.first { index in
      let values = table.values(index)
      return !values.isEmpty
        && (Self.isHalfName(table.plain[index]) || values.allSatisfy(Self.isHalf))
    }
    if isDay {
      start = Self.plain(among: found.filter { $0.kind == .plain }.map(\.index), table)
      if start == nil, !found.contains(where: { $0.kind == .plain }),
        let first = found.first(where: { $0.kind == .start })
      {
        start = first.index
        end = found.first { $0.kind == .end }?.index
        isOpen = end == nil
      }
      // The name of the times says their clock, or else that of the days.
      if let start {
        for index in [start] + taken where offset == nil {
          if case .ahead(let seconds) = DateColumnNames.clock(of: table.keys[index]) { offset = seconds }
        }
      }
    }
    for (index, kind) in found where index != start && index != end {
      let reason =
        if !isDay {
          "only days of one column have one"
        } else if kind == .plain, start == nil {
          "several columns hold such times"
        } else if kind == .other || start == nil {
          "the name does not say that they are the incidents'; the name ‘time’ would"
        } else {
          "those in \(start.map(table.quoted) ?? "") are"
        }
      refuse(table, index, reason)
    }
  }

  /// Whether a name is that of times of day.
  private static func isNamed(_ key: String) -> Bool {
    let words = DateColumnNames.words(of: key)
    return !words.isDisjoint(with: DateColumnWords.times)
      && words.isDisjoint(with: ["precision", "prec", "zone", "accuracy", "stamp", "type", "source", "id"])
  }

  /// Whether all first values of a column of any name are times with a colon.
  private static func areTimes(_ values: [String]) -> Bool {
    guard let first = values.first, first.contains(":"), first.utf8.count <= 20 else { return false }
    return values.allSatisfy { $0.contains(":") && isTimeOfDay($0) }
  }

  /// Whether a column is called by a clock alone, as `zulu`, and has numbers of three digits or more in it.
  private static func areOfClock(_ key: String, _ values: [String]) -> Bool {
    let words = DateColumnNames.words(of: key)
    return !words.isDisjoint(with: ["utc", "gmt", "zulu"])
      && words.isSubset(of: DateColumnNames.clockWords.union(DateColumnWords.neutral))
      && values.allSatisfy { $0.count(where: \.isNumber) >= 3 }
  }

  /// `0915` as `09:15`; other texts as they are.
  private static func withColon(_ text: String) -> String {
    text.utf8.count == 4 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      ? "\(text.prefix(2)):\(text.suffix(2))" : text
  }

  /// What a column that holds nothing in the first rows says of dates by its name.
  package enum Late: Sendable { case time, half, zone }

  /// The columns of times, of `AM` and `PM`, and of time zones that hold nothing in the first rows.
  package static func late(among table: DateTable) -> [(index: Int, kind: Late)] {
    table.names.indices.compactMap { index in
      guard table.values(index).isEmpty else { return nil }
      if isHalfName(table.plain[index]) { return (index, .half) }
      if isNamedZone(table.keys[index]) { return (index, .zone) }
      guard isNamed(table.keys[index]), kind(of: table.keys[index]) != .other,
        DateColumnNames.rank(of: table.keys[index]) == nil, !DateColumnNames.isLast(table.keys[index])
      else { return nil }
      return (index, .time)
    }
  }

  private static func isHalfName(_ name: String) -> Bool { ["ampm", "am_pm", "meridiem"].contains(name) }

  /// The one of several columns that is of the incident by its name, or that says its clock; nil where nothing tells them apart.
  private static func plain(among columns: [Int], _ table: DateTable) -> Int? {
    if columns.count < 2 { return columns.first }
    let own = columns.filter {
      !DateColumnNames.words(of: table.keys[$0]).isDisjoint(with: DateColumnWords.incidents)
    }
    if own.count == 1 { return own[0] }
    let clocked = columns.filter { DateColumnNames.clock(of: table.keys[$0]) != .none }
    return clocked.count == 1 ? clocked[0] : nil
  }

  private mutating func refuse(_ table: DateTable, _ index: Int, _ reason: String) {
    remarks.append("warning: the times of day in \(table.quoted(index)) are not used, as \(reason)")
  }

  private static func kind(of key: String) -> Kind {
    let words = DateColumnNames.words(of: key)
    let known = DateColumnWords.times.union(DateColumnWords.neutral).union(DateColumnWords.incidents)
      .union(DateColumnWords.dates).union(DateColumnNames.clockWords)
    if words.isSubset(of: known) { return .plain }
    if words.isSubset(of: known.union(DateColumnWords.starts)) { return .start }
    return words.isSubset(of: known.union(DateColumnWords.ends)) ? .end : .other
  }

  /// Whether a text is a time of day and nothing else.
  package static func isTimeOfDay(_ text: String) -> Bool {
    PointedTime.colons(text) != nil
      || DateText.readings(text).isEmpty && !DateText.readings("2000-01-01 \(text)").isEmpty
  }

  private static func isHalf(_ text: String) -> Bool {
    let letters = DateWords.folded(text.unicodeScalars.filter { $0 != "." && $0 != " " })
    return letters.count <= 5
      && (DateWords.morning.contains(letters) || DateWords.afternoon.contains(letters))
  }

  /// The time that a text of a column and one of its half of the day give on a day; nil where they give none on that day.
  ///
  /// - Parameter half: `AM` or `PM`, or nil where the table has no such column.
  package static func time(_ text: String, half: String?, on day: CalendarDate) -> DateReading? {
    if FieldText.isMissing(text) { return nil }
    var text = PointedTime.colons(text) ?? withColon(text)
    if let half, !FieldText.isMissing(half) {
      text += " \(["A", "P", "a", "p"].contains(half) ? half + "m" : half)"
    } else if half != nil, isHalved(text) {
      return nil
    }
    guard let reading = DateText.reading("\(day) \(text)", order: .ymd) else { return nil }
    // ‘24:00’ is the midnight after the day.
    let isMidnight = reading.span.first == Moment(startOf: day.advanced(by: 1)) && text.hasPrefix("24")
    return reading.span.days == DateSpan(day) || isMidnight ? reading : nil
  }

  /// Whether a time may be one of the morning and of the afternoon.
  private static func isHalved(_ text: String) -> Bool {
    let hour = Int(text.prefix { $0.isNumber })
    return hour.map { (1...12).contains($0) } ?? true && !text.contains(where: \.isLetter)
  }

  // MARK: - Time zones

  /// The columns of the time zones of rows, by their names or their values, that hold something.
  package static func zones(among table: DateTable) -> [Int] {
    table.names.indices.filter { index in
      let values = table.values(index)
      guard !values.isEmpty else { return false }
      let words = DateColumnNames.words(of: table.keys[index])
      if isNamedZone(table.keys[index]) { return true }
      return values.prefix(12).allSatisfy { text in
        isZone(text)
          || !words.isDisjoint(with: DateColumnWords.zones) && Double(text).map { abs($0) <= 14 } ?? false
      }
    }
  }

  /// Whether the name of a column says beyond doubt that time zones are in it.
  package static func isNamedZone(_ key: String) -> Bool {
    DateColumnNames.isZone(key)
      || !DateColumnNames.words(of: key).isDisjoint(
        with: DateColumnWords.zones.subtracting(["offset", "zona", "fuso"]))
  }

  /// Whether a text is the name of a time zone of the IANA database, or a distance from UTC such as `UTC+3` and `+03:00`.
  private static func isZone(_ text: String) -> Bool {
    let areas: Set = [
      "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Etc", "Europe", "Indian",
      "Pacific",
    ]
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count > 1, areas.contains(String(parts[0])) {
      return parts.dropFirst().allSatisfy { !$0.isEmpty && !$0.contains(" ") }
    }
    guard text.utf8.count <= 9,
      text.contains(":") || text.lowercased().contains(where: { "uz".contains($0) }) || text.contains("GMT")
    else { return false }
    return DateText.reading("2000-01-01T00:00:00\(text)", order: .ymd)?.offset != nil
      || DateText.reading("2000-01-01T00:00:00 \(text)", order: .ymd)?.offset != nil
  }
}
