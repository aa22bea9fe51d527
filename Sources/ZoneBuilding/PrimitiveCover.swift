internal import Geodesy
internal import Zones

/// Tells of most primitives of normals at once that the tracer would find no limit among their tips at a depth.
///
/// Far most normals of a line with detail finer than the depth are covered by other stretches of the line. Where the
/// first tip of a primitive is covered by so much that each place at which the tracer could ask must be, it need not ask.
struct PrimitiveCover {
  private let model: ZoneModel
  private let depth: Double
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
}
