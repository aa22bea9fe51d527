internal import Geometry

/// A point in the text form of ISO 6709, annex H: `+35.4420+036.6510/`, `+352631+0363903+350CRSWGS_84/`.
///
/// Two digits of a latitude and three of a longitude are degrees; two more of each are minutes, and two more seconds. The last of
/// them may have decimals. A height and the name of the reference system may follow, and a slash at the end.
enum ISO6709 {
  /// The place that a text names; nil for a text of another form.
  ///
  /// - Parameter axis: The order that the caller gives, which decimal degrees without a slash at the end follow.
  /// - Throws: ``PlaceError/angle(_:problem:)`` for minutes or seconds of 60 and more, for a latitude and a longitude that are not
  ///   written alike, and for another reference system than WGS 84.
  static func point(_ text: String, axis: AxisOrder?) throws(PlaceError) -> Coordinate? {
    let scalars = text.unicodeScalars.drop(while: \.properties.isWhitespace)
    guard let first = scalars.first, first == "+" || first == "-" || first == "−" else { return nil }
    let plain = String(String.UnicodeScalarView(scalars.map { $0 == "−" ? "-" : $0 }))
    // The longitude's sign follows a digit; most texts that begin with a sign are told from this form by that alone.
    let bytes = Array(plain.utf8)
    guard
      zip(bytes, bytes.dropFirst()).contains(where: { $0 >= 0x30 && $0 <= 0x39 && ($1 == 0x2B || $1 == 0x2D) }
      )
    else { return nil }
    guard let match = plain.wholeMatch(of: form) else { return nil }
    let parts = match.output
    let (latitude, longitude) = (parts.latitude, parts.longitude)
    let (north, east) = (digits(latitude), digits(longitude))
    // `+36.2+36.67` is decimal degrees without a rule for digits.
    guard north == 2 || north == 4 || north == 6, east == 3 || east == 5 || east == 7 else { return nil }
    if axis != nil, north == 2, !plain.contains("/") { return nil }
    guard east == north + 1 else {
      throw .angle(text, problem: "its latitude has \(north) digits and its longitude \(east)")
    }
    if let system = parts.system, !isWGS84(system) {
      throw .angle(text, problem: "its reference system ‘\(system)’ is not WGS 84")
    }
    guard let y = degrees(latitude, places: 2), let x = degrees(longitude, places: 3) else {
      throw .angle(text, problem: "minutes or seconds are not below 60")
    }
    return Coordinate(latitude: y, longitude: x)
  }

  private static var form:
    Regex<(Substring, latitude: Substring, longitude: Substring, height: Substring?, system: Substring?)>
  {
    #/(?<latitude>[-+][0-9]{2,6}(?:[.,][0-9]+)?)(?<longitude>[-+][0-9]{3,7}(?:[.,][0-9]+)?)(?<height>[-+][0-9]+(?:[.,][0-9]+)?)?(?:CRS(?<system>[^\/]+))?\/?\s*/#
  }

  /// The digits before the decimal mark.
  private static func digits(_ angle: Substring) -> Int {
    angle.dropFirst().prefix { $0.isNumber }.count
  }

  private static func isWGS84(_ system: Substring) -> Bool {
    let name = system.uppercased().filter { $0.isLetter || $0.isNumber }
    return ["WGS84", "EPSG4326", "EPSG4979", "CRS84"].contains { name == $0 || name == $0 + "3D" }
  }

  /// The degrees of an angle; nil where its minutes or seconds are not below 60.
  private static func degrees(_ angle: Substring, places: Int) -> Double? {
    let isMinus = angle.first == "-"
    let number = String(angle.dropFirst().map { $0 == "," ? "." : $0 })
    let whole = digits(angle)
    var rest = Substring(number)
    guard whole > places else { return Double(number).map { isMinus ? -$0 : $0 } }
    guard let degrees = Double(rest.prefix(places)) else { return nil }
    rest = rest.dropFirst(places)
    var seconds = degrees * 3600
    if whole == places + 2 {
      guard let minutes = Double(rest), minutes < 60 else { return nil }
      seconds += minutes * 60
    } else {
      guard let minutes = Double(rest.prefix(2)), minutes < 60, let last = Double(rest.dropFirst(2)),
        last < 60
      else { return nil }
      seconds += minutes * 60 + last
    }
    return (isMinus ? -seconds : seconds) / 3600
  }
}
