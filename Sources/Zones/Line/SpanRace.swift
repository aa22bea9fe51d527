internal import Concurrency
internal import Geodesy

/// Tells which span of a few holds the nearest place of the line, where chords tell it: what ``FootSearch`` finds among them, in
/// a fraction of the time and without counting a reference.
///
/// A span strays from its chord by no more than its Bézier control points do. So the distances to the chords bound those to the
/// spans from both sides, and all but one or two are left out before their nearest places are sought.
final class SpanRace: Sendable {
  /// What bounds the distance to a span.
  private struct Runner: BitwiseCopyable {
    var start: Vector
    /// From the start to the end.
    var chord: Vector
    /// 1 over the square of the chord's length.
    var inverse: Double
    /// How far the span may stray from its chord, in metres.
    var bow: Double

    init(_ span: EdgeSpan) {
      let chord = span.linear + span.quadratic + span.cubic
      let squared = dot(chord, chord)
      (start, self.chord) = (span.start, chord)
      inverse = squared > 0 ? 1 / squared : 0
      bow = 0
      let second = span.start + span.linear / 3
      let third = span.start + (2 * span.linear + span.quadratic) / 3
      // A micrometre for rounding.
      bow = max(squaredDistance(second), squaredDistance(third)).squareRoot() + 1e-6
    }

    /// The square of the distance from a position to the chord.
    @inline(__always)
    func squaredDistance(_ p: Vector) -> Double {
      let offset = p - start
      var share = dot(offset, chord) * inverse
      share = share > 0 ? share : 0
      share = share < 1 ? share : 1
      let way = offset - share * chord
      return dot(way, way)
    }
  }

  /// A node where two edges of one chain meet.
  private struct Corner: BitwiseCopyable {
    var position: Vector
    /// The horizontal unit vectors along which the edges leave, the second counterclockwise of the first.
    var first: Vector
    var second: Vector
    /// 90 degrees counterclockwise of the first.
    var aside: Vector
    /// Whether what is counterclockwise of the first edge, up to the second, is left of the line.
    var isLeft: Bool
    /// Whether it is an end instead, whose only edge is the first; or else a junction.
    var isEnd: Bool
    var isOther: Bool

    init(_ node: Node) {
      let edges = node.halfEdges
      position = node.position
      guard edges.count == 2, edges[0].chain == edges[1].chain, edges[0].isOutgoing != edges[1].isOutgoing
      else {
        (first, second, aside) = (edges.first?.direction ?? .zero, .zero, .zero)
        (isLeft, isEnd, isOther) = (false, edges.count == 1, true)
        return
      }
      (first, second) = (edges[0].direction, edges[1].direction)
      aside = cross(node.up, first)
      (isLeft, isEnd, isOther) = (edges[0].isOutgoing, false, false)
    }

    /// Whether it is the nearest place of both edges, as ``Node/isLocalMinimum(of:slack:)`` has it.
    @inline(__always)
    func isNearest(to p: Vector) -> Bool {
      let offset = p - position
      let allowance = Node.slack * offset.length + 1e-9
      return dot(offset, first) <= allowance && dot(offset, second) <= allowance
    }

    /// Whether a position is left of the line; nil where it is about on a prolonged edge, and for other nodes.
    @inline(__always)
    func isLeft(_ p: Vector) -> Bool? {
      if isOther { return nil }
      let way = p - position
      let (x, y) = (dot(way, first), dot(way, aside))
      let (cosine, sine) = (dot(second, first), dot(second, aside))
      let turn = cosine * y - sine * x
      let least = 1e-6 * way.length
      guard abs(y) > least, abs(turn) > least, abs(sine) > 1e-6 else { return nil }
      let isBetween = (y > 0) == (sine > 0) ? turn < 0 : y > 0
      return isBetween == isLeft
    }
  }

  /// Whether a node is a foot of a position for which a span comes nearest there, flat ends and all sides considered; nil where it
  /// takes geodesics to tell, and at junctions.
  @inline(__always)
  func isFoot(_ node: Int32, isStart: Bool, _ p: Vector) -> Bool? {
    let corner = corners[Int(node)]
    if !corner.isOther, corner.isNearest(to: p) { return true }
    guard corner.isEnd || !corner.isOther else { return nil }
    let offset = p - corner.position
    let distance = offset.length
    // As ``FootSearch/isBeyond(_:_:_:_:)`` and ``FootSearch/shareBefore(_:of:_:_:_:_:)`` have it where chords are enough.
    let own = corner.isEnd || isStart == corner.isLeft ? corner.first : corner.second
    return dot(offset, own) < -distance * FootSearch.skew(distance) - 1e-6 ? false : nil
  }

  private let runners: FixedStorage<Runner>
  private let spans: FixedStorage<EdgeSpan>
  private let chains: FixedStorage<Int32>
  private let corners: FixedStorage<Corner>

  /// Beyond this, in metres, chords do not tell distances.
  private static let far = 0.9 * ChordDistance.limit

  init(_ line: LineModel) {
    spans = FixedStorage(line.spans)
    runners = FixedStorage(line.spans.map(Runner.init))
    chains = FixedStorage(line.spans.map { line.edges[Int($0.edge)].chain })
    corners = FixedStorage(line.nodes.map(Corner.init))
  }

  /// The nearest foot of a position, among the spans that may hold the nearest place of the line; nil where chords do not tell.
  ///
  /// - Parameter list: At most ``FootTable/most`` spans.
  @inline(__always)
  func foot(of p: Vector, among list: UnsafeBufferPointer<Int32>, ends: ZoneSpecification.Ends) -> Foot? {
    unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: FootTable.most) { least in
      var most = Double.infinity
      for number in 0..<list.count {
        let runner = unsafe runners[Int(list[number])]
        let distance = runner.squaredDistance(p).squareRoot()
        unsafe least[number] = distance - runner.bow
        if distance + runner.bow < most { most = distance + runner.bow }
      }
      guard most < Self.far else { return nil }
      let reach = ChordDistance.rival(of: most)
      var best = Foot(distance: 0, span: -1, u: 0, node: -1)
      var (squared, second) = (Double.infinity, Double.infinity)
      for number in 0..<list.count where unsafe least[number] <= reach {
        let index = unsafe list[number]
        let (u, chord, node) = place(nearestTo: p, of: index)
        if node >= 0, node == best.node {
          // Of feet equally near the first of the line.
          if index < best.span { (best.span, best.u) = (index, u) }
          if chord < squared { squared = chord }
        } else if chord < squared {
          second = squared
          squared = chord
          (best.span, best.u, best.node) = (index, u, node)
        } else if chord < second {
          second = chord
        }
      }
      let rival = ChordDistance.rival(of: squared.squareRoot())
      guard best.span >= 0, second > rival * rival else { return nil }
      if ends == .flat, !isPlain(best, squared, p) { return nil }
      best.distance = ChordDistance.geodesic(from: p, to: spans[Int(best.span)].position(at: best.u))
      best.isAlone = true
      return best
    }
  }

  /// Whether flat ends surely leave a foot to a position.
  @inline(__always)
  private func isPlain(_ foot: Foot, _ squared: Double, _ p: Vector) -> Bool {
    if foot.node >= 0 { return !corners[Int(foot.node)].isOther && corners[Int(foot.node)].isNearest(to: p) }
    let span = spans[Int(foot.span)]
    guard foot.u > 0, foot.u < 1 else { return false }
    // Next to a node geodesics tell whether the foot is not beyond it.
    let room = FootSearch.room(squared.squareRoot())
    return (span.startNode < 0 || !corners[Int(span.startNode)].isOther && foot.u * span.length > room)
      && (span.endNode < 0 || !corners[Int(span.endNode)].isOther && (1 - foot.u) * span.length > room)
  }

  @inline(__always)
  private func place(nearestTo p: Vector, of index: Int32) -> (u: Double, squared: Double, node: Int32) {
    let span = spans[Int(index)]
    let (u, squared) = span.nearest(to: p)
    return (u, squared, u <= 0 ? span.startNode : u >= 1 ? span.endNode : -1)
  }

  /// A foot and what is known of it.
  struct Course {
    var chain: Int
    /// Metres along the chain.
    var chainage: Double
    var position: Vector
    var isLeft: Bool
  }

  /// Where a foot is, and on which side of the line a position leaves it; nil for one at an end or a junction.
  @inline(__always)
  func course(of foot: Foot, _ p: Vector) -> Course? {
    let span = spans[Int(foot.span)]
    let base = span.position(at: foot.u)
    let isLeft: Bool
    if foot.node >= 0 {
      guard let isLeftOfCorner = corners[Int(foot.node)].isLeft(p) else { return nil }
      isLeft = isLeftOfCorner
    } else {
      isLeft = FootSearch.leftward(base, span.derivative(at: foot.u), p) > 0
    }
    return Course(
      chain: Int(chains[Int(foot.span)]), chainage: span.chainage + foot.u * span.length, position: base,
      isLeft: isLeft)
  }
}
