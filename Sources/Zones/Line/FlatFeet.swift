internal import Geodesy
internal import Geometry

/// Which spans may hold the foot of a position of a ball, where flat ends take the nearest place of the line away.
///
/// Beyond a flat end the foot is elsewhere, perhaps far away. Where all of a ball surely has a foot near that of its middle, no span
/// farther away matters, nor one whose nearest place is surely no foot of any position of the ball.
struct FlatFeet {
  /// With flat ends, and without a table.
  let search: FootSearch

  /// Beyond this, in metres, chords are not asked.
  private static let far = ChordDistance.limit / 2

  /// How many spans are looked at, at most.
  private static let most = 500

  /// Whether a span begins or ends at an end of the line.
  func isAtEnd(_ span: Int32) -> Bool {
    let span = search.line.spans[Int(span)]
    return [span.startNode, span.endNode].contains { $0 >= 0 && search.line.nodes[Int($0)].isEnd }
  }

  /// The spans; nil where they cannot be told.
  ///
  /// - Parameters:
  ///   - middle: The middle of the ball.
  ///   - radius: Metres from the middle that no position of the ball is beyond.
  func spans(around middle: Coordinate, _ radius: Double) -> [Int32]? {
    let p = middle.cartesian
    guard let foot = search.nearest(to: p, place: middle, within: Self.far), stays(foot, p, radius) else {
      return nil
    }
    let chord = (search.position(of: foot) - p).length
    var reach = ChordDistance.rival(of: chord + radius) + radius
    var found: [Int32] = []
    var seen = 0
    search.line.tree.search(around: p, reach: &reach) { spans, reach in
      let span = Int32(spans.lowerBound)
      if !isRefused(span, p, radius) { found.append(span) }
      seen += 1
      // So many would cost more than they save.
      if seen > Self.most || found.count > FootTable.most { reach = -1 }
    }
    return reach < 0 ? nil : found
  }

  /// Whether all of a ball has a foot where its middle has one, or beside it on the same span.
  private func stays(_ foot: Foot, _ p: Vector, _ radius: Double) -> Bool {
    let span = search.line.spans[Int(foot.span)]
    guard !span.isBent else { return false }
    if foot.node >= 0 {
      let node = search.line.nodes[Int(foot.node)]
      return !node.isEnd
        && node.halfEdges.allSatisfy { dot(p - node.position, $0.direction) < -1.01 * radius - 0.001 }
    }
    // A foot moves hardly farther than its place: the line bends too little for more.
    let room = 2 * radius + 1
    return foot.u * span.length > room && (1 - foot.u) * span.length > room
  }

  /// Whether the place of a span that is nearest to a position is surely no foot, for all positions of a ball.
  private func isRefused(_ index: Int32, _ p: Vector, _ radius: Double) -> Bool {
    let span = search.line.spans[Int(index)]
    let (u, squared) = span.nearest(to: p)
    let number = u <= 0 ? span.startNode : u >= 1 ? span.endNode : -1
    guard number >= 0, !span.isBent else { return false }
    let node = search.line.nodes[Int(number)]
    let farthest = squared.squareRoot() + radius
    let margin = 1.01 * radius + farthest * FootSearch.skew(farthest) + 0.001
    let offset = p - node.position
    guard farthest < ChordDistance.limit,
      let own = node.halfEdges.first(where: { $0.edge == span.edge && $0.isOutgoing == (u <= 0) }),
      dot(offset, own.direction) < -margin
    else { return false }
    // Behind an end, or where another edge leads nearer.
    return node.isEnd
      || node.halfEdges.contains { dot(offset, $0.direction) > margin + Node.slack * farthest }
  }
}
