internal import CMath

/// Areas between parallels of the ellipsoid.
package enum AuthalicLatitude {
  /// The area in m² between the equator and a parallel, of one degree of longitude; negative in the south.
  ///
  /// b²/2 (sin φ / (1 - e² sin² φ) + atanh(e sin φ) / e) for a radian (Snyder 1987, Map Projections: A Working Manual,
  /// equation 3-12 times half the square of the semi-major axis).
  package static func area(toLatitude degrees: Double) -> Double {
    let eccentricity = WGS84.eccentricitySquared.squareRoot()
    let s = sin(degrees * (.pi / 180))
    let e = eccentricity * s
    let radius = WGS84.equatorialRadius * (1 - WGS84.flattening)
    return radius * radius / 2 * (s / (1 - e * e) + atanh(e) / eccentricity) * (.pi / 180)
  }
}
