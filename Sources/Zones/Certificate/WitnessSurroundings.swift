internal import Geodesy

/// The pieces of the line that can matter to places near each other, found once for all of them.
///
/// The samples of an outline follow each other in steps that are short beside the depth: what may be near the one may
/// be near the next, and little else.
///
/// An object of one stretch of an outline, which every sample of it uses.
final class WitnessSurroundings {
  /// The numbers of the pieces.
  private(set) var pieces: [Int32] = []
  private let index: WitnessIndex
  private let reach: Double
  private let isPlain: Bool
  /// The ball of the places, in metres, and the slack for which the pieces are known there.
  private var middle = Vector.zero
  private var radius = -1.0
  private var slack = 0.0

  /// - Parameters:
  ///   - reach: how far feet may be, in metres.
  ///   - isPlain: whether the nearest place of the line is the foot, whatever it is.
  init(_ index: WitnessIndex, within reach: Double, isPlain: Bool) {
    self.index = index
    self.reach = reach
    self.isPlain = isPlain
  }

  /// Sees to it that the pieces are all that matter to a place: those that can hold the nearest foot within the reach, or
  /// one farther by no more than twice the slack.
  func move(to p: Vector, slack: Double) {
    if holds(p, slack) { return }
    middle = p
    self.slack = slack
    // Some samples on: where samples are dense, the reach tells how much farther that hardly finds more.
    radius = max(4 * slack, reach / 50)
    index.find(around: p, radius: radius, within: reach, slack: slack, isPlain: isPlain, &pieces)
  }

  private func holds(_ p: Vector, _ slack: Double) -> Bool {
    slack <= self.slack && radius >= 0 && (p - middle).length <= radius
  }
}
