internal import Geodesy
internal import Geometry
internal import TextFormats

/// A distance and a direction from a named place: `6 km NW of Saraqib`, `57km north-east of Idlib`, `5-6 km N Idlib`,
/// `Saraqib, 6 km NW`.
///
/// Its accuracy follows the point-radius method (Wieczorek, Guo and Hijmans 2004): the distance may be off by
/// half a unit of its last digit that is not a trailing zero, and half of a range; the direction by half the angle
/// to the next of its kind: 45 degrees for `N`, 22.5 for `NE`, 11.25 for `NNE`. The radius reaches the farthest corner of
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

  private static let directions = [
    "n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "ssw", "sw", "wsw", "w", "wnw", "nw", "nnw",
  ]

  /// Nil for a text without the form of a bearing.
  ///
  /// - Throws: ``PlaceError/bearing(_:problem:)`` for one that lacks a unit or a direction, a direction of no rose, and a
  ///   distance that is longer than half way round the Earth.
  init?(_ text: String) throws(PlaceError) {
    guard let parts = Parts(text) else { return nil }
    name = parts.name
    guard let quantity = Self.quantity(parts.distance) else {
      throw .bearing(text, problem: "‘\(parts.distance)’ is no distance")
    }
    guard let meters = LengthWords.meters(in: parts.unit) else {
      throw .bearing(text, problem: "its distance has no unit that is known, such as km")
    }
    guard !parts.direction.isEmpty else { throw .bearing(text, problem: "it names no direction") }
    guard let point = Self.point(parts.direction.joined()) else {
      throw .bearing(text, problem: "‘\(parts.direction.joined(separator: " "))’ is no direction")
    }
    distance = .meters(quantity.value * meters)
    rounding = .meters(quantity.rounding * meters)
    guard distance < Self.farthest else {
      throw .bearing(text, problem: "no place on the Earth is \(distance.inWords) from another")
    }
    azimuth = Double(point) * 22.5
    spread = point % 2 == 1 ? 11.25 : point % 4 == 2 ? 22.5 : 45
  }

  /// Half an ellipse through the poles.
  private static let farthest = Length.kilometers(20_004)

  /// A distance, `6` or `5-6`, and how far it may be off: half a unit of its last digit, and half the range.
  private static func quantity(_ text: Substring) -> (value: Double, rounding: Double)? {
    let ends = text.split(whereSeparator: { "-–".contains($0) }).map { end in
      WrittenNumber.plain(end, mark: UInt8(ascii: ".")).flatMap { plain in
        Double(plain).map { (value: $0, rounding: rounding(of: plain)) }
      }
    }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
      first.value.isFinite, last.value.isFinite, first.value <= last.value
    else { return nil }
    return (
      (first.value + last.value) / 2,
      (last.value - first.value) / 2 + (ends.count == 1 ? first.rounding : min(first.rounding, last.rounding))
    )
  }

  /// The number of a direction on a rose of sixteen, clockwise from north.
  static func point(_ words: String) -> Int? {
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
