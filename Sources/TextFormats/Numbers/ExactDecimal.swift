/// Reads plain decimal numbers quickly, and leaves all others to a slower reader that takes more forms.
package enum ExactDecimal {
  /// The number of a text such as `-36.2074`: a minus or none, digits, and perhaps a point and digits.
  ///
  /// Nil for anything else, and for what cannot be read exactly so: fifteen digits are whole in a double, and so are
  /// powers of ten to the 22nd, so that their quotient is the double nearest to the number. Up to eighteen digits are
  /// where there is a wider format, unless the quotient lies so near the middle of two doubles that it cannot be told.
  @inline(__always)
  package static func value(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Double? {
    var at = range.lowerBound
    let end = range.upperBound
    guard at < end else { return nil }
    let isNegative = unsafe bytes[at] == UInt8(ascii: "-")
    if isNegative { at += 1 }
    guard end - at <= 19 else { return nil }
    var digits: UInt64 = 0
    var point = -1
    let start = at
    while at < end {
      let digit = unsafe bytes[at] &- UInt8(ascii: "0")
      if digit <= 9 {
        digits = digits &* 10 &+ UInt64(digit)
      } else if unsafe bytes[at] == UInt8(ascii: "."), point < 0, at > start {
        point = at
      } else {
        return nil
      }
      at += 1
    }
    let decimals = point < 0 ? 0 : end - point - 1
    let count = end - start - (point < 0 ? 0 : 1)
    // A point at the end, no digit at all, or nineteen digits.
    guard end > start, point != end - 1, count <= 18 else { return nil }
    let magnitude: Double
    if count <= 15 {
      magnitude = Double(digits) / powers[decimals]
    } else if let wide = wideQuotient(digits, decimals) {
      magnitude = wide
    } else {
      return nil
    }
    return isNegative ? -magnitude : magnitude
  }

  @inline(__always)
  private static func wideQuotient(_ digits: UInt64, _ decimals: Int) -> Double? {
    #if arch(x86_64)
      // 64 bits of significand, of which a double keeps 53: the other 11 must not be 10000000000 or next to it.
      let quotient = Float80(digits) / Float80(powers[decimals])
      let rest = quotient.significandBitPattern & 0x7FF
      return (0x3FF...0x401).contains(rest) ? nil : Double(quotient)
    #else
      return nil
    #endif
  }

  private static let powers: [Double] = (0...18).map { exponent in
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }
}
