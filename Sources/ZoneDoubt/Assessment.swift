package import Geometry
public import Zones

/// A verdict and all that it rests on.
public struct Assessment: Sendable, Hashable {
  /// Where the place is, position and line taken as exact.
  public var placement: Placement
  /// Plain where the probabilities reach the thresholds of the assessor; else disputed.
  public var verdict: Verdict
  /// For a disputed verdict, what keeps it from being plain, in the order of ``Doubt``; else empty.
  ///
  /// A source is named when the verdict would be plain without it: the position or the line exact, or the depth
  /// the one or the other end of its range. Where no source alone decides, all that play a part are named.
  public var doubts: [Doubt]
  /// The probability, 0 to 1 and right to 0.001, that the place is in the core; in the zone if its depth is not a range.
  public var core: Double
  /// The probability, 0 to 1 and right to 0.001, that the place is in the zone at its greatest depth.
  public var zone: Double
  /// The radius within which the line is known at the foot of the place; 0 for exact.
  package var lineRadius: Length

  /// Whether the verdict is disputed, and would be plain if the position alone were exact.
  package var isUndecidedByPosition: Bool
  /// Whether the verdict is disputed, and would be plain if the line alone were exact.
  package var isUndecidedByLine: Bool

  /// The verdict if position and line were exact.
  package var exactVerdict: Verdict {
    Verdict(core: placement.isInCore ? 1 : 0, zone: placement.isInZone ? 1 : 0)
  }
}

extension Assessment {
  /// The assessment of a place that is known exactly, along a line that is: what ``Assessor`` makes of it under any thresholds.
  @inline(__always)
  init(exact placement: Placement) {
    let verdict: Verdict = placement.isInCore ? .inside : placement.isInZone ? .disputed : .outside
    self.init(
      placement: placement, verdict: verdict, doubts: verdict == .disputed ? [.depth] : [],
      core: placement.isInCore ? 1 : 0, zone: placement.isInZone ? 1 : 0, lineRadius: .meters(0),
      isUndecidedByPosition: false, isUndecidedByLine: false)
  }

  /// What a reader should know of the verdict, a clause each.
  package var remarks: [String] {
    var remarks: [String] = []
    if !placement.distance.isFinite { remarks.append("beyond the flat ends") }
    if verdict == .outside, placement.isInZone {
      remarks.append("the place as stated is in the zone, but most of where it may be is not")
    }
    return remarks
  }
}
