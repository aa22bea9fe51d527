internal import CMath
package import Geometry

/// The transverse Mercator projection of WGS 84, backwards, as UTM has it: scale 0.9996 on the central
/// meridian.
///
/// Krüger's series to the sixth order of the third flattening, right to nanometres within a zone (Karney
/// 2011, "Transverse Mercator with an accuracy of a few nanometers", equations 11 and 36). PROJ has
/// it too, but takes milliseconds to open an operation, and each row of a table may lie in a zone of its own.
package enum TransverseMercator {
  private static let n = WGS84.flattening / (2 - WGS84.flattening)
  private static let scale = 0.9996
  /// The radius of the sphere whose meridians are as long as those of the ellipsoid.
  private static let rectifyingRadius =
    WGS84.equatorialRadius / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64 + n * n * n * n * n * n / 256)

  /// The coefficients of sin 2jξ, j from 1.
  private static let beta: [Double] = {
    func polynomial(_ coefficients: [Double], from power: Int) -> Double {
      coefficients.enumerated().reduce(0) { $0 + $1.element * pow(n, Double(power + $1.offset)) }
    }
    return [
      polynomial([1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96199 / 604_800], from: 1),
      polynomial([1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1_118_711 / 3_870_720], from: 2),
      polynomial([17 / 480, -37 / 840, -209 / 4480, 5569 / 90_720], from: 3),
      polynomial([4397 / 161_280, -11 / 504, -830_251 / 7_257_600], from: 4),
      polynomial([4583 / 161_280, -108_847 / 3_991_680], from: 5),
      polynomial([20_648_693 / 638_668_800], from: 6),
    ]
  }()

  /// The place of an easting from the central meridian and a northing from the equator, both in metres.
  package static func place(easting: Double, northing: Double, centralMeridian: Double) -> Coordinate {
    let xi = northing / (scale * rectifyingRadius)
    let eta = easting / (scale * rectifyingRadius)
    var (x, e) = (xi, eta)
    for (index, coefficient) in beta.enumerated() {
      let order = 2 * Double(index + 1)
      x -= coefficient * sin(order * xi) * cosh(order * eta)
      e -= coefficient * cos(order * xi) * sinh(order * eta)
    }
    let conformal = sin(x) / hypot(sinh(e), cos(x))
    let longitude = centralMeridian + atan2(sinh(e), cos(x)) * (180 / .pi)
    let latitude = ConformalLatitude.tangentOfLatitude(conformal: conformal)
    return Coordinate(latitude: atan(latitude) * (180 / .pi), longitude: longitude).normalized
  }
}
