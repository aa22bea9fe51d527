internal import CPROJ
package import Geometry

/// The region of the ellipsoid that a ring of geodesic edges bounds.
package enum GeodesicRing {
  /// The area in square metres of the region on the left of a closed ring, 0 to the whole Earth's.
  ///
  /// C functions: `geod_polygon_addpoint`, `geod_polygon_compute`.
  package static func leftArea(of ring: [Coordinate]) -> Double {
    var polygon = geod_polygon()
    unsafe geod_polygon_init(&polygon, 0)
    for vertex in ring.dropLast() {
      unsafe geod_polygon_addpoint(Geodesic.ellipsoid, &polygon, vertex.latitude, vertex.longitude)
    }
    var area = 0.0
    unsafe geod_polygon_compute(Geodesic.ellipsoid, &polygon, 0, 0, &area, nil)
    return area
  }
}
