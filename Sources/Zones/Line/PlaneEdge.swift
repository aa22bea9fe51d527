internal import Geodesy
internal import Geometry

/// An edge that is straight in some plane: longitude and latitude, or the ellipsoidal Mercator projection.
struct PlaneEdge {
  private let start: Coordinate
  private let end: Coordinate
  /// How far east it leads, in degrees; 0 where it keeps to a meridian.
  let turn: Double
  private let model: EdgeModel

  init(from start: Coordinate, to end: Coordinate, model: EdgeModel) {
    self.start = start
    self.end = end
    self.model = model
    // A pole has every longitude: the edge keeps to the meridian of its other end.
    turn =
      abs(start.latitude) == 90 || abs(end.latitude) == 90
      ? 0 : Coordinate.shortest(end.longitude - start.longitude)
  }

  /// The place at a share of the edge, 0 at its start and 1 at its end.
  func place(at share: Double) -> Coordinate {
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
  func azimuth(at latitude: Double) -> Double {
    let (sine, cosine) = sineAndCosine(degrees: latitude)
    let e2 = Geodesic.eccentricitySquared
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

extension [Coordinate] {
  /// The same ring, with three vertices on each edge once round the Earth, as from -180 to 180: its ends are one place.
  var withTurnsTold: [Coordinate] {
    var ring = self
    for index in indices.dropFirst().reversed() {
      let (start, end) = (self[index - 1], self[index])
      guard abs(end.longitude - start.longitude) == 360, abs(start.latitude) < 90 || abs(end.latitude) < 90
      else { continue }
      for share in [0.75, 0.5, 0.25] {
        ring.insert(
          Coordinate(
            latitude: start.latitude + (end.latitude - start.latitude) * share,
            longitude: start.longitude + (end.longitude - start.longitude) * share), at: index)
      }
    }
    return ring
  }
}

extension Chain {
  /// The same chain, with a vertex on the equator for each edge from pole to pole: its ends do not tell its meridian.
  var withMeridiansTold: Chain {
    var chain = self
    for index in vertices.indices.dropFirst().reversed() {
      let (start, end) = (vertices[index - 1], vertices[index])
      guard abs(start.latitude) == 90, abs(end.latitude) == 90 else { continue }
      let edge = PlaneEdge(from: start, to: end, model: .planar)
      chain.vertices.insert(edge.place(at: 0.5), at: index)
    }
    return chain
  }
}
