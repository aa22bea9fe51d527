import Foundation
import Geodesy
import Geometry
import Testing

/// What ``ChordDistance`` says of its accuracy, measured against Karney's inverse.
@Suite struct ChordDistanceTests {
  /// The largest difference over random places, azimuths and distances, in metres.
  static func worst(upTo reach: Double, seed: UInt64, count: Int) -> Double {
    var state = seed
    func number(_ range: ClosedRange<Double>) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return range.lowerBound + (range.upperBound - range.lowerBound) * (Double(state >> 11) * 0x1p-53)
    }
    var worst = 0.0
    for _ in 0..<count {
      let a = Coordinate(latitude: number(-90...90), longitude: number(-180...180))
      let azimuth = number(-180...180)
      // Half of them at the full reach, where the error is largest.
      let distance = number(0...1) < 0.5 ? reach * 0.9999 : number(0...reach)
      let b = Geodesic.direct(from: a, azimuth: azimuth, distance: distance).end
      let exact = Geodesic.inverse(from: a, to: b).distance
      worst = max(worst, abs(ChordDistance.geodesic(from: a.cartesian, to: b.cartesian) - exact))
    }
    return worst
  }

  /// Metres; the figures of the documentation.
  static let claims: [(reach: Double, error: Double)] = [
    (1000, 1e-8), (50_000, 1e-6), (150_000, 30e-6),
  ]

  @Test(arguments: claims) func holds(_ claim: (reach: Double, error: Double)) {
    let seed: UInt64 = 20_181_017
    let worst = Self.worst(upTo: claim.reach, seed: seed, count: 20_000)
    #expect(worst < claim.error, "seed \(seed): \(worst) m up to \(claim.reach) m")
  }

  /// A chord longer than the rival of another belongs to the longer geodesic, whichever way both run and wherever.
  @Test func rivalsAreTold() {
    let seed: UInt64 = 20_181_018
    var state = seed
    func number(_ range: ClosedRange<Double>) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return range.lowerBound + (range.upperBound - range.lowerBound) * (Double(state >> 11) * 0x1p-53)
    }
    func pair(_ distance: Double) -> Double {
      let a = Coordinate(latitude: number(-90...90), longitude: number(-180...180))
      let b = Geodesic.direct(from: a, azimuth: number(-180...180), distance: distance).end
      return (a.cartesian - b.cartesian).length
    }
    for _ in 0..<20_000 {
      let distance = pow(10, number(0...6.3))
      let (one, other) = (pair(distance), pair(distance))
      guard max(one, other) < ChordDistance.rivalLimit else { continue }
      // Of two geodesics of one length neither chord is beyond the rival of the other, and hardly so.
      #expect(max(one, other) <= ChordDistance.rival(of: min(one, other)), "seed \(seed), \(distance) m")
      #expect(ChordDistance.rival(of: one) < one * 1.0005 + 2e-6, "seed \(seed), \(distance) m")
    }
  }

  @Test func isZeroForOnePlace() {
    let p = Coordinate(latitude: 36, longitude: 37).cartesian
    #expect(ChordDistance.geodesic(from: p, to: p) == 0)
  }
}
