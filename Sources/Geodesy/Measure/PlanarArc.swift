/// An edge that is straight in longitude and latitude, as a curve on the ellipsoid.
package enum PlanarArc {
  /// Its length in metres: ∫ √((M dφ)² + (N cos φ dλ)²), right to 10⁻¹¹ of it, next to a pole to a tenth of a micrometre.
  ///
  /// 0 for an edge without length; NaN where an argument is.
  ///
  /// - Parameters:
  ///   - first: The latitude at its start, in degrees from -90 to 90.
  ///   - second: The latitude at its end, as well.
  ///   - degreesEast: How far east it leads, in degrees; west is negative, and more than a turn counts.
  package static func length(from first: Double, to second: Double, degreesEast: Double) -> Double {
    let north = (second - first) * (.pi / 180)
    let east = degreesEast * (.pi / 180)
    guard north != 0 || east != 0 else { return 0 }
    let middle = (first + second) / 2
    func speed(_ t: Double) -> Double {
      let radii = Radii(latitude: middle + (second - first) * t)
      let (x, y) = (radii.parallel * east, radii.meridian * north)
      return (x * x + y * y).squareRoot()
    }
    // The integrand is analytic but at the poles. Where these are two hundred edges away, four places leave 10⁻²³ of
    // it; where they are ten away, eight leave 10⁻²⁵.
    if abs(second - first) * 200 < 90 - max(abs(first), abs(second)) {
      return GaussLegendre.meanOfFew(from: -0.5, to: 0.5, of: speed)
    }
    if abs(second - first) * 10 < 90 - max(abs(first), abs(second)) {
      return GaussLegendre.mean(from: -0.5, to: 0.5, of: speed)
    }
    // A tenth of a micrometre, as the cosine of a latitude next to a pole has few digits.
    return GaussLegendre.integral(from: -0.5, to: 0.5, absolute: 1e-7, of: speed)
  }
}
