internal import CMath

/// The latitude on the sphere to which the ellipsoid WGS 84 is mapped without a change of angles.
enum ConformalLatitude {
  private static let eccentricity = WGS84.eccentricitySquared.squareRoot()

  /// The tangent of the latitude whose conformal latitude has a tangent; Newton's steps, two or three of them (Karney
  /// 2011, "Transverse Mercator with an accuracy of a few nanometers", equations 19 to 21).
  static func tangentOfLatitude(conformal target: Double) -> Double {
    let shrink = 1 - WGS84.eccentricitySquared
    var tau = target / shrink
    for _ in 0..<8 {
      let secant = hypot(1, tau)
      let sigma = sinh(eccentricity * atanh(eccentricity * tau / secant))
      let found = tau * hypot(1, sigma) - sigma * secant
      let step = (target - found) / hypot(1, found) * (1 + shrink * tau * tau) / (shrink * secant)
      tau += step
      if abs(step) <= 1e-15 * max(1, abs(tau)) { break }
    }
    return tau
  }
}
