package import Geometry

/// Bounds on an edge that is straight in longitude and latitude, from its ends alone.
package enum PlanarEdgeBounds {
  /// An upper bound on the length of an edge, in metres.
  package static func length(from a: Coordinate, to b: Coordinate) -> Double {
    let least = min(abs(a.latitude), abs(b.latitude))
    return length(from: a, to: b, cosine: sineAndCosine(degrees: least).cosine)
  }

  /// An upper bound on the length of an edge, in metres.
  ///
  /// - Parameter cosine: the cosine of the latitude of the end which is nearer to the equator.
  package static func length(from a: Coordinate, to b: Coordinate, cosine: Double) -> Double {
    let north = (b.latitude - a.latitude) * WGS84.degreeAbove
    let east = (b.longitude - a.longitude) * WGS84.degreeAbove * (a.latitude * b.latitude < 0 ? 1 : cosine)
    return max((north * north + east * east).squareRoot(), 1e-9)
  }

  /// An upper bound on the geodesic curvature of any edge at a latitude, per metre.
  package static func curvature(sine: Double, cosine: Double) -> Double {
    1.1 * abs(sine) / (max(cosine, 1e-15) * WGS84.leastRadiusOfCurvatureBelow) + 1e-12
  }
}
