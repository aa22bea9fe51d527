import Geodesy
import Geometry
import TestSupport
import Testing
import ZoneBuilding

@testable import Zones

/// Clip areas whose edges cross the limit of a deep zone, where chords tell distances to metres only.
@Suite struct DeepClipTests {
  @Test(arguments: [1, 2] as [UInt64]) func everyAreaIsKept(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed * 77)
    let start = Coordinate(random.number(-20...20), random.number(60...64))
    let end = Geodesic.direct(from: start, azimuth: random.number(-180...180), distance: 5_000).end
    func place(_ azimuth: Double, _ distance: Double) -> Coordinate {
      Geodesic.direct(from: start, azimuth: azimuth, distance: distance).end
    }
    var areas: [Polygon] = []
    var middles: [Coordinate] = []
    for number in 0..<24 {
      let azimuth = Double(number) * 15 + random.number(0...3)
      let ring = [
        place(azimuth, 900_000), place(azimuth + 5, 900_000), place(azimuth + 5, 1_080_000),
        place(azimuth + random.number(-0.5...0.5), random.number(1_060_000...1_100_000)),
      ]
      guard ring.allSatisfy({ abs($0.longitude) < 100 && $0.latitude < 80 }) else { continue }
      areas.append(Polygon(exterior: ring + [ring[0]]))
      middles.append(place(azimuth + 2.5, 960_000))
    }
    #expect(areas.count > 12)
    let rule = Catalogue.single(1_000_000, 0.05, .both, .round)
    let boundary = Boundary(parts: [.init(vertices: [start, end], origin: "line")])
    let judge = try Judge(boundary: boundary, specification: rule, within: areas)
    let regions = try boundary.regions(rule, within: areas, decimals: rule.decimals)
    let found = PlanarContainment(regions.flatMap(\.polygons))
    for middle in middles {
      #expect(judge.verdict(of: middle) == .inside, "\(middle.inWords), seed \(seed)")
      #expect(found.contains(middle), "\(middle.inWords), seed \(seed)")
    }
  }
}
