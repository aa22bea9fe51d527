import Geodesy
import Geometry
import TestSupport
import Testing

@testable import ZoneDoubt
@testable import Zones

/// An index of a line that is known to a radius only.
@Suite struct UncertainLineIndexTests {
  /// What the line may be shifted over is not beyond the zone, where the box of the zone ends.
  @Test func aLineThatMayLieElsewhere() throws {
    let boundary = Boundary(parts: [
      .init(vertices: [Coordinate(36.3, 35.2), Coordinate(36.7, 35.9)], origin: "line")
    ])
    let square = [
      Coordinate(10, 50), Coordinate(11, 50), Coordinate(11, 51), Coordinate(10, 51), Coordinate(10, 50),
    ]
    let assessors = [
      try Assessor(
        boundary: boundary, specification: Catalogue.single(5_000),
        lineAccuracy: LineAccuracy(.kilometers(8))),
      try Assessor(polygons: [Polygon(exterior: square)], outlineAccuracy: .kilometers(8)),
    ]
    for assessor in assessors {
      let index = assessor.index
      let grid = index.grid
      let seed: UInt64 = 12
      var random = SeededRandom(seed: seed)
      for _ in 0..<400 {
        let place = Coordinate(
          grid.west + grid.width * random.number(-0.2...1.2),
          grid.south + grid.height * random.number(-0.2...1.2))
        guard let known = index.known(place) else { continue }
        #expect(known == assessor.assessment(of: place).verdict, "\(place.inWords), seed \(seed)")
      }
    }
  }
}
