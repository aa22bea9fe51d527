internal import Geodesy
package import Geometry

/// A rule applied to a line: everything that decides whether a place is in the zone.
package struct ZoneModel: Sendable {
  package let search: FootSearch
  /// Which sides of which chains the zone lies on.
  package let choice: SideChoice
  package let within: PlanarContainment?
  package private(set) var specification: ZoneSpecification
  /// What was noticed while the line was read: parts turned, vertices repeated, edges that move the line.
  package let notes: [String]

  package var line: LineModel { search.line }
  /// Whether the zone lies on one side, so that the line itself is a limit.
  package var isOneSided: Bool { !choice.isBoth }
  /// Whether the zone has no limits but places of one depth: both sides, round ends, no clip area.
  package var hasDepthsOnly: Bool { choice.isBoth && specification.ends == .round && within == nil }

  /// The rule on a line that was prepared, for this rule or another.
  ///
  /// - Throws: ``ZoneError`` where the line or the rule has no meaning.
  package init(
    line: ReferenceLine, specification: ZoneSpecification, within: [Polygon]?,
    edges: EdgeForm = .standard
  ) throws(ZoneError) {
    try specification.validate()
    let line = try line.serving(specification, edges: edges)
    if line.boundary.hasPoints {
      if line.line.chains.allSatisfy(\.isPoint), specification.side != .both {
        throw .invalidRule(.sidesOfPoints)
      }
      if specification.ends == .flat { throw .invalidRule(.flatPoints) }
    }
    search = FootSearch(line: line.line, ends: specification.ends)
    choice = try SideResolution(line: line.line, bothWays: line.bothWays).choice(of: specification.side)
    self.within = within.map(PlanarContainment.init)
    self.specification = specification
    notes = line.notes
  }

  /// The rule on a line that is prepared here.
  ///
  /// - Throws: ``ZoneError`` where the line or the rule has no meaning.
  package init(
    boundary: Boundary, specification: ZoneSpecification, within: [Polygon]?,
    edges: EdgeForm = .standard
  ) throws(ZoneError) {
    try self.init(
      line: try ReferenceLine(boundary: boundary, specification: specification, edges: edges),
      specification: specification, within: within, edges: edges)
  }

  /// How far the edges of the rule may lie from the geodesics by which a zone is built and measured, in metres.
  package var edgeDeviation: Double {
    guard specification.edges != .geodesic, case .geodesics(let deviation) = EdgeForm.ofZone(specification)
    else { return 0 }
    return deviation
  }

  /// The rule with a tolerance that leaves room for ``edgeDeviation``.
  package var leavingEdgeDeviation: ZoneModel {
    var model = self
    model.specification.tolerance = .meters(specification.tolerance.meters - edgeDeviation)
    return model
  }

  /// The rule with half the tolerance.
  package var halvingTolerance: ZoneModel {
    var model = self
    model.specification.tolerance = .meters(specification.tolerance.meters / 2)
    return model
  }

  /// The distance to the nearest foot that puts a place in a zone deep enough, or nil where the nearest foot
  /// lies on the other side, or farther than `reach`.
  package func chosenDistance(of place: Coordinate, within reach: Double) -> Double? {
    let p = place.cartesian
    guard let nearest = search.nearest(to: p, place: place, within: reach) else { return nil }
    if !isOneSided || search.isChosen(nearest, p, place, choice) { return nearest.distance }
    return search.nearest(tiedWith: nearest, to: p, place: place, choice: choice)?.distance
  }

  /// Feet whose distances differ by less than this, in metres, are equally near.
  package static let tie = 1e-7

  package func isWithin(_ place: Coordinate) -> Bool { within?.contains(place) ?? true }
}
