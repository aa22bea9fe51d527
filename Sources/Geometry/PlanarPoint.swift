/// A point of a plane: longitude and latitude taken as x and y in degrees, or projected coordinates.
///
/// Distances between planar points mean nothing on the ground; the type keeps them apart from ``Coordinate``.
package struct PlanarPoint: Sendable, Hashable {
  /// The abscissa; longitude in degrees where the plane is that of longitude and latitude.
  package var x: Double
  /// The ordinate; latitude in degrees where the plane is that of longitude and latitude.
  package var y: Double

  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// A coordinate in the plane of longitude and latitude.
  package init(_ coordinate: Coordinate) { self.init(x: coordinate.longitude, y: coordinate.latitude) }

  /// The coordinate of a point in the plane of longitude and latitude.
  package var coordinate: Coordinate { Coordinate(latitude: y, longitude: x) }
}
