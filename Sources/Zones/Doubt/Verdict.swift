/// What is said of a place and a zone.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// In the core, or the zone, with a probability of 0.95 at least.
  case inside
  /// Neither inside nor outside: the depth, the position or the line is not known well enough.
  case disputed
  /// In the zone with a probability of 0.05 at most.
  case outside

  /// The probability of being in the core from which a verdict is `inside`.
  public static let insideFrom = 0.95
  /// The probability of being in the zone up to which a verdict is `outside`.
  public static let outsideTo = 0.05

  /// The verdict of two probabilities.
  public init(core: Double, zone: Double) {
    self = core >= Self.insideFrom ? .inside : zone <= Self.outsideTo ? .outside : .disputed
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
