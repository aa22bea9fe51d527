package import Geometry

/// Areas of a plane cut into trapezoids between horizontals, so that a strip between two long edges stays in few pieces.
package struct Trapezoids: Sendable {
  /// The corners of each: lower left, lower right, upper right, upper left. Where edges meet, two of them are one place.
  package private(set) var corners: [[PlanarPoint]] = []

  /// An edge that is not horizontal, its lower end first.
  private struct Edge {
    var low: PlanarPoint
    var high: PlanarPoint

    /// Where the edge is at a height between its ends.
    func point(at y: Double) -> PlanarPoint {
      if y <= low.y { return low }
      if y >= high.y { return high }
      return PlanarPoint(x: low.x + (y - low.y) / (high.y - low.y) * (high.x - low.x), y: y)
    }
  }

  /// A trapezoid that is not closed yet, by its edges.
  private struct Open {
    var left: Int
    var right: Int
    var bottom: Double
  }

  /// Cuts areas by the even-odd rule.
  ///
  /// - Parameter rings: Closed rings that meet in vertices alone, as those of valid polygons do; each edge once.
  package init(_ rings: [[PlanarPoint]]) {
    let edges = rings.flatMap { ring in
      zip(ring, ring.dropFirst()).compactMap { a, b in
        a.y == b.y ? nil : a.y < b.y ? Edge(low: a, high: b) : Edge(low: b, high: a)
      }
    }
    let starts = edges.indices.sorted { edges[$0].low.y < edges[$1].low.y }
    let heights = Set(edges.flatMap { [$0.low.y, $0.high.y] }).sorted()
    var next = 0
    var active: [Int] = []
    var open: [Open] = []
    for (bottom, top) in zip(heights, heights.dropFirst()) {
      active.removeAll { edges[$0].high.y <= bottom }
      while next < starts.count, edges[starts[next]].low.y <= bottom {
        active.append(starts[next])
        next += 1
      }
      // Edges do not cross, so that in the middle of the slab they lie as in all of it.
      let middle = (bottom + top) / 2
      let order = active.map { (x: edges[$0].point(at: middle).x, edge: $0) }
        .sorted { ($0.x, $0.edge) < ($1.x, $1.edge) }
      active = order.map(\.edge)
      var running: [Open] = []
      var known = open[...]
      for pair in stride(from: 0, to: active.count - 1, by: 2) {
        let (left, right) = (active[pair], active[pair + 1])
        // Those that go on keep their order.
        if let same = known.firstIndex(where: { $0.left == left && $0.right == right }) {
          for ended in known[..<same] { close(ended, at: bottom, edges) }
          running.append(known[same])
          known = known[(same + 1)...]
        } else {
          running.append(Open(left: left, right: right, bottom: bottom))
        }
      }
      for ended in known { close(ended, at: bottom, edges) }
      open = running
    }
    if let top = heights.last { for ended in open { close(ended, at: top, edges) } }
  }

  private mutating func close(_ open: Open, at top: Double, _ edges: [Edge]) {
    let (left, right) = (edges[open.left], edges[open.right])
    let (a, b) = (left.point(at: open.bottom), right.point(at: open.bottom))
    let (c, d) = (right.point(at: top), left.point(at: top))
    // Edges that lie on one another enclose nothing.
    if a != b || c != d { corners.append([a, b, c, d]) }
  }
}
