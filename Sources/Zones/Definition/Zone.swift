public import Geometry

/// A finished zone: its definition, its polygons as they stand in the file, and the proof of their error.
public struct Zone: Sendable, Hashable {
  /// What a polygon feature of a zone file stands for.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// The zone of one depth.
    case zone
    /// In the zone under every reading of a depth range.
    case core
    /// In the zone only under the deeper readings of a depth range.
    case margin
    /// The ring between two depths.
    case band
  }

  /// One role of the zone and the polygons that picture it.
  public struct Region: Sendable, Hashable {
    /// What the polygons stand for.
    public var role: Role
    /// The depth at which the region begins.
    public var from: Length
    /// The depth at which the region ends.
    public var to: Length
    /// The polygons, disjoint, right-handed, cut at the antimeridian; empty when `within` leaves nothing.
    public var polygons: [Polygon]

    /// A region of a zone.
    public init(role: Role, from: Length, to: Length, polygons: [Polygon]) {
      self.role = role
      self.from = from
      self.to = to
      self.polygons = polygons
    }
  }

  /// The rule.
  public var specification: ZoneSpecification
  /// The line, unrounded.
  public var boundary: Boundary
  /// The area the zone is clipped to, or nil.
  public var within: [Polygon]?
  /// The regions: one, or core and margin.
  public var regions: [Region]
  /// What was measured on the polygons.
  public var certificate: Certificate

  /// A zone of its parts.
  public init(
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
