/// One latitude or longitude as people write it: `36.2`, `N36°12.5'`, `36 12 30 N`, `-36:12:30`.
struct AngleText {
  /// Degrees, negative in the south and west.
  var degrees: Double
  /// Whether a hemisphere letter says that this is a latitude (true) or a longitude (false).
  var isLatitude: Bool?

  /// Why tokens are no angle, as a clause.
  struct Fault: Error { var problem: String }

  /// The angle that tokens make.
  init(_ tokens: ArraySlice<PlaceToken>) throws(Fault) {
    var rest = tokens
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
    let magnitude = try Self.magnitude(of: rest)
    degrees = isMinus || hemisphere?.isNegative == true ? -magnitude : magnitude
    isLatitude = hemisphere?.isLatitude
  }

  /// Degrees of up to three numbers, each with its mark or counted by its position.
  private static func magnitude(of tokens: ArraySlice<PlaceToken>) throws(Fault) -> Double {
    var parts: [(value: Double, hasFraction: Bool, unit: Int)] = []
    var isMarked = false
    for token in tokens {
      switch token {
      case .number(let value, let hasFraction):
        parts.append((value, hasFraction, parts.last.map { $0.unit + 1 } ?? 0))
        isMarked = false
      case .unit(let unit):
        guard !parts.isEmpty, !isMarked else {
          throw Fault(problem: "a mark of degrees or minutes has no number")
        }
        parts[parts.count - 1].unit = unit
        isMarked = true
      case .colon:
        if parts.isEmpty { throw Fault(problem: "a colon has no number before it") }
      case .sign, .hemisphere, .separator:
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
    if parts.contains(where: { $0.unit > 0 && $0.value >= 60 }) {
      throw Fault(problem: "minutes or seconds are not below 60")
    }
    if parts.count == 1 { return last.value }
    // One division at the end, so that 36°12'36" is the double nearest to 36.21.
    let seconds = parts.reduce(0) { $0 + $1.value * [3600, 60, 1][$1.unit] }
    return seconds / 3600
  }

  /// The angle in one field of a table, where a comma can only be a decimal comma.
  init(field text: String) throws(Fault) {
    guard let tokens = PlaceToken.tokens(of: text, decimalCommas: true) else {
      throw Fault(problem: "it has characters that no angle has")
    }
    try self.init(tokens[...])
  }
}
