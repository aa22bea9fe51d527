internal import CMath

/// The isometric latitude ψ, in which rhumb lines are straight: ψ = asinh(tan φ) - e atanh(e sin φ).
///
/// Source: Karney, "Transverse Mercator with an accuracy of a few nanometers" (2011), equations 7 to 9.
package enum IsometricLatitude {
  private static let eccentricity = WGS84.eccentricitySquared.squareRoot()

  package static func isometric(_ degrees: Double) -> Double {
    let phi = degrees * (.pi / 180)
    return asinh(tan(phi)) - eccentricity * atanh(eccentricity * sin(phi))
  }

  package static func geodetic(_ psi: Double) -> Double {
    // Newton's method on sin φ by fixed point: contraction by e², so twenty rounds reach the last bit.
    var sine = tanh(psi)
    for _ in 0..<20 { sine = tanh(psi + eccentricity * atanh(eccentricity * sine)) }
    return atan(sinh(psi + eccentricity * atanh(eccentricity * sine))) * (180 / .pi)
  }

  /// The latitude at a share of the way between two latitudes, linear in ψ.
  package static func latitude(at share: Double, from a: Double, to b: Double) -> Double {
    guard a != b else { return a }
    let start = isometric(a)
    return geodetic(start + (isometric(b) - start) * share)
  }
}
