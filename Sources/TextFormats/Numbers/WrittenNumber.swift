/// Reads numbers whose thousands may be separated: `25,000`, `25.000,5`, `1 500`, `1'500.25`.
package enum WrittenNumber {
  /// The value of a number without a sign; nil for a text that is not one.
  ///
  /// Where both marks occur, or one of them several times, that settles which is which. One mark with three digits
  /// after it, `25,000`, is decimal where it is the decimal mark given, and sets thousands apart where it is not; in
  /// `0,125` and `25,5` it can but be decimal.
  ///
  /// - Parameter mark: The decimal mark that is known from other numbers, a point or a comma.
  package static func value(_ text: Substring, mark: UInt8) -> Double? {
    plain(text, mark: mark).flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
  }

  /// The value of a number that may have a sign, with blanks around it; nil for a text that is not one.
  package static func signed(_ text: String, mark: UInt8) -> Double? {
    let digits = FieldText.trimmed(Array(text.utf8))
    let isMinus = digits.first == UInt8(ascii: "-")
    let value = value(
      Substring(String(decoding: isMinus ? digits.dropFirst() : digits[...], as: UTF8.self)), mark: mark)
    return isMinus ? value.map { -$0 } : value
  }

  /// The value of digits with one decimal point at most, where that is the decimal mark; nil for all else, which
  /// ``value(_:mark:)`` may read.
  package static func simple(_ text: String, mark: UInt8) -> Double? {
    var points = 0
    for byte in text.utf8 where !isDigit(byte) {
      guard byte == point, mark == point else { return nil }
      points += 1
    }
    return points < 2 ? Double(text) : nil
  }

  /// A number as ``value(_:mark:)`` reads it, with a decimal point and nothing between its thousands.
  package static func plain(_ text: Substring, mark: UInt8) -> String? {
    let bytes = Array(text.utf8)
    let marks = bytes.filter { $0 == comma || $0 == point }
    guard let first = bytes.first, isDigit(first) || marks.first == first, bytes.contains(where: isDigit)
    else {
      return nil
    }
    var decimal: UInt8?
    if let last = marks.last, marks.filter({ $0 == last }).count == 1 {
      let isLone = marks.count == 1
      decimal = isLone && last != mark && canGroup(bytes, last) ? nil : last
    }
    var digits: [UInt8] = []
    var whole = bytes[...]
    if let decimal, let at = bytes.firstIndex(of: decimal) {
      whole = bytes[..<at]
      digits = [point] + bytes[(at + 1)...]
    }
    guard let joined = joined(whole) else { return nil }
    guard (joined + digits).allSatisfy({ isDigit($0) || "+-.eE".utf8.contains($0) }) else { return nil }
    return String(decoding: joined + digits, as: UTF8.self)
  }

  /// The digits of a number of which nobody can tell whether its one mark is decimal or sets thousands apart, `1.500` or
  /// `1,500`, joined as thousands; nil for any other text.
  package static func grouped(_ text: Substring) -> String? {
    let bytes = Array(text.utf8)
    let marks = bytes.filter { $0 == comma || $0 == point }
    guard marks.count == 1, canGroup(bytes, marks[0]) else { return nil }
    return String(decoding: bytes.filter(isDigit), as: UTF8.self)
  }

  /// The ASCII digit for a decimal digit of another script, the point for the Arabic decimal mark, and the letters and signs of
  /// ASCII for those of full width, as East Asian keyboards write them; all else as it is.
  package static func western(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII { return scalar }
    if scalar == "٫" { return "." }
    if (0xFF01...0xFF5E).contains(scalar.value) { return Unicode.Scalar(UInt8(scalar.value - 0xFEE0)) }
    guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else {
      return scalar
    }
    return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
  }

  private static let comma = UInt8(ascii: ",")
  private static let point = UInt8(ascii: ".")

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Whether three digits follow a mark to the end, and one to three that do not begin with 0 precede it.
  private static func canGroup(_ bytes: [UInt8], _ mark: UInt8) -> Bool {
    let parts = bytes.split(separator: mark, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    return parts.allSatisfy { $0.allSatisfy(isDigit) } && parts[1].count == 3
      && (1...3).contains(parts[0].count)
      && parts[0].first != 0x30
  }

  /// The digits before the decimal mark, their groups of three joined; nil where they are not groups of three.
  private static func joined(_ whole: ArraySlice<UInt8>) -> [UInt8]? {
    let text = String(decoding: whole, as: UTF8.self)
    let separators: [Character] = [",", ".", " ", "'", "’"]
    guard let separator = separators.first(where: text.contains) else { return Array(whole) }
    let groups = text.split(separator: separator, omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.utf8.count),
      groups.allSatisfy({ $0.utf8.allSatisfy(isDigit) }),
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
    else { return nil }
    return Array(groups.joined().utf8)
  }
}
