internal import Geodesy
internal import Zones

/// Tells where places surely have a foot, whatever feet they lose beyond flat ends.
struct SureFeet: Sendable {
  let line: LineModel

  /// Whether all places of a ball have a foot no farther than a place of the line, the nearest of a span to the middle: one
  /// between two places of its chain, before and after it, that are farther from all of them.
  ///
  /// - Parameters:
  ///   - place: the place, at the share u of its span.
  ///   - distance: that of the ball's middle from it, in metres.
  func areSure(
    from place: Vector, on span: Int, at u: Double, _ distance: Double, _ ball: BallTree.Ball
  ) -> Bool {
    distance > 1.1 * ball.radius && rises(from: place, on: span, at: u, distance, ball, true)
      && rises(from: place, on: span, at: u, distance, ball, false)
  }

  /// Whether the chain, followed one way from a place, comes to another that is farther than that from all places of a ball.
  ///
  /// How much farther it must be falls with the way to it: so each end of a span may serve, be it much nearer than the ball is
  /// wide, as in a tangle seen from far away; and within long spans some places do.
  private func rises(
    from place: Vector, on span: Int, at u: Double, _ distance: Double, _ ball: BallTree.Ball,
    _ isForward: Bool
  ) -> Bool {
    let (r, d) = (ball.radius, distance)
    func isFarther(_ other: Vector) -> Bool {
      let excess = ChordDistance.geodesic(from: ball.middle, to: other) - d
      let way = (other - place).length
      return excess > 1.01 * r * way / (d - r) + RivalSearch.error(d, apart: way)
    }
    var index = span
    var share = u
    var (way, next) = (0.0, 3 * r * d / (d - r))
    let most = 4.1 * next
    for _ in 0..<Self.steps {
      let span = line.spans[index]
      let end = way + span.length * (isForward ? 1 - share : share)
      while next < min(end, most) {
        let part = (next - way) / span.length
        if isFarther(span.position(at: isForward ? share + part : share - part)) { return true }
        next *= 2
      }
      if isFarther(span.position(at: isForward ? 1 : 0)) { return true }
      guard end < most, let other = neighbour(of: index, isForward) else { return false }
      (index, way, share) = (other, end, isForward ? 0 : 1)
    }
    return false
  }

  /// How many spans are followed, at most.
  private static let steps = 64

  /// The span after another on its chain, or before it; nil at an end.
  private func neighbour(of index: Int, _ isForward: Bool) -> Int? {
    let span = line.spans[index]
    let edge = line.edges[Int(span.edge)]
    let next = isForward ? index + 1 : index - 1
    if edge.spans.contains(next) { return next }
    let node = line.nodes[Int(isForward ? edge.endNode : edge.startNode)]
    guard
      let halfEdge = node.halfEdges.first(where: {
        $0.chain == edge.chain && $0.isOutgoing == isForward
      })
    else { return nil }
    let spans = line.edges[Int(halfEdge.edge)].spans
    return isForward ? spans.lowerBound : spans.upperBound - 1
  }
}
