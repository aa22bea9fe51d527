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

  /// The digits after the letters of a reference; blanks and hyphens between them make groups.
  ///
  /// Where the digits are in groups, the groups of the easting and those of the northing must be equally long. Otherwise
  /// digits are missing, and nobody can tell which: spreadsheets drop zeros at the front of numbers.
  ///
  /// - Parameters:
  ///   - written: What follows the letters, with its blanks.
  ///   - text: The reference as it was written.
  /// - Returns: nil for a text with other characters than digits.
  /// - Throws: ``PlaceError/grid(_:problem:)`` where digits are missing, or more than five are given for each.
  static func reading(_ written: Substring, of text: String) throws(PlaceError) -> GridDigits? {
    let groups = written.split(whereSeparator: { $0.isWhitespace || $0 == "-" })
    let digits = groups.joined()
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    if digits.count > 10 {
      throw .grid(text, problem: "it has more than five digits for easting or northing")
    }
    let lengths = groups.map(\.count)
    let half = lengths.count / 2
    let isEven =
      digits.count % 2 == 0
      && (lengths.count < 2 || lengths.count % 2 == 0 && lengths[..<half] == lengths[half...])
    guard isEven else {
      throw .grid(
        text, problem: "easting and northing have not the same number of digits, so that some are missing")
    }
    var read = GridDigits(easting: 0, northing: 0)
    for _ in 0..<(digits.count / 2) { read.size /= 10 }
    read.easting = ((Double(digits.prefix(digits.count / 2)) ?? 0) + 0.5) * read.size
    read.northing = ((Double(digits.suffix(digits.count / 2)) ?? 0) + 0.5) * read.size
    return read
  }

  /// What follows a number of zone and letters, or letters alone, and the parts before it.
  ///
  /// - Returns: The digits and letters before, in capitals, without blanks, hyphens, and `MGRS:`; and the rest as written.
  static func split(_ text: String) -> (zone: String, letters: String, isSaid: Bool, digits: Substring) {
    func isGap(_ character: Character) -> Bool { character.isWhitespace || character == "-" }
    var rest = text.uppercased()[...].drop(while: isGap)
    let isSaid = rest.hasPrefix("MGRS")
    if isSaid { rest = rest.dropFirst(4).drop { isGap($0) || $0 == ":" } }
    var (zone, letters) = ("", "")
    while let first = rest.first {
      if isGap(first) {
        rest.removeFirst()
      } else if letters.isEmpty, first.isASCII, first.isNumber {
        zone.append(first)
        rest.removeFirst()
      } else if first.isASCII, first.isLetter {
        letters.append(first)
        rest.removeFirst()
      } else {
        break
      }
    }
    return (zone, letters, isSaid, rest)
  }
}
