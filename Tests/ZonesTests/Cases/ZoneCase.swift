import Geometry

@testable import Zones

/// A line and a rule, as data.
struct ZoneCase: Sendable, CustomStringConvertible {
  var name: String
  /// The chains in their direction of travel; they go into the boundary as they stand, one part each.
  var chains: [[Coordinate]]
  var specification: ZoneSpecification
  var within: [Polygon]?
  /// For closed lines: whether the smaller region lies on the left.
  var insideIsLeft = true
  /// Whether the case is one of the few that run by default.
  var isQuick = false

  var description: String {
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

  var boundary: Boundary {
    Boundary(
      parts: chains.enumerated().map { Boundary.Part(vertices: $1, origin: "part \($0 + 1)") })
  }

  /// Decimals that round by less than a hundredth of the tolerance or so.
  var decimals: Int {
    let tolerance = specification.tolerance.meters
    return tolerance >= 1 ? 7 : tolerance >= 0.01 ? 9 : 10
  }

  /// The same case so many degrees farther east.
  func turned(by degrees: Double) -> ZoneCase {
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
  init(_ longitude: Double, _ latitude: Double) { self.init(latitude: latitude, longitude: longitude) }
}
