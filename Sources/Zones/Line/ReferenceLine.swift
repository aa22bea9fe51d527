internal import Geodesy
package import Geometry

/// How edges that are not geodesics are kept.
package enum EdgeForm: Sendable, Hashable {
  /// As geodesics that lie no farther from them than some metres.
  case geodesics(deviation: Double)
  /// As curves that follow them. Only who asks for feet alone can use these; what takes the vertices of a chain for ends
  /// of geodesics cannot. Rhumb edges, and planar ones near a pole, are kept as geodesics all the same.
  case curves

  /// As zones are built and measured: planar and rhumb edges lie no farther from their geodesics than a twentieth of the
  /// tolerance.
  package static func ofZone(_ specification: ZoneSpecification) -> EdgeForm {
    .geodesics(deviation: max(EdgeResolution.finest, specification.tolerance.meters / 20))
  }

  /// As geodesics so close that no stated distance differs.
  package static let standard = EdgeForm.geodesics(deviation: EdgeResolution.finest)
}

/// A boundary line made ready once for all that asks for feet and chainages: joined into chains, its edges resolved, in a
/// tree.
///
/// Judges, assessors, zones, routes and sectors of one line take it as it is, so that the line is prepared once in a
/// process. Several chains are taken one after the other, in the order in which a ``Judge`` counts them, so that one
/// number of metres names a place of the whole line.
package struct ReferenceLine: Sendable {
  /// The boundary it was made of, its vertices as given.
  package let boundary: Boundary
  /// The length of each chain.
  package let chainLengths: [Length]
  /// Whether a chain is closed, so that it has no first and no last place.
  package let hasClosedChain: Bool
  /// What was seen in the line that its owner should know: parts turned, joined, ignored or out of order, stretches that are
  /// there twice, gaps.
  package let notes: [String]
  package let line: LineModel
  /// A stretch that the line travels both ways, so that it has no sides.
  let bothWays: BothWays?
  private let form: Form
  private let chainRule: ChainRule
  private let search: FootSearch
  /// The chainage at which each chain starts, and the length of all.
  private let starts: [Double]

  /// The line of a boundary and a rule, which says how vertices are joined.
  ///
  /// - Throws: ``ZoneError`` where the line or the rule has no meaning.
  package init(
    boundary: Boundary, specification: ZoneSpecification, edges: EdgeForm = .standard
  ) throws(ZoneError) {
    try specification.validate()
    chainRule = ChainRule(specification)
    let assembly = try ChainAssembly(boundary, for: chainRule)
    bothWays = assembly.bothWays
    let joinsVisits = chainRule.outline != .none && assembly.chains.count > 1
    form = Form(specification, edges, boundary)
    switch form {
    case .geodesics(let resolution):
      line = LineModel(
        chains: assembly.chains.map { chain in
          if chain.isPoint { return chain }
          var chain = chain
          chain.vertices = resolution.resolve(chain.vertices)
          return chain
        }, joinsVisits: joinsVisits)
    case .curves: line = LineModel(chains: assembly.chains, isPlanar: true, joinsVisits: joinsVisits)
    }
    self.boundary = boundary
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
    _ specification: ZoneSpecification, edges: EdgeForm = .standard
  ) throws(ZoneError) -> ReferenceLine {
    if ChainRule(specification) == chainRule, Form(specification, edges, boundary).isServed(by: form) {
      return self
    }
    return try ReferenceLine(boundary: boundary, specification: specification, edges: edges)
  }

  /// The way in which the edges are kept, as a rule and its user want them.
  private enum Form: Sendable, Hashable {
    case geodesics(EdgeResolution)
    case curves

    /// Beyond this latitude, in degrees, planar edges may bend about a centre nearer than the deepest zone is deep, and
    /// perpendiculars of one edge meet in it.
    private static let curvesTo = 75.0

    init(_ specification: ZoneSpecification, _ edges: EdgeForm, _ boundary: Boundary) {
      switch edges {
      case .curves
      where specification.edges == .planar
        && boundary.parts.allSatisfy { $0.vertices.allSatisfy { abs($0.latitude) <= Self.curvesTo } }:
        self = .curves
      case .curves: self = .geodesics(EdgeResolution(specification, deviation: EdgeResolution.finest))
      case .geodesics(let deviation): self = .geodesics(EdgeResolution(specification, deviation: deviation))
      }
    }

    func isServed(by other: Form) -> Bool {
      if case .geodesics(let a) = self, case .geodesics(let b) = other {
        return a == b || (a.model == .geodesic && b.model == .geodesic)
      }
      return self == other
    }
  }

  /// A line that serves a rule: one that was prepared, or else one of a boundary.
  ///
  /// - Throws: ``ZoneError`` where the line or the rule has no meaning.
  package static func serving(
    _ specification: ZoneSpecification, of boundary: Boundary, prepared: ReferenceLine?,
    edges: EdgeForm = .standard
  ) throws(ZoneError) -> ReferenceLine {
    if let prepared { return try prepared.serving(specification, edges: edges) }
    return try ReferenceLine(boundary: boundary, specification: specification, edges: edges)
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

extension EdgeResolution {
  /// The resolution that a rule asks for.
  fileprivate init(_ specification: ZoneSpecification, deviation: Double) {
    self.init(
      model: specification.edges, deviation: deviation, reach: specification.outerDepth.meters)
  }
}
