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
  /// Beyond flat ends, where normals emerge from behind others, what lies deeper need not have; there are levels at these shares, too,
  /// and one as deep as may be.
  private static let beyondEnds = [0.87, 0.94]

  /// - Parameters:
  ///   - from: The least depth of the region, in metres.
  ///   - to: The greatest.
  ///   - isChosen: Whether the normals are on a side where the zone is.
  ///   - hasFlatEnds: Whether places beyond an end have no foot there.
  init(from: Double, to: Double, isChosen: Bool, hasFlatEnds: Bool, tolerance: Double) {
    let clear = Self.clearance * tolerance
    func add(from start: Double, to end: Double, isIn: Bool) {
      var depth = start + clear
      let (deepest, last) = (end - clear, start + Self.last * (end - start))
      guard depth <= deepest else { return }
      while depth < min(last, deepest) {
        levels.append(Level(depth: depth, isIn: isIn))
        depth *= Self.step
      }
      var others = [max(start + clear, min(last, deepest))]
      if hasFlatEnds { others += Self.beyondEnds.map { start + $0 * (end - start) } + [deepest] }
      for depth in others where depth <= deepest && depth > levels.last?.depth ?? 0 {
        levels.append(Level(depth: depth, isIn: isIn))
      }
    }
    guard isChosen else {
      add(from: 0, to: to, isIn: false)
      return
    }
    if from > 0 { add(from: 0, to: from, isIn: false) }
    add(from: from, to: to, isIn: true)
  }
}
