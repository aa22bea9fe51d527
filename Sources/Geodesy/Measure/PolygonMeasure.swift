package import Geometry

/// The area and the perimeter of polygons on the WGS 84 ellipsoid.
///
/// Accuracy: 10⁻⁹ of the area or 10⁻⁶ m², whichever is more, for coordinates taken as exact, and 10⁻⁹ of the
/// perimeter.
///
/// Longitudes run as a `RingCourse` has them: the short way round, from 180 to -180 along the seam, and once round the
/// Earth on the planar edges of a band and at a pole.
///
/// A ring that closes in longitude has the area it encloses, whichever way it runs. A ring that goes once round the
/// Earth divides it in two, and only its direction can say which part is meant: for an exterior the part on its left,
/// for a hole the part on its right (the right-hand rule of RFC 7946), or the other where that hole would be larger
/// than its exterior. A ring that crosses itself counts each part as often as it winds about it. Rings with fewer
/// than three distinct vertices have no area.
package struct PolygonMeasure: Sendable, Hashable {
  /// How the vertices of a polygon are joined.
  package enum Edges: String, Sendable, Hashable, CaseIterable {
    /// Straight in longitude and latitude, as RFC 7946 reads GeoJSON.
    case planar
    /// The shortest path on the ellipsoid.
    case geodesic
  }

  /// The exteriors less their holes. Negative only where holes outweigh their exterior.
  package var area: Area
  /// The length of all rings; edges along ±180, along the meridian at which a band round the Earth is cut and at a pole,
  /// which only close a ring, are not counted.
  package var perimeter: Length

  /// Measures a polygon. Coordinates must be valid (``Coordinate/isValid``).
  ///
  /// C function: `geod_geninverse`, for geodesic edges.
  package init(of polygon: Polygon, edges: Edges = .planar) { self.init(of: [polygon], edges: edges) }

  /// Measures polygons together. They must not overlap, or what they share counts twice.
  package init(of polygons: [Polygon], edges: Edges = .planar) {
    var area = CompensatedSum()
    var perimeter = CompensatedSum()
    for polygon in polygons {
      let exterior = MeasuredRing(polygon.exterior, edges: edges)
      let covered = exterior.enclosed ?? exterior.areaOnLeft
      area += covered
      perimeter += exterior.length
      for hole in polygon.holes {
        let ring = MeasuredRing(hole, edges: edges, cut: exterior.cut)
        let cut = ring.enclosed ?? ring.areaOnRight
        area += -(cut > covered ? min(cut, ring.enclosed ?? ring.areaOnLeft) : cut)
        perimeter += ring.length
      }
    }
    self.area = Area(squareMeters: area.value)
    self.perimeter = Length(meters: perimeter.value)
  }

  /// The surface of the ellipsoid, 510 065 621 724 088 m².
  package static let earth = Area(squareMeters: 4 * Double.pi * AuthalicSeries.pole)
}
