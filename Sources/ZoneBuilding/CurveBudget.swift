internal import Geodesy
internal import Geometry
internal import Zones

/// How far apart the vertices of a limit may stand.
///
/// A chord of length ℓ strays from a curve of curvature κ by ℓ²κ/8. In the file a chord is read straight in
/// longitude and latitude, whose geodesic curvature is at most 1.1 tan φ / R, and also as a geodesic; and the
/// certificate bounds the one by the other, which spends that curvature twice.
struct CurveBudget: Sendable {
  /// The largest stray in metres that chords may spend.
  let stray: Double

  /// The longest chord at a latitude of at most `latitude` degrees (unsigned), for a curve of curvature
  /// `curvature` per metre, whose vertices stand `lift` metres outside it. Zero at a pole.
  func chord(curvature: Double, latitude: Double, lift: Double = 0) -> Double {
    guard latitude < 90 else { return 0 }
    let (sine, cosine) = sineAndCosine(degrees: latitude)
    let total = curvature + 2 * PlanarEdgeBounds.curvature(sine: sine, cosine: cosine)
    return min((8 * (stray + lift) / total).squareRoot(), Self.longest)
  }

  /// How far outside a convex curve its vertices stand best, in metres: by the stray, so that chords spend it on
  /// both sides of the curve; but on the curve where the plane may bend chords outwards more than it bends inwards.
  func lift(curvature: Double, latitude: Double) -> Double {
    guard latitude < 75 else { return 0 }
    let (sine, cosine) = sineAndCosine(degrees: latitude)
    return curvature > 2 * PlanarEdgeBounds.curvature(sine: sine, cosine: cosine) ? stray : 0
  }

  /// Chords are never longer than this, so that curvature is fairly told by the latitude of the ends.
  private static let longest = 50_000.0
}
