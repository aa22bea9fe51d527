package import Geometry

/// The places of a geodesic disc, by their distance from its centre and their azimuth there.
package struct Disc {
  package let center: Vector
  private let frame: LocalFrame

  package init(_ center: Coordinate) {
    frame = LocalFrame(at: center)
    self.center = frame.position
  }

  /// The middle of a cell, and the way outwards there.
  package func middle(of cell: DiscCell) -> GeocentricGeodesic.Course { place(in: cell, 0.5, 0.5) }

  /// A place in a cell, by the share of the area and of the angle before it.
  package func place(in cell: DiscCell, _ share: Double, _ turn: Double) -> GeocentricGeodesic.Course {
    let place = cell.place(share, turn)
    return GeocentricGeodesic.course(
      from: center, direction: frame.direction(azimuth: place.azimuth), distance: place.distance)
  }
}

extension GeocentricGeodesic.Course {
  /// The horizontal unit vector along which a geodesic leaves for a place not far away; any where it is this place.
  package func way(to place: Vector) -> Vector {
    let up = Vector(position.x, position.y, position.z / (1 - WGS84.eccentricitySquared)).unit
    let offset = place - position
    let level = offset - dot(offset, up) * up
    return dot(level, level) > 1e-12 ? level.unit : direction
  }
}
