package import Geometry

package import Zones

/// A line and a rule, as data.
package struct ZoneCase: Sendable, CustomStringConvertible {
  package var name: String
  /// The chains in their direction of travel; they go into the boundary as they stand, one part each.
  package var chains: [[Coordinate]]
  package var specification: ZoneSpecification
  package var within: [Polygon]?
  /// For closed lines: whether the smaller region lies on the left.
  package var insideIsLeft = true
  /// Whether the case is one of the few that run by default.
  package var isQuick = false

  package init(
    name: String, chains: [[Coordinate]], specification: ZoneSpecification, within: [Polygon]? = nil,
    insideIsLeft: Bool = true, isQuick: Bool = false
  ) {
    self.name = name
    self.chains = chains
    self.specification = specification
    self.within = within
    self.insideIsLeft = insideIsLeft
    self.isQuick = isQuick
  }

  package var description: String {
    let rule = specification
    let depth: String
    switch rule.depth {
    case .single(let d): depth = "\(d.meters / 1000)km"
    case .range(let a, let b): depth = "\(a.meters / 1000)..\(b.meters / 1000)km"
    case .band(let a, let b): depth = "band \(a.meters / 1000)..\(b.meters / 1000)km"
    }
    let side: String
    if case .toward = rule.side { side = "toward" } else { side = "\(rule.side)" }
    return
      "\(name) \(depth) \(side) \(rule.ends) \(rule.edges) t=\(rule.tolerance.meters) \(rule.approximation)"
      + (within == nil ? "" : " within")
  }

  package var boundary: Boundary {
    Boundary(
      parts: chains.enumerated().map { Boundary.Part(vertices: $1, origin: "part \($0 + 1)") })
  }

  /// Decimals that round by less than a hundredth of the tolerance or so.
  package var decimals: Int {
    let tolerance = specification.tolerance.meters
    return tolerance >= 1 ? 7 : tolerance >= 0.01 ? 9 : 10
  }

  /// The same case so many degrees farther east.
  package func turned(by degrees: Double) -> ZoneCase {
    func turn(_ place: Coordinate) -> Coordinate {
      Coordinate(latitude: place.latitude, longitude: place.longitude + degrees).normalized
    }
    var result = self
    result.name += " turned \(degrees)"
    result.chains = chains.map { $0.map(turn) }
    if case .toward(let place) = specification.side { result.specification.side = .toward(turn(place)) }
    return result
  }
}

extension Coordinate {
  /// Longitude first, as in files.
  package init(_ longitude: Double, _ latitude: Double) {
    self.init(latitude: latitude, longitude: longitude)
  }
}
