internal import Geodesy
internal import Geometry

/// A zone of UTM, and the bands of 8 degrees of latitude that the letters C to X name.
struct UTMZone: Equatable {
  /// 1 to 60, eastwards from 180.
  var number: Int

  /// Nil for a number of no zone.
  init?(_ number: Int) {
    guard (1...60).contains(number) else { return nil }
    self.number = number
  }

  var centralMeridian: Double { Double(number) * 6 - 183 }

  /// The place of an easting and a northing as UTM writes them, both in metres.
  func place(easting: Double, northing: Double, isSouthern: Bool) -> Coordinate {
    TransverseMercator.place(
      easting: easting - 500_000, northing: northing - (isSouthern ? 10_000_000 : 0),
      centralMeridian: centralMeridian)
  }

  static let bands = Array("CDEFGHJKLMNPQRSTUVWX")

  /// The latitudes of a band; nil for other letters.
  static func latitudes(ofBand letter: Character) -> ClosedRange<Double>? {
    guard let index = bands.firstIndex(of: letter) else { return nil }
    let south = Double(index) * 8 - 80
    return south...(letter == "X" ? 84 : south + 8)
  }

  /// Whether a band lies south of the equator.
  static func isSouthern(band: Character) -> Bool { (bands.firstIndex(of: band) ?? 0) < 10 }
}
