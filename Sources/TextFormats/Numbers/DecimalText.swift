/// Writes numbers with a fixed number of decimals, rounded half to even, without exponents.
package enum DecimalText {
  /// As many bytes as a number takes at most: twenty digits, a minus and the mark.
  package static let longest = 24

  /// Appends a number with 0 to 9 decimals and a decimal mark; of its last zeros those that `keepsZeros`
  /// allows.
  ///
  /// What is not finite, or has 13 digits or more before its mark, is written as nothing.
  package static func append(
    _ value: Double, decimals: Int, mark: UInt8, keepsZeros: Bool, to bytes: inout [UInt8]
  ) {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { text in
      var row = unsafe TextBuffer(text)
      row.append(value, decimals: decimals, mark: mark, keepsZeros: keepsZeros)
      unsafe bytes.append(contentsOf: row.written)
    }
  }

  /// Appends a number that is given in units of its last decimal (0 to 15 of them).
  package static func append(
    scaled: UInt64, isNegative: Bool, decimals: Int, keepsZeros: Bool, to bytes: inout [UInt8]
  ) {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { text in
      var row = unsafe TextBuffer(text)
      row.append(
        scaled: scaled, isNegative: isNegative, decimals: decimals, mark: UInt8(ascii: "."),
        keepsZeros: keepsZeros)
      unsafe bytes.append(contentsOf: row.written)
    }
  }
}
