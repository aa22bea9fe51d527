internal import Concurrency
internal import Geodesy
internal import Geometry
internal import Zones

/// Where a line that is a limit crosses itself again and again within much less than the tolerance, as the track of a GPS at rest
/// does.
///
/// It is divided into cells of the plane of longitude and latitude. No place of a cell is farther from a limit, the line, than the
/// cell is wide: whatever the zone has of it, its outline strays by no more. So the faces into which thousands of crossings cut it
/// are not looked at, nor any curve in it: cells that meet are one face.
struct Thickets {
  /// A part of the plane, degrees.
  private struct Box {
    var low: PlanarPoint
    var high: PlanarPoint

    /// From corner to corner, in metres, at least.
    var diagonal: Double { (height * height + width * width).squareRoot() }
    var height: Double { (high.y - low.y) * WGS84.degreeAbove }
    var width: Double {
      let latitude = low.y > 0 ? low.y : high.y < 0 ? -high.y : 0
      return (high.x - low.x) * WGS84.degreeAbove * sineAndCosine(degrees: latitude).cosine
    }

    /// The halves, across the longer way.
    var halves: (Box, Box) {
      var (first, second) = (self, self)
      if height > width {
        first.high.y = (low.y + high.y) / 2
        second.low.y = first.high.y
      } else {
        first.high.x = (low.x + high.x) / 2
        second.low.x = first.high.x
      }
      return (first, second)
    }

    func contains(_ point: PlanarPoint) -> Bool {
      point.x >= low.x && point.x <= high.x && point.y >= low.y && point.y <= high.y
    }

    /// The share of a segment within; nil where it has none.
    func shares(of segment: Segment) -> ClosedRange<Double>? {
      let (a, b) = (segment.start, segment.end)
      var (from, to) = (0.0, 1.0)
      for (start, way, low, high) in [(a.x, b.x - a.x, low.x, high.x), (a.y, b.y - a.y, low.y, high.y)] {
        if way == 0 {
          if start < low || start > high { return nil }
          continue
        }
        let (s, t) = ((low - start) / way, (high - start) / way)
        from = max(from, min(s, t))
        to = min(to, max(s, t))
        if from > to { return nil }
      }
      return from...to
    }
  }

  private struct Segment {
    let start: PlanarPoint
    let end: PlanarPoint

    /// Where it crosses another but in its ends.
    func crossing(with other: Segment) -> PlanarPoint? {
      let way = PlanarPoint(x: end.x - start.x, y: end.y - start.y)
      let across = PlanarPoint(x: other.end.x - other.start.x, y: other.end.y - other.start.y)
      let determinant = way.x * across.y - way.y * across.x
      guard determinant != 0 else { return nil }
      let (x, y) = (other.start.x - start.x, other.start.y - start.y)
      let u = (x * across.y - y * across.x) / determinant
      let v = (x * way.y - y * way.x) / determinant
      guard u > 0, u < 1, v > 0, v < 1 else { return nil }
      return PlanarPoint(x: start.x + u * way.x, y: start.y + u * way.y)
    }
  }

  private struct Node {
    let box: Box
    /// The halves; none of a cell.
    var halves: (Int, Int)?
  }

  /// Those that hold a cell, each after its halves.
  private var nodes: [Node] = []
  /// Their outline: the sides of cells beyond which there is no other.
  private(set) var outline: [[PlanarPoint]] = []
  private let widest: Double

  /// - Parameters:
  ///   - line: what is a limit on all its way.
  ///   - widest: how wide a cell may be, in metres.
  init(of line: [[PlanarPoint]], widest: Double) {
    self.widest = widest
    let segments = line.flatMap { zip($0, $0.dropFirst()).map { Segment(start: $0, end: $1) } }
    guard let first = segments.first?.start else { return }
    var box = Box(low: first, high: first)
    for point in line.joined() {
      box.low = PlanarPoint(x: min(box.low.x, point.x), y: min(box.low.y, point.y))
      box.high = PlanarPoint(x: max(box.high.x, point.x), y: max(box.high.y, point.y))
    }
    _ = append(box, Array(segments.indices), segments)
    var sides: [Side: Int] = [:]
    let all = nodes.lazy.filter { $0.halves == nil }.flatMap { Self.sides(of: $0.box) }
    for side in all { sides[side, default: 0] += 1 }
    outline = all.filter { sides[$0] == 1 }.map { [$0.start, $0.end] }
  }

  var isEmpty: Bool { nodes.isEmpty }

  /// - Returns: The number of the node; nil if it has no cell.
  private mutating func append(_ box: Box, _ numbers: [Int], _ segments: [Segment]) -> Int? {
    guard numbers.count >= Self.fewest else { return nil }
    if box.diagonal <= widest {
      guard isDense(box, numbers, segments) else { return nil }
      nodes.append(Node(box: box, halves: nil))
      return nodes.count - 1
    }
    let halves = box.halves
    func part(_ half: Box) -> [Int] { numbers.filter { half.shares(of: segments[$0]) != nil } }
    let first = append(halves.0, part(halves.0), segments)
    let second = append(halves.1, part(halves.1), segments)
    guard first != nil || second != nil else { return nil }
    nodes.append(Node(box: box, halves: (first ?? -1, second ?? -1)))
    return nodes.count - 1
  }

  /// A side of a cell, from the south or west.
  private struct Side: Hashable {
    let start: PlanarPoint
    let end: PlanarPoint
  }

  private static func sides(of box: Box) -> [Side] {
    let (low, high) = (box.low, box.high)
    let (east, north) = (PlanarPoint(x: high.x, y: low.y), PlanarPoint(x: low.x, y: high.y))
    return [(low, east), (low, north), (east, high), (north, high)].map { Side(start: $0.0, end: $0.1) }
  }

  /// So many segments have ``crossings``, at the least.
  private static let fewest = 5
  /// From how many crossings in a cell on its faces are not looked at.
  private static let crossings = 8
  /// Of how many pairs of segments is asked whether they cross, at most.
  private static let pairs = 100_000

  private func isDense(_ box: Box, _ numbers: [Int], _ segments: [Segment]) -> Bool {
    var (found, looked) = (0, 0)
    for (place, i) in numbers.enumerated() {
      for j in numbers[..<place] {
        looked += 1
        if looked > Self.pairs { return true }
        guard let crossing = segments[i].crossing(with: segments[j]), box.contains(crossing) else { continue }
        found += 1
        if found >= Self.crossings { return true }
      }
    }
    return false
  }

  /// Whether all places within a radius in metres of a position are in cells.
  func hold(_ position: Vector, _ radius: Double) -> Bool {
    guard let root = nodes.last else { return false }
    let middle = PlanarPoint(coordinate(at: position))
    let height = radius / WGS84.degreeOfLatitudeBelow
    guard abs(middle.y) + height < Self.northernmost else { return false }
    let width = height / sineAndCosine(degrees: abs(middle.y) + height).cosine
    let box = Box(
      low: PlanarPoint(x: middle.x - width, y: middle.y - height),
      high: PlanarPoint(x: middle.x + width, y: middle.y + height))
    return root.box.contains(box.low) && root.box.contains(box.high) && hold(box, nodes.count - 1)
  }

  /// Nearer to a pole it is not looked, in degrees.
  private static let northernmost = 89.0

  /// Whether a part of a node's box is in cells.
  private func hold(_ box: Box, _ index: Int) -> Bool {
    guard index >= 0 else { return false }
    guard let (first, second) = nodes[index].halves else { return true }
    let (low, high) = nodes[index].box.halves
    var (before, after) = (box, box)
    if low.high.x < high.high.x {
      before.high.x = min(box.high.x, low.high.x)
      after.low.x = max(box.low.x, low.high.x)
      return (before.low.x >= before.high.x || hold(before, first))
        && (after.low.x >= after.high.x || hold(after, second))
    }
    before.high.y = min(box.high.y, low.high.y)
    after.low.y = max(box.low.y, low.high.y)
    return (before.low.y >= before.high.y || hold(before, first))
      && (after.low.y >= after.high.y || hold(after, second))
  }

  /// Curves without what they have in cells, and the outline of these.
  func cleared(_ curves: [[PlanarPoint]]) -> [[PlanarPoint]] {
    if isEmpty { return curves }
    let size = 64
    let parts = Parallel.map(Array(stride(from: 0, to: curves.count, by: size))) { start in
      var rest: [[PlanarPoint]] = []
      for curve in curves[start..<min(start + size, curves.count)] { append(curve, to: &rest) }
      return rest
    }
    return parts.flatMap { $0 } + outline
  }

  private func append(_ curve: [PlanarPoint], to rest: inout [[PlanarPoint]]) {
    var run: [PlanarPoint] = []
    func point(_ segment: Segment, _ share: Double) -> PlanarPoint {
      PlanarPoint(
        x: segment.start.x + share * (segment.end.x - segment.start.x),
        y: segment.start.y + share * (segment.end.y - segment.start.y))
    }
    for (start, end) in zip(curve, curve.dropFirst()) {
      let segment = Segment(start: start, end: end)
      if run.isEmpty { run = [start] }
      var from = 0.0
      for hidden in hidden(of: segment) {
        if hidden.lowerBound > from { run.append(point(segment, hidden.lowerBound)) }
        if run.count > 1 { rest.append(run) }
        from = hidden.upperBound
        run = from < 1 ? [point(segment, from)] : []
      }
      if from < 1 { run.append(end) }
    }
    if run.count > 1 { rest.append(run) }
  }

  /// The shares of a segment within cells, but for what makes it surely cross their outlines.
  private func hidden(of segment: Segment) -> [ClosedRange<Double>] {
    var found: [ClosedRange<Double>] = []
    find(segment, nodes.count - 1, &found)
    guard !found.isEmpty else { return [] }
    found.sort { $0.lowerBound < $1.lowerBound }
    var joined = [found[0]]
    for next in found.dropFirst() {
      let last = joined[joined.count - 1]
      if next.lowerBound <= last.upperBound + 1e-9 {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, next.upperBound)
      } else {
        joined.append(next)
      }
    }
    let (dx, dy) = (segment.end.x - segment.start.x, segment.end.y - segment.start.y)
    // An eighth of a cell, seen from the equator.
    let room = widest / 8 / WGS84.degreeAbove / max((dx * dx + dy * dy).squareRoot(), 1e-300)
    return joined.compactMap { range in
      let from = range.lowerBound > 0 ? range.lowerBound + room : 0
      let to = range.upperBound < 1 ? range.upperBound - room : 1
      return from < to ? from...to : nil
    }
  }

  private func find(_ segment: Segment, _ index: Int, _ found: inout [ClosedRange<Double>]) {
    guard let shares = nodes[index].box.shares(of: segment) else { return }
    guard let (first, second) = nodes[index].halves else { return found.append(shares) }
    if first >= 0 { find(segment, first, &found) }
    if second >= 0 { find(segment, second, &found) }
  }
}
