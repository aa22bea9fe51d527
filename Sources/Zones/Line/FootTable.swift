internal import Concurrency
internal import Geodesy
internal import Geometry

/// For each cell of a grid, the spans that hold the nearest place of the line for the places of the cell.
///
/// Blocks of cells are halved, and each half keeps those spans of the whole that can still be nearest somewhere in it: in
/// the end a handful, nearest first. Cells with many are left to the tree. A class, so that it is never copied for a place.
///
/// Near flat ends there are other lists for the line with these, of the spans that may hold a foot.
final class FootTable: Sendable {
  private let cells: IndexCells
  private let round: Lists
  private let flat: Lists
  /// nil where the table is empty.
  let race: SpanRace?

  /// The spans of all cells, one cell after the other, and where those of each begin, border counted.
  private struct Lists: Sendable {
    var starts: FixedStorage<UInt32>
    var spans: FixedStorage<Int32>

    init(of grid: IndexGrid, _ list: (_ column: Int, _ row: Int) -> [Int32]) {
      var starts = [UInt32](repeating: 0, count: grid.columns + 2)
      var spans: [Int32] = []
      for row in 0..<grid.rows {
        starts.append(UInt32(spans.count))
        for column in 0..<grid.columns {
          starts.append(UInt32(spans.count))
          spans += list(column, row)
        }
        starts.append(UInt32(spans.count))
      }
      starts += [UInt32](repeating: UInt32(spans.count), count: grid.columns + 3)
      (self.starts, self.spans) = (FixedStorage(starts), FixedStorage(spans))
    }
  }

  private static let cellCount = 0x1p14
  /// Cells a side of the blocks that are worked at together.
  private static let tile = 32
  /// The most spans of a cell: a tree finds its way among more as quickly.
  static let most = 24

  /// The table of a line.
  ///
  /// - Parameters:
  ///   - search: The search on the line, without a table.
  ///   - extent: Where most of the places will be.
  init(_ search: FootSearch, extent: ZoneExtent) {
    let line = search.line
    let grid = IndexGrid(extent: extent, cells: Self.cellCount)
    cells = IndexCells(grid)
    guard Self.isWorthwhile(line, grid) else {
      round = Lists(of: grid) { _, _ in [] }
      flat = round
      race = nil
      return
    }
    let side = Self.tile
    let tileColumns = (grid.columns + side - 1) / side
    let tileRows = (grid.rows + side - 1) / side
    let tiles = Parallel.map(Array(0..<tileColumns * tileRows)) { tile in
      let block = Block(
        grid: grid, line: line, column: tile % tileColumns * side, row: tile / tileColumns * side, side: side)
      let lists = block.lists()
      return (round: lists, flat: search.ends == .flat ? block.flat(lists, FlatFeet(search: search)) : [])
    }
    func cell(_ lists: [[Int32]], _ column: Int, _ row: Int) -> [Int32] {
      lists[row % side * side + column % side]
    }
    round = Lists(of: grid) { cell(tiles[$1 / side * tileColumns + $0 / side].round, $0, $1) }
    flat =
      search.ends == .flat
      ? Lists(of: grid) { cell(tiles[$1 / side * tileColumns + $0 / side].flat, $0, $1) } : round
    race = SpanRace(line)
  }

  /// Of a line much finer than the cells each of them would have very many spans.
  private static func isWorthwhile(_ line: LineModel, _ grid: IndexGrid) -> Bool {
    let cell = grid.radius(
      of: IndexGrid.Block(column: 0, row: Double(grid.rows / 2), columns: 1, rows: 1))
    return line.chainLengths.reduce(0, +) * 8 > Double(line.spans.count) * cell
  }

  /// The spans for a place; none where the table has none. They are there as long as the table.
  @inline(__always) @unsafe
  func spans(of place: Coordinate, _ ends: ZoneSpecification.Ends) -> UnsafeBufferPointer<Int32> {
    let cell = IndexCells.number(cells.cell(place.longitude, place.latitude))
    let lists = ends == .flat ? flat : round
    return unsafe UnsafeBufferPointer(
      rebasing: lists.spans.all[Int(lists.starts[cell])..<Int(lists.starts[cell &+ 1])])
  }

  /// The nearest foot of a place; nil where it takes the whole search to tell.
  @inline(__always)
  func foot(of place: Coordinate, at p: Vector, ends: ZoneSpecification.Ends) -> Foot? {
    let list = unsafe spans(of: place, ends)
    guard !list.isEmpty, let race else { return nil }
    return unsafe race.foot(of: p, among: list, ends: ends)
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

    /// The lists of the block's cells for a line with flat ends.
    func flat(_ lists: [[Int32]], _ feet: FlatFeet) -> [[Int32]] {
      lists.enumerated().map { cell, list in
        guard list.contains(where: feet.isAtEnd) else { return list }
        let square = block(cell % side, cell / side, 1)
        return feet.spans(around: grid.middle(of: square), Self.radius(of: square, grid)) ?? list
      }
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
      let block = block(x, y, size)
      return (grid.middle(of: block).cartesian, Self.radius(of: block, grid))
    }

    private func block(_ x: Int, _ y: Int, _ size: Int) -> IndexGrid.Block {
      IndexGrid.Block(
        column: Double(column + x), row: Double(row + y),
        columns: Double(min(size, grid.columns - column - x)),
        rows: Double(min(size, grid.rows - row - y)))
    }

    /// Places just at the border of two cells may come to either.
    private static func radius(of block: IndexGrid.Block, _ grid: IndexGrid) -> Double {
      grid.radius(of: block) * 1.000001 + 0.002
    }
  }
}
