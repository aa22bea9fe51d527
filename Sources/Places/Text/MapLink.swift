internal import Geometry

/// Reads links to a place on a map, as telephones share them: `https://maps.google.com/?q=35.81,36.70`.
///
/// Latitude comes first but in links of Yandex and 2GIS. What only says where the window is, such as `@35.81,36.70,15z`, is taken
/// where nothing else names a place, and is said.
enum MapLink {
  /// Nil for a text that is no such link.
  ///
  /// - Throws: ``PlaceError/angle(_:problem:)`` for a link that names several places, or one in a way that is not read.
  static func reading(_ text: String) throws(PlaceError) -> PlaceReading? {
    // Most texts are no links, and rows are very many.
    guard text.contains("://") else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace)
    guard let word = words.first, ["http://", "https://"].contains(where: word.lowercased().hasPrefix) else {
      return nil
    }
    // Blanks are in links that somebody typed anew, as ‘?q=35.81, 36.70’.
    let link = decoded(words.count == 1 ? String(word) : text)
    // Directions are between two places.
    if link.contains("/maps/dir/") || link.contains("saddr=") { return nil }
    let host = link.dropFirst("https:/".count).drop { $0 == "/" }.prefix { $0 != "/" }.lowercased()
    let isEastFirst = host.contains("yandex.") || host.contains("2gis.")
    func place(_ numbers: [Double]?, isWindow: Bool = false, isEastFirst: Bool = false) -> PlaceReading? {
      guard let numbers, numbers.count >= 2 else { return nil }
      return PlaceReading(
        coordinate: isEastFirst
          ? Coordinate(latitude: numbers[1], longitude: numbers[0])
          : Coordinate(latitude: numbers[0], longitude: numbers[1]),
        form: (isWindow ? "the window of a " : "") + "link to a map"
          + (isEastFirst ? ", longitude first" : ""))
    }
    if let pins = value(of: "pt", in: link), pins.contains("~") {
      throw .angle(text, problem: "it has several pins, and names no one place")
    }
    /// Words where coordinates may stand.
    var unread = false
    for name in ["q", "query", "destination", "daddr", "coordinate", "pt", "latlng", "to"] {
      guard let value = value(of: name, in: link), !value.isEmpty else { continue }
      if let found = place(pair(value), isEastFirst: isEastFirst) ?? angles(value) { return found }
      unread = true
    }
    if let start = link.firstRange(of: "!3d")?.upperBound,
      let found = place(numbers(link[start...].replacing("!4d", with: ",")[...]))
    {
      return found
    }
    for (north, east) in [("mlat", "mlon"), ("lat", "lon"), ("lat", "lng"), ("latitude", "longitude")] {
      guard let y = numbers(of: north, in: link)?.first, let x = numbers(of: east, in: link)?.first else {
        continue
      }
      return place([y, x])
    }
    let path = pathOfPlace(link)
    if let path {
      let isEastFirst = isEastFirst && host.contains("2gis.")
      if let found = place(pair(path), isEastFirst: isEastFirst) ?? angles(path) { return found }
    }
    // What names the place in a way that is not read must not leave its window to be taken for it.
    if Self.unread.contains(where: link.contains) || path != nil || unread && host.contains("google.") {
      throw .angle(text, problem: "the link names its place in a way that is not read, as by a name")
    }
    for name in ["ll", "cp", "center", "m"] {
      let isEastFirst = isEastFirst || host.contains("arcgis.")
      let isWindow = name != "ll" || host.contains("google.")
      if let found = place(numbers(of: name, in: link), isWindow: isWindow, isEastFirst: isEastFirst) {
        return found
      }
    }
    // ‘#map=15/35.81/36.70’ of OpenStreetMap, and ‘?map=35.81,36.70,15’ of HERE.
    if let numbers = numbers(of: "map", in: link), numbers.count == 3,
      let start = link.firstRange(of: "map=")?.upperBound
    {
      let isZoomFirst = link[start...].first { !$0.isNumber && !"+-.".contains($0) } == "/"
      return place(isZoomFirst ? Array(numbers.dropFirst()) : numbers, isWindow: true)
    }
    guard let start = link.firstIndex(of: "@") else { return nil }
    return place(numbers(link[start...].dropFirst()), isWindow: true)
  }

  /// Parts of links that name a place otherwise than by a pair of coordinates, or several places.
  private static let unread = [
    "?text=", "&text=", "whatshere", "sp=point", "where1=", "/web/search/",
  ]

  /// What a link has after `/place/`, `/search/` or `/geo/` in its path, where the place is; nil for other links.
  private static func pathOfPlace(_ link: String) -> Substring? {
    let path = link.prefix { !"?#".contains($0) }
    for (mark, isLast) in [("/maps/place/", false), ("/maps/search/", false), ("/geo/", true)] {
      guard let start = path.firstRange(of: mark)?.upperBound else { continue }
      let parts = path[start...].split(separator: "/").filter { !$0.hasPrefix("@") && !$0.hasPrefix("data=") }
      if let part = isLast ? parts.last : parts.first { return part }
    }
    return nil
  }

  /// Two numbers and nothing else but what describes them: `35.81,36.7`, `loc:35.81 36.7`, `ll.35.81,36.7`, `35.81,36.7(Saraqib)`.
  static func pair(_ text: Substring) -> [Double]? {
    var text = text.drop { $0 == " " }
    for word in ["loc:", "ll.", "@"] where text.hasPrefix(word) { text = text.dropFirst(word.count) }
    let found = numbers(text)
    if found.count >= 2 { return found }
    // ‘35.81 36.7’, where a plus stood for the blank.
    let parts = text.split(separator: " ")
    guard parts.count == 2, let y = Double(parts[0]), let x = Double(parts[1]), y.isFinite, x.isFinite else {
      return nil
    }
    return [y, x]
  }

  /// A place in degrees, minutes and seconds, or beside letters of hemispheres.
  private static func angles(_ text: Substring) -> PlaceReading? {
    guard text.contains(where: { "°º'NSEW".contains($0) }), var place = try? PlaceText.reading(String(text))
    else { return nil }
    place.form = "link to a map"
    return place
  }

  /// The value of a parameter of a link; nil where it has none of the name.
  private static func value(of name: String, in link: String) -> Substring? {
    for range in link.ranges(of: name + "=") {
      guard range.lowerBound > link.startIndex, "?&#/;".contains(link[link.index(before: range.lowerBound)])
      else { continue }
      return link[range.upperBound...].prefix { !"&#?".contains($0) }
    }
    return nil
  }

  /// The numbers at the beginning of a parameter of a link; nil where it has no such parameter.
  private static func numbers(of name: String, in link: String) -> [Double]? {
    value(of: name, in: link).map(numbers)
  }

  /// The numbers with which a text begins, with commas and the like between them.
  private static func numbers(_ text: Substring) -> [Double] {
    let pieces = text.split(omittingEmptySubsequences: false) { ",~/".contains($0) }
    var found: [Double] = []
    for piece in pieces {
      let digits = piece.drop { $0 == " " }.prefix { $0.isASCII && ($0.isNumber || "+-.".contains($0)) }
      guard let number = Double(digits), number.isFinite else { break }
      // ‘35°48'’ and ‘35.81N’ are no decimal degrees.
      if let next = piece.drop(while: { $0 == " " }).dropFirst(digits.count).first,
        "°º'NSEWnsew".contains(next)
      {
        break
      }
      found.append(number)
      // ‘36.7!16s’ and ‘36.7(Saraqib)’ end the numbers.
      if digits.count < piece.count { break }
    }
    return found
  }

  /// A link with its codes such as `%2C` as the characters that they stand for, and a plus between words as a blank.
  static func decoded(_ link: String) -> String {
    guard link.contains("%") || link.contains("+") else { return link }
    var bytes: [UInt8] = []
    var rest = Array(link.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
