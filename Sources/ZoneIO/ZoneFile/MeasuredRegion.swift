internal import Geodesy
internal import Geometry
public import Zones

extension RegionMeasure {
  /// The area and the perimeter of a region as it stands in a zone file, its edges read as RFC 7946 does.
  public init(of region: Zone.Region) {
    let measure = PolygonMeasure(of: region.polygons, edges: .planar)
    self.init(area: measure.area, perimeter: measure.perimeter)
  }

  /// The area and the perimeter of a sector, its edges read as RFC 7946 does.
  public init(of sector: Zone.Sector) {
    let measure = PolygonMeasure(of: sector.polygons, edges: .planar)
    self.init(area: measure.area, perimeter: measure.perimeter)
  }
}
