internal import Geodesy

/// The pieces of the line that can matter to places near each other, found once for all of them.
///
/// The samples of an outline follow each other in steps that are short beside the depth: what may be near the one may
/// be near the next, and little else. An object of one stretch of an outline, which every sample of it uses.
final class WitnessSurroundings {
  private let index: WitnessIndex
  private let reach: Double
  private let isPlain: Bool
  /// What matters near the last places, and in a wider ball, out of which that is found.
  private var near = Ball()
  private var wide = Ball()

  /// A ball of places, in metres, and the pieces that matter to them, for some slack.
  private struct Ball {
    var middle = Vector.zero
    var radius = -1.0
    var slack = 0.0
    var pieces: [Int32] = []

    func holds(_ p: Vector, _ radius: Double, _ slack: Double) -> Bool {
      slack <= self.slack && (p - middle).length + radius <= self.radius
    }
  }

  /// - Parameters:
  ///   - reach: how far feet may be, in metres.
  ///   - isPlain: whether the nearest place of the line is the foot, whatever it is.
  init(_ index: WitnessIndex, within reach: Double, isPlain: Bool) {
    self.index = index
    self.reach = reach
    self.isPlain = isPlain
  }

  /// The numbers of the pieces.
  var pieces: [Int32] { near.pieces }

  /// Sees to it that the pieces are all that matter to a place: those that can hold the nearest foot within the reach, or
  /// one farther by no more than twice the slack.
  func move(to p: Vector, slack: Double) {
    if near.holds(p, 0, slack) { return }
    // Some samples on: where samples are dense, the reach tells how much farther that hardly finds more.
    let radius = 3 * slack + reach / 20
    let room = max(1.2 * slack, reach / 40)
    if !wide.holds(p, radius, room) { wide = ball(around: p, 3 * radius, slack: 2 * room, among: nil) }
    near = ball(around: p, radius, slack: room, among: wide.pieces)
  }

  private func ball(around p: Vector, _ radius: Double, slack: Double, among list: [Int32]?) -> Ball {
    var pieces: [Int32] = []
    pieces.reserveCapacity(64)
    index.find(
      around: p, radius: radius, within: reach, slack: slack, isPlain: isPlain, among: list, &pieces)
    return Ball(middle: p, radius: radius, slack: slack, pieces: pieces)
  }
}
