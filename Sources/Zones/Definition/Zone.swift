package import Geometry

/// A finished zone: its definition, its polygons as they stand in the file, and the proof of their error.
package struct Zone: Sendable, Hashable {
  /// What a polygon feature of a zone file stands for.
  package enum Role: String, Sendable, Hashable, CaseIterable {
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
  package struct Region: Sendable, Hashable {
    /// What the polygons stand for.
    package var role: Role
    /// The depth at which the region begins.
    package var from: Length
    /// The depth at which the region ends.
    package var to: Length
    /// The polygons, disjoint, right-handed, cut at the antimeridian; empty when `within` leaves nothing.
    package var polygons: [Polygon]

    package init(role: Role, from: Length, to: Length, polygons: [Polygon]) {
      self.role = role
      self.from = from
      self.to = to
      self.polygons = polygons
    }
  }

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
