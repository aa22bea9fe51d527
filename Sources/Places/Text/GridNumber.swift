internal import TextFormats

/// Eastings and northings as people write them: `289,012`, `3 980 034 m`, `289012 mE`.
package enum GridNumber {
  private static let units = ["me", "mn", "m e", "m n", "m", "e", "n"]

  /// The number of a text, without its unit; nil where it is not a number.
  package static func value(_ text: String, mark: UInt8) -> Double? {
    if let plain = WrittenNumber.simple(text, mark: mark) { return plain }
    var rest = text.lowercased()[...]
    if let unit = units.first(where: rest.hasSuffix) { rest = rest.dropLast(unit.count) }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    let isNegative = rest.first == "-" || rest.first == "−"
    if isNegative || rest.first == "+" { rest.removeFirst() }
    return WrittenNumber.value(rest, mark: mark).map { isNegative ? -$0 : $0 }
  }

  /// The decimal mark of fields of a table; a point where none of them tells.
  ///
  /// Of two marks the last is decimal, and what stands several times is not. One mark with three digits after it tells
  /// nothing: it may set thousands apart.
  package static func decimalMark(of texts: some Sequence<[UInt8]>) -> UInt8 {
    let (comma, point) = (UInt8(ascii: ","), UInt8(ascii: "."))
    for text in texts {
      let marks = text.filter { $0 == comma || $0 == point }
      guard let last = marks.last else { continue }
      let other = last == comma ? point : comma
      if marks.count > 1 { return marks.filter { $0 == last }.count == 1 ? last : other }
      let parts = text.split(separator: last, omittingEmptySubsequences: false)
      if parts[1].count != 3 || parts[0].count > 3 { return last }
    }
    return point
  }
}
