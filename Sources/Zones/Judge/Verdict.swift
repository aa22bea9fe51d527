/// What is said of a place and a zone.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// In the core, or the zone, with a probability of 0.95 at least, or another threshold.
  case inside
  /// Neither inside nor outside: the depth, the position or the line is not known well enough.
  case disputed
  /// In the zone with a probability of 0.05 at most, or another threshold.
  case outside

  /// The verdict of two probabilities.
  package init(core: Double, zone: Double, thresholds: VerdictThresholds = .standard) {
    self =
      core >= thresholds.insideFrom ? .inside : zone <= thresholds.outsideTo ? .outside : .disputed
  }
}

/// How probable it must be that a place lies inside, or outside, for its verdict to say so plainly.
public struct VerdictThresholds: Sendable, Hashable {
  /// The probability of being in the core from which a verdict is `inside`.
  package let insideFrom: Double
  /// The probability of being in the zone up to which a verdict is `outside`.
  package let outsideTo: Double

  /// Those that verdicts have where nothing else is asked for: 0.95 and 0.05.
  public static let standard = VerdictThresholds(0.95, 0.05)

  /// Thresholds, 0 ≤ `outsideTo` < `insideFrom` ≤ 1; nil for any others.
  ///
  /// Probabilities are right to 0.001, so that thresholds nearer to each other, or to 0 or 1 but not these, than that
  /// decide by what is not known. The verdict on a place that is known exactly, along an exact line, is the same under all.
  public init?(insideFrom: Double = 0.95, outsideTo: Double = 0.05) {
    guard outsideTo >= 0, outsideTo < insideFrom, insideFrom <= 1 else { return nil }
    self.init(insideFrom, outsideTo)
  }

  private init(_ insideFrom: Double, _ outsideTo: Double) {
    self.insideFrom = insideFrom
    self.outsideTo = outsideTo
  }

  /// The thresholds as a sentence: `verdicts are inside from a probability of 0.9 on, and outside up to 0.1`.
  package var sentence: String {
    "verdicts are inside from a probability of \(insideFrom) on, and outside up to \(outsideTo)"
  }

  /// Whether a probability is plain one way or the other.
  package func isPlain(_ probability: Double) -> Bool {
    probability >= insideFrom || probability <= outsideTo
  }
}

/// What keeps a verdict from being plain.
public enum Doubt: String, Sendable, Hashable, CaseIterable {
  /// The agreement fixes the depth only to a range, and the place lies between.
  case depth
  /// The position is known only to a radius.
  case position
  /// The line is known only to a radius.
  case line
}
