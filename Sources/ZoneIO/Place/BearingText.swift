internal import Geodesy
internal import Geometry

/// A distance and a direction from a named place: `6 km NW of Saraqib`, `57km north-east of Idlib`.
///
/// Its accuracy follows the point-radius method (Wieczorek, Guo and Hijmans 2004): the distance may be off by
/// half a unit of its last digit that is not a trailing zero, and the direction by half the angle to the next
/// of its kind: 45 degrees for `N`, 22.5 for `NE`, 11.25 for `NNE`. The radius reaches the farthest corner of
/// that sector, and the extent of the place is added.
struct BearingText {
  /// The place that is started from.
  var name: String
  private var distance: Length
  private var rounding: Length
  /// Degrees clockwise from north.
  private var azimuth: Double
  /// How far the direction may be off, in degrees.
  private var spread: Double

  private static let units: [String: Double] = [
    "km": 1000, "kms": 1000, "kilometer": 1000, "kilometers": 1000, "kilometre": 1000, "kilometres": 1000,
    "m": 1, "meter": 1, "meters": 1, "metre": 1, "metres": 1, "mi": 1609.344, "mile": 1609.344,
    "miles": 1609.344, "nm": 1852, "nmi": 1852,
  ]
  private static let directions = [
    "n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "ssw", "sw", "wsw", "w", "wnw", "nw", "nnw",
  ]
  private static let hedges: Set<String> = [
    "about", "approx", "approximately", "around", "some", "ca", "circa", "c", "nearly", "roughly", "~", "≈",
  ]
  private static let fillers: Set<String> = ["to", "the", "towards", "toward", "due"]

  /// Nil for a text that is none by its form.
  ///
  /// - Throws: ``PlaceError/bearing(_:problem:)`` for one that lacks a unit or a direction, or a direction of
  ///   no rose.
  init?(_ text: String) throws(PlaceError) {
    var words = text.split(whereSeparator: \.isWhitespace)[...]
    while let first = words.first {
      let bare = first.lowercased().filter { $0 != "." }
      if Self.hedges.contains(bare) {
        words.removeFirst()
      } else if let sign = first.first, sign == "~" || sign == "≈" {
        words[words.startIndex] = first.dropFirst()
      } else {
        break
      }
    }
    guard let first = words.popFirst() else { return nil }
    let digits = first.prefix { ($0.isASCII && $0.isNumber) || $0 == "." || $0 == "," }
    let number = String(digits).replacing(",", with: ".")
    guard let value = Double(number), value >= 0, value.isFinite else { return nil }
    let attached = first.dropFirst(digits.count)
    // Only a text that ends in `of` or `from` and a name is meant as a bearing.
    guard let link = words.firstIndex(where: { ["of", "from"].contains($0.lowercased()) }),
      words.index(after: link) < words.endIndex
    else { return nil }
    var middle = words[..<link].map { $0.lowercased() }
    if !attached.isEmpty { middle.insert(attached.lowercased(), at: 0) }
    name = words[(link + 1)...].joined(separator: " ")

    let unit = middle.first.map { $0.filter { $0 != "." } } ?? ""
    guard let meters = Self.units[unit] else {
      throw .bearing(text, problem: "its distance has no unit that is known, such as km")
    }
    let direction = middle.dropFirst().filter { !Self.fillers.contains($0) }
    guard !direction.isEmpty else { throw .bearing(text, problem: "it names no direction") }
    guard let point = Self.point(direction.joined()) else {
      throw .bearing(text, problem: "‘\(direction.joined(separator: " "))’ is no direction")
    }
    distance = .meters(value * meters)
    rounding = .meters(Self.rounding(of: number) * meters)
    azimuth = Double(point) * 22.5
    spread = point % 2 == 1 ? 11.25 : point % 4 == 2 ? 22.5 : 45
  }

  /// The number of a direction on a rose of sixteen, clockwise from north.
  private static func point(_ words: String) -> Int? {
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

  /// Half a unit of the last digit that is not a trailing zero of a whole number.
  private static func rounding(of number: String) -> Double {
    var unit = 1.0
    if let point = number.firstIndex(of: ".") {
      for _ in number[point...].dropFirst() { unit /= 10 }
    } else {
      for _ in number.reversed().prefix(while: { $0 == "0" }).prefix(number.count - 1) { unit *= 10 }
    }
    return unit / 2
  }

  /// Where it leads from a place, and how well that is known.
  func reading(from place: Gazetteer.Place) -> PlaceReading {
    func end(_ azimuth: Double, _ meters: Double) -> Coordinate {
      Geodesic.direct(from: place.coordinate, azimuth: azimuth, distance: max(0, meters)).end
    }
    let middle = end(azimuth, distance.meters)
    var reach = 0.0
    for meters in [distance.meters - rounding.meters, distance.meters + rounding.meters] {
      for turn in [-spread, spread] {
        reach = max(reach, Geodesic.inverse(from: middle, to: end(azimuth + turn, meters)).distance)
      }
    }
    func degrees(_ value: Double) -> String {
      value == value.rounded() ? "\(Int(value))°" : "\(value)°"
    }
    return PlaceReading(
      coordinate: middle, accuracy: Length.meters(reach + place.extent.meters).roundedUp,
      meaning: "\(distance.roundedUp.inWords) ±\(rounding.roundedUp.inWords) at \(degrees(azimuth))"
        + " ±\(degrees(spread)) from ‘\(place.name)’ at \(place.coordinate.inWords), whose extent is"
        + " \(place.extent.inWords)")
  }
}
