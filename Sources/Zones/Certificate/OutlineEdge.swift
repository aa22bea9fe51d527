internal import Geodesy
internal import Geometry

/// An edge of a finished ring as RFC 7946 reads it: straight in longitude and latitude.
struct OutlineEdge: Hashable, Sendable {
  let start: Coordinate
  let end: Coordinate

  /// Whether the edge only closes a ring, along ±180 or at a pole.
  var isClosing: Bool {
    abs(start.longitude) == 180 && start.longitude == end.longitude
      || abs(start.latitude) == 90 && start.latitude == end.latitude
  }

  /// The edge as a neighbouring region has it.
  var reversed: OutlineEdge { OutlineEdge(start: end, end: start) }

  /// The place at a share of the edge.
  func place(at share: Double) -> Coordinate {
    if share <= 0 { return start }
    if share >= 1 { return end }
    return Coordinate(
      latitude: start.latitude + (end.latitude - start.latitude) * share,
      longitude: start.longitude + (end.longitude - start.longitude) * share)
  }

  /// The azimuth of travel at a place of the edge, in degrees.
  func azimuth(at place: Coordinate) -> Double {
    let (sine, cosine) = sineAndCosine(degrees: place.latitude)
    let w = 1 - Geodesic.eccentricitySquared * sine * sine
    // Meridional over transverse radius of curvature.
    let ratio = (1 - Geodesic.eccentricitySquared) / w
    return arcTangent((end.longitude - start.longitude) * cosine, (end.latitude - start.latitude) * ratio)
      * (180 / .pi)
  }

  /// An upper bound on the length in metres.
  var length: Double { PlanarEdgeLength.above(from: start, to: end) }

  /// An upper bound on the geodesic curvature, per metre.
  var curvature: Double {
    let first = sineAndCosine(degrees: start.latitude)
    let last = sineAndCosine(degrees: end.latitude)
    let steep = abs(first.sine) > abs(last.sine) ? first : last
    // A meridian is a geodesic: there nothing is left, however near the pole.
    // Towards a meridian the curvature falls with the sine of the azimuth; bounded by the larger of the ends'.
    let slope = max(eastward(first), eastward(last))
    return CurveBudget.planarCurvature(sine: steep.sine, cosine: steep.cosine) * min(1, slope * 2)
  }

  /// The sine of the azimuth of travel, without its sign, at a latitude; 1 for an edge without length.
  private func eastward(_ latitude: (sine: Double, cosine: Double)) -> Double {
    let w = 1 - Geodesic.eccentricitySquared * latitude.sine * latitude.sine
    let x = (end.longitude - start.longitude) * latitude.cosine
    let y = (end.latitude - start.latitude) * ((1 - Geodesic.eccentricitySquared) / w)
    let length = (x * x + y * y).squareRoot()
    return length > 0 ? abs(x) / length : 1
  }
}
