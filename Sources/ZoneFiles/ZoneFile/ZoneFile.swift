package import Geometry
package import SystemIO
package import TextFormats
package import Zones

/// A zone file: GeoJSON (RFC 7946) with the zone's polygons, the line they follow, the rule that made them, and
/// the certificate of their error.
///
/// The file alone is enough to check incidents and to measure the certificate again. Its bytes depend on nothing
/// but its content.
package struct ZoneFile: Sendable, Hashable {
  package var zone: Zone
  /// The inputs and programs that the zone was made from.
  package var provenance: ZoneProvenance
  /// For each region of the zone, the area and perimeter the file states; nil where it states none.
  package var statedMeasures: [RegionMeasure?]

  package init(zone: Zone, provenance: ZoneProvenance, statedMeasures: [RegionMeasure?]) {
    self.zone = zone
    self.provenance = provenance
    self.statedMeasures = statedMeasures
  }

  /// The version of the format, in the member `demarc.format`. Files of later versions are refused.
  package static let formatVersion = 1
  /// The version of the format of a file of many zones, in the same member.
  package static let formatVersionOfMany = 2

  /// Whether the member `demarc` of a collection is that of a file of many zones.
  package static func holdsManyZones(_ bytes: [UInt8], name: String) throws(ReadError) -> Bool {
    try ZoneFileParts.document(bytes, name: name)?.zoneMember.map(holdsManyZones) ?? false
  }

  /// Whether the member `demarc` of a file says so.
  package static func holdsManyZones(_ member: JSONValue) -> Bool {
    member["format"]?.number == Double(formatVersionOfMany)
  }
}

/// The area and the perimeter of a region, as they stand in a zone file.
package struct RegionMeasure: Sendable, Hashable {
  /// The area on the ellipsoid of WGS 84.
  package var area: Area
  /// The length of the outline, cut and pole edges not counted.
  package var perimeter: Length

  package init(area: Area, perimeter: Length) {
    self.area = area
    self.perimeter = perimeter
  }
}

/// What decides where places lie: a zone without the polygons that picture it.
package struct ZoneDefinition: Sendable, Hashable {
  package var specification: ZoneSpecification
  /// The line, unrounded.
  package var boundary: Boundary
  /// The area the zone is clipped to, or nil.
  package var within: [Polygon]?
  /// The inputs and programs that the zone was made from.
  package var provenance: ZoneProvenance
}
