internal import Geodesy
internal import Geometry
internal import Zones

/// Of each place, whether its nearest foot is on a chosen side: bisectors are where that changes, apart from the line and its
/// rays.
struct BisectorField: Sendable {
  private let model: ZoneModel
  /// How far, in metres, what is drawn may lie from where it should.
  private let stray: Double

  init(_ model: ZoneModel, stray: Double) { (self.model, self.stray) = (model, stray) }

  private func foot(of p: Vector, _ spans: [Int32]) -> Foot? {
    model.search.nearest(to: p, ofFeetAmong: spans)
  }

  /// Whether the nearest foot of a position is on a chosen side, or one that is equally near.
  ///
  /// - Parameter spans: All that may have it.
  func isChosen(at p: Vector, _ spans: [Int32]) -> Bool {
    foot(of: p, spans).map { isChosen($0, p, spans) } ?? false
  }

  private func isChosen(_ foot: Foot, _ p: Vector, _ spans: [Int32]) -> Bool {
    if model.search.isChosen(foot, p, nil, model.choice) { return true }
    guard !foot.isAlone else { return false }
    let reach = foot.distance + ZoneModel.tie
    return model.search.nearest(to: p, ofFeetAmong: spans, within: reach, choice: model.choice) != nil
  }

  /// Where, along a side, the nearest foot goes from chosen to not chosen, to a small share of the stray.
  func root(on side: SquareSide, _ spans: [Int32]) -> Vector {
    let (a, b) = (side.start.position, side.end.position)
    let length = (b - a).length
    let accuracy = stray / Self.fineness / max(length, 1e-9)
    var low = (share: 0.0, position: a, foot: foot(of: a, spans))
    var high = (share: 1.0, position: b, foot: foot(of: b, spans))
    let isLowChosen = low.foot.map { isChosen($0, a, spans) } ?? false
    for step in 0..<80 where high.share - low.share > accuracy {
      var share = (low.share + high.share) / 2
      if step % 3 != 2, let first = low.foot, let last = high.foot, first.span != last.span {
        // How much nearer each end is to its own foot's span than to the other's.
        let rise = model.search.distance(from: low.position, toSpan: Int(last.span)).distance - first.distance
        let fall =
          model.search.distance(from: high.position, toSpan: Int(first.span)).distance - last.distance
        if rise >= 0, fall >= 0, rise + fall > 0 {
          share = low.share + (high.share - low.share) * rise / (rise + fall)
          // A little beyond the root, to where the bracket is long, so that both its ends come near.
          share += accuracy * 0.4 * (share - low.share < high.share - share ? 1 : -1)
        }
      }
      share = max(low.share + accuracy / 4, min(high.share - accuracy / 4, share))
      let position = side.start.position(at: share, to: side.end)
      let foot = foot(of: position, spans)
      if (foot.map { isChosen($0, position, spans) } ?? false) == isLowChosen {
        low = (share, position, foot)
      } else {
        high = (share, position, foot)
      }
    }
    return side.start.position(at: (low.share + high.share) / 2, to: side.end)
  }

  /// Roots are found to this share of the stray.
  private static let fineness = 50.0

  /// Whether the chord between two positions has chosen places on one side and others on the other.
  func isPictured(_ a: Vector, _ b: Vector, _ spans: [Int32]) -> Bool {
    let way = b - a
    guard way.length > stray else { return true }
    let middle = 0.5 * (a + b)
    let across = cross(RivalSearch.up(middle), way).unit * stray
    return isChosen(at: middle + across, spans) != isChosen(at: middle - across, spans)
  }

  /// Whether the outline of a square is crossed nowhere, or twice, by a curve that the chord between the two pictures.
  ///
  /// - Parameter spans: All that may have the nearest foot of a place of the square.
  func isPictured(in square: CubeSquare, _ spans: [Int32]) -> Bool {
    let corners = square.corners
    let answers = corners.map { isChosen(at: $0.position, spans) }
    let sides = (0..<4).filter { answers[$0] != answers[($0 + 1) % 4] }
    guard sides.count == 2 else { return sides.isEmpty }
    let roots = sides.map { root(on: SquareSide(corners[$0], corners[($0 + 1) % 4]), spans) }
    return isPictured(roots[0], roots[1], spans)
  }
}
