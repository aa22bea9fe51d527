internal import Geodesy

/// A tree of boxes over spans, walked nearest box first, so that the reach shrinks early.
///
/// Boxes are kept in single precision, half a cache line a node, and widened for it; each span has a ball around it,
/// which is quicker to ask than the span.
struct SpanTree: Sendable {
  private struct Node: Sendable {
    var lowX: Float = 0
    var lowY: Float = 0
    var lowZ: Float = 0
    var highX: Float = 0
    var highY: Float = 0
    var highZ: Float = 0
    /// The second child of a node, whose first follows it; or the first span of a leaf.
    var next: Int32 = 0
    /// How many spans a leaf holds; 0 for other nodes.
    var count: Int32 = 0
  }

  private struct Ball: Sendable {
    var center: Vector
    var radius: Double
  }

  private struct Waiting {
    var node: Int32
    var squaredGap: Float
  }

  private var nodes: [Node] = []
  private var balls: [Ball] = []
  private static let leafSize = 4
  /// Deeper than halving 2^31 spans can go, with one node waiting at each level.
  private static let depth = 64

  init(_ spans: [EdgeSpan]) {
    // No place of a span is farther from its middle than half its length.
    balls = spans.map { Ball(center: $0.position(at: 0.5), radius: $0.length * 0.500001 + 1e-3) }
    nodes.reserveCapacity(spans.count)
    if !spans.isEmpty { _ = build(spans, 0..<spans.count) }
  }

  private mutating func build(_ spans: [EdgeSpan], _ range: Range<Int>) -> (low: Vector, high: Vector) {
    let index = nodes.count
    nodes.append(Node())
    var (low, high) = spans[range.lowerBound].box
    if range.count <= Self.leafSize {
      for span in range.dropFirst() {
        let box = spans[span].box
        low = pointwiseMin(low, box.low)
        high = pointwiseMax(high, box.high)
      }
      nodes[index].next = Int32(range.lowerBound)
      nodes[index].count = Int32(range.count)
    } else {
      let middle = (range.lowerBound + range.upperBound) / 2
      let left = build(spans, range.lowerBound..<middle)
      nodes[index].next = Int32(nodes.count)
      let right = build(spans, middle..<range.upperBound)
      low = pointwiseMin(left.low, right.low)
      high = pointwiseMax(left.high, right.high)
    }
    (nodes[index].lowX, nodes[index].lowY, nodes[index].lowZ) =
      (Float(low.x).nextDown, Float(low.y).nextDown, Float(low.z).nextDown)
    (nodes[index].highX, nodes[index].highY, nodes[index].highZ) =
      (Float(high.x).nextUp, Float(high.y).nextUp, Float(high.z).nextUp)
    return (low, high)
  }

  /// Visits every span, one by one, that may come within `reach` metres of a position in a straight line; `visit` may shorten the
  /// reach, and ends the search by making it negative.
  @inline(__always)
  func search(
    around p: Vector, reach: inout Double, visit: (_ spans: Range<Int>, _ reach: inout Double) -> Void
  ) {
    guard !nodes.isEmpty else { return }
    let (x, y, z) = (Float(p.x), Float(p.y), Float(p.z))
    unsafe nodes.withUnsafeBufferPointer { nodes in
      unsafe balls.withUnsafeBufferPointer { balls in
        unsafe withUnsafeTemporaryAllocation(of: Waiting.self, capacity: Self.depth) { stack in
          var count = 1
          unsafe stack[0] = Waiting(node: 0, squaredGap: 0)
          while count > 0 {
            count -= 1
            let waiting = unsafe stack[count]
            if waiting.squaredGap > Self.squared(reach) { continue }
            let index = Int(waiting.node)
            let node = unsafe nodes[index]
            if node.count > 0 {
              for span in Int(node.next)..<Int(node.next + node.count) {
                let ball = unsafe balls[span]
                let offset = p - ball.center
                let most = reach + ball.radius
                if dot(offset, offset) <= most * most { visit(span..<span + 1, &reach) }
              }
              if reach < 0 { return }
              continue
            }
            let (first, second) = (index + 1, Int(node.next))
            let toFirst = unsafe Self.squaredGap(nodes[first], x, y, z)
            let toSecond = unsafe Self.squaredGap(nodes[second], x, y, z)
            let near = Waiting(
              node: Int32(toFirst <= toSecond ? first : second), squaredGap: min(toFirst, toSecond))
            let far = Waiting(
              node: Int32(toFirst <= toSecond ? second : first), squaredGap: max(toFirst, toSecond))
            let limit = Self.squared(reach)
            if far.squaredGap <= limit {
              unsafe stack[count] = far
              count += 1
            }
            if near.squaredGap <= limit {
              unsafe stack[count] = near
              count += 1
            }
          }
        }
      }
    }
  }

  /// Whether a span may come within `reach` metres of a position in a straight line.
  @inline(__always)
  func mayHold(_ span: Int, _ p: Vector, within reach: Double) -> Bool {
    let offset = p - balls[span].center
    let most = reach + balls[span].radius
    return dot(offset, offset) <= most * most
  }

  /// No place of a span is farther than this from a position in a straight line.
  @inline(__always)
  func farthest(_ span: Int, _ p: Vector) -> Double { (p - balls[span].center).length + balls[span].radius }

  /// The square of a reach, a metre longer: single precision places a position to half a metre.
  @inline(__always)
  private static func squared(_ reach: Double) -> Float { Float((reach + 1) * (reach + 1) * 1.00001) }

  /// The square of the distance from a position to a node's box.
  @inline(__always)
  private static func squaredGap(_ node: Node, _ x: Float, _ y: Float, _ z: Float) -> Float {
    let dx = gap(node.lowX, x, node.highX)
    let dy = gap(node.lowY, y, node.highY)
    let dz = gap(node.lowZ, z, node.highZ)
    return dx * dx + dy * dy + dz * dz
  }

  @inline(__always)
  private static func gap(_ low: Float, _ p: Float, _ high: Float) -> Float {
    let outside = low - p > p - high ? low - p : p - high
    return outside > 0 ? outside : 0
  }
}
