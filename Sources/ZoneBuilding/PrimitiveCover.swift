internal import Geodesy
internal import ZoneVerification
internal import Zones

/// Tells which tips of primitives of normals at a depth can be no limit, as the line is nearer.
///
/// Far most normals of a line with detail finer than the depth are covered by other stretches of the line. Where the
/// first tip of a primitive is covered by so much that each place at which the tracer could ask must be, it need not ask.
struct PrimitiveCover {
  private let model: ZoneModel
  private let depth: Double
  /// By how much the tracer's places must be covered, in metres.
  private let ownMargin: Double
  /// By how much a tip must be covered, in metres, beside what is between it and the tracer's places.
  private let margin: Double
  /// The span that covered the primitive before the last may cover the next: primitives come from the left and the right in
  /// turn.
  private var before: Int?
  private var last: Int?

  /// - Parameter margin: the tracer's own, in metres.
  init(model: ZoneModel, depth: Double, margin: Double) {
    self.model = model
    self.depth = depth
    ownMargin = margin
    // The tracer may lift its places by a stray, a third of its margin; and of chords and geodesics is known that they
    // differ, but not to the last.
    self.margin = 2 * margin + 1 + depth * 1e-4
  }

  /// Whether no tip of the primitive can be a limit; not all are known.
  mutating func covers(_ primitive: OffsetPrimitive) -> Bool {
    // The tracer asks in the middle for what is half a primitive away, or at the start for a whole one; its first and last
    // step may be shorter than the others.
    let reach = depth - margin - 1.2 * primitive.length(at: depth)
    guard reach > 0 else { return false }
    let span = model.search.spanWithFoot(
      of: primitive.tip(at: primitive.range.lowerBound, depth: depth), within: reach, first: before)
    (before, last) = (last, span ?? before)
    return span != nil
  }

  /// The spans that may cover some place of a stretch.
  enum Near {
    /// All of the line: too many may.
    case all
    case some([Int32])
  }

  /// How a stretch of a primitive is covered: the places within `half` metres of a tip, no fewer than `step`; with round ends.
  mutating func cover(
    of tip: Vector, _ half: Double, _ step: Double, _ primitive: OffsetPrimitive, among near: Near
  ) -> Cover<Near> {
    let reach = depth - ownMargin
    switch near {
    case .some(let list):
      return switch model.search.cover(of: tip, half, within: reach, among: list) {
      case .whole: .whole
      case .part(let rest): .part(.some(rest))
      case .none: .none
      }
    case .all:
      if reach > half, let span = model.search.spanWithFoot(of: tip, within: reach - half, first: last) {
        last = span
        return .whole
      }
      if half <= step { return .part(.all) }
      // Not those of its own base, which its tips have as their nearest places, at the depth.
      let list = model.search.spans(
        around: tip, half, within: reach, most: Self.most, but: { primitive.isOfBase($0) })
      guard let list else { return .part(.all) }
      return list.isEmpty ? .none : .part(.some(list))
    }
  }

  /// Whether one span covers the curve between two tips, a chord apart.
  ///
  /// The distance from a span along a chord is greatest at an end, but for what the Earth's curvature adds where the span is long
  /// (ℓ²D/8R²). So the chord lies within the span's own offset curve by two strays. The chords of that stray by one, and the curve
  /// that is left out lies within one of its chord, be its vertices lifted or not.
  mutating func covers(chord first: Vector, _ last: Vector, among near: Near) -> Bool {
    let reach = reach(of: first, last)
    switch near {
    case .some(let list):
      return list.contains { model.search.covers(first, last, by: Int($0), within: reach) }
    case .all:
      guard let span = model.search.spanWithFoot(of: first, within: reach, first: self.last) else {
        return false
      }
      if model.search.covers(first, last, by: span, within: reach) {
        self.last = span
        return true
      }
      return covers(chordByFoot: first, last)
    }
  }

  /// Whether the span that has the foot of a chord's middle covers the curve beside it; with flat ends, where no ray comes near.
  ///
  /// On the way the nearest place of the span is a foot, or the line leads on from it to one that is nearer, as it would lead to
  /// a flat end beyond a ray alone.
  func covers(chordByFoot first: Vector, _ last: Vector) -> Bool {
    let reach = reach(of: first, last)
    guard reach > 0, let foot = model.search.nearest(to: 0.5 * (first + last), place: nil, within: reach)
    else { return false }
    return model.search.covers(first, last, by: Int(foot.span), within: reach)
  }

  /// Whether the foot of a chord's middle covers the curve beside it whatever feet are lost beyond flat ends: all places on the way
  /// have one that is no farther than its place.
  func covers(chordBySureFoot first: Vector, _ last: Vector) -> Bool {
    let reach = reach(of: first, last)
    let middle = 0.5 * (first + last)
    guard reach > 0, let foot = model.search.nearest(to: middle, place: nil, within: reach) else {
      return false
    }
    let place = model.search.position(of: foot)
    let ball = BallTree.Ball(middle: middle, radius: (last - first).length / 2)
    return ChordDistance.geodesic(from: first, to: place) <= reach
      && ChordDistance.geodesic(from: last, to: place) <= reach
      && SureFeet(line: model.line).areSure(from: place, on: Int(foot.span), at: foot.u, foot.distance, ball)
  }

  /// How near a span must come to both ends of a chord to cover the curve between them.
  private func reach(of first: Vector, _ last: Vector) -> Double {
    let square = (last - first).length * (last - first).length
    let sag = square * depth / (8 * WGS84.tightRadiusBelow * WGS84.tightRadiusBelow)
    return depth - (2.0 / 3) * ownMargin - 1.1 * sag
  }

  /// How many spans are looked at one by one, at most.
  private static let most = 64
}
