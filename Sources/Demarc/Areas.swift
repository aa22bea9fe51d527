internal import Geodesy
public import Geometry
public import SystemIO
internal import ZoneFiles

extension Area {
  /// The area of polygons on the ellipsoid, right to 10⁻⁹ of itself or 10⁻⁶ m², whichever is more.
  ///
  /// Edges are straight in longitude and latitude, as RFC 7946 reads GeoJSON. Polygons that overlap count twice what they
  /// share; none have 0.
  public init(of polygons: [Polygon]) { self = PolygonMeasure(of: polygons).area }
}

extension Polygon {
  /// Reads the polygons of GeoJSON or WKT, or of what GDAL reads where it is installed; of a zone file its regions.
  ///
  /// - Parameters:
  ///   - path: The file, which may be a gzip; `-` is standard input.
  ///   - crs: The reference system of the coordinates over what the file says: `EPSG:n`, WKT or a PROJ string.
  /// - Returns: The polygons as they are in the file, brought to WGS 84; never none.
  /// - Throws: ``ReadError``, also for a file without polygons.
  public static func polygons(
    contentsOf path: String, crs: String? = nil
  ) throws(ReadError) -> [Polygon] {
    try PolygonReader(crs: crs).read(path).polygons
  }
}
