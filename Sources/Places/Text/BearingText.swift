internal import Geodesy
internal import Geometry
internal import TextFormats

/// A distance and a direction from a named place: `6 km NW of Saraqib`, `57km north-east of Idlib`, `5-6 km N Idlib`,
/// `3 to 5 km NE of Saraqib`, `6 km at 315° from Saraqib`, `Saraqib, 6 km NW`.
///
/// Its accuracy follows the point-radius method (Wieczorek, Guo and Hijmans 2004): the distance may be off by
/// half a unit of its last digit that is not a trailing zero, and half of a range; the direction by half the angle
/// to the next of its kind: 45 degrees for `N`, 22.5 for `NE`, 11.25 for `NNE`; in degrees by 5 for tens, 2.5 for fives and
/// half a degree for others. These leave a sector of an annulus, widened by the extent of the place. Its radius, for those who can
/// only use one, reaches the farthest corner of the sector, and the extent is added.
struct BearingText {
  /// The place that is started from.
  var name: String
  private var distance: Length
  private var rounding: Length
  private var heading: Heading

  /// Nil for a text without the form of a bearing.
  ///
  /// - Throws: ``PlaceError/bearing(_:problem:)`` for one that lacks a unit or a direction, a direction of no rose, a
  ///   distance that can be read in two ways, and one that is longer than half way round the Earth.
  init?(_ text: String) throws(PlaceError) {
    guard let parts = Parts(text) else { return nil }
    if text.contains("M"), text.contains(#/[0-9]\s*M(\s|,|$)/#) {
      throw .bearing(text, problem: "its unit M may be nautical miles or metres; write nmi or m")
    }
    if text.contains("MM"), text.contains(#/[0-9]\s*MM(\s|,|$)/#) {
      throw .bearing(text, problem: "its unit MM may be nautical miles or millimetres; write nmi or mm")
    }
    name = parts.name
    guard let meters = LengthWords.meters(in: parts.unit) else {
      throw .bearing(text, problem: "its distance has no unit that is known, such as km")
    }
    guard let quantity = try Quantity(parts.distance, unit: meters, parts.unit, of: text) else {
      throw .bearing(text, problem: "‘\(parts.distance)’ is no distance")
    }
    guard !parts.direction.isEmpty else { throw .bearing(text, problem: "it names no direction") }
    guard let heading = Heading(parts.direction) else {
      throw .bearing(text, problem: "‘\(parts.direction.joined(separator: " "))’ is no direction")
    }
    distance = .meters(quantity.value * meters)
    rounding = .meters(quantity.rounding * meters)
    self.heading = heading
    guard distance < Self.farthest else {
      throw .bearing(text, problem: "no place on the Earth is \(distance.inWords) from another")
    }
  }

  /// Half an ellipse through the poles.
  private static let farthest = Length.kilometers(20_004)

  /// A distance, `6` or `5-6`, and how far it may be off: half a unit of its last digit, and half the range.
  private struct Quantity {
    var value: Double
    var rounding: Double

    /// - Parameter unit: The metres of its unit, which tell whether `1.500` can be a thousand and a half: of metres it is,
    ///   because nobody paces off millimetres; of kilometres it is refused.
    init?(_ text: Substring, unit: Double, _ name: String, of whole: String) throws(PlaceError) {
      var ends: [(value: Double, rounding: Double)] = []
      for end in text.split(whereSeparator: { "-–".contains($0) }) {
        var plain = WrittenNumber.plain(end, mark: UInt8(ascii: "."))
        let grouped = WrittenNumber.grouped(end)
        if let grouped {
          guard unit < 10 else {
            throw .bearing(
              whole, problem: "‘\(end) \(name)’ can be \(grouped) \(name), or a thousandth of that")
          }
          plain = grouped
        }
        guard let plain, let value = Double(plain), value.isFinite else { return nil }
        ends.append((value, Self.rounding(of: plain)))
      }
      guard (1...2).contains(ends.count), let first = ends.first, let last = ends.last,
        first.value <= last.value
      else { return nil }
      value = (first.value + last.value) / 2
      rounding =
        (last.value - first.value) / 2
        + (ends.count == 1 ? first.rounding : min(first.rounding, last.rounding))
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
  }

  /// Where it leads from a place, and how well that is known.
  func reading(from place: Gazetteer.Place) -> PlaceReading {
    func end(_ azimuth: Double, _ meters: Double) -> Coordinate {
      Geodesic.direct(from: place.coordinate, azimuth: azimuth, distance: max(0, meters)).end
    }
    let middle = end(heading.azimuth, distance.meters)
    var reach = 0.0
    for meters in [distance.meters - rounding.meters, distance.meters + rounding.meters] {
      for turn in [-heading.spread, heading.spread] {
        reach = max(reach, Geodesic.inverse(from: middle, to: end(heading.azimuth + turn, meters)).distance)
      }
    }
    let sector = PlaceSector(
      origin: place.coordinate,
      distances: max(0, distance.meters - rounding.meters)...(distance.meters + rounding.meters),
      azimuth: heading.azimuth, spread: heading.spread, extent: place.extent.meters,
      radius: Length.meters(reach + place.extent.meters).roundedUp)
    return PlaceReading(
      coordinate: middle, region: .sector(sector),
      meaning: "\(distance.roundedUp.inWords) ±\(rounding.roundedUp.inWords) at \(heading.inWords)"
        + " from ‘\(place.name)’ at \(place.coordinate.inWords), whose extent is \(place.extent.inWords)")
  }
}
