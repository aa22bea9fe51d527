/// Finds segments that are near each other.
enum GridNeighbours {
  /// Calls for every pair of segments whose boxes come within the clearance, some pairs more than once.
  static func forEachPair(_ segments: [GridSegment], _ body: (Int, Int) -> Void) {
    guard !segments.isEmpty else { return }
    // Cells of about the size of the segments, and not too many along the longest.
    var (width, height) = (0, 0)
    var longest = 0
    for segment in segments {
      let (x, y) = (abs(segment.b.x - segment.a.x), abs(segment.b.y - segment.a.y))
      width += x
      height += y
      longest = max(longest, x, y)
    }
    let cellWidth = max(16, 2 * width / segments.count, longest / 1000)
    let cellHeight = max(16, 2 * height / segments.count, longest / 1000)
    var entries: [(cell: UInt64, segment: Int32)] = []
    entries.reserveCapacity(segments.count * 3)
    for (index, segment) in segments.enumerated() {
      let (low, high) = segment.box
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
        let segment = segments[Int(entries[i].segment)]
        for j in (i + 1)..<end where segment.boxMeets(segments[Int(entries[j].segment)]) {
          body(Int(entries[i].segment), Int(entries[j].segment))
        }
      }
      first = end
    }
  }

  private static func floorDivide(_ value: Int, _ by: Int) -> Int {
    value >= 0 ? value / by : -((-value + by - 1) / by)
  }
}
