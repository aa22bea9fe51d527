/// Writes numbers with a fixed number of decimals, rounded half to even, without exponents.
enum DecimalText {
  /// Appends a number with so many decimals and a decimal mark; of its last zeros those that `keepsZeros` allows.
  ///
  /// What is not finite is written as nothing.
  static func append(
    _ value: Double, decimals: Int, mark: UInt8, keepsZeros: Bool, to bytes: inout [UInt8]
  ) {
    guard value.isFinite, abs(value) < 1e12 else { return }
    var unit = 1
    for _ in 0..<decimals { unit *= 10 }
    let scaled = Int((abs(value) * Double(unit)).rounded(.toNearestOrEven))
    if value < 0, scaled > 0 { bytes.append(UInt8(ascii: "-")) }
    append(scaled / unit, digits: 1, to: &bytes)
    var (fraction, digits) = (scaled % unit, decimals)
    if !keepsZeros {
      while digits > 0, fraction % 10 == 0 { (fraction, digits) = (fraction / 10, digits - 1) }
    }
    if digits == 0 { return }
    bytes.append(mark)
    append(fraction, digits: digits, to: &bytes)
  }

  /// Appends a whole number of so many digits at least.
  private static func append(_ number: Int, digits: Int, to bytes: inout [UInt8]) {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { text in
      var at = text.count
      var rest = UInt(number)
      while at > text.count - digits || rest > 0 {
        at -= 1
        unsafe text[at] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[at...]))
    }
  }
}
