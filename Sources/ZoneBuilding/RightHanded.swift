package import Geometry
internal import Zones

/// Brings rings of the plane into the form of the file.
package enum RightHanded {
  /// Exterior counterclockwise, holes clockwise, coordinates exactly those that the decimals print.
  package static func polygon(_ rings: [[PlanarPoint]], decimals: Int) -> Polygon {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    func ring(_ points: [PlanarPoint], counterclockwise: Bool) -> [Coordinate] {
      var area = 0.0
      let origin = points.first ?? PlanarPoint(x: 0, y: 0)
      for (a, b) in zip(points, points.dropFirst()) {
        area += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
      }
      let coordinates = points.map {
        Coordinate(latitude: ($0.y * scale).rounded() / scale, longitude: ($0.x * scale).rounded() / scale)
      }
      return (area > 0) == counterclockwise ? coordinates : coordinates.reversed()
    }
    return Polygon(
      exterior: ring(rings.first ?? [], counterclockwise: true),
      holes: rings.dropFirst().map { ring($0, counterclockwise: false) })
  }
}
