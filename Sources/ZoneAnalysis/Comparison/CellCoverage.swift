internal import Geodesy
package import Geometry
internal import Zones

/// A grid of cells between meridians and parallels, its first row in the north.
package struct CellGrid: Sendable, Hashable {
  /// The north-western corner, in degrees.
  package var west: Double
  package var north: Double
  /// The extent of a cell, in degrees.
  package var width: Double
  package var height: Double
  package var columns: Int
  package var rows: Int

  package init(west: Double, north: Double, width: Double, height: Double, columns: Int, rows: Int) {
    (self.west, self.north, self.width, self.height) = (west, north, width, height)
    (self.columns, self.rows) = (columns, rows)
  }

  /// A part of the grid as a grid.
  package func part(column: Int, row: Int, columns: Int, rows: Int) -> CellGrid {
    CellGrid(
      west: west + Double(column) * width, north: north - Double(row) * height, width: width, height: height,
      columns: columns, rows: rows)
  }

  /// The area in m² of a cell of a row.
  package func cellArea(row: Int) -> Double {
    let top = north - Double(row) * height
    return width * (AuthalicLatitude.area(toLatitude: top) - AuthalicLatitude.area(toLatitude: top - height))
  }
}

/// Which share of the area of each cell of a grid some polygons cover, edges straight in longitude and latitude.
///
/// The shares are of areas on the ellipsoid, right to some millionths for cells of a fifth of a degree and finer.
package struct CellCoverage: Sendable {
  /// Neighbouring cells of a row that are covered to the same share.
  package struct Run: Sendable, Hashable {
    package var columns: Range<Int>
    /// More than 0, at most 1.
    package var share: Double
  }

  /// The runs of each row in which there are any, from west to east.
  package let rows: [Int: [Run]]
  package let grid: CellGrid

  /// The rows and columns with cells that are covered; nil for none.
  package var window: (columns: Range<Int>, rows: Range<Int>)? {
    guard let first = rows.keys.min(), let last = rows.keys.max() else { return nil }
    let runs = rows.values.joined()
    guard let west = runs.map(\.columns.lowerBound).min(), let east = runs.map(\.columns.upperBound).max()
    else {
      return nil
    }
    return (west..<east, first..<(last + 1))
  }

  /// The area of all that is covered, in m².
  package var area: Double {
    rows.reduce(0) { sum, row in
      sum + grid.cellArea(row: row.key) * row.value.reduce(0) { $0 + Double($1.columns.count) * $1.share }
    }
  }

  /// The coverage of a grid by polygons, which may overlap and touch.
  package init(of polygons: [Polygon], on grid: CellGrid) {
    self.grid = grid
    var steps: [Int: [Step]] = [:]
    let area = PlanarContainment(polygons)
    // One turn of the Earth to either side: grids may begin at 0° and at -180°.
    for polygon in AreaOverlay.faces(of: polygons, regions: 1, 9, classify: { area.contains($0) ? 0 : nil })[
      0]
    {
      for ring in polygon.rings {
        for (a, b) in zip(ring, ring.dropFirst()) {
          for turn in [-360.0, 0, 360] {
            Self.add(
              Point(
                x: (a.longitude + turn - grid.west) / grid.width, y: (grid.north - a.latitude) / grid.height),
              Point(
                x: (b.longitude + turn - grid.west) / grid.width, y: (grid.north - b.latitude) / grid.height),
              grid, to: &steps)
          }
        }
      }
    }
    rows = steps.mapValues { Self.runs($0, columns: grid.columns) }.filter { !$0.value.isEmpty }
  }

  /// A place in cells from the north-western corner, southwards and eastwards.
  private struct Point {
    var x: Double
    var y: Double
  }

  /// What an edge adds to the coverage of a column and of all columns east of it.
  private struct Step {
    var column: Int
    var share: Double
  }

  /// Adds an edge, row by row.
  private static func add(_ a: Point, _ b: Point, _ grid: CellGrid, to steps: inout [Int: [Step]]) {
    guard a.y != b.y, max(a.y, b.y) > 0, min(a.y, b.y) < Double(grid.rows),
      min(a.x, b.x) < Double(grid.columns)
    else { return }
    func x(_ y: Double) -> Double { a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)) }
    let (top, bottom) = (max(0, min(a.y, b.y)), min(Double(grid.rows), max(a.y, b.y)))
    var row = Int(top)
    while Double(row) < bottom {
      let (from, to) = (max(top, Double(row)), min(bottom, Double(row + 1)))
      if to > from {
        let (upper, lower) = (Point(x: x(from), y: from), Point(x: x(to), y: to))
        // Interiors are on the left: an edge that runs south has its polygon in the east.
        add(upper, lower, sign: b.y > a.y ? 1 : -1, grid, row, to: &steps[row, default: []])
      }
      row += 1
    }
  }

  /// Adds a piece of an edge within a row, cell by cell.
  private static func add(
    _ upper: Point, _ lower: Point, sign: Double, _ grid: CellGrid, _ row: Int, to steps: inout [Step]
  ) {
    let whole = grid.cellArea(row: row)
    func height(_ a: Double, _ b: Double) -> Double {
      let (top, bottom) = (grid.north - a * grid.height, grid.north - b * grid.height)
      return grid.width * (AuthalicLatitude.area(toLatitude: top) - AuthalicLatitude.area(toLatitude: bottom))
        / whole
    }
    let (west, east) = upper.x <= lower.x ? (upper, lower) : (lower, upper)
    func y(_ x: Double) -> Double {
      east.x == west.x ? upper.y : west.y + (east.y - west.y) * ((x - west.x) / (east.x - west.x))
    }
    var from = west.x
    var y0 = west.y
    repeat {
      let column = from.rounded(.down)
      if column >= Double(grid.columns) { break }
      let to = min(east.x, column < 0 ? 0 : column + 1)
      let y1 = to == east.x ? east.y : y(to)
      // Latitudes count by the areas at them: the mean of x along the piece is weighted by those, which are nearly linear.
      let first = abs(height(y0, (y0 + y1) / 2))
      let second = abs(height((y0 + y1) / 2, y1))
      let share = sign * (first + second)
      let beyond =
        first + second == 0
        ? 0 : (from * (5 * first + second) + to * (first + 5 * second)) / (6 * (first + second)) - column
      if column < 0 {
        steps.append(Step(column: 0, share: share))
      } else {
        // In its own column the piece covers what is east of it; all columns farther east are covered wholly.
        steps.append(Step(column: Int(column), share: share * (1 - beyond)))
        steps.append(Step(column: Int(column) + 1, share: share * beyond))
      }
      (from, y0) = (to, y1)
    } while from < east.x
  }

  /// The coverage of a row: each column has the sum of the steps up to it.
  private static func runs(_ steps: [Step], columns: Int) -> [Run] {
    var runs: [Run] = []
    var share = 0.0
    var start = 0
    // What is left at the end is covered up to the eastern edge of the grid.
    for step in steps.sorted(by: { $0.column < $1.column }) + [Step(column: columns, share: 0)] {
      if step.column > start {
        if share > 1e-9 { runs.append(Run(columns: start..<step.column, share: min(1, share))) }
        start = step.column
      }
      share += step.share
    }
    return runs
  }
}
