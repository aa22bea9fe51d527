internal import Concurrency
internal import Geodesy
internal import Geometry

/// For each cell of a grid, the spans that hold the nearest place of the line for the places of the cell.
///
/// Blocks of cells are halved, and each half keeps those spans of the whole that can still be nearest somewhere in it: in
/// the end a handful, nearest first. Cells with many are left to the tree. A class, so that it is never copied for a place.
final class FootTable: Sendable {
  private let cells: IndexCells
  /// Where the spans of each cell begin, border counted.
  private let starts: [UInt32]
  /// The spans of all cells, one cell after the other.
  let spans: [Int32]

  private static let cellCount = 0x1p14
  /// Cells a side of the blocks that are worked at together.
  private static let tile = 32
  /// The most spans of a cell: a tree finds its way among more as quickly.
  private static let most = 24

  /// The table of a line.
  ///
  /// - Parameter extent: Where most of the places will be.
  init(_ line: LineModel, extent: ZoneExtent) {
    let grid = IndexGrid(extent: extent, cells: Self.cellCount)
    cells = IndexCells(grid)
    guard Self.isWorthwhile(line, grid) else {
      starts = [UInt32](repeating: 0, count: (grid.columns + 2) * (grid.rows + 2) + 1)
      spans = []
      return
    }
    let side = Self.tile
    let tileColumns = (grid.columns + side - 1) / side
    let tileRows = (grid.rows + side - 1) / side
    let tiles = Parallel.map(Array(0..<tileColumns * tileRows)) { tile in
      Block(
        grid: grid, line: line, column: tile % tileColumns * side, row: tile / tileColumns * side, side: side
      ).lists()
    }
    var starts = [UInt32](repeating: 0, count: grid.columns + 2)
    var spans: [Int32] = []
    for row in 0..<grid.rows {
      starts.append(UInt32(spans.count))
      for column in 0..<grid.columns {
        starts.append(UInt32(spans.count))
        spans += tiles[row / side * tileColumns + column / side][row % side * side + column % side]
      }
      starts.append(UInt32(spans.count))
    }
    starts += [UInt32](repeating: UInt32(spans.count), count: grid.columns + 3)
    self.starts = starts
    self.spans = spans
  }

  /// Of a line much finer than the cells each of them would have very many spans.
  private static func isWorthwhile(_ line: LineModel, _ grid: IndexGrid) -> Bool {
    let cell = grid.radius(
      of: IndexGrid.Block(column: 0, row: Double(grid.rows / 2), columns: 1, rows: 1))
    return line.chainLengths.reduce(0, +) * 8 > Double(line.spans.count) * cell
  }

  /// Where in ``spans`` those of a place are; empty where the table has none.
  @inline(__always)
  func range(of place: Coordinate) -> Range<Int> {
    let cell = IndexCells.number(cells.cell(place.longitude, place.latitude))
    return Int(starts[cell])..<Int(starts[cell &+ 1])
  }

  /// A square of cells that is cut down to its cells.
  private struct Block {
    let grid: IndexGrid
    let line: LineModel
    let column: Int
    let row: Int
    let side: Int

    /// The spans of each cell of the block.
    func lists() -> [[Int32]] {
      var lists = [[Int32]](repeating: [], count: side * side)
      let (middle, radius) = ball(0, 0, side)
      let neighbours = SpanNeighbours(line)
      let list = neighbours.all(around: middle, radius)
      if list.isEmpty { return lists }
      fill(&lists, neighbours, list, 0, 0, side)
      return lists
    }

    private func fill(
      _ lists: inout [[Int32]], _ neighbours: SpanNeighbours, _ list: [Int32], _ x: Int, _ y: Int,
      _ size: Int
    ) {
      guard column + x < grid.columns, row + y < grid.rows else { return }
      let (middle, radius) = ball(x, y, size)
      let own = neighbours.narrowed(list, around: middle, radius)
      if size == 1 {
        if own.count <= FootTable.most { lists[y * side + x] = own }
        return
      }
      let half = size / 2
      for (dx, dy) in [(0, 0), (half, 0), (0, half), (half, half)] {
        fill(&lists, neighbours, own, x + dx, y + dy, half)
      }
    }

    /// A ball that holds a square of cells.
    private func ball(_ x: Int, _ y: Int, _ size: Int) -> (middle: Vector, radius: Double) {
      let block = IndexGrid.Block(
        column: Double(column + x), row: Double(row + y),
        columns: Double(min(size, grid.columns - column - x)),
        rows: Double(min(size, grid.rows - row - y)))
      // Places just at the border of two cells may come to either.
      return (grid.middle(of: block).cartesian, grid.radius(of: block) * 1.000001 + 0.002)
    }
  }
}
