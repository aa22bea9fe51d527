package import Geometry

/// An edge that is straight in some plane: longitude and latitude, or the ellipsoidal Mercator projection.
package struct PlaneEdge {
  private let start: Coordinate
  private let end: Coordinate
  /// How far east it leads, in degrees; 0 where it keeps to a meridian.
  package let turn: Double
  private let model: EdgeModel

  package init(from start: Coordinate, to end: Coordinate, model: EdgeModel) {
    self.start = start
    self.end = end
    self.model = model
    // A pole has every longitude: the edge keeps to the meridian of its other end.
    turn =
      abs(start.latitude) == 90 || abs(end.latitude) == 90
      ? 0 : Coordinate.shortest(end.longitude - start.longitude)
  }

  /// The place at a share of the edge, 0 at its start and 1 at its end.
  package func place(at share: Double) -> Coordinate {
    if share <= 0 { return start }
    if share >= 1 { return end }
    let origin = abs(start.latitude) == 90 ? end.longitude : start.longitude
    let latitude =
      model == .rhumb && turn != 0
      ? IsometricLatitude.latitude(at: share, from: start.latitude, to: end.latitude)
      : start.latitude + (end.latitude - start.latitude) * share
    return Coordinate(latitude: latitude, longitude: origin + turn * share).normalized
  }

  /// The bearing of travel in degrees where the edge has a latitude (of any share of it).
  package func azimuth(at latitude: Double) -> Double {
    let (sine, cosine) = sineAndCosine(degrees: latitude)
    let e2 = WGS84.eccentricitySquared
    // The radii of curvature north and east differ by this factor.
    let north = (1 - e2) / (1 - e2 * sine * sine)
    let degrees = 180 / Double.pi
    switch model {
    case .rhumb where start.latitude != end.latitude && turn != 0:
      let rise = IsometricLatitude.isometric(end.latitude) - IsometricLatitude.isometric(start.latitude)
      return arcTangent(turn / degrees, rise) * degrees
    case .geodesic, .planar, .rhumb:
      return arcTangent(turn * cosine, (end.latitude - start.latitude) * north) * degrees
    }
  }
}
