internal import Geometry

/// Reads links to a place on a map, as telephones share them: `https://maps.google.com/?q=35.81,36.70`.
///
/// Latitude comes first but in links of Yandex and 2GIS. What only says where the window is, such as `@35.81,36.70,15z`, is taken
/// where nothing else names a place, and is said.
enum MapLink {
  /// Nil for a text that is no such link.
  static func reading(_ text: String) -> PlaceReading? {
    // Most texts are no links, and rows are very many.
    guard text.contains("://") else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 1, let word = words.first,
      ["http://", "https://"].contains(where: word.lowercased().hasPrefix)
    else { return nil }
    var link = String(word)
    for (code, mark) in [("%2C", ","), ("%2c", ","), ("%7E", "~"), ("%7e", "~")] {
      link = link.replacing(code, with: mark)
    }
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
    for name in ["q", "query", "destination", "daddr", "coordinate", "pt"] {
      if let found = place(numbers(of: name, in: link), isEastFirst: isEastFirst) { return found }
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
    // What names the place in a way that is not read must not leave its window to be taken for it.
    if unread.contains(where: link.contains) { return nil }
    for name in ["ll", "cp", "center", "m"] {
      let isEastFirst = isEastFirst || host.contains("arcgis.")
      if let found = place(numbers(of: name, in: link), isWindow: name != "ll", isEastFirst: isEastFirst) {
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

  /// Parts of links that name a place otherwise than by a pair of decimal degrees, or several places.
  private static let unread = [
    "?text=", "&text=", "whatshere", "sp=point", "where1=", "°", "%C2%B0", "%c2%b0", "/web/search/",
  ]

  /// The numbers at the beginning of a parameter of a link; nil where it has no such parameter.
  private static func numbers(of name: String, in link: String) -> [Double]? {
    for range in link.ranges(of: name + "=") {
      guard range.lowerBound > link.startIndex, "?&#/;".contains(link[link.index(before: range.lowerBound)])
      else { continue }
      return numbers(link[range.upperBound...].prefix { !"&#?".contains($0) })
    }
    return nil
  }

  /// The numbers with which a text begins, with commas and the like between them.
  static func numbers(_ text: Substring) -> [Double] {
    let pieces = text.split(omittingEmptySubsequences: false) { ",~/".contains($0) }
    var found: [Double] = []
    for piece in pieces {
      let digits = piece.drop { $0 == " " }.prefix { $0.isASCII && ($0.isNumber || "+-.".contains($0)) }
      guard let number = Double(digits), number.isFinite else { break }
      found.append(number)
      // ‘36.7!16s’ and ‘36.7(Saraqib)’ end the numbers.
      if digits.count < piece.count { break }
    }
    return found
  }
}
