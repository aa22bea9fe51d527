internal import Geometry
internal import Zones

/// The depths at which a zone is really drawn, for its approximation, and the regions between them.
struct DrawnDepths {
  let from: Double
  let outer: Double
  /// The depths at which the regions end, ascending; the last is ``outer``.
  private let ends: [Double]
  /// The largest stray of a chord, in metres.
  let stray: Double
  /// How wide something may be at most to be left out: each place of it then lies no farther from an outline than the
  /// stray leaves of four fifths of the tolerance. The last fifth is a reserve.
  let sliver: Double
  /// The roles of the regions between the depths, in the order of the depths.
  let roles: [(role: Zone.Role, from: Length, to: Length)]

  init(_ specification: ZoneSpecification) {
    let tolerance = specification.tolerance.meters
    // Inner and outer zones are drawn half a tolerance off, with half the tolerance to either side.
    let shift: Double
    switch specification.approximation {
    case .nearest: shift = 0
    case .inner: shift = -tolerance / 2
    case .outer: shift = tolerance / 2
    }
    let share = specification.approximation == .nearest ? tolerance : tolerance / 2
    stray = share * 0.6
    sliver = 2 * (share * 0.8 - stray)
    let inner = specification.innerDepth
    from = inner.meters > 0 ? inner.meters - shift : 0
    outer = specification.outerDepth.meters + shift
    roles = specification.roles
    ends = roles.map { $0.to.meters + shift }
  }

  /// The depths of the offset curves, each once.
  var depths: [Double] {
    ([from] + ends).filter { $0 > 0 }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The index of the region for a distance, or nil outside.
  ///
  /// Curves are drawn in chords, which cross and leave each other where the curves all but coincide. A thin face between them
  /// may hold places on both sides of a depth: it goes where the worst of them is wrong by less.
  ///
  /// - Parameter thin: the least and the greatest distance in the face, if it is as thin as ``thin``.
  func region(at distance: Double, thin: () -> ClosedRange<Double>?) -> Int? {
    func isBeyond(_ depth: Double) -> Bool {
      guard abs(distance - depth) <= self.thin, let range = thin() else { return distance > depth }
      return range.upperBound - depth > depth - range.lowerBound
    }
    guard !isBeyond(outer), from == 0 || isBeyond(from) else { return nil }
    return ends.dropLast().count(where: isBeyond)
  }

  /// How wide faces are at most that may lie between chords of all but the same curve, in metres.
  var thin: Double { 4 * stray }
}
