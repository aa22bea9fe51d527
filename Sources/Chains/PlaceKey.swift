package import Geometry

/// A place as a dictionary key: longitudes modulo 360, one key for each pole.
package struct PlaceKey: Hashable, Comparable {
  private let latitude: Double
  private let longitude: Double

  package init(_ place: Coordinate) { self.init(place, withLongitudeOfPole: false) }

  /// - Parameter keepsLongitude: Whether a pole has a longitude: an edge that is straight in longitude and latitude leaves
  ///   it along that meridian.
  init(_ place: Coordinate, withLongitudeOfPole keepsLongitude: Bool) {
    latitude = place.latitude + 0
    let turned = Coordinate.shortest(place.longitude)
    longitude =
      abs(place.latitude) == 90 && !keepsLongitude ? 0 : (turned == -180 ? 180 : turned + 0)
  }

  package static func < (a: PlaceKey, b: PlaceKey) -> Bool {
    (a.latitude, a.longitude) < (b.latitude, b.longitude)
  }

  /// The bits of the key, well mixed.
  package var mixedBits: UInt64 {
    var bits = latitude.bitPattern &* 0x9E37_79B9_7F4A_7C15 ^ longitude.bitPattern
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
