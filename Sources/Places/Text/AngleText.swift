/// One latitude or longitude as people write it: `36.2`, `N36°12.5'`, `36 12 30 N`, `-36:12:30`, `lat 36.2`; and as
/// aviators do, with all digits in one: `361230N`, `3612N`, `0364012E`.
package struct AngleText {
  /// Degrees, negative in the south and west.
  package var degrees: Double
  /// Whether a hemisphere letter says that this is a latitude (true) or a longitude (false).
  package var isLatitude: Bool?
  /// Whether a hemisphere letter says south or west (true), or north or east (false); nil where there is no letter.
  package var isNegativeByLetter: Bool?

  /// Why a text is not an angle, as a clause.
  package struct Fault: Error, Hashable {
    package var problem: String

    /// A text with characters that no angle has.
    package static let noAngle = Fault(problem: "it has characters that no angle has")
  }

  /// The angle of the tokens of a text, all of which must belong to it.
  init(_ tokens: ArraySlice<PlaceToken>) throws(Fault) {
    var rest = tokens
    var label: Bool?
    if case .label(let isLatitude) = rest.first {
      label = isLatitude
      rest.removeFirst()
    }
    if let at = rest.firstIndex(of: .secondsOrSouth) {
      // A hemisphere beside it, or the label of a longitude, leaves the seconds.
      let isMark = label == false || rest.contains { if case .hemisphere = $0 { true } else { false } }
      guard isMark else {
        throw Fault(problem: "its S may be the mark of the seconds or south")
      }
      rest[at] = .unit(2)
    }
    var hemisphere: PlaceToken.Hemisphere?
    if case .hemisphere(let letter) = rest.first {
      hemisphere = letter
      rest.removeFirst()
    }
    if case .hemisphere(let letter) = rest.last {
      if hemisphere != nil { throw Fault(problem: "an angle has two hemispheres") }
      hemisphere = letter
      rest.removeLast()
    }
    var isMinus = false
    if case .sign(let minus) = rest.first {
      if hemisphere != nil { throw Fault(problem: "an angle has both a sign and a hemisphere") }
      isMinus = minus
      rest.removeFirst()
    }
    if let hemisphere {
      if let label, label != hemisphere.isLatitude {
        throw Fault(problem: "a latitude has the letter of a longitude, or a longitude that of a latitude")
      }
      rest = Self.compact(rest, isLatitude: hemisphere.isLatitude) ?? rest
    }
    let magnitude = try Self.magnitude(of: rest, hyphens: hemisphere != nil)
    degrees = isMinus || hemisphere?.isNegative == true ? -magnitude : magnitude
    isLatitude = hemisphere?.isLatitude ?? label
    isNegativeByLetter = hemisphere?.isNegative
  }

  /// Degrees, minutes and perhaps seconds of one number whose digits tell which is which, as ICAO writes them: two
  /// digits of degrees for a latitude and three for a longitude, two for minutes and two for seconds. Nil for any other.
  private static func compact(_ tokens: ArraySlice<PlaceToken>, isLatitude: Bool) -> ArraySlice<PlaceToken>? {
    guard tokens.count == 1, case .number(let value, let hasFraction, let digits) = tokens.first else {
      return nil
    }
    let places = isLatitude ? 2 : 3
    func number(_ value: Double, hasFraction: Bool) -> PlaceToken {
      .number(value, hasFraction: hasFraction, digits: 2)
    }
    // NMEA 0183 has five digits for a latitude in some receivers, with a zero before its degrees: `03542.5,N`.
    let isPadded = isLatitude && digits == 5 && value < 10_000
    switch isPadded ? 2 : digits - places {
    case 2:
      let degrees = (value / 100).rounded(.down)
      return [number(degrees, hasFraction: false), number(value - degrees * 100, hasFraction: hasFraction)]
    case 4:
      let (degrees, minutes) = ((value / 10_000).rounded(.down), (value / 100).rounded(.down))
      return [
        number(degrees, hasFraction: false), number(minutes - degrees * 100, hasFraction: false),
        number(value - minutes * 100, hasFraction: hasFraction),
      ]
    default: return nil
    }
  }

  /// Degrees of up to three numbers, each with its mark or counted by its position.
  ///
  /// - Parameter hyphens: Whether `36-12-30` has its numbers apart; without a hemisphere a hyphen is a minus.
  private static func magnitude(
    of tokens: ArraySlice<PlaceToken>, hyphens: Bool
  ) throws(Fault) -> Double {
    var parts: [(value: Double, hasFraction: Bool, digits: Int, unit: Int)] = []
    var isMarked = false
    for token in tokens {
      switch token {
      case .number(let value, let hasFraction, let digits):
        parts.append((value, hasFraction, digits, parts.last.map { $0.unit + 1 } ?? 0))
        isMarked = false
      case .unit(let unit):
        guard !parts.isEmpty, !isMarked else {
          throw Fault(problem: "a mark of degrees or minutes has no number")
        }
        parts[parts.count - 1].unit = unit
        isMarked = true
      case .colon:
        if parts.isEmpty { throw Fault(problem: "a colon has no number before it") }
      case .sign(isMinus: true) where hyphens && !parts.isEmpty: break
      case .sign, .hemisphere, .separator, .label, .secondsOrSouth:
        throw Fault(problem: "a sign or hemisphere stands inside an angle")
      }
    }
    guard let last = parts.last, parts[0].unit == 0 else { throw Fault(problem: "an angle has no degrees") }
    guard last.unit <= 2, zip(parts, parts.dropFirst()).allSatisfy({ $0.unit < $1.unit }) else {
      throw Fault(problem: "an angle has more than degrees, minutes and seconds")
    }
    if parts.dropLast().contains(where: \.hasFraction) {
      throw Fault(problem: "only the last part of an angle may have decimals")
    }
    // ‘35 .85’ is no minutes: a blank slipped into a number.
    if parts.dropFirst().contains(where: { $0.digits == 0 }) {
      throw Fault(problem: "minutes or seconds have no digit before their mark")
    }
    // `42-18-009N` is 18.009 minutes to some, and 9 seconds to nobody.
    if parts.contains(where: { $0.unit > 0 && $0.digits > 2 }) {
      throw Fault(problem: "minutes or seconds have more than two digits")
    }
    if parts.contains(where: { $0.unit > 0 && $0.value >= 60 }) {
      throw Fault(problem: "minutes or seconds are not below 60")
    }
    if parts.count == 1 { return last.value }
    // One division at the end, so that 36°12'36" is the double nearest to 36.21.
    let seconds = parts.reduce(0) { $0 + $1.value * [3600, 60, 1][$1.unit] }
    return seconds / 3600
  }

  /// The angle in one field of a table, where a comma can only be a decimal comma.
  package init(field text: String) throws(Fault) {
    guard let tokens = PlaceToken.tokens(of: text, decimalCommas: true) else {
      throw .noAngle
    }
    try self.init(PlaceToken.withoutCommasBeforeLetters(tokens)[...])
  }
}
