import Geodesy
import Geometry
import TestSupport
import Testing
@testable import ZoneVerification

@testable import Zones

/// What ``ChordBracket`` proves, measured against Karney's inverse.
@Suite struct ChordBracketTests {
  @Test func holdsAllGeodesics() {
    var random = SeededRandom(seed: 20_181_017)
    var largest = 0.0
    for _ in 0..<50_000 {
      let a = Coordinate(latitude: random.number(-90...90), longitude: random.number(-180...180))
      let length = random.number(0...49_900)
      let b = Geodesic.direct(from: a, azimuth: random.number(-180...180), distance: length).end
      let (distance, error) = ChordBracket.distance(chord: (b.cartesian - a.cartesian).length)
      let share = abs(distance - Geodesic.inverse(from: a, to: b).distance) / error
      #expect(share <= 1)
      largest = max(largest, share)
    }
    // Not so wide that it would hold anything.
    #expect(largest > 0.5)
  }

  @Test func reachKeepsTheError() {
    for error in [1e-3, 1e-4, 1e-5] {
      let reach = ChordBracket.reach(error: error)
      #expect(ChordBracket.distance(chord: reach).error <= error)
      #expect(reach > 49_999 || ChordBracket.distance(chord: reach + 1).error > error)
    }
    #expect(ChordBracket.reach(error: 1e-6) == 0)
  }
}
