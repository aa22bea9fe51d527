internal import Geodesy
internal import Geometry

/// Reads `geo` URIs (RFC 5870), as telephones share places: `geo:36.2,36.67`, `geo:36.2,36.67,400;u=35`.
///
/// The parameter `u` is the uncertainty of the place in metres; a height is ignored.
enum GeoURI {
  /// Nil for a text that is not a URI of a place by its form.
  ///
  /// - Throws: ``PlaceError`` for one that names no place on WGS 84.
  static func reading(_ text: String) throws(PlaceError) -> PlaceReading? {
    let trimmed = text.drop(while: \.isWhitespace)
    guard trimmed.lowercased().hasPrefix("geo:") else { return nil }
    let uri = MapLink.decoded(String(trimmed.reversed().drop(while: \.isWhitespace).reversed()))
    // What follows a question mark is a search, which some telephones add.
    let parts = uri.dropFirst(4).prefix { $0 != "?" }.split(separator: ";", omittingEmptySubsequences: false)
    let numbers = (parts.first ?? "").split(separator: ",", omittingEmptySubsequences: false).map {
      Double($0)
    }
    guard (2...3).contains(numbers.count), var latitude = numbers[0], var longitude = numbers[1],
      latitude.isFinite, longitude.isFinite
    else { throw .unreadable(text) }
    // ‘geo:0,0?q=36.2,36.67’: Android says the place in the search alone.
    if latitude == 0, longitude == 0 {
      if let query = uri.firstRange(of: "?q=")?.upperBound {
        let value = uri[query...].prefix { $0 != "&" }
        guard let found = MapLink.pair(value) else {
          throw .angle(text, problem: "it searches for ‘\(value)’, and has no coordinates")
        }
        (latitude, longitude) = (found[0], found[1])
      }
    }
    var accuracy: Length?
    for parameter in parts.dropFirst() {
      let pair = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = pair.count == 2 ? pair[1] : ""
      switch pair[0].lowercased() {
      case "crs" where value.lowercased() != "wgs84":
        throw .angle(text, problem: "its coordinates are not on WGS 84")
      case "u":
        guard let meters = Double(value), meters.isFinite, meters >= 0 else { throw .unreadable(text) }
        accuracy = .meters(meters)
      default: break
      }
    }
    return PlaceReading(
      coordinate: try PlaceText.checked(Coordinate(latitude: latitude, longitude: longitude), text),
      accuracy: accuracy, meaning: accuracy.map { "a geo URI whose uncertainty is \($0.inWords)" },
      form: "geo URI")
  }
}
