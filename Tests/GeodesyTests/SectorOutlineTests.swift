import Foundation
import Geometry
import Testing

@testable import Geodesy

/// The outline of the region in which a place is known to a sector.
@Suite struct SectorOutlineTests {
  private static let origin = Coordinate(latitude: 36, longitude: 37)

  private static func sector(
    _ distances: ClosedRange<Double>, spread: Double, extent: Double, azimuth: Double = 315
  ) -> PlaceSector {
    PlaceSector(
      origin: origin, distances: distances, azimuth: azimuth, spread: spread, extent: extent,
      radius: .meters(9_000))
  }

  /// By Steiner's formula: the area of the sector, a strip along its edge, and one disc for its turns.
  private static func area(_ s: PlaceSector) -> Double {
    let angle = 2 * s.spread * .pi / 180
    let plain = angle / 2 * (s.outer * s.outer - s.inner * s.inner)
    let edge = angle * (s.outer + s.inner) + 2 * (s.outer - s.inner)
    return plain + edge * s.extent + .pi * s.extent * s.extent
  }

  @Test(arguments: [
    (5500.0...6500, 22.5, 0.0), (5500...6500, 22.5, 1000), (3000...5000, 45, 500), (9500...10_500, 0.5, 300),
    (15_000...25_000, 11.25, 4000), (5500...6500, 90, 300),
  ])
  func areaIsThatOfTheRegion(_ distances: ClosedRange<Double>, _ spread: Double, _ extent: Double) {
    let sector = Self.sector(distances, spread: spread, extent: extent)
    let ring = sector.outline
    #expect(ring.first == ring.last)
    let area = abs(PolygonMeasure(of: Polygon(exterior: ring)).area.squareMeters)
    // Chords of the outline cut off some of the area, or add some where it is hollow.
    #expect(abs(area / Self.area(sector) - 1) < 4e-3, "\(area), \(Self.area(sector))")
  }

  @Test(arguments: [0.0, 300, 1000, 5500, 7000])
  func everyPlaceIsOnTheEdge(extent: Double) {
    let sector = Self.sector(5500...6500, spread: 22.5, extent: extent)
    for place in sector.outline {
      let way = Geodesic.inverse(from: Self.origin, to: place)
      let depth = sector.depth(
        distance: way.distance, turn: Coordinate.shortest(way.startAzimuth - sector.azimuth))
      #expect(abs(depth) < 0.01, "\(place): \(depth)")
    }
  }

  @Test func aRegionThatHoldsItsOriginGoesRoundIt() {
    let ring = Self.sector(500...1500, spread: 45, extent: 2000, azimuth: 0).outline
    let azimuths = ring.map { Geodesic.inverse(from: Self.origin, to: $0).startAzimuth }
    #expect(azimuths.contains { abs($0) > 170 })
    #expect(ring.allSatisfy { Geodesic.inverse(from: Self.origin, to: $0).distance > 1_000 })
  }
}
