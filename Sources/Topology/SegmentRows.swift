internal import Geometry

/// The segments of a graph's lines in rows, to find the next one to the left of a point.
struct SegmentRows {
  /// A segment from its lower end to its upper one, and the half-edge that runs down along it.
  private struct Segment {
    let low: GridPoint
    let high: GridPoint
    let downward: Int
  }

  private var segments: [Segment] = []
  private var lists = RowLists(count: 0, rows: [])
  private let bottom: Int
  /// The height of rows in steps, as a power of two.
  private let shift: Int

  /// - Parameter points: those that will be looked up; what lies in the rows of none is left out.
  init(_ graph: LineGraph, near points: [GridPoint]) {
    bottom = points.reduce(Int.max) { min($0, $1.y) }
    let top = points.reduce(Int.min) { max($0, $1.y) }
    guard bottom <= top else {
      shift = 0
      return
    }
    shift = GridShift.below((top - bottom) / (4 * points.count)) + 1
    // How many rows below a row have points.
    let count = (top - bottom) >> shift + 1
    var below = [Int](repeating: 0, count: count + 1)
    for point in points { below[(point.y - bottom) >> shift + 1] = 1 }
    for row in 1...count { below[row] += below[row - 1] }
    var rowsOfSegments: [ClosedRange<Int>] = []
    for (index, line) in graph.lines.enumerated() {
      for number in 1..<line.count {
        let (a, b) = (line[number - 1], line[number])
        guard a.y != b.y, max(a.y, b.y) >= bottom, min(a.y, b.y) <= top else { continue }
        let segment =
          a.y < b.y
          ? Segment(low: a, high: b, downward: 2 * index + 1) : Segment(low: b, high: a, downward: 2 * index)
        let rows = rows(of: segment, count)
        guard below[rows.upperBound + 1] > below[rows.lowerBound] else { continue }
        segments.append(segment)
        rowsOfSegments.append(rows)
      }
    }
    lists = RowLists(count: count, rows: rowsOfSegments)
  }

  private func rows(of segment: Segment, _ count: Int) -> ClosedRange<Int> {
    max(0, segment.low.y - bottom) >> shift...min(count - 1, (segment.high.y - bottom) >> shift)
  }

  /// The half-edge that has a point's face on its left, along the next segment to the left of the point; nil where there is
  /// none.
  func halfEdge(leftOf point: GridPoint) -> Int? {
    guard point.y >= bottom, (point.y - bottom) >> shift < lists.count else { return nil }
    let row = (point.y - bottom) >> shift
    var best: Crossing?
    for index in lists[row] {
      let segment = segments[Int(index)]
      // The row is looked at just above the point: an end counts with the segments above it.
      guard segment.low.y <= point.y, point.y < segment.high.y else { continue }
      let crossing = Crossing(segment.low, segment.high, halfEdge: segment.downward, from: point)
      if crossing.above < 0, best.map({ $0.isLeft(of: crossing) }) ?? true { best = crossing }
    }
    return best?.halfEdge
  }

  /// Where a segment crosses the row of a point: `above / below` steps from it, exactly.
  private struct Crossing {
    let above: Int128
    let below: Int128
    /// How far the segment leads to the right over its height of `below`.
    let lean: Int128
    let halfEdge: Int

    init(_ low: GridPoint, _ high: GridPoint, halfEdge: Int, from point: GridPoint) {
      self.halfEdge = halfEdge
      below = Int128(high.y - low.y)
      lean = Int128(high.x - low.x)
      above = Int128(low.x - point.x) * below + Int128(point.y - low.y) * lean
    }

    func isLeft(of other: Crossing) -> Bool {
      let (here, there) = (above * other.below, other.above * below)
      // Two segments from one end part just above it.
      return here != there ? here < there : lean * other.below < other.lean * below
    }
  }
}
