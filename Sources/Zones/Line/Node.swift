package import Geodesy
package import Geometry

/// A vertex of the line, with the edges that leave it.
package struct Node: Sendable {
  /// An edge as seen from one of its ends.
  package struct HalfEdge: Sendable {
    // The largest first: a long line has millions of these.
    /// The horizontal unit vector along which the edge leaves the node.
    package let direction: Vector
    /// The same as an azimuth in degrees.
    package let azimuth: Double
    /// The angle counterclockwise from the first half-edge, in radians.
    package var turn = 0.0
    /// The index of the edge's chain.
    package let chain: Int32
    /// The index of the edge.
    package let edge: Int32
    /// Whether the chain travels away from the node along this edge.
    package let isOutgoing: Bool
  }

  package let place: Coordinate
  package let position: Vector
  package let up: Vector
  /// Counterclockwise. One half-edge is an end of the line, two a corner, more a junction.
  package var halfEdges: [HalfEdge]

  package var isEnd: Bool { halfEdges.count == 1 }
}

extension Node {
  /// The sine by which an edge may lean towards a position that is taken to be nearest to the node.
  static let slack = 1e-7

  /// Whether the node is a local minimum of the distance from a position: no half-edge leads nearer.
  ///
  /// `slack` is the sine by which an half-edge may still lean towards the position.
  @inline(__always)
  package func isLocalMinimum(of p: Vector, slack: Double) -> Bool {
    let offset = p - position
    let allowance = slack * offset.length + 1e-9
    for index in halfEdges.indices where dot(offset, halfEdges[index].direction) > allowance { return false }
    return true
  }

  /// The angle from the first half-edge counterclockwise to a direction, in radians.
  package func turn(_ v: Vector) -> Double {
    let reference = halfEdges[0].direction
    let angle = arcTangent(dot(v, cross(up, reference)), dot(v, reference))
    return angle < 0 ? angle + 2 * .pi : angle
  }

  /// The half-edges next to the direction of a position: the one clockwise of it and the one counterclockwise.
  package func neighbours(of p: Vector) -> (clockwise: HalfEdge, counterclockwise: HalfEdge) {
    let angle = turn(p - position)
    // The first half-edge is at no turn by definition, and must not be taken for a whole one by rounding.
    var clockwise = 0
    for halfEdge in halfEdges.indices.dropFirst() {
      if halfEdges[halfEdge].turn > angle { return (halfEdges[clockwise], halfEdges[halfEdge]) }
      clockwise = halfEdge
    }
    return (halfEdges[clockwise], halfEdges[0])
  }
}
