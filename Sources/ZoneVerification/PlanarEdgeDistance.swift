internal import Geodesy
internal import Geometry
internal import Zones

/// Distances to the edges of a clip area, which are straight in longitude and latitude.
///
/// Meant for places within some tolerances of an edge: there longitude and latitude, scaled at the place, are a
/// plane to well below a millimetre.
enum PlanarEdgeDistance {
  /// The least distance in metres from a place to any edge.
  static func least(from place: Coordinate, to area: PlanarContainment) -> Double {
    var least = Double.infinity
    for ring in area.polygons.flatMap(\.rings) {
      for (a, b) in zip(ring, ring.dropFirst()) { least = min(least, from(place, a, b)) }
    }
    return least
  }

  /// The distances from both ends of a stretch to the one edge that fits both best.
  static func both(
    of edge: OutlineEdge, _ h: Double, _ first: Coordinate, _ last: Coordinate, to area: PlanarContainment
  ) -> (Double, Double) {
    var best = (Double.infinity, Double.infinity)
    for ring in area.polygons.flatMap(\.rings) {
      for (a, b) in zip(ring, ring.dropFirst()) {
        let d = from(first, a, b)
        guard d < max(best.0, best.1) else { continue }
        let e = from(last, a, b)
        if max(d, e) < max(best.0, best.1) { best = (d, e) }
      }
    }
    return best
  }

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
