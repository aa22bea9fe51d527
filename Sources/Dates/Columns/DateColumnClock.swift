/// What names of columns say of the clock and of the order of the dates and times below them.
extension DateColumnNames {
  /// The clock of a column's times.
  package enum Clock: Equatable, Sendable {
    /// The name does not say.
    case none
    /// So many seconds ahead of UTC: `time (UTC+3)`, `datetime_utc`.
    case ahead(Int)
    /// A zone whose name has several meanings, or a distance without a sign.
    case unclear(String)
  }

  /// Words by which names speak of clocks.
  static let clockWords: Set<String> =
    utcWords.union(zoneWords).union(unclearWords)
  private static let utcWords: Set<String> = ["utc", "gmt", "zulu", "z"]
  /// Zones of one meaning, but for those that are words of other things, such as `eat` and `cat`.
  private static let zoneWords: Set<String> = ["cet", "cest", "eet", "eest", "msk", "trt", "sast", "jst"]
  private static let unclearWords: Set<String> = ["bst", "ist", "cst", "ast", "est", "edt", "pst", "mst"]

  /// The clock that a name speaks of.
  package static func clock(of key: String) -> Clock {
    let text = Array(key.lowercased().map { $0 == "\u{2212}" || $0 == "–" ? "-" : $0 })
    var index = 0
    while index < text.count {
      guard text[index].isLetter else {
        index += 1
        continue
      }
      let begin = index
      while index < text.count, text[index].isLetter { index += 1 }
      let word = DateWords.folded(String(text[begin..<index]).unicodeScalars)
      if zoneWords.contains(word), let hours = DateWords.zoneHours[word] { return .ahead(hours * 3600) }
      // ‘EST’ is ‘is’ in French, and ‘est’ stands for ‘estimated’: only the last word of a name is a zone.
      if unclearWords.contains(word), begin > 0, !text[index...].contains(where: \.isLetter) {
        return .unclear(String(text[begin..<index]).uppercased())
      }
      guard utcWords.contains(word) else { continue }
      if word == "z", begin == 0 { continue }
      return distance(text[index...], word)
    }
    return .none
  }

  /// What follows `utc` in a name: nothing, or a distance.
  private static func distance(_ text: ArraySlice<Character>, _ word: String) -> Clock {
    var rest = text.drop { $0 == " " || $0 == "_" || $0 == "(" }
    guard let first = rest.first, first.isNumber || first == "+" || first == "-" else { return .ahead(0) }
    let sign = first
    if !first.isNumber { rest.removeFirst() }
    let hours = rest.prefix { $0.isNumber }
    rest.removeFirst(hours.count)
    var minutes = Substring("0")
    if rest.first == ":" { minutes = Substring(String(rest.dropFirst().prefix { $0.isNumber })) }
    guard let number = Int(String(hours)), let extra = Int(minutes), extra < 60 else { return .ahead(0) }
    let seconds = (hours.count > 2 ? number / 100 * 3600 + number % 100 * 60 : number * 3600) + extra * 60
    // ‘utc_2’ may be the second of two columns.
    guard sign == "+" || sign == "-", seconds <= 14 * 3600, word != "z" else {
      return .unclear(word.uppercased() + " " + String(hours))
    }
    return .ahead(sign == "-" ? -seconds : seconds)
  }

  /// The order of day, month and year that a name spells: `date_dd_mm_yyyy`, `Date (MM/DD/YYYY)`, `Datum TT.MM.JJJJ`.
  package static func order(of key: String) -> DateOrder? {
    let parts = key.lowercased().split { !$0.isLetter }.map { DateWords.folded(String($0).unicodeScalars) }
    for index in parts.indices.dropLast(2) {
      switch (place(parts[index]), place(parts[index + 1]), place(parts[index + 2])) {
      case (.day, .month, .year): return .dmy
      case (.month, .day, .year): return .mdy
      case (.year, .month, .day): return .ymd
      default: continue
      }
    }
    let words: [(DateOrder, [String])] = [
      (.dmy, ["ddmmyyyy", "ddmmyy", "dmy", "jjmmaaaa", "ttmmjjjj", "ddmmaaaa"]),
      (.mdy, ["mmddyyyy", "mmddyy", "mdy"]),
      (.ymd, ["yyyymmdd", "yymmdd", "ymd", "aaaammdd", "jjjjmmtt", "aaaammjj"]),
    ]
    return words.first { $0.1.contains(where: parts.contains) }?.0
  }

  private enum Place { case day, month, year }

  private static func place(_ part: String) -> Place? {
    switch part {
    case "dd", "d", "jj", "j", "tt", "t", "дд", "gg", "g", "day": .day
    case "mm", "m", "мм", "mon", "mmm", "month": .month
    case "yyyy", "yy", "y", "aaaa", "jjjj", "гггг", "гг", "yil", "year": .year
    default: nil
    }
  }
}
