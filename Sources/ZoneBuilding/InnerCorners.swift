internal import Zones

/// The corners of the line between whose edges, where it turns towards them, offset curves end.
///
/// There the tips of the one edge end and those of the next begin elsewhere, both within the depth of the node. No tip is a limit
/// of the zone between the two; but an outline that is drawn in chords may pass an end by less than the chords stray, so that it
/// is not closed. With the way from the one end to the node and on to the other no offset curve ends but at an end of the line,
/// or where it is covered.
enum InnerCorners {
  /// The last normal of the one edge, and the first of the next.
  typealias Pair = (Normal, Normal)

  static func pairs(of model: ZoneModel) -> [Pair] {
    var pairs: [Pair] = []
    for node in model.line.nodes where !node.isEnd {
      for (position, halfEdge) in node.halfEdges.enumerated() {
        // Arms run counterclockwise, so the one before is the next clockwise.
        let next = node.halfEdges[(position + node.halfEdges.count - 1) % node.halfEdges.count]
        var gap = (next.azimuth - halfEdge.azimuth).truncatingRemainder(dividingBy: 360)
        if gap <= 0 { gap += 360 }
        guard gap <= 180, model.choice.isRightChosen(of: halfEdge) || model.choice.isLeftChosen(of: next)
        else { continue }
        let (first, last) = (node.right(of: halfEdge), node.left(of: next))
        if first == last { continue }
        pairs.append(
          (Normal(base: node.position, direction: first), Normal(base: node.position, direction: last)))
      }
    }
    return pairs
  }
}
