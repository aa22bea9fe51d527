package import Geodesy

extension FootSearch {
  /// A lower bound on how far a position has to move until its nearest foot can be one that it has none of now: on a
  /// chosen side of an edge, beyond whose end it lies.
  ///
  /// Where the line turns back sharply and soon ends or curls, a foot that slides past the corner comes to the other side.
  /// So it is not enough to look at the feet that a place has. What has its foot on one side of an edge is a strip: a place
  /// on the other side is no nearer to it than to the edge, and one on this side is beyond its end by so much as it has
  /// to move. It has to move half as far, too, as the edge is farther than the nearest foot.
  ///
  /// - Parameters:
  ///   - distance: that of the nearest foot, in metres.
  ///   - choice: the sides whose feet would be others.
  ///   - bound: what is known already, in metres.
  package func clearanceOfHidden(
    from p: Vector, _ distance: Double, choice: SideChoice, upTo bound: Double
  ) -> Double {
    var bound = bound
    var reach = ChordDistance.longest(of: distance + 2 * bound)
    unsafe line.spans.withUnsafeBufferPointer { spans in
      line.tree.search(around: p, reach: &reach) { found, reach in
        let span = unsafe spans[found.lowerBound]
        guard span.startNode >= 0 || span.endNode >= 0 else { return }
        let (u, squared) = span.nearest(to: p)
        // Within an edge the next span has the foot.
        guard u <= 0 ? span.startNode >= 0 : u >= 1 && span.endNode >= 0 else { return }
        let (base, travel) = (span.position(at: u), span.derivative(at: u).unit)
        let chord = squared.squareRoot()
        let slack = chord * Self.skew(chord) + 1e-5
        let left = Self.leftward(base, travel, p) / WGS84.normalBound
        let chain = Int(line.edges[Int(span.edge)].chain)
        guard (left > -slack && choice.left[chain]) || (left < slack && choice.right[chain]) else { return }
        // As for rays, 3 % cover what the Earth's bend makes of it.
        let beyond = (abs(dot(p - base, travel)) - slack) * 0.97
        bound = min(bound, max(0, beyond, (ChordDistance.shortest(over: chord) - distance) / 2))
        reach = min(reach, ChordDistance.longest(of: distance + 2 * bound))
      }
    }
    return bound
  }
}
