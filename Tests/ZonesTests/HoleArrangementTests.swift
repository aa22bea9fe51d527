import Geodesy
import Geometry
import TestSupport
import Testing
import Zones

/// The arrangements with which builder and certificate are tested have the hole that they say.
@Suite struct HoleArrangementTests {
  @Test func haveASmallTrueHole() {
    for seed in UInt64(1)...60 {
      let width = [3.0, 6, 12, 30, 60, 120][Int(seed % 6)]
      let arrangement = HoleArrangement(seed: seed, width: width)
      let oracle = Oracle(chains: arrangement.lines, edges: .geodesic, ends: .round)
      func distance(_ place: Coordinate) -> Double { oracle.feet(of: place).first?.distance ?? .infinity }
      let words: Comment = "seed \(seed)"
      #expect((3...5).contains(arrangement.lines.count), words)
      #expect(abs(distance(arrangement.middle) - arrangement.depth - width / 2) < 0.001, words)
      for step in 0..<24 {
        func place(_ distance: Double) -> Coordinate {
          Geodesic.direct(from: arrangement.middle, azimuth: 15 * Double(step), distance: distance).end
        }
        #expect(distance(place(width * 0.49)) > arrangement.depth, words)
        for far in [arrangement.reach, 2 * arrangement.reach, 500, 1000] {
          #expect(distance(place(max(far, arrangement.reach))) < arrangement.depth, words)
        }
      }
    }
  }
}
