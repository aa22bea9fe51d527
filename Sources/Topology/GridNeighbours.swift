/// Large cells over the grid, of about the size of the segments, to find what is near.
struct CoarseCells {
  private let width: Int
  private let height: Int

  init(_ segments: [GridSegment]) {
    var (width, height) = (0, 0)
    var longest = 0
    for segment in segments {
      let (x, y) = (abs(segment.b.x - segment.a.x), abs(segment.b.y - segment.a.y))
      width += x
      height += y
      longest = max(longest, x, y)
    }
    // Not too many along the longest.
    let count = max(1, segments.count)
    self.width = max(16, 2 * width / count, longest / 1000)
    self.height = max(16, 2 * height / count, longest / 1000)
  }

  /// The number of the cell that holds a point.
  func cell(of p: GridPoint) -> UInt64 { Self.key(floorDivide(p.y, height), floorDivide(p.x, width)) }

  /// Calls with the number of every cell that a box meets.
  func forEach(in box: (low: GridPoint, high: GridPoint), _ body: (UInt64) -> Void) {
    for row in floorDivide(box.low.y, height)...floorDivide(box.high.y, height) {
      for column in floorDivide(box.low.x, width)...floorDivide(box.high.x, width) {
        body(Self.key(row, column))
      }
    }
  }

  private static func key(_ row: Int, _ column: Int) -> UInt64 {
    UInt64(UInt32(truncatingIfNeeded: row)) << 32 | UInt64(UInt32(truncatingIfNeeded: column))
  }

  private func floorDivide(_ value: Int, _ by: Int) -> Int {
    value >= 0 ? value / by : -((-value + by - 1) / by)
  }
}

/// Finds segments that are near each other.
enum GridNeighbours {
  /// Calls for every pair of segments whose boxes come within the clearance, some pairs more than once.
  static func forEachPair(_ segments: [GridSegment], _ cells: CoarseCells, _ body: (Int, Int) -> Void) {
    var entries: [(cell: UInt64, segment: Int32)] = []
    entries.reserveCapacity(segments.count * 3)
    for (index, segment) in segments.enumerated() {
      cells.forEach(in: segment.box) { entries.append(($0, Int32(index))) }
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
}
