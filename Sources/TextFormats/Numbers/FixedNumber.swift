extension Double {
  /// The number with a fixed count of decimals (0 to 9), rounded half away from zero: `12.30`. NaN, infinity and numbers
  /// too large to have decimals are written as Swift writes them.
  package func fixed(_ decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (self * scale).rounded()
    guard scaled.isFinite, abs(scaled) < 0x1p53 else { return description }
    var bytes: [UInt8] = []
    DecimalText.append(
      scaled: UInt64(abs(scaled)), isNegative: scaled < 0, decimals: decimals, keepsZeros: true, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The number with a fixed count of decimals and its thousands separated by commas: `12,345.6`.
  package func grouped(_ decimals: Int) -> String {
    let text = fixed(decimals)
    let whole = text.prefix { $0.isNumber || $0 == "-" }
    guard whole.count < text.count || decimals == 0, !text.contains("e") else { return text }
    let start = whole.hasPrefix("-") ? 1 : 0
    var result = ""
    for (index, digit) in whole.enumerated() {
      let left = whole.count - index
      if index > start, left % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result + text.dropFirst(whole.count)
  }
}
