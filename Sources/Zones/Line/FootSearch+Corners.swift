internal import Geodesy
internal import Geometry

extension FootSearch {
  /// Where on a span just before a node a foot is that by its chord seems to be beyond; nil where it is.
  ///
  /// At a flat end, and at a corner that the line turns towards a place, a foot that slides past the node is lost, or is another far
  /// from there. So it matters to the millimetre where, and a chord's direction differs from the geodesic's by centimetres, or by metres
  /// at 700 km.
  ///
  /// - Parameters:
  ///   - index: the node at which the chord is shortest.
  ///   - end: 0 for the node at the start of the span, 1 for that at its end.
  func shareBefore(
    _ index: Int32, of span: EdgeSpan, _ end: Double, _ squared: Double, _ p: Vector, _ place: Coordinate?
  ) -> Double? {
    let node = line.nodes[Int(index)]
    let isStart = end <= 0
    guard let halfEdge = node.halfEdges.first(where: { $0.edge == span.edge && $0.isOutgoing == isStart })
    else { return nil }
    let chord = squared.squareRoot()
    guard dot(p - node.position, halfEdge.direction) > -chord * Self.skew(chord) - 1e-6 else { return nil }
    let inverse = Geodesic.inverse(from: node.place, to: place ?? coordinate(at: p))
    let (_, cosine) = sineAndCosine(degrees: inverse.startAzimuth - halfEdge.azimuth)
    let share = cosine * inverse.distance / span.length
    guard share > 0 else { return nil }
    return isStart ? min(1, share) : max(0, 1 - share)
  }
}
