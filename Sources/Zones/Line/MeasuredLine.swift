internal import Geodesy
package import Geometry

/// A boundary line made ready once for all that asks for feet and chainages: joined into chains, its edges resolved, in a
/// tree.
///
/// Judges, assessors, zones, routes and sectors of one line take it as it is, so that the line is prepared once in a
/// process. Several chains are taken one after the other, in the order in which a ``Judge`` counts them, so that one
/// number of metres names a place of the whole line.
package struct MeasuredLine: Sendable {
  /// What it was made of.
  package let boundary: Boundary
  /// The length of each chain.
  package let chainLengths: [Length]
  /// Whether a chain is closed, so that it has no first and no last place.
  package let hasClosedChain: Bool
  /// What was seen in the line that its owner should know: parts turned or out of order, vertices repeated.
  package let notes: [String]
  package let line: LineModel
  private let resolution: EdgeResolution
  private let search: FootSearch
  /// The chainage at which each chain starts, and the length of all.
  private let starts: [Double]

  /// The line of a boundary and a rule, which says how vertices are joined.
  ///
  /// - Parameter deviation: How far, in metres, the geodesics may lie from planar or rhumb edges that they stand for.
  /// - Throws: ``ZoneError`` where the line or the rule has no meaning.
  package init(
    boundary: Boundary, specification: ZoneSpecification, deviation: Double = EdgeResolution.finest
  ) throws(ZoneError) {
    try specification.validate()
    let assembly = try ChainAssembly(boundary)
    let resolution = EdgeResolution(specification, deviation: deviation)
    line = LineModel(
      chains: assembly.chains.map { chain in
        var chain = chain
        chain.vertices = resolution.resolve(chain.vertices)
        return chain
      })
    self.boundary = boundary
    self.resolution = resolution
    notes = assembly.notes
    search = FootSearch(line: line, ends: .round)
    chainLengths = line.chainLengths.map { .meters($0) }
    starts = line.chainLengths.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    hasClosedChain = line.chains.contains(where: \.isClosed)
  }

  /// This line, if it serves a rule; else the same boundary prepared for it.
  ///
  /// Geodesic edges are the same for every rule. Others are resolved as finely as a rule needs.
  ///
  /// - Throws: ``ZoneError`` where the line or the rule has no meaning.
  package func serving(
    _ specification: ZoneSpecification, deviation: Double = EdgeResolution.finest
  ) throws(ZoneError) -> MeasuredLine {
    let wanted = EdgeResolution(specification, deviation: deviation)
    if wanted == resolution || (wanted.model == .geodesic && resolution.model == .geodesic) { return self }
    return try MeasuredLine(boundary: boundary, specification: specification, deviation: deviation)
  }

  /// A line that serves a rule: one that was prepared, or else one of a boundary.
  ///
  /// - Throws: ``ZoneError`` where the line or the rule has no meaning.
  package static func serving(
    _ specification: ZoneSpecification, of boundary: Boundary, prepared: MeasuredLine?,
    deviation: Double = EdgeResolution.finest
  ) throws(ZoneError) -> MeasuredLine {
    if let prepared { return try prepared.serving(specification, deviation: deviation) }
    return try MeasuredLine(boundary: boundary, specification: specification, deviation: deviation)
  }

  /// The length of all chains.
  package var length: Length { .meters(starts[starts.count - 1]) }

  /// The metres along the whole line of a place along one chain.
  package func chainage(chain: Int, _ meters: Double) -> Double {
    starts.indices.contains(chain) ? starts[chain] + meters : meters
  }

  /// How far along the whole line the foot of a place is, in metres. Ends are round.
  package func chainage(of place: Coordinate) -> Double? {
    let p = place.cartesian
    guard let foot = search.nearest(to: p, place: place, within: .infinity) else { return nil }
    return chainage(chain: search.chain(of: foot), search.chainage(of: foot))
  }

  /// The vertices of each chain, joined by geodesics.
  package var chains: [[Coordinate]] { line.chains.map(\.vertices) }

  /// The distance from a place to the line, in metres. Ends are round.
  package func distance(_ place: Coordinate) -> Double {
    search.nearest(to: place.cartesian, place: place, within: .infinity)?.distance ?? .infinity
  }
}
