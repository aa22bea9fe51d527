/// Large cells over the grid, of about the size of the segments, to find what is near.
///
/// Their sides are powers of two, because a shift is far quicker than a division.
struct CoarseCells {
  private let columnShift: Int
  private let rowShift: Int

  /// - Parameter sizes: the widths and heights of what is to be found.
  init(sizes: some Sequence<(x: Int, y: Int)>) {
    var (width, height) = (0, 0)
    var longest = 0
    var count = 0
    for size in sizes {
      width += size.x
      height += size.y
      longest = max(longest, size.x, size.y)
      count += 1
    }
    // Not too many along the longest.
    columnShift = GridShift.below(max(16, 2 * width / max(1, count), longest / 1000))
    rowShift = GridShift.below(max(16, 2 * height / max(1, count), longest / 1000))
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

  /// Whether the cell of a number holds a point.
  func holds(_ cell: UInt64, _ x: Int, _ y: Int) -> Bool { cell == Self.key(y >> rowShift, x >> columnShift) }

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
///
/// Segments that follow each other and run one way, as far as left and right, up and down go, come near each other in
/// their shared ends alone. So such chains are looked for in the cells, and few segments of two chains that meet.
enum GridNeighbours {
  /// Calls for every pair of segments whose boxes come within the clearance, but for those that follow each other in one
  /// chain and there cannot be near elsewhere; the first is before the second.
  static func forEachPair(_ segments: [GridSegment], _ body: (Int, Int) -> Void) {
    let chains = GridChain.chains(of: segments)
    let cells = CoarseCells(sizes: chains.lazy.map { ($0.high.x - $0.low.x, $0.high.y - $0.low.y) })
    var entries: [Entry] = []
    entries.reserveCapacity(chains.count * 4)
    for (index, chain) in chains.enumerated() {
      cells.forEach(in: (chain.low, chain.high)) { entries.append(Entry(cell: $0, chain: Int32(index))) }
    }
    sort(&entries)
    var first = 0
    while first < entries.count {
      let cell = entries[first].cell
      var end = first + 1
      while end < entries.count, entries[end].cell == cell { end += 1 }
      for i in first..<end {
        let one = chains[Int(entries[i].chain)]
        for j in (i + 1)..<end {
          let other = chains[Int(entries[j].chain)]
          // Of the cells that both meet, the one with the lower left corner of what they share.
          guard one.boxMeets(other),
            cells.holds(cell, max(one.low.x, other.low.x), max(one.low.y, other.low.y))
          else { continue }
          for s in one.segments where segments[s].boxMeets(other.low, other.high) {
            for t in other.segments where segments[s].boxMeets(segments[t]) { body(s, t) }
          }
        }
      }
      first = end
    }
  }

  /// A chain in a cell.
  private struct Entry {
    let cell: UInt64
    let chain: Int32
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
