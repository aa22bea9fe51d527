public import Geometry

/// What a polygon feature of a zone file stands for.
public enum ZoneRole: String, Sendable, Hashable, CaseIterable {
  /// The zone of one depth.
  case zone
  /// In the zone under every reading of a depth range.
  case core
  /// In the zone only under the deeper readings of a depth range.
  case margin
  /// The ring between two depths.
  case band
  /// One of the rings that a zone is cut into, the first of which begins at the line.
  case ring
}

/// One role of a zone and the polygons that picture it.
public struct ZoneRegion: Sendable, Hashable {
  /// What the polygons stand for.
  public var role: ZoneRole
  /// The depth at which the region begins.
  package var from: Length
  /// The depth at which the region ends.
  package var to: Length
  /// The polygons, disjoint, right-handed, cut at the antimeridian; empty when a clip area leaves nothing.
  public var polygons: [Polygon]

  package init(role: ZoneRole, from: Length, to: Length, polygons: [Polygon]) {
    self.role = role
    self.from = from
    self.to = to
    self.polygons = polygons
  }
}

/// A finished zone: its definition, its polygons as they stand in the file, and the proof of their error.
package struct Zone: Sendable, Hashable {
  /// What a polygon feature stands for; public by its own name, which outlives this type's.
  package typealias Role = ZoneRole
  package typealias Region = ZoneRegion

  /// The rule that makes the zone of its line.
  package var specification: ZoneSpecification
  /// The line, its coordinates as given and unrounded.
  package var boundary: Boundary
  /// The area the zone is clipped to, or nil.
  package var within: [Polygon]?
  /// The regions: one, or core and margin.
  package var regions: [Region]
  /// What was measured on the polygons.
  package var certificate: Certificate

  /// A zone as it was built or read; nothing is checked here.
  package init(
    specification: ZoneSpecification, boundary: Boundary, within: [Polygon]?, regions: [Region],
    certificate: Certificate
  ) {
    self.specification = specification
    self.boundary = boundary
    self.within = within
    self.regions = regions
    self.certificate = certificate
  }
}
