internal import Geodesy
internal import Geometry
internal import Zones

/// Distances to the edges of a clip area, which are straight in longitude and latitude.
///
/// Meant for places within some tolerances of an edge: there longitude and latitude, scaled at the place, are a
/// plane to well below a millimetre.
enum PlanarEdgeDistance {
  /// The distance in metres from a place to an edge.
  static func from(_ place: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Double {
    let (sine, cosine) = sineAndCosine(degrees: place.latitude)
    let w = 1 - WGS84.eccentricitySquared * sine * sine
    let east = WGS84.equatorialRadius / w.squareRoot() * cosine * (.pi / 180)
    let north =
      WGS84.equatorialRadius * (1 - WGS84.eccentricitySquared) / (w * w.squareRoot()) * (.pi / 180)
    let turn = ((place.longitude - (a.longitude + b.longitude) / 2) / 360).rounded() * 360
    let ax = (a.longitude - place.longitude + turn) * east
    let ay = (a.latitude - place.latitude) * north
    let dx = (b.longitude - a.longitude) * east
    let dy = (b.latitude - a.latitude) * north
    let squared = dx * dx + dy * dy
    let t = squared > 0 ? max(0, min(1, -(ax * dx + ay * dy) / squared)) : 0
    let x = ax + t * dx
    let y = ay + t * dy
    return (x * x + y * y).squareRoot()
  }
}
