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

  /// The cell of a number.
  func square(_ cell: UInt64) -> CellSquare {
    let row = Int(Int32(truncatingIfNeeded: cell >> 32))
    let column = Int(Int32(truncatingIfNeeded: cell))
    return CellSquare(
      x: column << columnShift, y: row << rowShift, width: 1 << columnShift, height: 1 << rowShift)
  }

  private static func key(_ row: Int, _ column: Int) -> UInt64 {
    UInt64(UInt32(truncatingIfNeeded: row)) << 32 | UInt64(UInt32(truncatingIfNeeded: column))
  }
}

/// The points of a cell, or of a part of one.
struct CellSquare {
  let x: Int
  let y: Int
  let width: Int
  let height: Int

  func holds(_ x: Int, _ y: Int) -> Bool {
    x >= self.x && x - self.x < width && y >= self.y && y - self.y < height
  }

  func meets(_ low: GridPoint, _ high: GridPoint) -> Bool {
    high.x >= x && low.x - x < width && high.y >= y && low.y - y < height
  }

  /// The four quarters; nil of a square that is too small to divide.
  var quarters: [CellSquare]? {
    guard width >= 16, height >= 16 else { return nil }
    return [(0, 0), (1, 0), (0, 1), (1, 1)].map { i, j in
      CellSquare(x: x + i * width / 2, y: y + j * height / 2, width: width / 2, height: height / 2)
    }
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
      forEachPair(chains, entries[first..<end], cells.square(cell)) { one, other in
        for s in one.segments where segments[s].boxMeets(other.low, other.high) {
          for t in other.segments where segments[s].boxMeets(segments[t]) { body(s, t) }
        }
      }
      first = end
    }
  }

  /// Calls for each pair of the chains in a square whose boxes meet there.
  ///
  /// Lines whose segments are short in one place and long elsewhere bring most chains into few squares, which are divided.
  private static func forEachPair(
    _ chains: [GridChain], _ entries: ArraySlice<Entry>, _ square: CellSquare,
    _ body: (GridChain, GridChain) -> Void
  ) {
    if entries.count > most, let quarters = square.quarters {
      let parts = quarters.map { quarter in
        entries.filter { quarter.meets(chains[Int($0.chain)].low, chains[Int($0.chain)].high) }
      }
      // As long as there are fewer pairs in the quarters.
      if parts.reduce(0, { $0 + $1.count }) < 2 * entries.count {
        for (part, quarter) in zip(parts, quarters) { forEachPair(chains, part[...], quarter, body) }
        return
      }
    }
    for (place, entry) in zip(entries.indices, entries) {
      let one = chains[Int(entry.chain)]
      for index in entries.index(after: place)..<entries.endIndex {
        let other = chains[Int(entries[index].chain)]
        // Of the squares that both meet, the one with the lower left corner of what they share.
        guard one.boxMeets(other), square.holds(max(one.low.x, other.low.x), max(one.low.y, other.low.y))
        else { continue }
        body(one, other)
      }
    }
  }

  /// Chains in a square, above which it is divided.
  private static let most = 64

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
