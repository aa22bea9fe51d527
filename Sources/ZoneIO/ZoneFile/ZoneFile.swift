public import Geometry
public import Zones

/// A zone file: GeoJSON (RFC 7946) with the zone's polygons, the line they follow, the rule that made them, and
/// the certificate of their error.
///
/// The file alone is enough to check incidents and to measure the certificate again. Its bytes depend on nothing
/// but its content.
public struct ZoneFile: Sendable, Hashable {
  /// The zone.
  public var zone: Zone
  /// Where it comes from.
  public var provenance: ZoneProvenance
  /// For each region of the zone, the area and perimeter the file states; nil where it states none.
  public var statedMeasures: [RegionMeasure?]

  /// The version of the format, in the member `demarc.format`. Files of later versions are refused.
  public static let formatVersion = 1
}

/// The area and the perimeter of a region, as they stand in a zone file.
public struct RegionMeasure: Sendable, Hashable {
  /// The area on the ellipsoid.
  public var area: Area
  /// The length of the outline, cut and pole edges not counted.
  public var perimeter: Length

  /// A measure of its parts.
  public init(area: Area, perimeter: Length) {
    self.area = area
    self.perimeter = perimeter
  }
}

/// What decides where places lie: a zone without the polygons that picture it.
public struct ZoneDefinition: Sendable, Hashable {
  /// The rule.
  public var specification: ZoneSpecification
  /// The line, unrounded.
  public var boundary: Boundary
  /// The area the zone is clipped to, or nil.
  public var within: [Polygon]?
  /// Where the zone comes from.
  public var provenance: ZoneProvenance
}
