package import Geometry
package import SystemIO
internal import ZoneAnalysis

/// The sums of a raster over areas: each cell's value times the share of its area that lies in the area.
package struct RasterSums: Sendable {
  /// The sum over each area, in their order.
  package private(set) var sums: [Double]
  /// The part of all areas that lies beyond the raster, and in cells without a value, which count as 0; 0 to 1.
  package private(set) var beyond = 0.0
  package private(set) var empty = 0.0

  /// Adds up a raster, which is read once.
  ///
  /// - Parameters:
  ///   - areas: The polygons of each; areas may overlap.
  ///   - told: The areas of which ``beyond`` and ``empty`` are told, which do not overlap.
  /// - Throws: ``ReadError``.
  package init(
    of raster: RasterFile, over areas: [[Polygon]], measuring meters: [Double], telling told: Range<Int>
  ) throws(ReadError) {
    let covers = areas.map { CellCoverage(of: $0, on: raster.grid) }
    sums = Array(repeating: 0, count: areas.count)
    let whole = meters[told].reduce(0, +)
    let covered = covers[told].reduce(0) { $0 + $1.area }
    beyond = whole > 0 ? max(0, 1 - covered / whole) : 0
    let windows = covers.compactMap(\.window)
    guard let west = windows.map(\.columns.lowerBound).min(),
      let east = windows.map(\.columns.upperBound).max(),
      let north = windows.map(\.rows.lowerBound).min(), let south = windows.map(\.rows.upperBound).max()
    else { return }
    var sums = sums
    var missing = 0.0
    try raster.forEachRow(in: (west..<east, north..<south)) { row, values in
      let cell = raster.grid.cellArea(row: row)
      for (index, cover) in covers.enumerated() {
        for run in cover.rows[row] ?? [] {
          for column in run.columns {
            if let value = values[column - west] {
              sums[index] += value * run.share
            } else if told.contains(index) {
              missing += cell * run.share
            }
          }
        }
      }
    }
    self.sums = sums
    empty = whole > 0 ? missing / whole : 0
  }
}
