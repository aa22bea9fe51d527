internal import Geodesy
internal import Zones

/// The pieces of the line that can matter to places near each other, found once for all of them.
///
/// The samples of an outline follow each other in steps that are short beside the depth: what may be near the one may
/// be near the next, and little else. An object of one stretch of an outline, which every sample of it uses.
final class WitnessSurroundings {
  private let line: WitnessLine
  private let reach: Double
  private let spread: Double
  /// What matters near the last places, and in a wider ball, out of which that is found.
  private var near = Ball()
  private var wide = Ball()

  /// A ball of places, in metres, and the pieces that matter to them, for some slack.
  private struct Ball {
    private(set) var middle = Vector.zero
    private(set) var radius = -1.0
    private(set) var slack = 0.0
    var pieces = NearPieces()

    func holds(_ p: Vector, _ radius: Double, _ slack: Double) -> Bool {
      slack <= self.slack && (p - middle).length + radius <= self.radius
    }

    mutating func move(to p: Vector, _ radius: Double, slack: Double) {
      middle = p
      self.radius = radius
      self.slack = slack
    }
  }

  /// - Parameters:
  ///   - reach: how far feet may be, in metres.
  ///   - spread: by how much farther than the nearest foot others matter, too, in metres.
  init(_ line: WitnessLine, within reach: Double, spread: Double) {
    self.line = line
    self.reach = reach
    self.spread = spread
  }

  /// The pieces that matter to the place of the last ``move(to:slack:)``.
  var pieces: NearPieces { near.pieces }

  /// Sees to it that the pieces are all that matter to a place: those that can hold the nearest foot within the reach, or
  /// one farther by no more than the spread and twice the slack.
  func move(to p: Vector, slack: Double) {
    if near.holds(p, 0, slack) { return }
    // Many samples on: what lies between, bounds tell from afar.
    let radius = 4 * slack + reach / 6
    let room = max(1.2 * slack, reach / 80)
    if !wide.holds(p, radius, room) {
      wide.move(to: p, 5 * radius, slack: 2 * room)
      find(around: wide, among: nil, &wide.pieces)
    }
    near.move(to: p, radius, slack: room)
    find(around: near, among: wide.pieces, &near.pieces)
  }

  private func find(around ball: Ball, among wider: NearPieces?, _ pieces: inout NearPieces) {
    line.index.find(
      around: ball.middle, radius: ball.radius, within: reach, slack: ball.slack,
      isPlain: line.isPlain(near: ball.middle, within: reach + ball.radius), spread: spread, among: wider,
      &pieces)
  }
}
