internal import Geodesy

/// A tree of boxes over spans, in chain order, laid out so that it is walked without a stack: each node says
/// where to go on when its box is too far.
struct SpanTree: Sendable {
  private struct Node: Sendable {
    var low: Vector
    var high: Vector
    /// The node to visit when this one is passed over.
    var skip: Int32
    /// The first span of a leaf, or -1.
    var first: Int32
    /// How many spans a leaf holds.
    var count: Int32
  }

  private var nodes: [Node] = []
  private static let leafSize = 4

  init(_ spans: [Span]) {
    nodes.reserveCapacity(spans.count)
    if !spans.isEmpty { build(spans, 0..<spans.count) }
  }

  private mutating func build(_ spans: [Span], _ range: Range<Int>) {
    let index = nodes.count
    nodes.append(Node(low: .zero, high: .zero, skip: 0, first: -1, count: 0))
    if range.count <= Self.leafSize {
      var (low, high) = spans[range.lowerBound].box
      for span in range.dropFirst() {
        let box = spans[span].box
        low = pointwiseMin(low, box.low)
        high = pointwiseMax(high, box.high)
      }
      nodes[index].low = low
      nodes[index].high = high
      nodes[index].first = Int32(range.lowerBound)
      nodes[index].count = Int32(range.count)
    } else {
      let middle = (range.lowerBound + range.upperBound) / 2
      let left = nodes.count
      build(spans, range.lowerBound..<middle)
      let right = nodes.count
      build(spans, middle..<range.upperBound)
      nodes[index].low = pointwiseMin(nodes[left].low, nodes[right].low)
      nodes[index].high = pointwiseMax(nodes[left].high, nodes[right].high)
    }
    nodes[index].skip = Int32(nodes.count)
  }

  /// Visits every leaf whose box lies within `reach` of a position; `visit` may shorten the reach, and ends the
  /// search by making it negative.
  @inline(__always)
  func search(
    around p: Vector, reach: inout Double, visit: (_ spans: Range<Int>, _ reach: inout Double) -> Void
  ) {
    var index = 0
    var squaredReach = reach < .infinity ? reach * reach : .infinity
    let end = nodes.count
    while index < end {
      let node = nodes[index]
      let gap = pointwiseMax(pointwiseMax(node.low - p, p - node.high), .zero)
      if dot(gap, gap) > squaredReach {
        index = Int(node.skip)
        continue
      }
      if node.first >= 0 {
        visit(Int(node.first)..<Int(node.first + node.count), &reach)
        if reach < 0 { return }
        squaredReach = reach < .infinity ? reach * reach : .infinity
      }
      index += 1
    }
  }

  /// A span likely to be near a position, found by going down the nearer box each time.
  func guess(near p: Vector) -> Int {
    var index = 0
    while index < nodes.count, nodes[index].first < 0 {
      let left = index + 1
      let right = Int(nodes[left].skip)
      index = squaredGap(nodes[left], p) <= squaredGap(nodes[right], p) ? left : right
    }
    return index < nodes.count ? Int(nodes[index].first) : 0
  }

  private func squaredGap(_ node: Node, _ p: Vector) -> Double {
    let gap = pointwiseMax(pointwiseMax(node.low - p, p - node.high), .zero)
    return dot(gap, gap)
  }
}
