package import Geometry

/// Why a text is not a place. Each is one sentence that quotes the text and says what to write.
package enum PlaceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Nothing but blanks.
  case empty
  /// The text is not two angles.
  case unreadable(String)
  /// The commas may be decimal commas or separators, and the place depends on which.
  case ambiguous(String)
  /// One angle is not an angle.
  case angle(String, problem: String)
  /// A latitude beyond 90 degrees.
  case latitudeBeyondPole(String, latitude: Double, longitude: Double)
  /// A longitude beyond 360 degrees.
  case longitudeBeyondTurn(String, longitude: Double)
  /// A grid reference that names no place.
  case grid(String, problem: String)
  /// The letter S after a UTM zone, which is a band of the north and also the southern hemisphere.
  case ambiguousZone(String, zone: Int, north: Coordinate, south: Coordinate)
  /// A bearing from a place that cannot be followed.
  case bearing(String, problem: String)
  /// A name of a place, and no table to look it up in.
  case noGazetteer(String, name: String)
  /// A Plus Code that names no place.
  case plusCode(String, problem: String)
  /// A name that the table does not have, and those it has that are nearly the same.
  case unknownName(String, name: String, file: String, suggestions: [String] = [])
  /// A name that several places have, with what each lies in; empty where the table does not say.
  case ambiguousName(String, name: String, places: [Coordinate], areas: [String] = [])

  /// One sentence that quotes the text and says what to write.
  package var description: String {
    switch self {
    case .empty:
      "the place is empty; \(Self.advice)"
    case .unreadable(let text):
      "‘\(text)’ is not a place; \(Self.advice)"
    case .ambiguous(let text):
      "‘\(text)’ can be read in two ways; write decimal points, or put ‘;’ between latitude and longitude"
    case .angle(let text, let problem):
      "‘\(text)’ is not a place: \(problem); \(Self.advice)"
    case .latitudeBeyondPole(let text, let latitude, let longitude):
      "‘\(text)’ gives a latitude of \(latitude), and there is none beyond 90; "
        + (abs(latitude) > 360
          ? "a decimal point may be missing"
          : abs(longitude) <= 90
            ? "latitude comes first, so perhaps ‘\(longitude), \(latitude)’ is meant"
            : "write latitude, then longitude")
    case .longitudeBeyondTurn(let text, let longitude):
      "‘\(text)’ gives a longitude of \(longitude); write one between -180 and 180, a decimal point may be missing"
    case .grid(let text, let problem):
      "‘\(text)’ is not a place: \(problem); write UTM as in ‘37N 289012 3980034’ and MGRS as in ‘37S BV 89012 80034’"
    case .ambiguousZone(let text, let zone, let north, let south):
      "‘\(text)’ can be in band S, at latitude \(Self.rounded(north.latitude)), or on the southern hemisphere, at"
        + " \(Self.rounded(south.latitude)); write ‘\(zone)N’ or ‘\(zone) south’ for the zone"
    case .bearing(let text, let problem):
      "‘\(text)’ is not a place: \(problem); write it as in ‘6 km NW of Saraqib’"
    case .noGazetteer(let text, let name):
      "‘\(text)’ names the place ‘\(name)’; give a CSV of places with --places, or write coordinates"
    case .plusCode(let text, let problem):
      "‘\(text)’ is not a place: \(problem); write the full code, as in ‘8G7X6MXC+22’"
    case .unknownName(let text, let name, let file, let suggestions):
      (text == name
        ? "‘\(name)’ is not a place of \(file)"
        : "‘\(text)’ names ‘\(name)’, which is not a place of \(file)")
        + (suggestions.isEmpty
          ? "" : " (did you mean \(suggestions.map { "‘\($0)’" }.joined(separator: " or "))?)")
        + "; write it as there, or write coordinates"
    case .ambiguousName(let text, let name, let places, let areas):
      "‘\(text)’ is ambiguous: \(places.count) places are called ‘\(name)’, at"
        + " \(Self.candidates(places, areas))\(places.count > 4 ? " and elsewhere" : ""); write "
        + (Set(areas).count == places.count && !areas.contains("")
          ? "what it lies in after a comma, or coordinates" : "coordinates")
    }
  }

  /// What is wrong, without the text, by which rows of a table are counted.
  package var kind: String {
    switch self {
    case .noGazetteer: "a place by its name needs --places"
    case .unknownName: "the name of the place is unknown"
    case .ambiguousName: "the name of the place is ambiguous"
    case .ambiguous, .ambiguousZone: "the place is ambiguous"
    default: "the place is unreadable"
    }
  }

  /// The sentence without what to write instead, which is no use in a table.
  package var reason: String {
    let text = description
    guard let end = text.lastIndex(of: ";") else { return text }
    return String(text[..<end])
  }

  private static func candidates(_ places: [Coordinate], _ areas: [String]) -> String {
    places.enumerated().prefix(4).map { index, place in
      let area = areas.indices.contains(index) ? areas[index] : ""
      return place.inWords + (area.isEmpty ? "" : " (\(area))")
    }.joined(separator: ", ")
  }

  private static func rounded(_ degrees: Double) -> String { String((degrees * 10).rounded() / 10) }

  private static let advice =
    "write latitude, then longitude, as in ‘36.2, 36.67’, ‘36.2N 36.67E’ or ‘36°12'N 36°40'E’"
}
