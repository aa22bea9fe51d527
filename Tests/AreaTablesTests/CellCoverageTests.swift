import Geodesy
import Geometry
import TestSupport
import Testing
import ZoneAnalysis

/// Shares of cells against areas that are measured otherwise.
@Suite struct CellCoverageTests {
  private static let grid = CellGrid(west: 35, north: 37, width: 0.25, height: 0.2, columns: 14, rows: 11)

  private static func share(_ coverage: CellCoverage, _ row: Int, _ column: Int) -> Double {
    coverage.rows[row]?.first { $0.columns.contains(column) }?.share ?? 0
  }

  /// Each cell, as the area that polygon and cell have in common by the overlay of ``AreaOverlay``.
  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func stars(seed: UInt64) {
    let base = Coordinate(latitude: 36, longitude: 36.7)
    let star = [Polygon(exterior: Lines.island(seed: seed, base, radius: 90_000, count: 40))]
    let coverage = CellCoverage(of: star, on: Self.grid)
    var whole = 0.0
    for row in 0..<Self.grid.rows {
      for column in 0..<Self.grid.columns {
        let west = Self.grid.west + Double(column) * Self.grid.width
        let north = Self.grid.north - Double(row) * Self.grid.height
        let corners = [(0.0, 0.0), (0, -1), (1, -1), (1, 0), (0, 0)]
        let cell = [
          Polygon(
            exterior: corners.map {
              Coordinate(latitude: north + $0.1 * Self.grid.height, longitude: west + $0.0 * Self.grid.width)
            })
        ]
        let common = AreaOverlay(star, cell).both.squareMeters
        let share = Self.share(coverage, row, column)
        #expect(
          abs(share * Self.grid.cellArea(row: row) - common) < 2e-5 * Self.grid.cellArea(row: row),
          "\(seed): row \(row), column \(column): \(share)")
        whole += common
      }
    }
    #expect(abs(coverage.area / whole - 1) < 1e-5)
    #expect(abs(whole / PolygonMeasure(of: star).area.squareMeters - 1) < 1e-6)
  }

  @Test func cellsHaveTheAreaOfTheirPolygon() {
    for row in [0, 5, 10] {
      let north = Self.grid.north - Double(row) * Self.grid.height
      let cell = Polygon(
        exterior: [(35.0, north), (35, north - 0.2), (35.25, north - 0.2), (35.25, north), (35, north)].map {
          Coordinate(latitude: $0.1, longitude: $0.0)
        })
      let measured = PolygonMeasure(of: [cell], edges: .planar).area.squareMeters
      #expect(abs(Self.grid.cellArea(row: row) / measured - 1) < 1e-9)
    }
  }

  /// Holes, two polygons that overlap, and what reaches beyond the grid on every side.
  @Test func holesOverlapsAndEdgesOfTheGrid() {
    func ring(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [Coordinate] {
      [(west, south), (east, south), (east, north), (west, north), (west, south)].map {
        Coordinate(latitude: $0.1, longitude: $0.0)
      }
    }
    let all = Polygon(exterior: ring(30, 30, 50, 40), holes: [ring(36, 35.8, 36.5, 36.4)])
    let coverage = CellCoverage(of: [all, Polygon(exterior: ring(35, 36.4, 36, 37))], on: Self.grid)
    #expect(Self.share(coverage, 0, 0) == 1 && Self.share(coverage, 10, 13) == 1)
    #expect(abs(Self.share(coverage, 3, 4)) < 1e-9 && abs(Self.share(coverage, 5, 5)) < 1e-9)
    #expect(abs(Self.share(coverage, 3, 6) - 1) < 1e-9)
  }

  /// What the antimeridian cuts, and what runs across it.
  @Test func antimeridian() {
    func box(_ west: Double, _ east: Double) -> Polygon {
      Polygon(
        exterior: [(west, -10.0), (east, -10), (east, 10), (west, 10), (west, -10)].map {
          Coordinate(latitude: $0.1, longitude: $0.0)
        })
    }
    let grid = CellGrid(west: -180, north: 90, width: 10, height: 10, columns: 36, rows: 18)
    for area in [[box(170, 180), box(-180, -170)], [box(170, 190)]] {
      let coverage = CellCoverage(of: area, on: grid)
      for column in [0, 35] { #expect(abs(Self.share(coverage, 8, column) - 1) < 1e-9) }
    }
    // Round the Earth, with one edge between its corners.
    let band = CellCoverage(of: [box(-180, 180)], on: grid)
    for column in 0..<36 { #expect(abs(Self.share(band, 8, column) - 1) < 1e-9) }
  }

  /// A grid that begins at 0° holds what lies west of it, under its other name.
  @Test func gridsOfOtherTurns() {
    let grid = CellGrid(west: 0, north: 2, width: 1, height: 1, columns: 360, rows: 4)
    let square = Polygon(
      exterior: [(-1.5, 0.0), (0.5, 0), (0.5, 1), (-1.5, 1), (-1.5, 0)].map {
        Coordinate(latitude: $0.1, longitude: $0.0)
      })
    let coverage = CellCoverage(of: [square], on: grid)
    #expect(abs(Self.share(coverage, 1, 0) - 0.5) < 1e-9)
    #expect(abs(Self.share(coverage, 1, 358) - 0.5) < 1e-9 && abs(Self.share(coverage, 1, 359) - 1) < 1e-9)
  }
}
