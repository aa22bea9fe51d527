internal import Geodesy
package import Geometry
internal import TextFormats

/// Reads a place as people write it.
///
/// Decimal degrees, degrees and minutes, or degrees, minutes and seconds, with the marks ° ' ", the letters d m s,
/// colons, or blanks only, and with a hemisphere letter also hyphens (`36-12-30N`) or nothing (`361230N`); hemisphere
/// letters before or after each angle, or `lat` and `lon` before it; a comma, semicolon, slash or blank between the two;
/// brackets around them; digits of any script. Latitude comes first unless letters, the caller or the form say otherwise:
/// `[36.67, 36.2]` is a position of GeoJSON, and `(36.67,36.2)` without a blank PostgreSQL's point, both longitude first.
/// `POINT (36.67 36.2)` is Well-Known Text, longitude first. Longitudes reach from -360 to 360. Decimal commas are read where the text has
/// only one meaning: `36,2 36,67` and `36,2; 36,67`, but not `36,2 36`.
package enum PlaceText {
  /// The place that a text names.
  ///
  /// - Parameter axis: Which of two numbers comes first where no letters say it; nil for what the form says, or else
  ///   latitude.
  /// - Throws: ``PlaceError``, which quotes the text and says what to write.
  package static func reading(_ text: String, axis: AxisOrder? = nil) throws(PlaceError) -> PlaceReading {
    let text = InvisibleMarks.removed(from: text)
    if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) { throw .empty }
    if let point = try wellKnownPoint(text) {
      return PlaceReading(coordinate: try checked(point, text), form: "WKT")
    }
    if let point = try WellKnownBinary.point(text) {
      return PlaceReading(coordinate: try checked(point, text), form: "WKB")
    }
    if let point = try JSONPlace.point(text) {
      return PlaceReading(coordinate: try checked(point, text), form: "JSON")
    }
    if let point = try ISO6709.point(text, axis: axis) {
      return PlaceReading(coordinate: try checked(point, text), form: "ISO 6709")
    }
    let plain = WrittenHemispheres.inLatin(plain(text))
    let axis = axis ?? Self.axis(ofForm: text)
    let separated = reading(plain, decimalCommas: false, axis)
    let decimal =
      plain.contains(where: { $0 == "." || $0 == "٫" })
      ? separated : reading(plain, decimalCommas: true, axis)
    var place: PlaceReading
    switch (separated, decimal) {
    case (.success(let one), .success(let other)):
      if one.coordinate != other.coordinate { throw .ambiguous(text) }
      place = one
    case (.success(let one), _), (_, .success(let one)): place = one
    case (.failure(let error), .failure(let other)):
      guard let fault = error ?? other else { throw .unreadable(text) }
      throw .angle(text, problem: fault.problem)
    }
    place.coordinate = try checked(place.coordinate, text)
    return place
  }

  /// The coordinates that a text names.
  ///
  /// - Throws: as ``reading(_:axis:)``.
  package static func coordinate(_ text: String) throws(PlaceError) -> Coordinate {
    try reading(text).coordinate
  }

  /// The order that the brackets of a text say; nil for none.
  package static func axis(ofForm text: String) -> AxisOrder? {
    let text = text.drop(while: \.isWhitespace)
    guard let first = text.first, first == "[" || first == "(" else { return nil }
    let inner = text.dropFirst().prefix { $0 != "]" && $0 != ")" }
    let numbers = inner.split(separator: ",", omittingEmptySubsequences: false)
    func isNumber(_ text: Substring) -> Bool { text.allSatisfy { $0.isASCII } && Double(text) != nil }
    if first == "(" { return numbers.count == 2 && numbers.allSatisfy(isNumber) ? .lonlat : nil }
    let trimmed = numbers.map { $0.drop(while: \.isWhitespace).prefix { !$0.isWhitespace } }
    return (2...3).contains(numbers.count) && trimmed.allSatisfy(isNumber) ? .lonlat : nil
  }

  /// Without the brackets around it.
  private static func plain(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    text = text.drop(while: \.isWhitespace)
    if let first = text.first, let last = text.last, text.count > 2, ["()", "[]"].contains("\(first)\(last)")
    {
      text = text.dropFirst().dropLast()
    }
    return String(text)
  }

  private enum Reading {
    case success(PlaceReading)
    case failure(AngleText.Fault?)
  }

  /// A nil failure is a text that is not two angles.
  private static func reading(_ text: String, decimalCommas: Bool, _ axis: AxisOrder?) -> Reading {
    guard
      let tokens = PlaceToken.tokens(of: text, decimalCommas: decimalCommas)
        .map(PlaceToken.withoutCommasBeforeLetters), let (first, second) = halves(of: tokens)
    else { return .failure(nil) }
    do throws(AngleText.Fault) {
      let a = try AngleText(first)
      let b = try AngleText(second)
      guard (a.isLatitude == nil) == (b.isLatitude == nil) else {
        throw AngleText.Fault(problem: "only one of the angles says which it is")
      }
      if a.isLatitude == nil, !tokens[0].isSign, tokens.contains(where: \.isSign), isParted(text) {
        throw AngleText.Fault(
          problem: "its dash may part two numbers or be a minus; write a comma between them")
      }
      if let isLatitude = a.isLatitude, isLatitude == b.isLatitude {
        throw AngleText.Fault(problem: "both angles are \(isLatitude ? "latitudes" : "longitudes")")
      }
      let isSwapped = a.isLatitude.map { !$0 } ?? (axis == .lonlat)
      let coordinate = Coordinate(
        latitude: isSwapped ? b.degrees : a.degrees, longitude: isSwapped ? a.degrees : b.degrees)
      let order = isSwapped ? AxisOrder.lonlat : .latlon
      return .success(
        PlaceReading(coordinate: coordinate, form: order.inWords, assumed: a.isLatitude == nil ? order : nil))
    } catch {
      return .failure(error)
    }
  }

  /// Whether a dash joins two numbers without a blank, as in `35.81-36.70`.
  private static func isParted(_ text: String) -> Bool {
    let characters = Array(text)
    return characters.indices.dropFirst().dropLast().contains { index in
      "-−–".contains(characters[index]) && !characters[index - 1].isWhitespace
        && !",;/|،؛".contains(characters[index - 1]) && characters[index + 1].isNumber
    }
  }

  /// Where one angle ends and the other begins: at a separator, by hemispheres, by marks or colons, or by halves.
  private static func halves(
    of tokens: [PlaceToken]
  ) -> (ArraySlice<PlaceToken>, ArraySlice<PlaceToken>)? {
    func places(_ matches: (PlaceToken) -> Bool) -> [Int] { tokens.indices.filter { matches(tokens[$0]) } }
    func cut(_ index: Int) -> (ArraySlice<PlaceToken>, ArraySlice<PlaceToken>)? {
      index > 0 && index < tokens.count ? (tokens[..<index], tokens[index...]) : nil
    }
    let separators = places { $0 == .separator }
    if !separators.isEmpty {
      guard separators.count == 1 else { return nil }
      return (tokens[..<separators[0]], tokens[(separators[0] + 1)...])
    }
    let labels = places { if case .label = $0 { true } else { false } }
    if labels.count == 2 { return cut(labels[1]) }
    let letters = places { if case .hemisphere = $0 { true } else { false } }
    if letters.count == 2 { return cut(letters[0] == 0 ? letters[1] : letters[0] + 1) }
    let signs = places { if case .sign = $0 { true } else { false } }
    if let sign = signs.last, sign > 0 { return cut(sign) }
    let numbers = places { if case .number = $0 { true } else { false } }
    let degrees = places { $0 == .unit(0) }
    if degrees.count == 2 { return cut(degrees[1] - 1) }
    // After a colon a number belongs to the angle before it.
    if tokens.contains(.colon) {
      let starts = numbers.filter { $0 == 0 || tokens[$0 - 1] != .colon && !tokens[$0 - 1].isSign }
      return starts.count == 2 ? cut(starts[1]) : starts.count == 1 && signs == [0] ? cut(starts[0]) : nil
    }
    return numbers.count % 2 == 0 && !numbers.isEmpty ? cut(numbers[numbers.count / 2]) : nil
  }

  package static func checked(_ place: Coordinate, _ text: String) throws(PlaceError) -> Coordinate {
    if abs(place.latitude) > 90 {
      throw .latitudeBeyondPole(text, latitude: place.latitude, longitude: place.longitude)
    }
    if abs(place.longitude) > 360 { throw .longitudeBeyondTurn(text, longitude: place.longitude) }
    return place
  }

  /// `POINT (lon lat)`, with or without `SRID=4326;` and a height; nil for any other text.
  package static func wellKnownPoint(_ text: String) throws(PlaceError) -> Coordinate? {
    var body = text.uppercased()[...]
    func blank(_ character: Character) -> Bool { character.isWhitespace }
    body = body.drop(while: blank)
    if body.hasPrefix("SRID=4326;") { body = body.dropFirst("SRID=4326;".count).drop(while: blank) }
    guard body.hasPrefix("POINT") else { return nil }
    body = body.dropFirst("POINT".count)
    while let last = body.last, blank(last) { body.removeLast() }
    body = body.drop(while: { blank($0) || $0 == "Z" || $0 == "M" })
    guard body.first == "(", body.last == ")" else { throw .unreadable(text) }
    let numbers = body.dropFirst().dropLast().split(whereSeparator: blank).map { Double(String($0)) }
    guard (2...4).contains(numbers.count), let longitude = numbers[0], let latitude = numbers[1],
      longitude.isFinite, latitude.isFinite
    else { throw .unreadable(text) }
    return Coordinate(latitude: latitude, longitude: longitude)
  }
}

extension PlaceToken {
  fileprivate var isSign: Bool { if case .sign = self { true } else { false } }
}
