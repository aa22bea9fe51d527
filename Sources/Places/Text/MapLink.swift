internal import Geometry

/// Reads links to a place on a map, as telephones share them: `https://maps.google.com/?q=35.81,36.70`.
///
/// Latitude comes first in all of them. What only says where the window is, such as `@35.81,36.70,15z`, is taken where nothing
/// else names a place.
enum MapLink {
  /// Nil for a text that is no such link.
  static func coordinate(_ text: String) -> Coordinate? {
    // Most texts are no links, and rows are very many.
    guard text.contains("://") else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 1, let link = words.first?.replacing("%2C", with: ",").replacing("%2c", with: ","),
      ["http://", "https://"].contains(where: link.lowercased().hasPrefix)
    else { return nil }
    for name in ["q=", "query=", "ll=", "destination=", "daddr=", "!3d", "@"] {
      guard let start = link.firstRange(of: name)?.upperBound else { continue }
      let numbers = link[start...].prefix {
        $0.isASCII && ($0.isNumber || "+-., ".contains($0)) || "!4d".contains($0)
      }
      .replacing("!4d", with: ",").split(separator: ",", omittingEmptySubsequences: false)
      if let place = coordinate(numbers) { return place }
    }
    return nil
  }

  /// The first two of some numbers as latitude and longitude.
  static func coordinate(_ numbers: [Substring]) -> Coordinate? {
    guard numbers.count >= 2, let latitude = Double(numbers[0]), let longitude = Double(numbers[1]),
      latitude.isFinite, longitude.isFinite
    else { return nil }
    return Coordinate(latitude: latitude, longitude: longitude)
  }
}
