/// Geodesic distance from the straight chord through the Earth, for places that are near each other.
///
/// A geodesic of length s, curvature 1/R in its normal section at the middle, spans a chord
/// c = s (1 - s²/24R² + ...); inverted, s = c (1 + c²/24R² + 3c⁴/640R⁴ + 5c⁶/7168R⁶). By Euler's theorem and
/// N/M = 1 + e'² cos²φ, 1/R = (1 + e'² w²)/N with w the chord's direction along the Earth's axis, so neither
/// azimuth nor trigonometry is needed. What is left out grows with s⁵; `ChordDistanceTests` measures it
/// against Karney's inverse: under 1 µm to 50 km and under 30 µm to 150 km.
@usableFromInline package enum ChordDistance {
  /// The longest chord for which the series is used, in metres; beyond, ask ``Geodesic``.
  @usableFromInline package static let limit = 150_000.0

  /// The geodesic distance in metres between two positions on the ellipsoid with a chord below ``limit``.
  @inlinable package static func geodesic(from a: Vector, to b: Vector) -> Double {
    let v = b - a
    let squared = dot(v, v)
    guard squared > 0 else { return 0 }
    let e2 = WGS84.eccentricitySquared
    let secondE2 = e2 / (1 - e2)
    let middle = (a + b) * 0.5
    // sin²φ at the middle, from the normal's direction there.
    let z = middle.z / (1 - e2)
    let sine2 = z * z / (middle.x * middle.x + middle.y * middle.y + z * z)
    let inverseN2 = (1 - e2 * sine2) / (WGS84.equatorialRadius * WGS84.equatorialRadius)
    let w = 1 + secondE2 * (v.z * v.z / squared)
    let k = squared * inverseN2 * w * w
    return squared.squareRoot() * (1 + k * (1.0 / 24 + k * (3.0 / 640 + k * (5.0 / 7168))))
  }

  /// The longest chord that a geodesic of a length can span, in metres: that of a sphere larger than the ellipsoid is
  /// anywhere curved. Infinite for an infinite length.
  @inlinable package static func longest(of distance: Double) -> Double {
    // 2R sin(s/2R) with R a third of a percent above the polar radius of curvature; the series is cut where it is
    // above the sine.
    let x = distance / (2 * WGS84.wideRadiusAbove)
    guard x < 1.5 else { return distance }
    let k = x * x
    return distance * (1 - k / 6 + k * k / 120)
  }

  /// No geodesic over a chord is shorter than this, in metres; a bound for chords of any length, close up to 2,000 km.
  @inlinable package static func shortest(over chord: Double) -> Double {
    // The arc of a sphere larger than the ellipsoid is anywhere curved.
    let x = chord / (2 * WGS84.wideRadiusAbove)
    return chord * (1 + x * x / 6)
  }

  /// The longest chord, in metres, for which ``rival(of:)`` holds.
  @usableFromInline package static let rivalLimit = 2_000_000.0

  /// The longest chord that a geodesic can span which is no longer than some geodesic with a given chord,
  /// and a micrometre more: of two chords, a longer one than this belongs to the longer geodesic.
  ///
  /// - Parameter chord: Up to ``rivalLimit``.
  @inlinable package static func rival(of chord: Double) -> Double {
    // The longest geodesic over a chord: that of a sphere smaller than the ellipsoid is anywhere curved.
    let x = chord / (2 * WGS84.wideRadiusBelow)
    let k = x * x
    return longest(of: chord * (1 + k * (1.0 / 6 + k * 0.08))) + 1e-6
  }
}
