internal import CMath
package import Geometry

/// The polar stereographic projection of WGS 84, backwards, as UPS has it: scale 0.994 at the pole.
///
/// Snyder 1987, "Map projections: a working manual", equations 20-17, 21-33 and 21-39, with conformal latitudes instead
/// of his series.
package enum PolarStereographic {
  private static let scale = 0.994
  private static let eccentricity = WGS84.eccentricitySquared.squareRoot()
  /// How far from the pole the conformal colatitude's half has a tangent of 1, in metres.
  private static let radius =
    2 * WGS84.equatorialRadius * scale
    / (pow(1 + eccentricity, 1 + eccentricity) * pow(1 - eccentricity, 1 - eccentricity)).squareRoot()

  /// The place of an easting and a northing from a pole, both in metres; north is along the meridian 180 from the north
  /// pole, and along that of Greenwich from the south pole.
  package static func place(easting: Double, northing: Double, isSouthern: Bool) -> Coordinate {
    let half = hypot(easting, northing) / radius
    guard half > 0 else { return Coordinate(latitude: isSouthern ? -90 : 90, longitude: 0) }
    let tangent = ConformalLatitude.tangentOfLatitude(conformal: (1 / half - half) / 2)
    let latitude = atan(tangent) * (180 / .pi)
    return Coordinate(
      latitude: isSouthern ? -latitude : latitude,
      longitude: atan2(easting, isSouthern ? northing : -northing) * (180 / .pi))
  }
}
