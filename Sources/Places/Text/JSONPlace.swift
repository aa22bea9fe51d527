internal import Geometry
internal import TextFormats

/// Reads a point in JSON: `{"type":"Point","coordinates":[36.67,36.2]}` as GeoJSON has it, longitude first, or an object with
/// members `lat` and `lon`.
enum JSONPlace {
  /// Nil for a text that is not a JSON object.
  ///
  /// - Throws: ``PlaceError`` for an object without a point.
  static func point(_ text: String) throws(PlaceError) -> Coordinate? {
    guard text.first(where: { !$0.isWhitespace }) == "{" else { return nil }
    // Python writes dictionaries with single quotes.
    let text = text.contains("\"") ? text : text.replacing("'", with: "\"")
    guard let value = try? JSONValue(parsing: Array(text.utf8)[...]) else { throw .unreadable(text) }
    func member(_ names: [String]) -> Double? {
      names.lazy.compactMap { value[$0] }.compactMap {
        $0.number ?? $0.string.flatMap { FieldText.number($0) }
      }.first
    }
    if let latitude = member(["lat", "latitude"]),
      let longitude = member(["lon", "lng", "long", "longitude"])
    {
      return Coordinate(latitude: latitude, longitude: longitude)
    }
    guard let list = value["coordinates"], value["type"]?.string == "Point", list.kind == .list else {
      throw .unreadable(text)
    }
    let numbers = list.elements.map(\.number)
    guard (2...4).contains(numbers.count), let longitude = numbers[0], let latitude = numbers[1] else {
      throw .unreadable(text)
    }
    return Coordinate(latitude: latitude, longitude: longitude)
  }
}
