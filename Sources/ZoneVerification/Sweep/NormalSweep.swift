internal import Concurrency
internal import Geodesy
internal import Geometry
internal import Zones

/// Follows the normals of the line, on the sides chosen and on the others, and looks whether the polygons have their tips as the
/// definition says: so that no part of the zone is missing, and none of the other side filled.
///
/// A place lies on the normal that leads to it from its foot, and all that lies on this normal before it has the same foot, and
/// is on the same side. So every part of the zone comes down to the line along its normals, and is met at one of a few depths
/// (``SweepLevels``) nearly as wide as it is. There all tips are looked at, and none is left out:
///
/// - Normals that an edge or node has between two of them are looked at together. Where no outline runs between their tips, the
///   polygons have all of them or none (``ChordTree``).
/// - If that is not what the definition says, another place of the line must be nearer to all of these tips. A place that is
///   nearer to both ends of a way is nearer to all of it, as distances are convex along geodesics. Then it is nearer to what
///   lies beyond, too, and these normals are not followed any farther, unless they cross the perpendicular at a flat end,
///   beyond which that place may be no foot.
/// - Others are halved, down to a quarter of the tolerance. A tip that is left is wrong if all of the tolerance around it should
///   be otherwise.
///
/// At flat ends the places beyond the perpendicular are on no normal. They are looked at along the ways that leave the end, where the
/// polygons have them.
struct NormalSweep: Sendable {
  let limits: KnownLimits
  let region: Zone.Region
  let outlines: OutlineIndex
  let tree: ChordTree
  /// The outline of the clip area; nil where there is none.
  let clip: ChordTree?
  /// The perpendiculars that flat ends make limits (``DiscontinuityRay``); nil where there are none.
  private let cuts: ChordTree?
  /// By how much rounding may move tips and chords, in metres: far less than the tolerance.
  let rounding: Double
  /// How many ways are looked at, at most, before it is given up.
  let budget: SharedBudget
  /// That of the rule, in metres.
  let tolerance: Double

  init(
    _ limits: KnownLimits, _ region: Zone.Region, _ outlines: OutlineIndex, _ budget: SharedBudget
  ) {
    self.budget = budget
    self.limits = limits
    self.region = region
    self.outlines = outlines
    tolerance = limits.model.specification.tolerance.meters + limits.edgeDeviation
    rounding = min(1e-3, 0.01 * tolerance)
    let slack = rounding
    tree = ChordTree(outlines.ownEdges, slack: slack, budget)
    clip = limits.clip.map { ChordTree($0.ownEdges, slack: slack, budget) }
    let rays = limits.model.specification.ends == .flat ? limits.rays.rays : []
    cuts = rays.isEmpty ? nil : ChordTree(rays.map { ($0.normal, $0.from...$0.length) }, slack: slack, budget)
  }

  /// How many ways may be looked at for a number of primitives: some seconds' worth, and far more than usual ones take. Of 150
  /// small awkward lines none took more than 150,000, and those with tens of thousands of primitives 30 for each.
  static func most(_ primitives: Int) -> Int { 400_000 + 100 * primitives }

  /// - Parameters:
  ///   - primitives: All normals on the sides chosen, or on the others.
  /// - Throws: ``ZoneError/toleranceMissed(_:)`` with a place where the polygons are wrong by more than the tolerance.
  func check(_ primitives: OffsetPrimitives, areChosen: Bool) throws(ZoneError) {
    let levels = SweepLevels(
      from: region.from.meters, to: region.to.meters, isChosen: areChosen,
      hasFlatEnds: limits.model.specification.ends == .flat, tolerance: tolerance
    ).levels
    guard !levels.isEmpty else { return }
    let size = max(16, min(512, primitives.count / 64))
    let parts = Parallel.map(Array(stride(from: 0, to: primitives.count, by: size))) { start in
      Result { () throws(ZoneError) in
        let last = LastPiece()
        for primitive in primitives[start..<min(start + size, primitives.count)] {
          let fan = NormalFan(sweep: self, primitive: primitive, levels: levels, last: last)
          for range in fan.parts where !budget.isSpent { try fan.follow(range, from: 0) }
        }
      }
    }
    for part in parts { try part.get() }
  }
}

extension NormalSweep {
  /// Whether the polygons hold a place, on the antimeridian if those on one side of it do: where those on the other do not go on, an
  /// outline runs along it.
  func holds(_ place: Coordinate) -> Bool {
    guard abs(place.longitude) > 180 - Self.seam else { return outlines.contains(place) }
    return [180 - Self.seam, Self.seam - 180].contains {
      outlines.contains(Coordinate(latitude: place.latitude, longitude: $0))
    }
  }

  /// So near the antimeridian, in degrees, a place is on it.
  private static let seam = 1e-9

  /// Whether neither an outline nor that of the clip area comes to a patch.
  func isClear(of patch: GroundPatch) -> Bool { tree.isClear(of: patch) && clip?.isClear(of: patch) != false }

  /// Whether a perpendicular that is a limit may come to a patch.
  func hasCut(in patch: GroundPatch) -> Bool { cuts.map { !$0.isClear(of: patch) } ?? false }

  /// Whether there are such perpendiculars.
  var hasCuts: Bool { cuts != nil }

  /// The shares of a way at which outlines, or that of the clip area, cross it, in order.
  ///
  /// - Parameter areCutsMeant: Whether the perpendiculars that are limits are meant, too.
  func crossings(of way: (from: Vector, to: Vector), areCutsMeant: Bool = false) -> [Double] {
    let others = (areCutsMeant ? [clip, cuts] : [clip]).compactMap { $0?.crossings(of: way) }
    return others.reduce(tree.crossings(of: way), +).sorted()
  }

  /// Whether some place of the line is certainly a foot of two positions and of all between them, and nearer than a depth in metres,
  /// as far as chords tell.
  ///
  /// - Parameter piece: The piece of the line to look at first.
  func haveFoot(_ first: Vector, and last: Vector, nearerThan depth: Double, trying piece: LastPiece) -> Bool
  {
    // Tips are right to less than this, and geodesics bend away from their chords by less.
    let reach = depth - 1e-3 - 2e-9 * depth * depth
    let (index, nodes) = (limits.line.index, limits.model.line.nodes)
    if index.hasFoot(piece.number, of: first, and: last, within: reach, nodes: nodes) { return true }
    guard let found = index.pieceWithFoot(of: first, and: last, within: reach, nodes: nodes) else {
      return false
    }
    piece.number = found
    return true
  }

  /// Whether the foot of a position, and so the same place of all on the way to another, is certainly nearer than a depth in
  /// metres.
  func isCovered(_ first: Vector, and last: Vector, by depth: Double) -> Bool {
    guard let foot = foot(nearerThan: depth, to: first) else { return false }
    let place = limits.line.place(at: foot.along, on: foot.edge)
    return Geodesic.inverse(from: place, to: coordinate(at: last)).distance < depth - slack(depth)
  }

  /// Whether a place of the line is certainly nearer to a position than a depth in metres.
  func isNearer(_ position: Vector, than depth: Double) -> Bool {
    foot(nearerThan: depth, to: position) != nil
  }

  private func foot(nearerThan depth: Double, to position: Vector) -> WitnessLine.MeasuredFoot? {
    limits.line.nearest(to: coordinate(at: position), position, sides: .all, within: depth - slack(depth))
  }

  /// By how much nearer another place of the line must be: more than tips and distances can be wrong.
  private func slack(_ depth: Double) -> Double { 1e-3 * tolerance + 1e-9 * depth }
}
