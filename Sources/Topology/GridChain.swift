/// Segments that follow each other and run one way: none to the left of the one before, or none to the right; and none
/// above it, or none below.
///
/// Each is longer than the clearance, left to right or up and down, or alone. So two of them are either neighbours, which meet at
/// an obtuse angle, or farther from each other than the clearance.
struct GridChain {
  let segments: Range<Int>
  /// A box that holds them and what is within the clearance of them.
  let low: GridPoint
  let high: GridPoint

  /// The chains of all segments.
  static func chains(of segments: [GridSegment]) -> [GridChain] {
    var chains: [GridChain] = []
    chains.reserveCapacity(segments.count / 8)
    var first = 0
    while first < segments.count {
      var (x, y) = (0, 0)
      var end = first
      while end < segments.count, end - first < most {
        let segment = segments[end]
        let way = (x: segment.b.x - segment.a.x, y: segment.b.y - segment.a.y)
        if end > first {
          guard !segment.isShort, segment.place == segments[end - 1].place + 1,
            way.x.signum() != -x || x == 0,
            way.y.signum() != -y || y == 0
          else { break }
        }
        if x == 0 { x = way.x.signum() }
        if y == 0 { y = way.y.signum() }
        end += 1
        if segment.isShort { break }
      }
      let (start, stop) = (segments[first].a, segments[end - 1].b)
      chains.append(
        GridChain(
          segments: first..<end,
          low: GridPoint(
            x: min(start.x, stop.x) - GridSegment.clearance, y: min(start.y, stop.y) - GridSegment.clearance),
          high: GridPoint(
            x: max(start.x, stop.x) + GridSegment.clearance, y: max(start.y, stop.y) + GridSegment.clearance))
      )
      first = end
    }
    return chains
  }

  /// Longer chains would have larger boxes than their few segments near others need.
  private static let most = 32

  func boxMeets(_ other: GridChain) -> Bool {
    other.high.x >= low.x && other.low.x <= high.x && other.high.y >= low.y && other.low.y <= high.y
  }
}
