/// Reads decimal numbers quickly, each as the double nearest to it, and leaves what is unusual to a slower reader.
package enum ExactDecimal {
  /// The decimal marks that a number may have, of which it has one at most.
  package struct Marks: Sendable {
    fileprivate let first: UInt8
    fileprivate let second: UInt8

    /// One mark alone.
    package init(_ mark: UInt8) { (first, second) = (mark, mark) }
    private init() { (first, second) = (UInt8(ascii: "."), UInt8(ascii: ",")) }

    package static let point = Marks(UInt8(ascii: "."))
    package static let pointOrComma = Marks()
  }

  /// The number of a text such as `-36.2074`: a sign or none, digits with one decimal mark at most, and perhaps an exponent, as
  /// in `3.62e+01`; blanks around it do not matter.
  ///
  /// Nil for anything else, a mark after the last digit included, for more than 19 digits, and for powers of ten that are not
  /// exact.
  @inline(__always)
  package static func value(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ marks: Marks = .point
  ) -> Double? {
    var (at, end) = (range.lowerBound, range.upperBound)
    while unsafe at < end && SourceText.isSpace(bytes[at]) { at += 1 }
    while unsafe at < end && SourceText.isSpace(bytes[end - 1]) { end -= 1 }
    guard at < end else { return nil }
    let isNegative = unsafe bytes[at] == UInt8(ascii: "-")
    if unsafe isNegative || bytes[at] == UInt8(ascii: "+") { at += 1 }
    var digits: UInt64 = 0
    let start = at
    var mark = -1
    while at < end {
      let byte = unsafe bytes[at]
      let digit = byte &- UInt8(ascii: "0")
      if digit <= 9 {
        // It may overflow; there are too many digits then.
        digits = digits &* 10 &+ UInt64(digit)
      } else if mark < 0, byte == marks.first || byte == marks.second {
        mark = at
      } else {
        break
      }
      at += 1
    }
    let count = at - start - (mark < 0 ? 0 : 1)
    guard count >= 1, count <= 19, mark != at - 1 else { return nil }
    var exponent = mark < 0 ? 0 : mark + 1 - at
    if at < end {
      guard let written = unsafe Self.exponent(bytes, at..<end) else { return nil }
      exponent += written
    }
    guard let magnitude = magnitude(digits, exponent) else { return nil }
    return isNegative ? -magnitude : magnitude
  }

  /// The exponent that `e-5` states; nil for another text, and for one of more than three digits.
  @inline(never)
  private static func exponent(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    guard unsafe bytes[range.lowerBound] | 0x20 == UInt8(ascii: "e") else { return nil }
    var rest = range.dropFirst()
    let sign = rest.first.map { unsafe bytes[$0] }
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
    guard (1...3).contains(rest.count) else { return nil }
    var value = 0
    for index in rest {
      let digit = unsafe bytes[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      value = value * 10 + Int(digit)
    }
    return sign == UInt8(ascii: "-") ? -value : value
  }

  /// The double nearest to digits times a power of ten; nil where that is beyond what is exact here.
  @inline(__always)
  private static func magnitude(_ digits: UInt64, _ exponent: Int) -> Double? {
    guard exponent.magnitude <= 22 else { return digits == 0 ? 0 : nil }
    // Both numbers are whole in a double, so that the nearest double is their quotient or product.
    if digits <= 1 << 53 {
      return exponent <= 0
        ? Double(digits) / powers[-exponent] : Double(digits) * powers[exponent]
    }
    if exponent == 0 { return Double(digits) }
    return exponent < 0 && exponent >= -19 ? quotient(digits, wholePowers[-exponent]) : nil
  }

  /// The double nearest to the quotient of two numbers that are not 0.
  private static func quotient(_ dividend: UInt64, _ divisor: UInt64) -> Double {
    let (up, down) = (dividend.leadingZeroBitCount, divisor.leadingZeroBitCount)
    let raised = dividend << UInt64(up)
    // 63 or 64 bits of it, of which a double keeps 53; the lowest bit says whether any after them is set.
    let (quotient, remainder) = (divisor << UInt64(down)).dividingFullWidth((raised >> 1, raised << 63))
    let rounded = Double(quotient | (remainder == 0 ? 0 : 1))
    return rounded * Double(bitPattern: UInt64(1023 + down - up - 63) << 52)
  }

  private static let wholePowers: [UInt64] = (0...19).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  private static let powers: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }
}
