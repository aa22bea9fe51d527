/// From a place to its cell, in few instructions without branches, so that many places can be worked at once.
///
/// Around the grid there is a border of one cell: what is beyond the grid comes to the border, and so does what is no
/// number. Whole parts are taken by adding and subtracting 1.5 · 2^52, which rounds: a number just at the border of two
/// cells may come to either, and lies on the edge of both.
struct IndexCells: Sendable {
  private let west: Double
  private let south: Double
  private let perLongitude: Double
  private let perLatitude: Double
  private let lastColumn: Double
  private let firstRow: Double
  private let lastRow: Double
  private let stride: Double

  private static let magic = 0x1.8p52
  /// In cells: a place on the border's far side is as good as one in its middle.
  private static let least = -0.9

  @inline(__always)
  init(_ grid: IndexGrid) {
    west = grid.west
    south = grid.south
    perLongitude = Double(grid.columns) / grid.width
    perLatitude = Double(grid.rows) / grid.height
    lastColumn = Double(grid.columns) + 0.4
    // No place lies beyond a pole, and the pole itself is of the row before it.
    firstRow = grid.reachesSouth ? 0.01 : Self.least
    lastRow = Double(grid.rows) + (grid.reachesNorth ? -0.01 : 0.4)
    stride = Double(grid.columns + 2)
  }

  /// The place in cells from the grid's south-western corner.
  @inline(__always)
  private func across(_ longitude: Double) -> Double {
    let east = longitude - west
    let turns = (east * (1 / 360.0) - 0.5 + Self.magic) - Self.magic
    let cells = (east - 360 * turns) * perLongitude
    // Written so that NaN comes out as the least.
    let above = cells > Self.least ? cells : Self.least
    return above < lastColumn ? above : lastColumn
  }

  @inline(__always)
  private func up(_ latitude: Double) -> Double {
    let cells = (latitude - south) * perLatitude
    let above = cells > firstRow ? cells : firstRow
    return above < lastRow ? above : lastRow
  }

  /// The number of the cell, border counted, in the last 32 bits of the result.
  @inline(__always)
  func cell(_ longitude: Double, _ latitude: Double) -> Double {
    let column = (across(longitude) + 0.5 + Self.magic) - Self.magic
    let row = (up(latitude) + 0.5 + Self.magic) - Self.magic
    return row * stride + column + Self.magic
  }

  @inline(__always)
  static func number(_ cell: Double) -> Int { Int(truncatingIfNeeded: cell.bitPattern & 0xFFFF_FFFF) }

  /// Which part of its cell a place of the grid is in.
  @inline(__always)
  func part(_ longitude: Double, _ latitude: Double) -> Int {
    Self.share(up(latitude)) &* IndexGrid.parts &+ Self.share(across(longitude))
  }

  /// The part of a cell, by the place along it.
  @inline(__always)
  private static func share(_ cells: Double) -> Int {
    // From the border that the cell's number has: between two cells, the place is at the end of the one or at the
    // start of the other.
    let inside = cells - ((cells + 0.5 + magic) - magic - 1)
    let part = inside * Double(IndexGrid.parts) - 0.5 + magic
    return max(
      0, min(IndexGrid.parts - 1, Int(truncatingIfNeeded: Int32(truncatingIfNeeded: part.bitPattern))))
  }
}
