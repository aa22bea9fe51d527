internal import TextFormats

/// A direction from a place: a point of the rose, `NW`, `north-west`, or degrees, `315°`, `a bearing of 315 degrees`.
struct Heading {
  /// Degrees clockwise from north.
  var azimuth: Double
  /// How far the direction may be off, in degrees.
  var spread: Double

  private static let directions = [
    "n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "ssw", "sw", "wsw", "w", "wnw", "nw", "nnw",
  ]
  private static let fillers: Set<String> = [
    "to", "the", "towards", "toward", "due", "at", "on", "in", "a", "an", "of",
  ]
  private static let bearings: Set<String> = ["bearing", "azimuth", "heading", "course", "direction"]
  private static let marks = ["°", "º", "˚", "degrees", "degree", "deg"]

  /// - Parameter words: In small letters.
  /// - Returns: nil for words that are not a direction, and for degrees beyond 360.
  init?(_ words: [String]) {
    let words = words.map { $0.filter { $0 != "," } }.filter { !Self.fillers.contains($0) && !$0.isEmpty }
    if let point = Self.point(words.filter { !Self.bearings.contains($0) }.joined()) {
      azimuth = Double(point) * 22.5
      spread = point % 2 == 1 ? 11.25 : point % 4 == 2 ? 22.5 : 45
      return
    }
    var isBearing = false
    var number: String?
    for word in words {
      var word = word
      if Self.bearings.contains(word) || Self.marks.contains(word) {
        isBearing = true
        continue
      }
      // Magnetic bearings are off by a declination that no text states.
      if ["true", "t"].contains(word) { continue }
      if let mark = Self.marks.first(where: { word.hasSuffix($0) }) {
        isBearing = true
        word.removeLast(mark.count)
      }
      guard number == nil, word.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." }) else { return nil }
      number = word
    }
    guard isBearing, let number, let degrees = Double(number), (0...360).contains(degrees) else { return nil }
    azimuth = degrees
    spread =
      number.contains(".") || degrees.truncatingRemainder(dividingBy: 5) != 0
      ? 0.5 : degrees.truncatingRemainder(dividingBy: 10) == 0 ? 5 : 2.5
  }

  /// The number of a direction on a rose of sixteen, clockwise from north.
  private static func point(_ words: String) -> Int? {
    if words.contains(where: \.isNumber) { return nil }
    var rest = words.filter { $0.isLetter }[...]
    if let index = directions.firstIndex(of: String(rest)) { return index }
    var letters = ""
    while !rest.isEmpty {
      let names = [("north", "n"), ("south", "s"), ("east", "e"), ("west", "w")]
      guard let (name, letter) = names.first(where: { rest.hasPrefix($0.0) }) else { return nil }
      letters += letter
      rest = rest.dropFirst(name.count)
      if rest.hasPrefix("ern") { rest = rest.dropFirst(3) }
    }
    return directions.firstIndex(of: letters)
  }

  /// `315° ±22.5°`.
  var inWords: String {
    func degrees(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))°" : "\(value)°" }
    return "\(degrees(azimuth)) ±\(degrees(spread))"
  }
}
