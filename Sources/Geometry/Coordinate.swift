/// A geographic position on the WGS 84 ellipsoid, at height zero.
///
/// Latitude and longitude are geodetic degrees. Longitudes are not confined to ±180: two coordinates whose
/// longitudes differ by 360 are the same place, and at a pole every longitude is.
public struct Coordinate: Sendable, Hashable {
  /// Degrees north of the equator, -90 to 90.
  public var latitude: Double
  /// Degrees east of Greenwich, usually -180 to 180.
  public var longitude: Double

  /// The place at a latitude and a longitude, both in degrees.
  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// Whether both numbers are finite and the latitude lies within ±90 and the longitude within ±540.
  public var isValid: Bool {
    latitude.isFinite && longitude.isFinite && abs(latitude) <= 90 && abs(longitude) <= 540
  }

  /// The same place with its longitude in (-180, 180]; -180 stays -180 only when written so.
  package var normalized: Coordinate {
    guard abs(longitude) > 180 else { return self }
    return Coordinate(latitude: latitude, longitude: Coordinate.shortest(longitude))
  }

  /// Whether two coordinates name the same place exactly: longitudes modulo 360, any longitude at a pole.
  package func isSamePlace(as other: Coordinate) -> Bool {
    guard latitude == other.latitude else { return false }
    return abs(latitude) == 90 || Coordinate.shortest(longitude - other.longitude) == 0
  }

  /// A difference of longitudes brought into [-180, 180], the short way round; exact.
  package static func shortest(_ degrees: Double) -> Double {
    abs(degrees) <= 180 ? degrees : degrees.remainder(dividingBy: 360)
  }
}
