/// Plain texts and numbers in a field of a table.
package enum FieldText {
  /// Bytes without blanks of any kind around them, and without marks that nobody sees (``InvisibleMarks``).
  package static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    var rest = InvisibleMarks.mayOccur(in: bytes) ? InvisibleMarks.removed(from: bytes)[...] : bytes[...]
    while let first = rest.first {
      if SourceText.isSpace(first) {
        rest.removeFirst()
      } else if let length = blankLength(rest.prefix(3)) {
        rest.removeFirst(length)
      } else {
        break
      }
    }
    while let last = rest.last {
      if SourceText.isSpace(last) {
        rest.removeLast()
      } else if rest.suffix(2) == noBreak {
        rest.removeLast(2)
      } else if blankLength(rest.suffix(3)) == 3 {
        rest.removeLast(3)
      } else {
        break
      }
    }
    return Array(rest)
  }

  /// The text of a field of plain ASCII without blanks around it, at once; nil for a field that takes more care: one with a
  /// quote, a zero byte, or anything else than ASCII.
  package static func plain(_ field: UnsafeBufferPointer<UInt8>) -> String? {
    let isPlain = unsafe field.allSatisfy { $0 < 0x80 && $0 != 0 && $0 != UInt8(ascii: "\"") }
    guard isPlain else { return nil }
    var range = 0..<field.count
    while let first = range.first, unsafe SourceText.isSpace(field[first]) { range.removeFirst() }
    while let last = range.last, unsafe SourceText.isSpace(field[last]) { range.removeLast() }
    return unsafe String(decoding: UnsafeBufferPointer(rebasing: field[range]), as: UTF8.self)
  }

  /// Whether a text stands for a value that is not there: an empty one, `NA`, `NaN`, `N/A`, `null`, `-`.
  package static func isMissing(_ text: String) -> Bool {
    text.isEmpty || (text.utf8.count <= 6 && missing.contains(text.lowercased()))
  }

  private static let missing: Set<String> = [
    "-", "--", "–", "—", "na", "n/a", "n.a.", "#n/a", "<na>", ".", "nan", "nat", "null", "nil", "\\n",
    "none", "(null)", "<null>",
  ]

  private static let noBreak: ArraySlice<UInt8> = [0xC2, 0xA0]

  /// The length of a blank outside ASCII at the beginning: a no-break space, the spaces of U+2000 to U+200A, U+202F,
  /// U+205F, and the ideographic space; nil for anything else.
  private static func blankLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.prefix(2) == noBreak { return 2 }
    guard bytes.count == 3 else { return nil }
    let (first, second, third) = (
      bytes[bytes.startIndex], bytes[bytes.startIndex + 1], bytes[bytes.startIndex + 2]
    )
    switch (first, second) {
    case (0xE2, 0x80): return third <= 0x8A || third == 0xAF ? 3 : nil
    case (0xE2, 0x81): return third == 0x9F ? 3 : nil
    case (0xE3, 0x80): return third == 0x80 ? 3 : nil
    default: return nil
    }
  }

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
