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
    bytes += Array(String(scaled / unit).utf8)
    var digits = Array(String(scaled % unit + unit).utf8.dropFirst())
    if !keepsZeros { while digits.last == UInt8(ascii: "0") { digits.removeLast() } }
    if digits.isEmpty { return }
    bytes.append(mark)
    bytes += digits
  }
}
