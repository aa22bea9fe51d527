/// Characters without a form of their own, which editors, web pages and chat programs leave in texts: marks of direction
/// (U+200E, U+200F, U+061C, U+202A to U+202E, U+2066 to U+2069), the zero-width space, the word joiner and its like, the
/// soft hyphen, byte-order marks after the first, and NUL.
///
/// The joiners U+200C and U+200D are kept: Persian and the scripts of India spell with them.
package enum InvisibleMarks {
  /// Whether bytes may hold one; false for most texts, quickly.
  package static func mayOccur(in bytes: [UInt8]) -> Bool {
    bytes.contains { $0 == 0 || $0 == 0xC2 || $0 == 0xD8 || $0 == 0xE1 || $0 == 0xE2 || $0 == 0xEF }
  }

  /// The bytes of a text in UTF-8 without these marks.
  package static func removed(from bytes: some Collection<UInt8>) -> [UInt8] {
    let bytes = Array(bytes)
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      if let length = length(bytes[at...].prefix(3)) {
        at += length
      } else {
        kept.append(bytes[at])
        at += 1
      }
    }
    return kept
  }

  /// Whether a character is such a mark, or one of the joiners, which mean nothing in numbers and in the names of columns.
  package static func areIgnoredInNumbers(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\u{200C}" || scalar == "\u{200D}" { return true }
    return scalar.value == 0 || scalar.value >= 0xAD && length(Array(String(scalar).utf8)[...]) != nil
  }

  /// A text without them, joiners left out too.
  package static func removed(from text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0 || $0 >= 0x80 }) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !areIgnoredInNumbers($0) }))
  }

  /// The length of a mark at the beginning of bytes; nil where there is none.
  private static func length(_ bytes: ArraySlice<UInt8>) -> Int? {
    let first = bytes[bytes.startIndex]
    if first == 0 { return 1 }
    guard first >= 0xC2, bytes.count > 1 else { return nil }
    let second = bytes[bytes.startIndex + 1]
    if first == 0xC2 { return second == 0xAD ? 2 : nil }
    if first == 0xD8 { return second == 0x9C ? 2 : nil }
    guard bytes.count > 2 else { return nil }
    let third = bytes[bytes.startIndex + 2]
    switch (first, second) {
    case (0xE1, 0xA0): return third == 0x8E ? 3 : nil
    case (0xE2, 0x80):
      return third == 0x8B || third == 0x8E || third == 0x8F || (0xAA...0xAE).contains(third) ? 3 : nil
    case (0xE2, 0x81): return (0xA0...0xA4).contains(third) || (0xA6...0xA9).contains(third) ? 3 : nil
    case (0xEF, 0xBB): return third == 0xBF ? 3 : nil
    default: return nil
    }
  }
}
