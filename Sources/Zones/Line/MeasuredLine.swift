internal import Geodesy
package import Geometry

/// A boundary line with its chainages: where a place along it is, and how far along it a place's foot is.
///
/// Several chains are taken one after the other, in the order in which a ``Judge`` counts them, so that one number of
/// metres names a place of the whole line.
package struct MeasuredLine: Sendable {
  /// The length of each chain.
  package let chainLengths: [Length]
  /// Whether a chain is closed, so that it has no first and no last place.
  package let hasClosedChain: Bool
  private let line: LineModel
  private let search: FootSearch
  private let starts: [Double]

  /// The line of a boundary and a rule, which says how vertices are joined.
  ///
  /// - Throws: ``ZoneError`` where the line or the rule has no meaning.
  package init(boundary: Boundary, specification: ZoneSpecification) throws(ZoneError) {
    let model = try ZoneModel(boundary: boundary, specification: specification, within: nil)
    line = model.line
    search = FootSearch(line: line, ends: .round)
    chainLengths = line.chainLengths.map { .meters($0) }
    var starts = [0.0]
    for length in line.chainLengths { starts.append(starts[starts.count - 1] + length) }
    self.starts = starts
    hasClosedChain = line.chains.contains(where: \.isClosed)
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
    let edge = line.edges[Int(line.spans[Int(foot.span)].edge)]
    return chainage(chain: Int(edge.chain), search.chainage(of: foot))
  }

  /// The vertices of each chain, joined by geodesics.
  package var chains: [[Coordinate]] { line.chains.map(\.vertices) }

  /// The distance from a place to the line, in metres. Ends are round.
  package func distance(_ place: Coordinate) -> Double {
    search.nearest(to: place.cartesian, place: place, within: .infinity)?.distance ?? .infinity
  }
}
