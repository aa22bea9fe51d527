internal import Geodesy
internal import Geometry

/// A zone of UPS: one half of the plane about a pole, on either side of the meridians 0 and 180.
struct UPSZone: Equatable {
  /// A and B about the south pole, Y and Z about the north pole, westerly longitudes first.
  var letter: Character

  /// Nil for a letter of no zone.
  init?(_ letter: Character) {
    guard "ABYZ".contains(letter) else { return nil }
    self.letter = letter
  }

  var isSouthern: Bool { letter < "C" }
  var isEastern: Bool { letter == "B" || letter == "Z" }

  /// Where the pole is, easting and northing alike, in metres.
  static let pole = 2_000_000.0

  /// Whether an easting lies in the zone.
  func contains(easting: Double) -> Bool { isEastern ? easting >= Self.pole : easting <= Self.pole }

  /// The place of an easting and a northing as UPS writes them, both in metres.
  static func place(easting: Double, northing: Double, isSouthern: Bool) -> Coordinate {
    PolarStereographic.place(easting: easting - pole, northing: northing - pole, isSouthern: isSouthern)
  }

  /// Whether UPS is used at a place: from 84 degrees north and 80 south, and half a degree beyond, where it overlaps UTM.
  static func reaches(_ place: Coordinate) -> Bool { place.latitude >= 83.5 || place.latitude <= -79.5 }
}
