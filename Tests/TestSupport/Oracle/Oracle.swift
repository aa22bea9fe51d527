import Foundation
import Geodesy
package import Geometry

package import Zones

/// Distance, side and membership by brute force: every edge is looked at, whatever cannot be nearer by the
/// triangle inequality is passed over, and the nearest place of an edge is found by golden section on
/// Karney's distance, without derivatives.
///
/// It shares no code with `Sources/Zones`, so what the two agree on is not one mistake made once.
package struct Oracle {
  /// A stretch of an edge, short enough that the distance along it has one minimum.
  private struct Piece {
    let edge: Int
    let low: Double
    let high: Double
    let x: Double
    let y: Double
    let z: Double
    /// No place of the piece is farther from its middle than this.
    let radius: Double
  }

  package struct HalfEdge {
    package let azimuth: Double
    package let chain: Int
    package let isOutgoing: Bool
    package let chainage: Double
  }

  package struct Node {
    package let place: Coordinate
    package var halfEdges: [HalfEdge]
    package let x: Double
    package let y: Double
    package let z: Double
  }

  /// A local minimum of the distance.
  package struct Foot {
    package let distance: Double
    package let place: Coordinate
    /// The sides the place leaves its foot on: one, or at a junction the two next to it.
    package let sides: [Side]
    package let chainage: Double
    package let isNode: Bool
    package let isEnd: Bool
  }

  package struct Side: Hashable {
    package let chain: Int
    /// Nil where the place is on the line.
    package let isLeft: Bool?
  }

  package let ends: ZoneSpecification.Ends
  package private(set) var edges: [OracleEdge] = []
  package private(set) var nodes: [Node] = []
  package private(set) var chains = 0
  package private(set) var lengths: [Double] = []
  private var chainOfEdge: [Int] = []
  private var chainageOfEdge: [Double] = []
  private var pieces: [Piece] = []

  /// The oracle of a line whose chains are given joined and in the direction of travel.
  ///
  /// Each visit of a chain to a place is a foot of its own, and on ties all feet count. The ends of several open chains at
  /// one place are one node.
  ///
  /// - Parameters:
  ///   - areOutlines: whether the chains are outlines of areas: then all that meets at a place is one node.
  ///   - error: what to break on purpose, in metres: feet within edges come out that far from where they are, along
  ///     their edge.
  package init(
    chains: [[Coordinate]], edges model: EdgeModel, ends: ZoneSpecification.Ends, areOutlines: Bool = false,
    error: Double = 0
  ) {
    self.ends = ends
    self.areOutlines = areOutlines
    self.error = error
    self.chains = chains.count
    for (index, chain) in chains.enumerated() { add(chain, index, model) }
  }

  private let error: Double
  private let areOutlines: Bool

  private mutating func add(_ chain: [Coordinate], _ index: Int, _ model: EdgeModel) {
    // One longitude for a pole, because azimuths there depend on it.
    var vertices: [Coordinate] = []
    for place in chain {
      let place = abs(place.latitude) == 90 ? Coordinate(latitude: place.latitude, longitude: 0) : place
      if !(vertices.last?.isSamePlace(as: place) ?? false) { vertices.append(place) }
    }
    let isClosed = vertices.count > 2 && vertices[0].isSamePlace(as: vertices[vertices.count - 1])
    var chainage = 0.0
    let first = node(at: vertices[0], isShared: !isClosed)
    var node = first
    for (number, (a, b)) in zip(vertices, vertices.dropFirst()).enumerated() {
      let edge = OracleEdge(from: a, to: b, model: model)
      let isLast = number + 2 == vertices.count
      let next = isLast && isClosed ? first : self.node(at: b, isShared: isLast)
      nodes[node].halfEdges.append(
        HalfEdge(azimuth: edge.startAzimuth, chain: index, isOutgoing: true, chainage: chainage))
      nodes[next].halfEdges.append(
        HalfEdge(
          azimuth: edge.endAzimuth + 180, chain: index, isOutgoing: false, chainage: chainage + edge.length)
      )
      addPieces(of: edge)
      edges.append(edge)
      chainOfEdge.append(index)
      chainageOfEdge.append(chainage)
      chainage += edge.length
      node = next
    }
    lengths.append(chainage)
  }

  private mutating func node(at place: Coordinate, isShared: Bool) -> Int {
    let isShared = isShared || areOutlines
    if isShared, let known = ended.first(where: { nodes[$0].place.isSamePlace(as: place) }) { return known }
    let p = Self.cartesian(place)
    nodes.append(Node(place: place, halfEdges: [], x: p.0, y: p.1, z: p.2))
    if isShared { ended.append(nodes.count - 1) }
    return nodes.count - 1
  }

  /// The nodes that all chains share which end, or as outlines pass, there.
  private var ended: [Int] = []

  private mutating func addPieces(of edge: OracleEdge) {
    let longest = edge.model == .geodesic ? 100_000.0 : 25_000
    // Near a pole an edge that is straight in longitude and latitude may wind about it.
    let turns = edge.model == .geodesic ? 0 : abs(edge.turn) / 5
    let count = max(1, Int((edge.length / longest).rounded(.up)), Int(turns.rounded(.up)))
    for part in 0..<count {
      let low = Double(part) / Double(count)
      let high = Double(part + 1) / Double(count)
      let middle = edge.place(at: (low + high) / 2).place
      let p = Self.cartesian(middle)
      let half = max(
        Geodesic.inverse(from: middle, to: edge.place(at: low).place).distance,
        Geodesic.inverse(from: middle, to: edge.place(at: high).place).distance)
      pieces.append(
        Piece(edge: edges.count, low: low, high: high, x: p.0, y: p.1, z: p.2, radius: half * 1.01 + 0.1))
    }
  }
}

extension Oracle {
  package static func cartesian(_ place: Coordinate) -> (Double, Double, Double) {
    let phi = place.latitude * .pi / 180
    let lambda = place.longitude * .pi / 180
    let e2 = WGS84.eccentricitySquared
    let n = WGS84.equatorialRadius / (1 - e2 * sin(phi) * sin(phi)).squareRoot()
    return (n * cos(phi) * cos(lambda), n * cos(phi) * sin(lambda), n * (1 - e2) * sin(phi))
  }

  /// The nearest foot and all others as near to within `tie` metres; none only beyond flat ends.
  package func feet(of p: Coordinate, tie: Double = 1e-7) -> [Foot] {
    let q = Self.cartesian(p)
    var bounds: [(bound: Double, piece: Int)] = []
    bounds.reserveCapacity(pieces.count)
    var first = 0
    for (index, piece) in pieces.enumerated() {
      let dx = piece.x - q.0
      let dy = piece.y - q.1
      let dz = piece.z - q.2
      // A chord is never longer than the geodesic.
      bounds.append(((dx * dx + dy * dy + dz * dz).squareRoot() - piece.radius, index))
      if bounds[index].bound < bounds[first].bound { first = index }
    }
    var found: [Foot] = []
    var best = Double.infinity
    func consider(_ foot: Foot?) {
      guard let foot, foot.distance <= best + tie else { return }
      found.append(foot)
      best = min(best, foot.distance)
    }
    consider(foot(in: pieces[first], p, nearerThan: .infinity))
    for node in nodes {
      let dx = node.x - q.0
      let dy = node.y - q.1
      let dz = node.z - q.2
      guard (dx * dx + dy * dy + dz * dz).squareRoot() <= best + tie else { continue }
      consider(foot(at: node, p))
    }
    for (bound, index) in bounds where index != first && bound <= best + tie {
      consider(foot(in: pieces[index], p, nearerThan: best + tie))
    }
    return found.filter { $0.distance <= best + tie }.sorted { $0.distance < $1.distance }
  }

  /// A node is a local minimum where no half-edge leads nearer.
  private func foot(at node: Node, _ p: Coordinate) -> Foot? {
    let inverse = Geodesic.inverse(from: node.place, to: p)
    let isEnd = node.halfEdges.count == 1
    if inverse.distance > 1e-6, !isEnd || ends == .flat {
      for halfEdge in node.halfEdges {
        let turn = (inverse.startAzimuth - halfEdge.azimuth).remainder(dividingBy: 360)
        let lean = abs(turn)
        // Leaning towards an half-edge: that half-edge leads nearer, and the node is no local minimum. Beyond a flat end:
        // no foot. So a flat end is a foot on its perpendicular alone.
        if lean < 90 { return nil }
        if isEnd, lean > 90 { return nil }
      }
    }
    let halfEdge = node.halfEdges[0]
    let sides =
      inverse.distance <= 1e-6
      ? [Side(chain: halfEdge.chain, isLeft: nil)]
      : Self.sides(of: node.halfEdges, azimuth: inverse.startAzimuth)
    return Foot(
      distance: inverse.distance, place: node.place, sides: sides, chainage: halfEdge.chainage, isNode: true,
      isEnd: isEnd)
  }

  private static func sides(of halfEdges: [HalfEdge], azimuth: Double) -> [Side] {
    if halfEdges.count == 1 {
      let travel = halfEdges[0].isOutgoing ? halfEdges[0].azimuth : halfEdges[0].azimuth + 180
      let turn = (azimuth - travel).remainder(dividingBy: 360)
      return [Side(chain: halfEdges[0].chain, isLeft: turn < 0)]
    }
    // The half-edge met first when turning clockwise from the azimuth, and the one met first counterclockwise.
    func clockwise(_ halfEdge: HalfEdge) -> Double {
      let turn = (halfEdge.azimuth - azimuth).truncatingRemainder(dividingBy: 360)
      return turn < 0 ? turn + 360 : turn
    }
    var next = halfEdges[0]
    var previous = halfEdges[0]
    for halfEdge in halfEdges {
      if clockwise(halfEdge) < clockwise(next) { next = halfEdge }
      if clockwise(halfEdge) > clockwise(previous) { previous = halfEdge }
    }
    // The place is counterclockwise of `next`: left of it as one leaves the node. And clockwise of `previous`.
    let a = Side(chain: next.chain, isLeft: next.isOutgoing)
    let b = Side(chain: previous.chain, isLeft: !previous.isOutgoing)
    return a == b ? [a] : [a, b]
  }

  /// The cosine of the angle between travel and the way to the place: positive where going on leads nearer.
  private func lean(_ edge: OracleEdge, _ u: Double, _ p: Coordinate) -> Double {
    let (place, azimuth) = edge.place(at: u)
    let inverse = Geodesic.inverse(from: place, to: p)
    if inverse.distance < 1e-6 { return 0 }
    return cos((inverse.startAzimuth - azimuth) * .pi / 180)
  }

  private func foot(in piece: Piece, _ p: Coordinate, nearerThan reach: Double) -> Foot? {
    let edge = edges[piece.edge]
    guard lean(edge, piece.low, p) > 0, lean(edge, piece.high, p) <= 0 else { return nil }
    var (low, high) = (piece.low, piece.high)
    let ratio = (5.0.squareRoot() - 1) / 2
    func distance(_ u: Double) -> Double { Geodesic.inverse(from: edge.place(at: u).place, to: p).distance }
    var a = high - ratio * (high - low)
    var b = low + ratio * (high - low)
    var (atA, atB) = (distance(a), distance(b))
    while (high - low) * edge.length > 1e-5 {
      // Nothing of the bracket can be near enough.
      if min(atA, atB) - (high - low) * edge.length * 1.1 > reach { return nil }
      if atA <= atB {
        (high, b, atB) = (b, a, atA)
        a = high - ratio * (high - low)
        atA = distance(a)
      } else {
        (low, a, atA) = (a, b, atB)
        b = low + ratio * (high - low)
        atB = distance(b)
      }
    }
    let u = (low + high) / 2 + error / edge.length
    let (place, azimuth) = edge.place(at: u)
    let inverse = Geodesic.inverse(from: place, to: p)
    let turn = (inverse.startAzimuth - azimuth).remainder(dividingBy: 360)
    return Foot(
      distance: error == 0 ? min(inverse.distance, atA, atB) : inverse.distance, place: place,
      sides: [Side(chain: chainOfEdge[piece.edge], isLeft: inverse.distance <= 1e-6 ? nil : turn < 0)],
      chainage: chainage(in: piece, p), isNode: false, isEnd: false)
  }

  /// Metres along the chain to the foot, where the way to the place is at right angles: by bisection.
  private func chainage(in piece: Piece, _ p: Coordinate) -> Double {
    let edge = edges[piece.edge]
    var (low, high) = (piece.low, piece.high)
    while (high - low) * edge.length > 1e-6 {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      if lean(edge, middle, p) > 0 { low = middle } else { high = middle }
    }
    return chainageOfEdge[piece.edge] + edge.metres(to: (low + high) / 2)
  }
}
