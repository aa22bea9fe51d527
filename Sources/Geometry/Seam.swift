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

  /// How near to a whole turn, in degrees, the longitudes of two vertices name one meridian: a hundredth of a millimetre.
  /// Files in circulation (Natural Earth among them) have seams at -179.99999999999991.
  package static let nearness = 1e-10

  /// Whether an edge joins two names of one meridian, such as 180 and -180, and does not lie at a pole.
  package static func isAcross(_ a: Coordinate, _ b: Coordinate) -> Bool {
    abs(abs(b.longitude - a.longitude) - 360) < nearness && !isAlongPole(a, b)
  }
}
