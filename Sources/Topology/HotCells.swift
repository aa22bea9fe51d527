/// The cells of the grid in which something ends or crosses, to find those near a segment.
struct HotCells {
  private let cells: CoarseCells
  /// Each once, those of one coarse cell side by side.
  private var points: [(cell: UInt64, point: GridPoint)] = []

  init(_ found: [GridPoint], in cells: CoarseCells) {
    self.cells = cells
    let ordered = found.map { (cell: cells.cell(of: $0), point: $0) }.sorted {
      ($0.cell, $0.point.x, $0.point.y) < ($1.cell, $1.point.x, $1.point.y)
    }
    points.reserveCapacity(ordered.count)
    for entry in ordered where points.last?.point != entry.point { points.append(entry) }
  }

  /// Calls with every point in a box.
  func forEach(in box: (low: GridPoint, high: GridPoint), _ body: (GridPoint) -> Void) {
    cells.forEach(in: box) { cell in
      var (low, high) = (0, points.count)
      while low < high {
        let middle = (low + high) / 2
        if points[middle].cell < cell { low = middle + 1 } else { high = middle }
      }
      while low < points.count, points[low].cell == cell {
        let point = points[low].point
        if point.x >= box.low.x, point.x <= box.high.x, point.y >= box.low.y, point.y <= box.high.y {
          body(point)
        }
        low += 1
      }
    }
  }
}
