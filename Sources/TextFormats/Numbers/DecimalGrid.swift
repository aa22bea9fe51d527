/// The multiples of a negative power of ten.
package struct DecimalGrid {
  private let decimals: Int
  private let scale: Double

  /// A grid of numbers with at most 0 to 15 decimals.
  package init(decimals: Int) {
    self.decimals = decimals
    scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
  }

  /// The nearest number on the grid.
  package func nearest(_ number: Double) -> Double { (number * scale).rounded() / scale + 0 }

  /// Appends a number that lies on the grid; false, and nothing appended, for any other.
  package func append(_ number: Double, to bytes: inout [UInt8]) -> Bool {
    let count = (number * scale).rounded()
    // Powers of ten up to 10^22 and whole numbers below 2^53 are exact, so this division is rounded correctly.
    guard abs(count) < 0x1p53, count / scale == number else { return false }
    DecimalText.append(
      scaled: UInt64(abs(count)), isNegative: count < 0, decimals: decimals, keepsZeros: false, to: &bytes)
    return true
  }
}
