/// A short text that is written into memory somebody else owns. Whoever makes one sees to it that there is room.
@safe @usableFromInline package struct TextBuffer {
  // What is inlinable is part of the hot path of a table, and crosses into Incidents.
  @usableFromInline let bytes: UnsafeMutableBufferPointer<UInt8>
  @usableFromInline var count = 0

  @unsafe package init(_ bytes: UnsafeMutableBufferPointer<UInt8>) { unsafe self.bytes = bytes }

  /// The bytes that were written so far.
  @unsafe package var written: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(rebasing: bytes[..<count])
  }

  @inlinable @inline(__always)
  package mutating func append(_ byte: UInt8) {
    unsafe bytes[count] = byte
    count += 1
  }

  @inlinable @inline(__always)
  package mutating func append(_ word: StaticString) {
    for index in 0..<word.utf8CodeUnitCount { append(unsafe word.utf8Start[index]) }
  }

  /// Appends a number by the rules of ``DecimalText``.
  @inlinable @inline(__always)
  package mutating func append(_ value: Double, decimals: Int, mark: UInt8, keepsZeros: Bool) {
    if value == 0 || value == 1, !keepsZeros {
      append(UInt8(ascii: "0") + (value == 0 ? 0 : 1))
      return
    }
    guard value.isFinite, abs(value) < 1e12 else { return }
    var unit: UInt64 = 1
    for _ in 0..<decimals { unit *= 10 }
    let scaled = abs(value) * Double(unit)
    guard scaled < 0x1p63 else { return }
    // What the sum has no bits for is rounded to even, and without the call that processors without an instruction need.
    let all = scaled < 0x1p52 ? (scaled + 0x1p52) - 0x1p52 : scaled
    append(
      scaled: UInt64(all), isNegative: value < 0, decimals: decimals, mark: mark, keepsZeros: keepsZeros)
  }

  /// Appends a number that is given in units of its last decimal; nothing is written before zero.
  @inlinable @inline(__always)
  package mutating func append(
    scaled: UInt64, isNegative: Bool, decimals: Int, mark: UInt8, keepsZeros: Bool
  ) {
    var unit: UInt64 = 1
    for _ in 0..<decimals { unit *= 10 }
    if isNegative, scaled > 0 { append(UInt8(ascii: "-")) }
    let whole = scaled / unit
    append(whole, digits: Self.digits(whole))
    var (fraction, digits) = (scaled % unit, decimals)
    if !keepsZeros {
      while digits > 0, fraction % 10 == 0 { (fraction, digits) = (fraction / 10, digits - 1) }
    }
    if digits == 0 { return }
    append(mark)
    append(fraction, digits: digits)
  }

  /// How many digits a number has, one at least.
  @inlinable @inline(__always)
  static func digits(_ number: UInt64) -> Int {
    var (count, power) = (1, 10 as UInt64)
    while number >= power {
      count += 1
      power *= 10
    }
    return count
  }

  /// Appends the last digits of a whole number.
  @inlinable @inline(__always)
  mutating func append(_ number: UInt64, digits: Int) {
    var (rest, place) = (number, count + digits)
    while place > count + 1 {
      // Two digits at a time: of a number below 100, the first is its 103/1024th.
      let pair = UInt32(truncatingIfNeeded: rest % 100)
      let tens = (pair &* 103) >> 10
      (rest, place) = (rest / 100, place - 2)
      unsafe bytes[place] = UInt8(truncatingIfNeeded: 48 &+ tens)
      unsafe bytes[place + 1] = UInt8(truncatingIfNeeded: 48 &+ pair &- 10 &* tens)
    }
    if place > count { unsafe bytes[count] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10) }
    count += digits
  }
}
