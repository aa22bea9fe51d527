/// Large cells over the grid, of about the size of the segments, to find what is near.
///
/// Their sides are powers of two, because a shift is far quicker than a division.
struct CoarseCells {
  private let columnShift: Int
  private let rowShift: Int

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
    columnShift = GridShift.below(max(16, 2 * width / count, longest / 1000))
    rowShift = GridShift.below(max(16, 2 * height / count, longest / 1000))
  }

  /// The number of the cell that holds a point.
  func cell(of p: GridPoint) -> UInt64 { Self.key(p.y >> rowShift, p.x >> columnShift) }

  /// Calls with the number of every cell that a box meets.
  func forEach(in box: (low: GridPoint, high: GridPoint), _ body: (UInt64) -> Void) {
    for row in box.low.y >> rowShift...box.high.y >> rowShift {
      for column in box.low.x >> columnShift...box.high.x >> columnShift {
        body(Self.key(row, column))
      }
    }
  }

  private static func key(_ row: Int, _ column: Int) -> UInt64 {
    UInt64(UInt32(truncatingIfNeeded: row)) << 32 | UInt64(UInt32(truncatingIfNeeded: column))
  }
}

/// Steps of the grid that are a power of two.
enum GridShift {
  /// The power of two that is no more than some steps, at least 1.
  static func below(_ steps: Int) -> Int { Int.bitWidth - 1 - max(1, steps).leadingZeroBitCount }
}

/// Finds segments that are near each other.
enum GridNeighbours {
  /// Calls for every pair of segments whose boxes come within the clearance, some pairs more than once.
  static func forEachPair(_ segments: [GridSegment], _ cells: CoarseCells, _ body: (Int, Int) -> Void) {
    var entries: [Entry] = []
    entries.reserveCapacity(segments.count * 3)
    for (index, segment) in segments.enumerated() {
      cells.forEach(in: segment.box) { entries.append(Entry(cell: $0, segment: Int32(index))) }
    }
    sort(&entries)
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

  /// A segment in a cell.
  private struct Entry {
    let cell: UInt64
    let segment: Int32
  }

  /// Brings the entries of each cell together, by as many digits of the cells' numbers as differ: entries are many, and
  /// to compare them took as long as to find what is near.
  private static func sort(_ entries: inout [Entry]) {
    guard let first = entries.first?.cell else { return }
    let differing = entries.reduce(UInt64(0)) { $0 | ($1.cell ^ first) }
    var sorted = entries
    for shift in stride(from: UInt64(0), to: 64, by: 8) where (differing >> shift) & 255 != 0 {
      var starts = [Int](repeating: 0, count: 257)
      for entry in entries { starts[Int((entry.cell >> shift) & 255) + 1] += 1 }
      for digit in 1...256 { starts[digit] += starts[digit - 1] }
      for entry in entries {
        let digit = Int((entry.cell >> shift) & 255)
        sorted[starts[digit]] = entry
        starts[digit] += 1
      }
      swap(&entries, &sorted)
    }
  }
}
