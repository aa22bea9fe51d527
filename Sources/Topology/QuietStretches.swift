internal import Geometry

/// Polylines on a grid, parted into stretches that nothing else comes near and those that must be noded.
///
/// Snap rounding moves a segment only where a vertex or a crossing of another comes within a cell of the grid. A
/// segment farther than that from all others comes out as it went in; so noding the rest alone gives the same
/// lines, and most of a zone's limits are far from each other.
struct QuietStretches {
  /// Stretches that need no noding, on the grid; they meet each other and the rest in their ends alone.
  private(set) var quiet: [[PlanarPoint]] = []
  /// Stretches that other segments come near, as they were given.
  private(set) var busy: [[PlanarPoint]] = []

  /// A vertex as whole steps of the grid.
  private struct Vertex: Hashable {
    let x: Int
    let y: Int
  }

  private struct Segment {
    let a: Vertex
    let b: Vertex
    /// Segments that follow each other in one polyline have consecutive places, which no others have.
    let place: Int
    /// The ends as they were given: rounded, lines that cross at a very small angle may cross no more.
    let start: PlanarPoint
    let end: PlanarPoint
  }

  init(_ lines: [[PlanarPoint]], grid: Double) {
    let scale = (1 / grid).rounded()
    var segments: [Segment] = []
    segments.reserveCapacity(lines.reduce(0) { $0 + $1.count })
    var place = 0
    for line in lines {
      var last: Vertex?
      var start = PlanarPoint(x: 0, y: 0)
      for point in line {
        let vertex = Vertex(x: Int((point.x * scale).rounded()), y: Int((point.y * scale).rounded()))
        if last == vertex { continue }
        if let last {
          segments.append(Segment(a: last, b: vertex, place: place, start: start, end: point))
        }
        place += 1
        last = vertex
        start = point
      }
      place += 1
    }
    var isBusy = [Bool](repeating: false, count: segments.count)
    var junctions: Set<Vertex> = []
    Self.forEachNeighbours(segments) { i, j in
      let (s, t) = (segments[i], segments[j])
      if let shared = Self.shared(s, t), Self.isObtuse(s, t, at: shared) {
        if abs(s.place - t.place) != 1 { junctions.insert(shared) }
      } else if Self.isNear(s, t) {
        isBusy[i] = true
        isBusy[j] = true
      }
    }
    func point(_ vertex: Vertex) -> PlanarPoint {
      PlanarPoint(x: Double(vertex.x) / scale, y: Double(vertex.y) / scale)
    }
    var stretch: [PlanarPoint] = []
    for (index, segment) in segments.enumerated() {
      if stretch.isEmpty { stretch.append(isBusy[index] ? segment.start : point(segment.a)) }
      stretch.append(isBusy[index] ? segment.end : point(segment.b))
      let goesOn =
        index + 1 < segments.count && segments[index + 1].place == segment.place + 1
        && isBusy[index + 1] == isBusy[index] && !junctions.contains(segment.b)
      if goesOn { continue }
      if isBusy[index] { busy.append(stretch) } else { quiet.append(stretch) }
      stretch = []
    }
  }

  /// Calls for every pair of segments whose boxes come within the clearance, some pairs more than once.
  private static func forEachNeighbours(_ segments: [Segment], _ body: (Int, Int) -> Void) {
    guard !segments.isEmpty else { return }
    // Cells of about the size of the segments, and not too many along the longest.
    var (width, height) = (0, 0)
    var longest = 0
    for segment in segments {
      let size = Vertex(x: abs(segment.b.x - segment.a.x), y: abs(segment.b.y - segment.a.y))
      width += size.x
      height += size.y
      longest = max(longest, size.x, size.y)
    }
    let cellWidth = max(16, 2 * width / segments.count, longest / 1000)
    let cellHeight = max(16, 2 * height / segments.count, longest / 1000)
    var entries: [(cell: UInt64, segment: Int32)] = []
    entries.reserveCapacity(segments.count * 3)
    for (index, segment) in segments.enumerated() {
      let (low, high) = box(segment)
      for row in floorDivide(low.y, cellHeight)...floorDivide(high.y, cellHeight) {
        for column in floorDivide(low.x, cellWidth)...floorDivide(high.x, cellWidth) {
          let cell =
            UInt64(UInt32(truncatingIfNeeded: row)) << 32 | UInt64(UInt32(truncatingIfNeeded: column))
          entries.append((cell, Int32(index)))
        }
      }
    }
    entries.sort { $0.cell < $1.cell }
    var first = 0
    while first < entries.count {
      var end = first + 1
      while end < entries.count, entries[end].cell == entries[first].cell { end += 1 }
      for i in first..<end {
        for j in (i + 1)..<end
        where doBoxesMeet(segments[Int(entries[i].segment)], segments[Int(entries[j].segment)]) {
          body(Int(entries[i].segment), Int(entries[j].segment))
        }
      }
      first = end
    }
  }

  /// In steps of the grid: a hot pixel and the segment it bends together reach less far.
  private static let clearance = 3

  private static func box(_ s: Segment) -> (low: Vertex, high: Vertex) {
    (
      Vertex(x: min(s.a.x, s.b.x) - clearance, y: min(s.a.y, s.b.y) - clearance),
      Vertex(x: max(s.a.x, s.b.x) + clearance, y: max(s.a.y, s.b.y) + clearance)
    )
  }

  private static func doBoxesMeet(_ s: Segment, _ t: Segment) -> Bool {
    let (a, b) = box(s)
    return max(t.a.x, t.b.x) >= a.x && min(t.a.x, t.b.x) <= b.x && max(t.a.y, t.b.y) >= a.y
      && min(t.a.y, t.b.y) <= b.y
  }

  private static func floorDivide(_ value: Int, _ by: Int) -> Int {
    value >= 0 ? value / by : -((-value + by - 1) / by)
  }

  /// The one end that two segments share.
  private static func shared(_ s: Segment, _ t: Segment) -> Vertex? {
    if s.a == t.a || s.a == t.b { return s.b == t.a || s.b == t.b ? nil : s.a }
    return s.b == t.a || s.b == t.b ? s.b : nil
  }

  /// Whether two segments leave a shared end so far apart that they come near nowhere else.
  private static func isObtuse(_ s: Segment, _ t: Segment, at vertex: Vertex) -> Bool {
    let p = s.a == vertex ? s.b : s.a
    let q = t.a == vertex ? t.b : t.a
    let dot =
      Double(p.x - vertex.x) * Double(q.x - vertex.x) + Double(p.y - vertex.y) * Double(q.y - vertex.y)
    return dot <= 0
  }

  /// Whether two segments come within the clearance of each other.
  private static func isNear(_ s: Segment, _ t: Segment) -> Bool {
    let reach = Double(clearance * clearance)
    if distance(s.a, t) <= reach || distance(s.b, t) <= reach || distance(t.a, s) <= reach
      || distance(t.b, s) <= reach
    {
      return true
    }
    return turn(s.a, s.b, t.a) != turn(s.a, s.b, t.b) && turn(t.a, t.b, s.a) != turn(t.a, t.b, s.b)
  }

  private static func turn(_ a: Vertex, _ b: Vertex, _ c: Vertex) -> Bool {
    Double(b.x - a.x) * Double(c.y - a.y) - Double(b.y - a.y) * Double(c.x - a.x) > 0
  }

  /// The squared distance from a vertex to a segment.
  private static func distance(_ p: Vertex, _ s: Segment) -> Double {
    let (dx, dy) = (Double(s.b.x - s.a.x), Double(s.b.y - s.a.y))
    let (x, y) = (Double(p.x - s.a.x), Double(p.y - s.a.y))
    let share = max(0, min(1, (x * dx + y * dy) / (dx * dx + dy * dy)))
    let (u, v) = (x - share * dx, y - share * dy)
    return u * u + v * v
  }
}
