import Geodesy
import Geometry
import TestSupport
import Testing

@testable import Zones

/// Cells and their parts meet without a gap.
@Suite struct IndexBorderTests {
  /// A place on the border of two cells is in the part of its cell that is at the border.
  @Test func placesOnTheBordersOfCells() throws {
    let cases = [
      ZoneCase(
        name: "short", chains: [[Coordinate(36.3, 35.2), Coordinate(36.7, 35.9)]],
        specification: Catalogue.single(20_000)),
      ZoneCase(
        name: "to the pole", chains: [[Coordinate(20, 85), Coordinate(20, 90)]],
        specification: Catalogue.single(200_000)),
    ]
    for zoneCase in cases {
      let index = try ZoneIndex(boundary: zoneCase.boundary, specification: zoneCase.specification)
      let grid = index.grid
      let seed: UInt64 = 4
      var random = SeededRandom(seed: seed)
      let perLongitude = Double(grid.columns) / grid.width
      var exact = 0
      for _ in 0..<4000 {
        let column = Double(Int.random(in: 0...grid.columns, using: &random))
        var longitude = grid.west + column * grid.width / Double(grid.columns)
        for _ in 0..<8 where (longitude - grid.west) * perLongitude != column {
          longitude =
            (longitude - grid.west) * perLongitude < column ? longitude.nextUp : longitude.nextDown
        }
        if (longitude - grid.west) * perLongitude == column { exact += 1 }
        let latitude = grid.south + grid.height * random.number(0...1)
        let place = Coordinate(longitude, max(-90, min(90, latitude)))
        #expect(
          index.verdict(for: place) == index.judge.verdict(of: place),
          "\(place.inWords) in \(zoneCase), seed \(seed)")
      }
      #expect(exact > 20)
    }
  }
}
