import Geodesy
import Geometry
import TestSupport
import Testing
import ZoneAnalysis

@testable import Zones

@Suite struct AreaByCategoryTests {
  private static func square(_ west: Double, _ south: Double, _ size: Double) -> Polygon {
    let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)]
    return Polygon(
      exterior: corners.map { Coordinate(latitude: south + $0.1 * size, longitude: west + $0.0 * size) })
  }

  @Test func overlapsAndWhatNothingCoversAreParts() throws {
    let whole = [Self.square(0, 0, 4)]
    let result = try AreaByCategory(
      whole,
      by: [[Self.square(0, 0, 2)], [Self.square(1, 0, 2), Self.square(10, 10, 1)], [Self.square(20, 0, 1)]])
    #expect(result.parts.map(\.categories) == [[], [0], [1], [0, 1]])
    let sum = result.parts.reduce(0) { $0 + $1.area.squareMeters }
    #expect(abs(sum / PolygonMeasure(of: whole).area.squareMeters - 1) < 1e-9)
    let both = Polygon(
      exterior: [(1.0, 0.0), (2, 0), (2, 2), (1, 2), (1, 0)].map {
        Coordinate(latitude: $0.1, longitude: $0.0)
      })
    #expect(abs(result.parts[3].area.squareMeters / PolygonMeasure(of: both).area.squareMeters - 1) < 1e-9)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func partsOfStarsAreTheWhole(_ seed: UInt64) throws {
    let base = Coordinate(latitude: 36, longitude: 36.5)
    let stars = (0..<4).map { index in
      let centre = Geodesic.direct(from: base, azimuth: Double(index) * 90, distance: 20_000).end
      return [Polygon(exterior: Lines.island(seed: seed + UInt64(index), centre, radius: 30_000, count: 40))]
    }
    let whole = [Polygon(exterior: Lines.island(seed: seed + 50, base, radius: 40_000, count: 60))]
    let result = try AreaByCategory(whole, by: stars)
    let sum = result.parts.reduce(0) { $0 + $1.area.squareMeters }
    #expect(abs(sum / PolygonMeasure(of: whole).area.squareMeters - 1) < 1e-6)
    for index in stars.indices {
      let own = result.parts.filter { $0.categories.contains(index) }.reduce(0) { $0 + $1.area.squareMeters }
      let overlay = AreaOverlay(whole, stars[index])
      #expect(abs(own - overlay.both.squareMeters) < 100)
    }
  }
}
