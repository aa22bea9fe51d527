internal import Geodesy
package import Geometry
package import Zones
package import ZoneAnalysis

extension RegionMeasure {
  /// The area and the perimeter of a region as it stands in a zone file, its edges read as RFC 7946 does.
  package init(of region: Zone.Region) { self.init(of: region.polygons) }

  /// The area and the perimeter of a sector, its edges read as RFC 7946 does.
  package init(of sector: Zone.Sector) { self.init(of: sector.polygons) }

  /// The area and the perimeter of polygons, their edges read as RFC 7946 does.
  package init(of polygons: [Polygon]) {
    let measure = PolygonMeasure(of: polygons, edges: .planar)
    self.init(area: measure.area, perimeter: measure.perimeter)
  }
}
