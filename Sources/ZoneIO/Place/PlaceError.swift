/// Why a text is not a place. Each is one sentence that quotes the text and says what to write.
public enum PlaceError: Error, Sendable, Hashable, CustomStringConvertible {
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

  /// One sentence that quotes the text and says what to write.
  public var description: String {
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
      abs(longitude) <= 90
        ? "‘\(text)’ gives a latitude of \(latitude), and there is none beyond 90; latitude comes first, so"
          + " perhaps ‘\(longitude), \(latitude)’ is meant"
        : "‘\(text)’ gives a latitude of \(latitude), and there is none beyond 90; write latitude, then longitude"
    case .longitudeBeyondTurn(let text, let longitude):
      "‘\(text)’ gives a longitude of \(longitude); write one between -180 and 180"
    }
  }

  private static let advice =
    "write latitude, then longitude, as in ‘36.2, 36.67’, ‘36.2N 36.67E’ or ‘36°12'N 36°40'E’"
}
