import Geodesy
import Geometry
import TestSupport
import Testing
@testable import ZoneVerification

@testable import Zones

/// Where a cone is monotone, the distance to the line has no greatest and no least value.
@Suite struct NearestConeTests {
  private static func line(_ chains: [[Coordinate]]) throws -> WitnessLine {
    let model = try ZoneModel(
      boundary: Boundary(parts: chains.map { Boundary.Part(vertices: $0, origin: "line") }),
      specification: Catalogue.single(20_000, 1), within: nil)
    return WitnessLine(model)
  }

  private static func isMonotone(_ line: WitnessLine, at place: Coordinate, radius: Double) -> Bool? {
    guard
      let distance = line.nearest(to: place, place.cartesian, sides: .all, within: 200_000)?.distance
    else { return nil }
    var near = NearPieces()
    line.index.find(
      around: place.cartesian, radius: radius, within: distance + 2 * radius, slack: 0, isPlain: true, &near)
    return NearestCone(LocalFrame(at: place), line.index, near).isMonotone(radius, distance: distance)
  }

  /// Between two parallels the distance is greatest half-way, and at a place ringed by lines it is a maximum.
  @Test func middlesAreNotMonotone() throws {
    for seed in 1...UInt64(40) {
      let arrangement = HoleArrangement(seed: seed, width: 50)
      let line = try Self.line(arrangement.lines)
      for radius in [1.0, 100, 3000] {
        #expect(Self.isMonotone(line, at: arrangement.middle, radius: radius) == false)
      }
    }
  }

  /// On a random line: of a cell that is monotone no place is higher or lower than all places of its border.
  @Test func monotoneCellsHaveTheirExtremesOnTheBorder() throws {
    var random = SeededRandom(seed: 5)
    var count = 0
    for _ in 0..<60 {
      var chain = [Coordinate(random.number(-180...180), random.number(-80...80))]
      for _ in 0..<8 {
        chain.append(
          Geodesic.direct(
            from: chain[chain.count - 1], azimuth: random.number(0...360),
            distance: random.number(100...20_000)
          ).end)
      }
      let line = try Self.line([chain])
      for _ in 0..<30 {
        let middle = Geodesic.direct(
          from: chain[4], azimuth: random.number(0...360), distance: random.number(1_000...60_000)
        ).end
        let radius = random.number(10...8_000)
        guard Self.isMonotone(line, at: middle, radius: radius) == true else { continue }
        count += 1
        func distance(_ azimuth: Double, _ share: Double) -> Double {
          let place = Geodesic.direct(from: middle, azimuth: azimuth, distance: radius * share).end
          return line.nearest(to: place, place.cartesian, sides: .all, within: 300_000)?.distance ?? 0
        }
        let border = (0..<72).map { distance(Double($0) * 5, 1) }
        let inner = (0..<72).flatMap { turn in [0.3, 0.6, 0.9].map { distance(Double(turn) * 5, $0) } }
        #expect((inner.max() ?? 0) < (border.max() ?? 0))
        #expect((inner.min() ?? 0) > (border.min() ?? 0))
      }
    }
    #expect(count > 200)
  }
}
