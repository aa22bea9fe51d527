/// A time of day as it is written, perhaps with its distance from UTC.
struct TimeOfDay: Hashable {
  /// Seconds since midnight: 0 to 86,400.
  var start: Int
  /// How many seconds it stands for: 60 for a time to the minute.
  var width: Int
  /// How many seconds its clock is ahead of UTC; nil where it does not say.
  var offset: Int?

  /// Whether it is a midnight that says no more than the day, as spreadsheets add it to dates.
  var isOnlyADay: Bool { start == 0 && offset == nil }

  /// Reads all of some tokens as a time; nil where they are not one.
  ///
  /// - Parameter isAfterDay: Whether a day stands before it, after which `14.30` is a time and no day of a month.
  init?(_ tokens: ArraySlice<DateToken>, isAfterDay: Bool = false) {
    var rest = tokens
    if let mark = rest.first?.mark, mark == "," || mark == "@" && isAfterDay { rest.removeFirst() }
    // ‘1345Z’, as armed forces and weather reports write it.
    if isAfterDay, rest.count == 2, let number = rest.first?.number(digits: 4...4), rest.last?.word == "z",
      rest.last?.isSpaced == false, let start = Self.seconds(number / 100, number % 100, 0)
    {
      (self.start, width, offset) = (start, 60, 0)
      return
    }
    var isCompact = false
    while let word = rest.first?.word, DateWords.beforeTimes.contains(word) {
      isCompact = word == "t"
      rest.removeFirst()
    }
    // Turkish has ‘ÖS 2:30’, which ``meridiem(_:)`` finds after the time.
    if let half = rest.first, let word = half.word, ["oo", "os"].contains(word), rest.count > 1 {
      rest = ArraySlice(rest.dropFirst() + [half])
    }
    let hasTwoDigits = rest.first?.number(digits: 2...2) != nil
    let hasHourWord = rest.dropFirst().first?.word == "h"
    let pointed = isAfterDay ? Self.pointedClock(&rest) : nil
    guard let clock = pointed ?? Self.clock(&rest, isCompact: isCompact) else { return nil }
    (start, width) = clock
    if let word = rest.first?.word, DateWords.afterTimes.contains(word) { rest.removeFirst() }
    let hasNoSeconds = width == 60
    if let ahead = Self.meridiem(&rest) {
      guard (1...12).contains(start / 3600) else { return nil }
      start = start % 43_200 + ahead
    } else if width == 3600, !hasHourWord, !isCompact || !hasTwoDigits {
      // An hour alone is a number, but for ‘14h’ and ‘T09’ of ISO 8601.
      return nil
    }
    if !rest.isEmpty {
      // ‘09:00-11:00’ may be a span of two hours, and ‘09:00 - 11:00’ is one; ‘09:00 -03:00’ is behind UTC.
      if let sign = rest.first, hasNoSeconds, sign.mark == "-",
        rest.dropFirst().first?.isSpaced == true || !isCompact && !sign.isSpaced
      {
        return nil
      }
      guard let offset = Self.offset(rest) else { return nil }
      self.offset = offset
    }
  }

  /// Hours, minutes and seconds, and how many seconds they stand for.
  private static func clock(_ rest: inout ArraySlice<DateToken>, isCompact: Bool) -> (Int, Int)? {
    guard let first = rest.popFirst() else { return nil }
    if isCompact, let number = first.number(digits: 4...6) {
      let digits = first.number(digits: 4...4) == nil ? 6 : 4
      guard first.number(digits: 5...5) == nil else { return nil }
      skipFraction(&rest)
      let (hour, minute, second) =
        digits == 4 ? (number / 100, number % 100, 0) : (number / 10_000, number / 100 % 100, number % 100)
      return seconds(hour, minute, second).map { ($0, digits == 4 ? 60 : 1) }
    }
    // ‘2130 hrs’
    if let number = first.number(digits: 4...4), let word = rest.first?.word,
      DateWords.hourWords.contains(word)
    {
      rest.removeFirst()
      return seconds(number / 100, number % 100, 0).map { ($0, 60) }
    }
    guard let hour = first.number(digits: 1...2) else { return nil }
    let isHours = rest.first?.word == "h"
    guard isHours || rest.first?.mark == ":" else { return seconds(hour, 0, 0).map { ($0, 3600) } }
    rest.removeFirst()
    guard let minute = rest.first?.number(digits: 2...2) else {
      return isHours ? seconds(hour, 0, 0).map { ($0, 3600) } : nil
    }
    rest.removeFirst()
    guard !isHours, rest.first?.mark == ":", let second = rest.dropFirst().first?.number(digits: 2...2) else {
      return seconds(hour, minute, 0).map { ($0, 60) }
    }
    rest.removeFirst(2)
    skipFraction(&rest)
    return seconds(hour, minute, second).map { ($0, 1) }
  }

  /// Hours and minutes with a point between them: `14.30`, and `02.30.00.000000 PM` as databases write it. Three numbers
  /// alone are a date.
  private static func pointedClock(_ rest: inout ArraySlice<DateToken>) -> (Int, Int)? {
    var tokens = rest
    func next() -> Int? {
      guard tokens.first?.mark == ".", let token = tokens.dropFirst().first, !token.isSpaced,
        let number = token.number(digits: 2...2)
      else { return nil }
      tokens.removeFirst(2)
      return number
    }
    guard let hour = tokens.popFirst()?.number(digits: 2...2), let minute = next() else { return nil }
    let second = next()
    if second != nil {
      skipFraction(&tokens)
      var half = tokens
      guard meridiem(&half) != nil else { return nil }
    }
    rest = tokens
    return seconds(hour, minute, second ?? 0).map { ($0, second == nil ? 60 : 1) }
  }

  private static func skipFraction(_ rest: inout ArraySlice<DateToken>) {
    guard let mark = rest.first?.mark, mark == "." || mark == ",",
      let number = rest.dropFirst().first, number.number(digits: 1...14) != nil, !number.isSpaced
    else { return }
    rest.removeFirst(2)
  }

  private static func seconds(_ hour: Int, _ minute: Int, _ second: Int) -> Int? {
    guard hour <= 24, minute < 60, second <= 60, hour < 24 || minute == 0 && second == 0 else { return nil }
    // A leap second is written as the one before it.
    return hour * 3600 + minute * 60 + min(second, 59)
  }

  /// Takes `AM` or `p.m.`: the seconds that it adds.
  private static func meridiem(_ rest: inout ArraySlice<DateToken>) -> Int? {
    guard let word = rest.first?.word else { return nil }
    var half = word
    var taken = 1
    if word == "a" || word == "p", rest.dropFirst().first?.mark == ".", rest.dropFirst(2).first?.word == "m" {
      half = word + "m"
      taken = rest.dropFirst(3).first?.mark == "." ? 4 : 3
    }
    guard let ahead = DateWords.morning.contains(half) ? 0 : DateWords.afternoon.contains(half) ? 43_200 : nil
    else { return nil }
    rest.removeFirst(taken)
    return ahead
  }

  /// All of some tokens as the distance from UTC: `Z`, `+03:00`, `-0500`, `UTC+3`, `GMT+0300 (…)`.
  static func offset(_ tokens: ArraySlice<DateToken>) -> Int? {
    var rest = tokens
    // ‘(UTC+3)’, ‘(+03:00)’
    if rest.count > 2, rest.first?.mark == "(", rest.last?.mark == ")" { rest = rest.dropFirst().dropLast() }
    let names: Set = ["z", "utc", "gmt"]
    if let word = rest.first?.word, names.contains(word) {
      rest.removeFirst()
      // A name of the zone in brackets, as programs add it (RFC 9557).
      if rest.isEmpty || rest.first?.mark == "[" && rest.last?.mark == "]" { return 0 }
      if word == "z" { return nil }
    } else if rest.count == 1, let word = rest.first?.word, let hours = DateWords.zoneHours[word] {
      return hours * 3600
    }
    guard let sign = rest.popFirst()?.mark, sign == "+" || sign == "-", let first = rest.popFirst() else {
      return nil
    }
    var (hour, minute) = (0, 0)
    if let number = first.number(digits: 1...2) {
      hour = number
      if rest.first?.mark == ":" {
        guard let number = rest.dropFirst().first?.number(digits: 2...2) else { return nil }
        minute = number
        rest.removeFirst(2)
      }
    } else if let number = first.number(digits: 4...4) {
      (hour, minute) = (number / 100, number % 100)
    } else {
      return nil
    }
    // The name of the zone, as programs add it (RFC 9557).
    if rest.first?.mark == "(", rest.last?.mark == ")" { rest = [] }
    if rest.first?.mark == "[", rest.last?.mark == "]" { rest = [] }
    if rest.count == 1, let word = rest.first?.word, DateWords.zones.contains(word) { rest = [] }
    let seconds = hour * 3600 + minute * 60
    guard rest.isEmpty, minute < 60, seconds <= 14 * 3600 else { return nil }
    return sign == "-" ? -seconds : seconds
  }
}
