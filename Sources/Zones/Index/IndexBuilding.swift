internal import Concurrency
internal import Geodesy
package import Geometry

/// Fills the cells of an index by halving: a block that lies clear of all limits, as the judge proves at its middle, has
/// one verdict; any other is cut in four, down to the smallest cells.
struct IndexBuilding: Sendable {
  let grid: IndexGrid
  let judge: Judge
  /// What tells how far the limits of the clip area are; nil without one.
  let clip: Judge?
  /// Metres by which a cell has to be clear of limits, beyond its own size.
  let margin: Double

  /// Cells a side of the blocks that are worked at together.
  private static let tile = 32

  private struct Tile: Sendable {
    var codes: [UInt8]
    var parts: [UInt64]
  }

  func table() -> CellTable {
    let side = Self.tile
    let tileColumns = (grid.columns + side - 1) / side
    let tileRows = (grid.rows + side - 1) / side
    let tiles = Parallel.map(Array(0..<tileColumns * tileRows)) { index in
      tile(column: index % tileColumns * side, row: index / tileColumns * side)
    }
    // Row by row, as the table has them.
    var codes: [UInt8] = []
    codes.reserveCapacity((grid.columns + 2) * (grid.rows + 2))
    var parts: [UInt64] = []
    var next = [Int](repeating: 0, count: tiles.count)
    let empty = [UInt8](repeating: IndexCode.outside, count: grid.columns + 2)
    codes += empty
    for row in 0..<grid.rows {
      var line: [UInt8] = []
      var lineParts: [ArraySlice<UInt64>] = []
      for column in 0..<grid.columns {
        let index = row / side * tileColumns + column / side
        let code = tiles[index].codes[row % side * side + column % side]
        line.append(code)
        if code == IndexCode.mixed {
          lineParts.append(tiles[index].parts[next[index]..<next[index] + 2])
          next[index] += 2
        }
      }
      // All the way round, the border is the other end of the row: rounding may put a place there.
      let isRound = grid.width == 360
      let (west, east) = isRound ? (line[line.count - 1], line[0]) : (IndexCode.outside, IndexCode.outside)
      codes += [west] + line + [east]
      if west == IndexCode.mixed, let last = lineParts.last { parts += last }
      for part in lineParts { parts += part }
      if east == IndexCode.mixed, let first = lineParts.first { parts += first }
    }
    return CellTable(codes: codes + empty, parts: parts)
  }

  private func tile(column: Int, row: Int) -> Tile {
    var codes = [UInt8](repeating: IndexCode.mixed, count: Self.tile * Self.tile)
    fill(&codes, column, row, 0, 0, Self.tile)
    var parts: [UInt64] = []
    for (index, code) in codes.enumerated() where code == IndexCode.mixed {
      let (x, y) = (column + index % Self.tile, row + index / Self.tile)
      guard x < grid.columns, y < grid.rows else { continue }
      var words: (UInt64, UInt64) = (.max, .max)
      fillParts(&words, x, y, 0, 0, IndexGrid.parts)
      parts += [words.0, words.1]
    }
    return Tile(codes: codes, parts: parts)
  }

  /// Fills a square of a tile.
  private func fill(_ codes: inout [UInt8], _ column: Int, _ row: Int, _ x: Int, _ y: Int, _ size: Int) {
    let (width, height) = (min(size, grid.columns - column - x), min(size, grid.rows - row - y))
    guard width > 0, height > 0 else { return }
    let block = IndexGrid.Block(
      column: Double(column + x), row: Double(row + y), columns: Double(width), rows: Double(height))
    if let code = code(of: block) {
      for line in y..<y + height { for cell in x..<x + width { codes[line * Self.tile + cell] = code } }
    } else if size > 1 {
      let half = size / 2
      for (dx, dy) in [(0, 0), (half, 0), (0, half), (half, half)] {
        fill(&codes, column, row, x + dx, y + dy, half)
      }
    }
  }

  /// Fills a square of a cell's parts.
  private func fillParts(
    _ words: inout (UInt64, UInt64), _ column: Int, _ row: Int, _ x: Int, _ y: Int, _ size: Int
  ) {
    let scale = 1 / Double(IndexGrid.parts)
    let block = IndexGrid.Block(
      column: Double(column) + Double(x) * scale, row: Double(row) + Double(y) * scale,
      columns: Double(size) * scale, rows: Double(size) * scale)
    // The whole cell is known to be mixed.
    if size < IndexGrid.parts, let code = code(of: block) {
      for line in y..<y + size {
        for part in x..<x + size {
          let cell = line * IndexGrid.parts + part
          let bits = UInt64(IndexCode.mixed ^ code) << ((cell & 31) << 1)
          if cell < CellTable.cellsPerWord { words.0 ^= bits } else { words.1 ^= bits }
        }
      }
    } else if size > 1 {
      let half = size / 2
      for (dx, dy) in [(0, 0), (half, 0), (0, half), (half, half)] {
        fillParts(&words, column, row, x + dx, y + dy, half)
      }
    }
  }

  /// The verdict on all places of a block, or nil where a limit may run through it.
  private func code(of block: IndexGrid.Block) -> UInt8? {
    let middle = grid.middle(of: block)
    // Numbers are right to micrometres, and outlines to EdgeResolution.finest.
    let radius = grid.radius(of: block)
    switch judge.verdict(around: middle, within: radius * 1.000001 + margin + 0.002, clip: clip) {
    case .inside: return IndexCode.inside
    case .disputed: return IndexCode.disputed
    case .outside: return IndexCode.outside
    case nil: return nil
    }
  }
}

extension Judge {
  /// The verdict on all places within a distance in metres of a place; nil where a limit may be as near.
  ///
  /// - Parameter clip: A judge of the clip area alone, where the zone has one.
  package func verdict(around middle: Coordinate, within needed: Double, clip: Judge?) -> Verdict? {
    let matters = needed...needed + 1
    let location = location(of: middle, telling: matters)
    guard location.clearance > needed else { return nil }
    if let clip, clip.location(of: middle, telling: matters).clearance <= needed { return nil }
    return location.isInCore ? .inside : location.isInZone ? .disputed : .outside
  }
}
