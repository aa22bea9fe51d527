internal import Geodesy
package import Geometry
internal import ZoneBuilding
package import Zones

/// How far polygons, whoever made them, stray from the zone that a line and a rule define.
///
/// A place is wrong if it is in the polygons and not in the zone, or in the zone and not in the polygons. It is wrong by its
/// distance to the nearest limit of the zone, and the polygons stray by the largest such distance. So polygons stray by at
/// most t if all places of the zone that are at least t from its limits are in the polygons, and no places farther than t
/// from the zone: what a certificate states of a zone.
///
/// The zone is built for it, with a certificate of its own, finer than the tolerance asked for. Edges of the polygons are
/// read straight in longitude and latitude, as RFC 7946 does.
package struct ZoneStray: Sendable, Hashable {
  /// Places that are wrong in one way.
  package struct Part: Sendable, Hashable {
    /// Their area on the ellipsoid.
    package let area: Area
    /// The largest distance found from one of them to the nearest limit; 0 where there are none.
    package let distance: Length
    /// The place where it was found; nil where there is none.
    package let place: Coordinate?
    /// An upper bound of all such distances, the error of the zone that was built included.
    package let bound: Length
  }

  /// What is said of a tolerance.
  package enum Judgement: String, Sendable, Hashable {
    /// The polygons stray by no more, surely.
    case within
    /// They stray by more, surely.
    case exceeded
    /// Neither can be shown: the tolerance lies between what was found and its bound.
    case undecided
  }

  /// What is in the zone and not in the polygons.
  package let missing: Part
  /// What is in the polygons and not in the zone.
  package let surplus: Part
  /// The area that polygons and zone have in common.
  package let common: Area
  /// The zone that was built, with its certificate; its tolerance is finer than that of the rule asked for.
  package let zone: Zone
  /// The rule asked for, and the tolerance.
  package let rule: ZoneSpecification
  /// What was seen in the line that its owner should know.
  package let notes: [String]

  /// Measures polygons.
  ///
  /// - Parameters:
  ///   - polygons: As they came from a file.
  ///   - boundary: The line.
  ///   - rule: The rule; of a depth range core and margin together are measured. Its approximation does not matter.
  ///   - within: Polygons to which the zone is clipped.
  /// - Throws: ``ZoneError`` where line or rule have no meaning, or no zone can be built.
  package init(
    of polygons: [Polygon], from boundary: Boundary, rule: ZoneSpecification, within: [Polygon]? = nil
  ) throws(ZoneError) {
    try rule.validate()
    let finest = rule.outerDepth.meters > 50_000 ? 0.01 : 0.001
    let asked = rule.tolerance.meters
    func measured(_ tolerance: Double) throws(ZoneError) -> ZoneStray {
      try ZoneStray(of: polygons, from: boundary, rule: rule, within: within, tolerance: tolerance)
    }
    func fine(_ share: Double, _ most: Double) -> Double {
      min(asked, max(finest, min(asked * share, most)))
    }
    var tolerances = [fine(0.1, 0.1), fine(0.1, .infinity), asked]
    var best: ZoneStray?
    while best == nil, !tolerances.isEmpty {
      do throws(ZoneError) {
        best = try measured(tolerances.removeFirst())
      } catch {
        // A finer zone may miss its tolerance where a coarser does not.
        guard case .toleranceMissed = error, !tolerances.isEmpty else { throw error }
      }
    }
    guard let best else { throw .emptyZone }
    let finer = fine(0.01, 0.01)
    if best.judgement == .undecided, finer < best.zone.specification.tolerance.meters,
      let better = try? measured(finer)
    {
      self = better
    } else {
      self = best
    }
  }

  /// Measures polygons by a zone of a tolerance, in metres.
  private init(
    of polygons: [Polygon], from boundary: Boundary, rule: ZoneSpecification, within: [Polygon]?,
    tolerance: Double
  ) throws(ZoneError) {
    var finer = rule
    finer.tolerance = .meters(tolerance)
    finer.approximation = .nearest
    // The parts of the line are joined as for the rule asked for.
    finer.statedJoinTolerance = rule.joinTolerance
    self.rule = rule
    (zone, notes) = try boundary.zone(finer, within: within)
    let truth = zone.regions.flatMap(\.polygons)
    guard !truth.isEmpty else { throw .emptyZone }
    let outline = try Judge(polygons: truth)
    let decimals = max(9, finer.decimals)
    let parts = AreaOverlay.parts(of: polygons, and: truth, decimals: decimals)
    let error = zone.certificate.deviationBound + Self.rounding(decimals)
    let precision = min(0.02, rule.tolerance.meters / 50)
    func part(_ areas: [Polygon]) -> Part {
      let farthest = FarthestPlace(of: areas, from: outline, precision: precision)
      return Part(
        area: PolygonMeasure(of: areas, edges: .planar).area, distance: .meters(farthest.distance),
        place: farthest.place, bound: .meters(farthest.bound + error))
    }
    surplus = part(parts[0])
    missing = part(parts[1])
    common = PolygonMeasure(of: parts[2], edges: .planar).area
  }

  /// The part that strays most.
  package var worst: Part { missing.distance > surplus.distance ? missing : surplus }

  /// An upper bound of how far the polygons stray.
  package var bound: Length { max(missing.bound, surplus.bound) }

  /// Whether the polygons stray by more than the tolerance of the rule.
  package var judgement: Judgement {
    if bound <= rule.tolerance { return .within }
    let least = worst.distance.meters - zone.certificate.deviationBound
    return least > rule.tolerance.meters ? .exceeded : .undecided
  }

  /// How far places are moved at most, in metres, where outlines are laid on a grid with a number of decimals.
  private static func rounding(_ decimals: Int) -> Double {
    2 * LonLatPlane.grid(decimals: decimals) * WGS84.degreeAbove
  }
}
