internal import TextFormats

/// A piece of a place as people write it.
enum PlaceToken: Equatable {
  /// A number without its sign; the text decides whether it has a fraction, and how many digits go before that.
  case number(Double, hasFraction: Bool, digits: Int)
  case sign(isMinus: Bool)
  /// A mark after a number: 0 degrees, 1 minutes, 2 seconds.
  case unit(Int)
  /// `12:30`: what follows belongs to the same angle.
  case colon
  /// A hemisphere: N, S, E or W.
  case hemisphere(Hemisphere)
  /// A comma, semicolon, slash or bar between two angles.
  case separator
  /// `11D20M30S`: the mark of seconds, or south.
  case secondsOrSouth
  /// `lat` or `longitude`: which of the two the angle after it is.
  case label(isLatitude: Bool)

  enum Hemisphere: Equatable {
    case north, south, east, west
    var isLatitude: Bool { self == .north || self == .south }
    var isNegative: Bool { self == .south || self == .west }
  }

  /// The tokens of a text, or nil where a character has no meaning in a place.
  ///
  /// A comma between two digits is a decimal comma, or a separator, as the caller says. Marks that nobody sees are passed
  /// over (``InvisibleMarks``).
  static func tokens(of text: String, decimalCommas: Bool) -> [PlaceToken]? {
    let scalars = text.unicodeScalars.lazy.filter { !InvisibleMarks.areIgnoredInNumbers($0) }
      .map(WrittenNumber.western)
    return tokens(of: Array(scalars), decimalCommas: decimalCommas)
  }

  private static func tokens(of scalars: [Unicode.Scalar], decimalCommas: Bool) -> [PlaceToken]? {
    var tokens: [PlaceToken] = []
    var at = 0
    /// The letters that last marked minutes; nil where a sign did.
    var minutes: String?
    func isDigit(_ index: Int) -> Bool {
      scalars.indices.contains(index) && ("0"..."9").contains(scalars[index])
    }
    while at < scalars.count {
      let scalar = scalars[at]
      if isDigit(at) || (scalar == "." && isDigit(at + 1)) {
        var digits = ""
        var hasFraction = false
        while at < scalars.count {
          let isMark = scalars[at] == "." || (decimalCommas && scalars[at] == "," && isDigit(at + 1))
          guard isDigit(at) || (isMark && !hasFraction) else { break }
          hasFraction = hasFraction || isMark
          digits.unicodeScalars.append(isMark ? "." : scalars[at])
          at += 1
        }
        if digits.hasSuffix(".") { digits.removeLast() }
        guard let value = Double(digits), value.isFinite else { return nil }
        tokens.append(
          .number(value, hasFraction: hasFraction, digits: digits.prefix { $0 != "." }.count))
        continue
      }
      if isLetter(scalar) {
        var word = ""
        while at < scalars.count, isLetter(scalars[at]) {
          word.unicodeScalars.append(scalars[at])
          at += 1
        }
        guard let meanings = self.word(word, after: tokens, minutes: minutes) else { return nil }
        if meanings == [.unit(1)] { minutes = word }
        tokens += meanings
        continue
      }
      at += 1
      if scalar.properties.isWhitespace { continue }
      // `lat: 36.2`, `lat=36.2`.
      if scalar == ":" || scalar == "=", case .label = tokens.last { continue }
      // Two marks of minutes are one of seconds.
      if let unit = mark(scalar) {
        if unit == 1 { minutes = nil }
        if unit == 1, tokens.last == .unit(1) {
          tokens[tokens.count - 1] = .unit(2)
        } else {
          tokens.append(.unit(unit))
        }
      } else if let other = symbol(scalar) {
        // ‘5.6 - 0.2’: the dash may part the numbers, or be the minus of the second. Beside letters it can only part them.
        if case .sign(isMinus: true) = other, at > 1, at < scalars.count,
          scalars[at - 2].properties.isWhitespace, scalars[at].properties.isWhitespace
        {
          guard case .hemisphere = tokens.last else { return nil }
          tokens.append(.separator)
          continue
        }
        tokens.append(other)
      } else {
        return nil
      }
    }
    return tokens
  }

  /// The tokens without the comma before each letter of a hemisphere, as NMEA 0183 has it: `3548.6,N,03642.0,E`.
  static func withoutCommasBeforeLetters(_ tokens: [PlaceToken]) -> [PlaceToken] {
    func isLetter(_ index: Int) -> Bool {
      if tokens.indices.contains(index), case .hemisphere = tokens[index] { true } else { false }
    }
    // Where letters stand before their numbers, a comma before one parts the angles.
    guard tokens.count > 2, isLetter(tokens.count - 1), tokens[tokens.count - 2] == .separator else {
      return tokens
    }
    return tokens.indices.filter { tokens[$0] != .separator || !isLetter($0 + 1) }.map { tokens[$0] }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func mark(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "°", "º", "˚", "⁰", "∘", "ᵒ", "◦", "゜", "\u{FF9F}": 0
    case "'", "′", "’", "‘", "´", "`", "ʹ", "ʼ", "ʻ", "ˈ", "‛", "‵", "ꞌ", "׳": 1
    case "\"", "″", "”", "“", "ʺ", "„", "‟", "‶", "〃", "״", "˝", "ˮ": 2
    default: nil
    }
  }

  private static func symbol(_ scalar: Unicode.Scalar) -> PlaceToken? {
    switch scalar {
    case ":": .colon
    case ",", ";", "/", "|", "،", "؛": .separator
    case "+": .sign(isMinus: false)
    case "-", "−", "–": .sign(isMinus: true)
    default: nil
    }
  }

  /// - Parameter minutes: The letters that last marked minutes; nil where a sign did.
  private static func word(_ word: String, after tokens: [PlaceToken], minutes: String?) -> [PlaceToken]? {
    let lower = word.lowercased()
    switch lower {
    case "n", "north": return [.hemisphere(.north)]
    case "south": return [.hemisphere(.south)]
    case "e", "east": return [.hemisphere(.east)]
    case "w", "west": return [.hemisphere(.west)]
    case "lat", "latitude": return [.label(isLatitude: true)]
    case "lon", "lng", "long", "longitude": return [.label(isLatitude: false)]
    case "d", "deg", "degree", "degrees": return [.unit(0)]
    case "m", "min", "minute", "minutes": return [.unit(1)]
    case "sec", "second", "seconds": return [.unit(2)]
    case "s": return [meaningOfS(isCapital: word == "S", after: tokens, minutes: minutes)]
    default:
      // `36m30sN` leaves no blank between the mark and the hemisphere.
      guard let last = lower.last, lower.count > 1, "nsew".contains(last) else { return nil }
      let mark = String(word.dropLast())
      guard let hemisphere = self.word(String(word.suffix(1)), after: [], minutes: nil) else { return nil }
      if mark.lowercased() == "s" { return isAfterMinutes(tokens) ? [.unit(2)] + hemisphere : nil }
      guard let first = self.word(mark, after: tokens, minutes: minutes), first.count == 1,
        case .unit = first[0]
      else { return nil }
      return first + hemisphere
    }
  }

  /// Whether the last token is a number after minutes.
  private static func isAfterMinutes(_ tokens: [PlaceToken]) -> Bool {
    guard tokens.count > 1, case .number = tokens[tokens.count - 1] else { return false }
    return tokens[tokens.count - 2] == .unit(1)
  }

  /// `s` after seconds is their mark where a letter marks the minutes, `36d12m36s`. Where a sign does, `11°20'30S`, the mark
  /// is missing, and it is south; so it is where it alone is a capital. `11D20M30S` can be both.
  private static func meaningOfS(isCapital: Bool, after tokens: [PlaceToken], minutes: String?) -> PlaceToken
  {
    guard isAfterMinutes(tokens), let minutes else { return .hemisphere(.south) }
    if !isCapital { return .unit(2) }
    return minutes.first?.isUppercase == true ? .secondsOrSouth : .hemisphere(.south)
  }
}
