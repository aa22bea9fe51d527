internal import Zones

/// Pieces that can be near a place, the least bounds first, and only as many of them in order as are asked for.
///
/// On one side of a line, far deeper than its detail, a thousand pieces can hold the nearest foot, and a few are looked
/// at: to sort all took a fifth of the time of such zones.
@safe struct CandidateQueue {
  private let candidates: UnsafeMutableBufferPointer<WitnessIndex.Candidate>
  private let count: Int
  /// How many are in order, and how much farther the next in order may be than the nearest of the others.
  private var sorted = 0
  private var step: Double

  /// - Parameter step: metres in which about as many candidates lie as are looked at.
  init(_ candidates: UnsafeMutableBufferPointer<WitnessIndex.Candidate>, step: Double) {
    unsafe self.candidates = candidates
    count = candidates.count
    self.step = step
  }

  /// The candidate with a number, or nil beyond the last.
  mutating func candidate(_ number: Int) -> WitnessIndex.Candidate? {
    guard number < count else { return nil }
    while number >= sorted { sortMore() }
    return unsafe candidates[number]
  }

  private mutating func sortMore() {
    var end = count
    if end - sorted > Self.few {
      var least = Double.infinity
      for number in sorted..<count { least = min(least, unsafe candidates[number].least) }
      end = sorted
      for number in sorted..<count where unsafe candidates[number].least <= least + step {
        unsafe candidates.swapAt(number, end)
        end += 1
      }
      step *= 2
    }
    // Of candidates equally near the first of the line.
    if end - sorted > 1 {
      unsafe candidates[sorted..<end].sort { ($0.least, $0.piece) < ($1.least, $1.piece) }
    }
    sorted = end
  }

  /// How many are sorted at once.
  private static let few = 16
}
