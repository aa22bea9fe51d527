internal import Geometry
internal import TextFormats

/// Reads one depth, or a range of two, as people write them: `20km`, `15km..20km`, `15-20 km`, `15 to 20 km`.
enum DepthText {
  /// The depth, or the two of a range. In a range with a dash or a word the unit may be said once; around `..` each depth
  /// has its own.
  static func lengths(_ text: String) throws(RuleTextError) -> (from: Length, to: Length?) {
    for mark in ["..", "…"] {
      let parts = parts(text, mark)
      guard parts.count == 2 else { continue }
      let units = parts.map { String($0.drop { !$0.isLetter }) }
      if units.contains(""), let unit = units.first(where: { !$0.isEmpty }) {
        let whole = parts.map { $0.contains(where: \.isLetter) ? $0 : $0 + unit }.joined(separator: "..")
        throw RuleTextError(
          "‘\(text)’ has a unit at one of its two depths alone; write \(whole), if that is meant")
      }
      return (try length(parts[0]), try length(parts[1]))
    }
    // A number may have an exponent with a minus.
    if let one = try? Length(parsing: text) { return (one, nil) }
    for mark in [" to ", "–", "—", "−", "-"] {
      let parts = parts(text, mark)
      guard parts.count == 2, parts.allSatisfy({ $0.contains(where: \.isWholeNumber) }) else { continue }
      let unit = parts[1].drop { !$0.isLetter }
      let first = parts[0].contains(where: \.isLetter) ? parts[0] : parts[0] + unit
      return (try length(first), try length(parts[1]))
    }
    return (try length(text), nil)
  }

  private static func parts(_ text: String, _ mark: String) -> [String] {
    text.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false).map { part in
      var part = part.drop { $0 == " " }
      while part.last == " " { part.removeLast() }
      return String(part)
    }
  }

  /// A number with its unit, which may be a word: `20 kilometres`.
  private static func length(_ text: String) throws(RuleTextError) -> Length {
    do throws(LengthError) {
      return try Length(parsing: text)
    } catch {
      if case .ambiguous = error { throw RuleTextError("\(error)") }
      let end = text.lastIndex(where: \.isWholeNumber).map { text.index(after: $0) } ?? text.startIndex
      // The symbol of the nautical mile in the law of the sea; to others a metre.
      if text[end...].drop(while: { $0 == " " }) == "M" {
        throw RuleTextError(
          "‘\(text)’ may be nautical miles or metres; write \(text[..<end])nmi or \(text[..<end])m")
      }
      let unit = text[end...].drop { $0 == " " }.lowercased()
      if let number = Double(text[..<end].drop { $0 == " " }), number.isFinite,
        let meters = LengthWords.meters(in: unit)
      {
        return .meters(number * meters)
      }
      throw RuleTextError("\(error)")
    }
  }
}
