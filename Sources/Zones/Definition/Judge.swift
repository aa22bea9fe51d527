public import Geometry

/// Decides where places lie, by distance to the line and never by the polygon that pictures the zone.
public struct Judge: Sendable {
  /// A judge of the zone that a boundary line and a rule define.
  ///
  /// - Throws: ``ZoneError`` where the line or the rule has no meaning (see its cases).
  public init(boundary: Boundary, specification: ZoneSpecification, within: [Polygon]? = nil) throws(ZoneError)
  {
    fatalError("being written")
  }

  /// A judge of polygons that demarc did not make, read as RFC 7946 does. Distance is to their outline.
  public init(polygons: [Polygon]) throws(ZoneError) {
    fatalError("being written")
  }

  /// Where a place lies. `place` must be valid (``Coordinate/isValid``).
  public func placement(of place: Coordinate) -> Placement {
    fatalError("being written")
  }
}
