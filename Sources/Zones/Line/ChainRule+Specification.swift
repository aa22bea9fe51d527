package import Chains
internal import Geometry

extension ChainRule {
  /// The rule that a zone's rule implies.
  package init(_ specification: ZoneSpecification) {
    self = .exact
    joinTolerance = specification.joinTolerance.meters
    countsOnce = true
    // On one side a chain shorter than the tolerance has a zone that is thinner, or no side to speak of.
    switch specification.side {
    case .both: break
    case .outside: outline = .outside
    case .inside: (outline, shortest) = (.inside, specification.tolerance.meters)
    case .left, .right, .toward: (shortest, sidesOf) = (specification.tolerance.meters, specification.edges)
    }
  }
}

extension ZoneError {
  /// The error of a line whose parts make no chains.
  init(_ error: ChainError) {
    self =
      switch error {
      case .empty: .emptyLine
      case .invalidVertex(let place, let number, let origin):
        .invalidVertex(place, number: number, origin: origin)
      case .edgeRoundTheEarth(let start, let end, let origin):
        .edgeRoundTheEarth(from: start, to: end, origin: origin)
      case .tooShort(let length, let least): .shortLine(length, tolerance: least)
      }
  }
}

extension ChainAssembly {
  /// The chains of a boundary by the rule of a zone.
  init(_ boundary: Boundary, for rule: ChainRule) throws(ZoneError) {
    do throws(ChainError) { try self.init(boundary, rule) } catch { throw ZoneError(error) }
  }
}
