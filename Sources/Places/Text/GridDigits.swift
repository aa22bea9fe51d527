internal import Geometry

/// The digits of an MGRS reference: a part of its square of 100 km, a tenth of that for each pair of them.
struct GridDigits {
  /// How long the sides of the part are, in metres.
  var size = 100_000.0
  /// Where the middle of the part is, from the south-western corner of the square, in metres.
  var easting: Double
  var northing: Double

  /// How far the corners are from the middle.
  var accuracy: Length { Length.meters(size * 0.5.squareRoot()).roundedUp }

  /// - Parameters:
  ///   - digits: What follows the letters, without blanks.
  ///   - text: The reference as it was written.
  init?(_ digits: Substring, of text: String) {
    guard digits.count % 2 == 0, digits.count <= 10, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return nil
    }
    // Two groups of digits must be equally long, or nobody can tell which digits are missing.
    let groups = text.split(whereSeparator: { $0.isWhitespace || $0 == "-" }).reversed()
      .prefix { $0.allSatisfy { $0.isASCII && $0.isNumber } }
    if groups.count == 2, groups[groups.startIndex].count != digits.count / 2,
      groups.map(\.count).reduce(0, +) == digits.count
    {
      return nil
    }
    let half = digits.count / 2
    for _ in 0..<half { size /= 10 }
    easting = ((Double(digits.prefix(half)) ?? 0) + 0.5) * size
    northing = ((Double(digits.suffix(half)) ?? 0) + 0.5) * size
  }
}
