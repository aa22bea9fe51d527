package import Geodesy
package import Geometry

/// The sides on which a place leaves its foot: one, or two.
package struct FootSides {
  package typealias Side = (chain: Int, side: Placement.Side)

  package let first: Side
  package let second: Side?

  package init(_ first: Side, _ second: Side? = nil) {
    self.first = first
    self.second = second
  }

  /// The first that is chosen; a place on the line is on any side.
  @inline(__always)
  package func first(in choice: SideChoice) -> Side? {
    if Self.isChosen(first, choice) { return first }
    if let second, Self.isChosen(second, choice) { return second }
    return nil
  }

  private static func isChosen(_ side: Side, _ choice: SideChoice) -> Bool {
    switch side.side {
    case .left: choice.left[side.chain]
    case .right: choice.right[side.chain]
    case .on: true
    }
  }
}

extension FootSearch {
  /// On which side a position leaves a foot. At a junction, or straight ahead of an end, it may be both.
  package func sides(of foot: Foot, _ p: Vector, _ place: Coordinate?) -> FootSides {
    if foot.distance <= Self.onLine { return FootSides((chain(of: foot), .on)) }
    guard foot.node >= 0 else {
      let span = line.spans[Int(foot.span)]
      let base = span.position(at: foot.u)
      let isLeft = Self.leftward(base, span.derivative(at: foot.u), p) > 0
      return FootSides((chain(of: foot), isLeft ? .left : .right))
    }
    let node = line.nodes[Int(foot.node)]
    if node.isEnd { return sidesOfEnd(node, p, place) }
    let (clockwise, counterclockwise) = node.neighbours(of: p)
    // Counterclockwise of an half-edge is left of it, as one leaves the node; clockwise is right.
    let first = (Int(clockwise.chain), clockwise.isOutgoing ? Placement.Side.left : .right)
    let second = (Int(counterclockwise.chain), counterclockwise.isOutgoing ? Placement.Side.right : .left)
    return FootSides(first, first == second ? nil : second)
  }

  /// Positive where a position lies left of a base and a direction of travel.
  @inline(__always)
  package static func leftward(_ base: Vector, _ travel: Vector, _ p: Vector) -> Double {
    let e2 = 1 - WGS84.eccentricitySquared
    let up = Vector(base.x, base.y, base.z / e2)
    return dot(cross(up, travel), p - base)
  }

  /// At an end the last edge prolonged divides left from right.
  private func sidesOfEnd(_ node: Node, _ p: Vector, _ place: Coordinate?) -> FootSides {
    let halfEdge = node.halfEdges[0]
    let offset = p - node.position
    let distance = offset.length
    let leftOfHalfEdge = dot(cross(node.up, halfEdge.direction), offset)
    var isLeft = leftOfHalfEdge > 0
    var isAhead = false
    if abs(leftOfHalfEdge) <= distance * Self.skew(distance) + 1e-6 {
      let inverse = Geodesic.inverse(from: node.place, to: place ?? coordinate(at: p))
      let (sine, _) = sineAndCosine(degrees: halfEdge.azimuth - inverse.startAzimuth)
      isLeft = sine > 0
      isAhead = abs(sine) * inverse.distance < 1e-8
    }
    let chain = Int(halfEdge.chain)
    if isAhead { return FootSides((chain, .left), (chain, .right)) }
    return FootSides((chain, isLeft == halfEdge.isOutgoing ? .left : .right))
  }

  package func isChosen(_ foot: Foot, _ p: Vector, _ place: Coordinate?, _ choice: SideChoice) -> Bool {
    // The common case without an array.
    if foot.node < 0, foot.distance > Self.onLine {
      let span = line.spans[Int(foot.span)]
      let isLeft = Self.leftward(span.position(at: foot.u), span.derivative(at: foot.u), p) > 0
      let chain = chain(of: foot)
      return isLeft ? choice.left[chain] : choice.right[chain]
    }
    return sides(of: foot, p, place).first(in: choice) != nil
  }

  @inline(__always)
  package func chain(of foot: Foot) -> Int { Int(line.edges[Int(line.spans[Int(foot.span)].edge)].chain) }

  /// Metres along its chain to a foot.
  package func chainage(of foot: Foot) -> Double {
    let span = line.spans[Int(foot.span)]
    return span.chainage + foot.u * span.length
  }
}
