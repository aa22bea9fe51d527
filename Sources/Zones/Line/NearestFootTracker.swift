internal import Geodesy

/// Which foot is the nearest, while spans are looked at one after the other.
///
/// Feet are compared by their chords as long as these tell which geodesic is shorter, and the distance of the nearest is
/// worked out when it is needed. The outcome is that of comparing distances.
struct NearestFootTracker {
  /// The nearest foot so far; its distance means nothing unless it `isMeasured`.
  private(set) var best: Foot?
  private(set) var squaredChord = Double.infinity
  private(set) var isMeasured = false
  /// Whether other feet are so nearly as near that it took distances to tell.
  var isContested = false
  /// How far a foot may be, in metres.
  private(set) var limit: Double
  /// How long the chord of a foot may be that is as near as the nearest.
  private(set) var longest: Double
  /// The square of the shortest chord to a place that turned out to be no foot.
  private(set) var squaredRefused = Double.infinity

  /// Feet within ``ZoneModel/tie`` of the nearest are to be met, too.
  private static let slack = 1e-6

  /// A search for feet at most `reach` metres away.
  @inline(__always)
  init(_ reach: Double) {
    limit = reach
    longest = ChordDistance.longest(of: reach)
  }

  @inline(__always)
  mutating func refuse(_ squared: Double) { squaredRefused = min(squaredRefused, squared) }

  /// Takes a foot that is nearer than all so far by its chord alone, or one that is the same node as the nearest; false
  /// where only distances can tell.
  @inline(__always)
  mutating func isSettledByChord(_ foot: Foot, _ squared: Double) -> Bool {
    guard squared < ChordDistance.rivalLimit * ChordDistance.rivalLimit else { return false }
    let rival = ChordDistance.rival(of: squared.squareRoot())
    if let best, rival * rival >= squaredChord {
      guard foot.node >= 0, foot.node == best.node else { return false }
      // Of feet equally near the first of the line.
      if foot.span < best.span {
        self.best?.span = foot.span
        self.best?.u = foot.u
      }
      return true
    }
    best = foot
    squaredChord = squared
    isMeasured = false
    isContested = false
    longest = min(longest, rival)
    return true
  }

  /// Takes a foot with its distance.
  @inline(__always)
  mutating func take(_ foot: Foot, _ squared: Double) {
    best = foot
    squaredChord = squared
    isMeasured = true
    limit = min(limit, foot.distance)
    longest = min(longest, ChordDistance.longest(of: limit) + Self.slack)
  }
}
