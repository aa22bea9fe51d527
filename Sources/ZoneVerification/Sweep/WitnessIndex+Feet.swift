internal import Geodesy
internal import Zones

extension WitnessIndex {
  /// A piece with a place that is certainly nearer than a reach to two positions and all between them, and a foot of each; nil
  /// if none was found, though there may be one.
  func pieceWithFoot(of first: Vector, and last: Vector, within reach: Double, nodes: [Node]) -> Int? {
    var found: Int?
    forEachPiece(near: first, within: reach) { index in
      if hasFoot(index, of: first, and: last, within: reach, nodes: nodes) { found = index }
      return found == nil
    }
    return found
  }

  /// Whether a piece certainly has a foot of two positions and of all between them, nearer than a reach to each: within it, or at
  /// a node of which no half-edge leads nearer.
  ///
  /// How far along a piece or a half-edge a position leans is a linear function of it, and the distance from a piece a convex one.
  func hasFoot(
    _ index: Int, of first: Vector, and last: Vector, within reach: Double, nodes: [Node]
  ) -> Bool {
    let piece = pieces[index]
    let (near, far) = (piece.nearest(to: first), piece.nearest(to: last))
    let distance = max(near.square, far.square).squareRoot()
    guard distance < reach, Self.geodesic(above: distance + piece.sagitta) <= reach else { return false }
    let lean = 1 + 1e-3 * reach
    let room = lean / piece.length
    if min(near.share, far.share) > room, max(near.share, far.share) < 1 - room { return true }
    guard near.share == far.share, let number = near.share == 0 ? piece.startNode : piece.endNode,
      near.share == 0 || near.share == 1, !nodes[number].isEnd
    else { return false }
    return nodes[number].halfEdges.allSatisfy { halfEdge in
      dot(halfEdge.direction, first - nodes[number].position) < -lean
        && dot(halfEdge.direction, last - nodes[number].position) < -lean
    }
  }
}
