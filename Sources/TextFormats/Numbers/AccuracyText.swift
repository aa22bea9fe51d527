package import Geometry

/// Reads how people write the radius within which a position is known.
///
/// A number of metres, or a length with its unit; thousands separated or not, with the signs and words that go before
/// such a radius: `25000`, `25,000`, `1 500 m`, `±500 m`, `< 2 km`, `about 500 metres`. Of a range, `1-2 km`, it is
/// the greater. `> 500 m` names no radius, and is unreadable as all else is. So is `1.500 m`, which may be a metre and a half
/// or 1,500 m; a number without a unit is what programs write, and has no such doubt.
package enum AccuracyText {
  /// The radius of a text, 0 included; nil where it does not name one.
  ///
  /// - Parameter mark: The decimal mark of the table, which alone tells 25,000 from 25.000.
  package static func length(_ text: String, mark: UInt8) -> Length? {
    // Most are plain numbers, and rows are very many.
    if let meters = WrittenNumber.simple(text, mark: mark) { return .meters(meters) }
    // To hydrographers a capital M alone is a nautical mile.
    if text.last == "M", text.dropLast().last.map({ $0.isNumber || $0.isWhitespace }) == true { return nil }
    // ‘MM’ may be millimetres, or miles of seamen.
    if text.hasSuffix("MM"), text.dropLast(2).last?.isLetter == false { return nil }
    var rest = plain(text)[...]
    while let shorter = withoutQualifier(rest) { rest = shorter }
    for word in ["radius", "accuracy"] where rest.hasSuffix(word) {
      rest = trimmed(rest.dropLast(word.count))
    }
    if let length = quantity(rest, mark) { return length }
    for dash in ["-", "–", "—", " to "] {
      let parts = rest.split(separator: dash, omittingEmptySubsequences: false)
      guard parts.count == 2, let upper = quantity(trimmed(parts[1]), mark) else { continue }
      // ‘1-2 km’: the unit is said once.
      let unit = trimmed(parts[1]).drop { !$0.isLetter }
      let first = trimmed(parts[0])
      guard let lower = quantity(first.contains(where: \.isLetter) ? first : first + unit, mark) else {
        continue
      }
      return max(lower, upper)
    }
    return nil
  }

  /// Whether a text only says that nothing is known: `n/a`, `unknown`, `-`.
  package static func saysNothing(_ text: String) -> Bool {
    FieldText.isMissing(text) || nothings.contains(text.lowercased())
  }

  private static let nothings: Set<String> = [
    "?", "none", "unknown", "not known", "not stated", "not recorded", "unspecified",
  ]

  private static let signs = ["±", "+/-", "+-", "-/+", "<=", "≤", "<", "~", "≈", "∼", "+"]
  /// Those of several words come first, because the first that fits is taken.
  private static let words =
    ["radius of", "less than", "up to", "at most", "radius", "within", "under", "maximum", "max"]
    + LengthWords.hedges.filter { $0.contains(where: \.isLetter) }

  /// In small letters, with one kind of blank and of digits.
  private static func plain(_ text: String) -> String {
    let scalars = text.lowercased().unicodeScalars.map {
      $0.properties.isWhitespace ? " " : WrittenNumber.western($0)
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The text after a sign or a word that only introduces a radius, `±` or `within`; nil where there is not one.
  private static func withoutQualifier(_ text: Substring) -> Substring? {
    let text = trimmed(text)
    if let sign = signs.first(where: text.hasPrefix) { return trimmed(text.dropFirst(sign.count)) }
    for word in words where text.hasPrefix(word) {
      let rest = text.dropFirst(word.count)
      if rest.first?.isLetter != true { return trimmed(rest.first == "." ? rest.dropFirst() : rest) }
    }
    return nil
  }

  /// Whether the decimal mark may as well set thousands apart: up to three digits before it, and three after it.
  private static func mayBeThousands(_ number: Substring, _ mark: UInt8) -> Bool {
    let parts = number.utf8.split(separator: mark, omittingEmptySubsequences: false)
    return parts.count == 2 && (1...3).contains(parts[0].count) && parts[1].count == 3
      && parts[0].first != UInt8(ascii: "0")
  }

  /// A number and perhaps its unit; metres without one.
  private static func quantity(_ text: Substring, _ mark: UInt8) -> Length? {
    let end = text.lastIndex(where: \.isWholeNumber).map { text.index(after: $0) } ?? text.startIndex
    guard let number = WrittenNumber.value(text[..<end], mark: mark) else { return nil }
    let unit = trimmed(text[end...])
    if !unit.isEmpty, mayBeThousands(text[..<end], mark) { return nil }
    guard let meters = unit.isEmpty ? 1 : LengthWords.meters(in: String(unit)) else { return nil }
    return .meters(number * meters)
  }
}
