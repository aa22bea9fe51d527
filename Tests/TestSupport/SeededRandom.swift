import Foundation

/// SplitMix64: the same numbers for the same seed, everywhere.
package struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// How often a test of generated inputs runs: as often as is quick, times the variable `DEMARC_PROPERTIES`.
  package static func runs(_ count: Int) -> Int {
    count * max(1, ProcessInfo.processInfo.environment["DEMARC_PROPERTIES"].flatMap(Int.init) ?? 1)
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number of a range, evenly spread.
  package mutating func number(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * unit()
  }

  /// A number from 0 to 1, 1 excluded.
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
