/// A position in the axes of a source coordinate reference system, before it is brought to WGS 84.
///
/// The order is that of GeoJSON and WKT whatever the system's definition says: the easterly axis first. In a
/// projected system both numbers are lengths in the system's own unit; in a geographic one they are degrees.
package struct SourcePosition: Sendable, Hashable {
  /// The easting, or the longitude.
  package var x: Double
  /// The northing, or the latitude.
  package var y: Double

  /// A position of an easting or longitude and a northing or latitude.
  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
