internal import Geometry

/// Nodes polylines on a grid by snap rounding (Hobby 1999; Guibas and Marimont 1998).
///
/// Every end and every crossing of segments makes its cell of the grid hot. A segment is bent to the middle of
/// each hot cell that it passes, and no two segments cross after that but in such middles. A segment that
/// no other comes near comes out as it went in, and most limits of a zone are far from each other: so polylines
/// stay whole where nothing is near.
///
/// GEOS has this too (`GEOSUnaryUnionPrec`), and `SnapRoundingTests` holds the two against each other; but it
/// indexes every vertex of every line, which took more time than all geodesy.
struct SnapRounding {
  /// The lines between nodes: they meet in their ends alone.
  private(set) var lines: [[GridPoint]] = []

  private let segments: [GridSegment]
  private let scale: Double
  /// Whether others come near a segment.
  private let isBusy: [Bool]
  /// The hot cells near busy segments.
  private let hot: HotCells

  init(_ input: [[PlanarPoint]], grid: Double) {
    scale = (1 / grid).rounded()
    let segments = GridSegment.segments(of: input, scale: scale)
    self.segments = segments
    var isBusy = [Bool](repeating: false, count: segments.count)
    var crossings: [GridPoint] = []
    var startsStretch = [Bool](repeating: false, count: segments.count + 1)
    GridNeighbours.forEachPair(segments) { i, j in
      let (s, t) = (segments[i], segments[j])
      if let shared = s.shared(with: t), !s.isShort, !t.isShort, s.isObtuse(to: t, at: shared) {
        // A third segment there: what goes on from one to the next must have a node.
        if abs(s.place - t.place) != 1 {
          startsStretch[shared == s.a ? i : i + 1] = true
          startsStretch[shared == t.a ? j : j + 1] = true
        }
      } else if s.isNear(t) {
        isBusy[i] = true
        isBusy[j] = true
        if let cell = Self.crossing(s, t) { crossings.append(cell) }
      }
    }
    self.isBusy = isBusy
    for (segment, isBusy) in zip(segments, isBusy) where isBusy { crossings += [segment.a, segment.b] }
    hot = HotCells(crossings)
    appendLines(startsStretch)
  }

  /// The cell in which two segments cross.
  private static func crossing(_ s: GridSegment, _ t: GridSegment) -> GridPoint? {
    let determinant = s.way.x * t.way.y - s.way.y * t.way.x
    guard determinant != 0 else { return nil }
    let x = Double(t.a.x - s.a.x) + t.offset.x - s.offset.x
    let y = Double(t.a.y - s.a.y) + t.offset.y - s.offset.y
    let u = (x * t.way.y - y * t.way.x) / determinant
    let v = (x * s.way.y - y * s.way.x) / determinant
    guard u >= 0, u <= 1, v >= 0, v <= 1 else { return nil }
    return GridPoint(
      x: s.a.x + Int((s.offset.x + u * s.way.x).rounded()),
      y: s.a.y + Int((s.offset.y + u * s.way.y).rounded()))
  }

  /// Two neighbouring nodes, whichever way.
  private struct Link: Hashable {
    let low: GridPoint
    let high: GridPoint
  }

  /// Quiet stretches whole, and busy segments node by node; edges that fell together once.
  private mutating func appendLines(_ startsStretch: [Bool]) {
    var first = 0
    var seen: Set<Link> = []
    seen.reserveCapacity(4 * isBusy.count { $0 })
    for (index, segment) in segments.enumerated() {
      if isBusy[index] {
        first = index + 1
        let nodes = nodes(of: segment)
        for (a, b) in zip(nodes, nodes.dropFirst()) {
          let isUpward = (a.x, a.y) < (b.x, b.y)
          if seen.insert(isUpward ? Link(low: a, high: b) : Link(low: b, high: a)).inserted {
            lines.append([a, b])
          }
        }
        continue
      }
      let goesOn =
        index + 1 < segments.count && segments[index + 1].place == segment.place + 1 && !isBusy[index + 1]
        && !startsStretch[index + 1]
      if goesOn { continue }
      var stretch: [GridPoint] = []
      stretch.reserveCapacity(index + 2 - first)
      stretch.append(segments[first].a)
      for number in first...index { stretch.append(segments[number].b) }
      lines.append(stretch)
      first = index + 1
    }
  }

  /// A point of the grid in the plane.
  func point(_ p: GridPoint) -> PlanarPoint { point((Double(p.x), Double(p.y))) }

  /// A place between points of the grid in the plane.
  func point(_ place: (x: Double, y: Double)) -> PlanarPoint {
    PlanarPoint(x: place.x / scale, y: place.y / scale)
  }

  /// The middles of the hot cells that a segment passes, along it.
  private func nodes(of segment: GridSegment) -> [GridPoint] {
    // Its own ends by definition: one that rounds from the very middle between two cells may seem to miss both.
    var nodes = [segment.a, segment.b]
    hot.forEach(in: segment.box) { point in
      if point != segment.a, point != segment.b, Self.passes(segment, point) { nodes.append(point) }
    }
    let way = segment.way
    func along(_ cell: GridPoint) -> Double {
      Double(cell.x - segment.a.x) * way.x + Double(cell.y - segment.a.y) * way.y
    }
    return nodes.sorted { (along($0), $0.x, $0.y) < (along($1), $1.x, $1.y) }
  }

  /// Whether a segment passes through a cell, its border included: and what a double cannot tell from it, at 1e12
  /// steps from the origin.
  private static func passes(_ s: GridSegment, _ cell: GridPoint) -> Bool {
    let half = 0.5 + 1e-3
    var (low, high) = (0.0, 1.0)
    func clip(_ start: Double, _ way: Double) -> Bool {
      if way == 0 { return abs(start) <= half }
      let (a, b) = ((-half - start) / way, (half - start) / way)
      low = max(low, min(a, b))
      high = min(high, max(a, b))
      return low <= high
    }
    return clip(Double(s.a.x - cell.x) + s.offset.x, s.way.x)
      && clip(Double(s.a.y - cell.y) + s.offset.y, s.way.y)
  }
}
