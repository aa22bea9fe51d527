/// Edges that a ring has in the plane of longitude and latitude and not on the Earth: RFC 7946 cuts polygons at ±180 and
/// closes them there and along a pole.
package enum Seam {
  /// Whether an edge runs along the antimeridian, both ends written with the same sign.
  package static func isAlongAntimeridian(_ a: Coordinate, _ b: Coordinate) -> Bool {
    abs(a.longitude) == 180 && a.longitude == b.longitude
  }

  /// Whether both ends of an edge are one pole.
  package static func isAlongPole(_ a: Coordinate, _ b: Coordinate) -> Bool {
    abs(a.latitude) == 90 && a.latitude == b.latitude
  }

  /// Whether an edge only closes a ring: along the antimeridian or a pole.
  package static func isClosing(_ a: Coordinate, _ b: Coordinate) -> Bool {
    isAlongAntimeridian(a, b) || isAlongPole(a, b)
  }
}
