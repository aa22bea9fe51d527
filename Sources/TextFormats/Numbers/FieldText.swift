/// Plain texts and numbers in a field of a table.
package enum FieldText {
  /// Bytes without blanks and no-break spaces around them.
  package static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    var rest = bytes[...]
    while let first = rest.first {
      if SourceText.isSpace(first) {
        rest.removeFirst()
      } else if rest.starts(with: [0xC2, 0xA0]) {
        rest.removeFirst(2)
      } else {
        break
      }
    }
    while let last = rest.last {
      if SourceText.isSpace(last) {
        rest.removeLast()
      } else if rest.suffix(2) == [0xC2, 0xA0] {
        rest.removeLast(2)
      } else {
        break
      }
    }
    return Array(rest)
  }

  /// Whether a text stands for a value that is not there: an empty one, `NA`, `NaN`, `N/A`, `null`, `-`.
  package static func isMissing(_ text: String) -> Bool {
    text.isEmpty || (text.utf8.count <= 5 && missing.contains(text.lowercased()))
  }

  private static let missing: Set<String> = [
    "-", "--", "–", "—", "na", "n/a", "n.a.", "#n/a", "<na>", ".", "nan", "nat", "null", "nil", "\\n",
  ]

  /// A decimal number with a point, or with one comma instead.
  package static func number(_ text: String) -> Double? {
    var commas = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        continue
      case UInt8(ascii: ","): commas += 1
      default: return nil
      }
    }
    if commas == 0 { return Double(text).flatMap { $0.isFinite ? $0 : nil } }
    guard commas == 1, !text.utf8.contains(UInt8(ascii: ".")) else { return nil }
    return Double(String(text.map { $0 == "," ? "." : $0 })).flatMap { $0.isFinite ? $0 : nil }
  }
}
