package import Geodesy

/// A short stretch of an edge as a cubic in the geocentric frame.
///
/// The cubic meets the edge at both ends in place and direction. From a geodesic it strays by L⁴/(384 R³): 1.6 µm for
/// ``longest``.
package struct EdgeSpan: Sendable, BitwiseCopyable {
  /// Spans are at most this long, in metres.
  package static let longest = 20_000.0

  package let start: Vector
  package let linear: Vector
  package let quadratic: Vector
  package let cubic: Vector
  /// The length along the edge, in metres.
  package let length: Double
  /// Metres along the chain at which the span starts.
  package let chainage: Double
  /// The edge the span belongs to.
  package let edge: Int32
  /// The node at which the span starts, or -1 within an edge.
  package let startNode: Int32
  /// The node at which the span ends, or -1 within an edge.
  package let endNode: Int32
  /// Whether it is of an edge that is no geodesic.
  package let isBent: Bool

  /// Where a span starts or ends, and the horizontal unit vector along which it runs there.
  package struct End {
    package let position: Vector
    package let direction: Vector

    package init(_ frame: LocalFrame, azimuth: Double) {
      position = frame.position
      direction = frame.direction(azimuth: azimuth)
    }
  }

  package init(
    from start: End, to end: End, length: Double, chainage: Double, edge: Int32, startNode: Int32,
    endNode: Int32, isBent: Bool = false
  ) {
    let departure = start.direction * length
    let arrival = end.direction * length
    let chord = end.position - start.position
    self.start = start.position
    linear = departure
    quadratic = 3 * chord - 2 * departure - arrival
    cubic = departure + arrival - 2 * chord
    self.length = length
    self.chainage = chainage
    self.edge = edge
    self.startNode = startNode
    self.endNode = endNode
    self.isBent = isBent
  }

  /// The position at a share u of the span, 0 at its start and 1 at its end.
  @inline(__always)
  package func position(at u: Double) -> Vector { start + u * (linear + u * (quadratic + u * cubic)) }

  /// The derivative of the position by u; its length is close to `length`.
  @inline(__always)
  package func derivative(at u: Double) -> Vector { linear + u * (2 * quadratic + (3 * u) * cubic) }

  /// The share of the span nearest to a position, clamped to it, and the square of the chord to it.
  @inline(__always)
  package func nearest(to p: Vector) -> (u: Double, squaredChord: Double) {
    if isBent { return nearestWhereBent(to: p) }
    let away = p - start
    let squaredAway = dot(away, away)
    if squaredAway < Self.squaredConvexity {
      // Plainly before the start, or past the end: the nearest place is that end, without a search.
      if dot(away, linear) < -Self.plainly * length { return (0, squaredAway) }
      let past = p - position(at: 1)
      if dot(past, derivative(at: 1)) > Self.plainly * length { return (1, dot(past, past)) }
    }
    let chord = linear + quadratic + cubic
    var u = dot(p - start, chord) / dot(chord, chord)
    // A foot well beyond an end needs no more than its side.
    if u < -1 || u > 2 {
      u = u < 0 ? 0 : 1
    } else {
      for _ in 0..<4 {
        let offset = position(at: u) - p
        let first = derivative(at: u)
        let second = 2 * quadratic + (6 * u) * cubic
        let step = dot(offset, first) / (dot(first, first) + dot(offset, second))
        u -= step
        if abs(step) * length < 1e-6 { break }
      }
      u = max(0, min(1, u))
    }
    let offset = position(at: u) - p
    return (u, dot(offset, offset))
  }

  /// Bounds on the length of the chord from a position to the nearest place of the span, in metres.
  @inline(__always)
  package func roughDistance(to p: Vector) -> (least: Double, most: Double) {
    let chord = linear + quadratic + cubic
    let offset = p - start
    let share = max(0, min(1, dot(offset, chord) / dot(chord, chord)))
    let way = offset - share * chord
    let distance = dot(way, way).squareRoot()
    // No place of the span is farther from its chord.
    let sagitta = length * length / (8 * WGS84.tightRadiusBelow) + 1e-6
    return (distance - sagitta, distance + sagitta)
  }

  /// So near, 1,000 km, the distance along a span falls and then rises: the span bends away from no place so much that
  /// there could be a second minimum.
  private static let squaredConvexity = 1e12
  /// Metres beyond an end from which no search would come back to the span.
  private static let plainly = 0.01

  /// The corners of a box that holds the span: of its Bézier control points.
  package var box: (low: Vector, high: Vector) {
    let b0 = start
    let b1 = start + linear / 3
    let b2 = start + (2 * linear + quadratic) / 3
    let b3 = start + linear + quadratic + cubic
    let low = pointwiseMin(pointwiseMin(b0, b1), pointwiseMin(b2, b3))
    let high = pointwiseMax(pointwiseMax(b0, b1), pointwiseMax(b2, b3))
    return (low, high)
  }
}
