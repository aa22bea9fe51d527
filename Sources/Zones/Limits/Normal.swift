package import Geodesy

/// A normal of the line: the geodesic that leaves a place of it at a right angle, or a node in any direction.
package struct Normal: Sendable {
  package let base: Vector
  /// The horizontal unit vector along which it leaves.
  package let direction: Vector

  package init(base: Vector, direction: Vector) { (self.base, self.direction) = (base, direction) }

  /// The position at a depth in metres along the normal.
  package func tip(at depth: Double) -> Vector {
    GeocentricGeodesic.end(from: base, direction: direction, distance: depth)
  }
}

extension Node {
  /// The horizontal direction 90 degrees clockwise of an half-edge.
  package func right(of halfEdge: HalfEdge) -> Vector { cross(halfEdge.direction, up) }

  /// The horizontal direction 90 degrees counterclockwise of an half-edge.
  package func left(of halfEdge: HalfEdge) -> Vector { cross(up, halfEdge.direction) }
}

extension SideChoice {
  /// Whether the zone lies right of an half-edge, as one leaves its node.
  package func isRightChosen(of halfEdge: Node.HalfEdge) -> Bool {
    halfEdge.isOutgoing ? right[Int(halfEdge.chain)] : left[Int(halfEdge.chain)]
  }

  /// Whether the zone lies left of an half-edge, as one leaves its node.
  package func isLeftChosen(of halfEdge: Node.HalfEdge) -> Bool {
    halfEdge.isOutgoing ? left[Int(halfEdge.chain)] : right[Int(halfEdge.chain)]
  }
}
