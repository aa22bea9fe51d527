/// The depths at which normals are followed, and whether their tips are in a region there.
struct SweepLevels: Sendable {
  struct Level: Sendable {
    /// In metres.
    let depth: Double
    /// Whether a place whose nearest foot is that of the normal is in the region.
    let isIn: Bool
  }

  private(set) var levels: [Level] = []

  /// By how much each level is farther than the one before, at most. A part of the zone is no narrower, along the normals that lead
  /// to it, than its width over this at the level before.
  private static let step = 1.25
  /// How many tolerances levels keep from limits.
  private static let clearance = 1.5
  /// The last level lies at this share of the way: what lies deeper has its normals there.
  private static let last = 0.8

  /// - Parameters:
  ///   - from: The least depth of the region, in metres.
  ///   - to: The greatest.
  ///   - isChosen: Whether the normals are on a side where the zone is.
  init(from: Double, to: Double, isChosen: Bool, tolerance: Double) {
    let clear = Self.clearance * tolerance
    guard isChosen else {
      add(from: clear, to: Self.last * to, isIn: false)
      return
    }
    if from > 0 { add(from: clear, to: min(Self.last * from, from - clear), isIn: false) }
    add(from: from + clear, to: min(from + max(clear, Self.last * (to - from)), to - clear), isIn: true)
  }

  private mutating func add(from: Double, to: Double, isIn: Bool) {
    guard from <= to else { return }
    var depth = from
    while depth < to {
      levels.append(Level(depth: depth, isIn: isIn))
      depth *= Self.step
    }
    levels.append(Level(depth: to, isIn: isIn))
  }
}
