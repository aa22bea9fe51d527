internal import Concurrency
internal import Geodesy
internal import Geometry
internal import Zones

/// The normals of one edge or node, as they are followed by a ``NormalSweep``.
struct NormalFan {
  let sweep: NormalSweep
  let primitive: OffsetPrimitive
  let levels: [SweepLevels.Level]
  /// Whether these are the ways that leave a flat end beyond its perpendicular, which are not normals.
  private let isCap: Bool

  /// The piece of the line that was last found nearer.
  private let last: LastPiece

  init(sweep: NormalSweep, primitive: OffsetPrimitive, levels: [SweepLevels.Level], last: LastPiece) {
    self.sweep = sweep
    self.last = last
    self.primitive = primitive
    self.levels = levels
    isCap =
      switch primitive.base {
      case .edge: false
      case .node(let node, _):
        sweep.limits.model.line.nodes[node].isEnd && sweep.limits.model.specification.ends == .flat
      }
  }

  /// All normals, in parts of no wide angle.
  var parts: [ClosedRange<Double>] {
    let range = primitive.range
    guard primitive.isArc, range.upperBound > Self.widest else { return [range] }
    let count = Int((range.upperBound / Self.widest).rounded(.up))
    let part = range.upperBound / Double(count)
    return (0..<count).map {
      part * Double($0)...(($0 + 1 == count) ? range.upperBound : part * Double($0 + 1))
    }
  }

  /// The widest angle that is looked at in one piece, in degrees.
  private static let widest = 60.0

  /// Looks at some normals at a level and at all that follow.
  func follow(_ range: ClosedRange<Double>, from first: Int) throws(ZoneError) {
    var level = first
    // How many levels are looked at together: more and more, as long as nothing is in the way.
    var count = 1
    while level < levels.count, sweep.budget.take() {
      let last = levels[level...].prefix(count).prefix { $0.isIn == levels[level].isIn }.endIndex - 1
      if isClear(range, levels[level], to: levels[last]) {
        level = last + 1
        count *= 2
        continue
      }
      if count > 1 {
        count = 1
        continue
      }
      if isCovered(range, at: levels[level].depth) {
        guard mayEmerge(range, from: levels[level].depth) else { return }
        level += 1
        continue
      }
      let left = try normalsLeft(of: range, at: levels[level])
      level += 1
      guard left.count == 1, left[0] == range else {
        for range in left { try follow(range, from: level) }
        return
      }
    }
  }

  // MARK: Many levels at once

  /// Whether no outline runs between the tips of some normals from one level to another, and the polygons have them as they
  /// should.
  private func isClear(
    _ range: ClosedRange<Double>, _ first: SweepLevels.Level, to last: SweepLevels.Level
  ) -> Bool {
    let size = last.depth - first.depth + length(of: range, last)
    // Geodesics are not straight from above if they are long.
    guard GroundPatch.bend(of: size) <= 0.1 * first.depth,
      let corners = corners(of: range, from: first.depth, to: last.depth)
    else { return false }
    let margin = sagitta(of: range, at: last.depth, isBesideArc: true)
    return sweep.isClear(of: GroundPatch(corners, margin: margin)) && agrees(at: middle(of: range), first)
  }

  /// The corners of a patch that holds the tips between two depths; nil for nodes if the angle is wide.
  private func corners(
    of range: ClosedRange<Double>, from start: Double, to end: Double
  ) -> (Vector, Vector, Vector, Vector)? {
    var outer = end
    if primitive.isArc {
      // The tips run outside the chord between their ends, and inside the way between two places farther out.
      let angle = range.upperBound - range.lowerBound
      guard angle <= Self.widest else { return nil }
      outer *= 1.0001 / sineAndCosine(degrees: angle / 2).cosine
    }
    let (first, last) = (primitive.normal(at: range.lowerBound), primitive.normal(at: range.upperBound))
    return (first.tip(at: start), last.tip(at: start), last.tip(at: outer), first.tip(at: outer))
  }

  /// How far the tips stray from the way between the first and the last, in metres.
  ///
  /// - Parameter isBesideArc: Whether the corners of a patch have room for arcs already.
  private func sagitta(of range: ClosedRange<Double>, at depth: Double, isBesideArc: Bool = false) -> Double {
    if primitive.isArc, isBesideArc { return sweep.rounding }
    let length = primitive.length(of: range.upperBound - range.lowerBound, at: depth)
    return min(length, 1.1 * primitive.curvature(at: depth) * length * length / 8) + sweep.rounding
  }

  // MARK: One level

  /// Which normals are to be followed beyond a level: those whose tips are not nearer to another place of the line.
  private func normalsLeft(
    of range: ClosedRange<Double>, at level: SweepLevels.Level
  ) throws(ZoneError) -> [ClosedRange<Double>] {
    var left = MergedRanges()
    var open = [range]
    while let range = open.popLast(), sweep.budget.take() {
      let sagitta = sagitta(of: range, at: level.depth)
      let (first, last) = (tip(range.lowerBound, level), tip(range.upperBound, level))
      let length = length(of: range, level)
      // Then the way is straight in a plane, so that crossings are where they seem to be.
      let isShort = sagitta + GroundPatch.bend(of: length) <= 0.05 * sweep.tolerance || length <= finest
      if isShort || length < Self.longest,
        sweep.isClear(of: GroundPatch((first, last, last, first), margin: sagitta))
      {
        try look(at: range, level, &left)
      } else if !isShort {
        let middle = middle(of: range)
        open.append(middle...range.upperBound)
        open.append(range.lowerBound...middle)
      } else {
        var from = range.lowerBound
        let extent = range.upperBound - range.lowerBound
        let stops = sweep.crossings(of: (first, last)).map { range.lowerBound + $0 * extent }
        for stop in stops + [range.upperBound] where stop >= from {
          try look(at: from...min(stop, range.upperBound), level, &left)
          from = stop
        }
      }
    }
    return left.ranges
  }

  /// Looks at normals between whose tips no outline runs.
  private func look(
    at range: ClosedRange<Double>, _ level: SweepLevels.Level, _ left: inout MergedRanges
  ) throws(ZoneError) {
    // What an outline cuts off so near a limit may be as it is.
    if length(of: range, level) < finest || agrees(at: middle(of: range), level) {
      left.append(range)
      return
    }
    let room = min(
      0.05 * sweep.tolerance / max(length(of: 1, level), 1e-12), 0.1 * (range.upperBound - range.lowerBound))
    var open = [(range.lowerBound + room)...(range.upperBound - room)]
    while let range = open.popLast(), sweep.budget.take() {
      if isCovered(range, at: level.depth) {
        if mayEmerge(range, from: level.depth) { left.append(range) }
        continue
      }
      let middle = middle(of: range)
      if length(of: range, level) > finest {
        if isTied(range, level) || isOtherwise(range, level) {
          left.append(range)
          continue
        }
        open.append(middle...range.upperBound)
        open.append(range.lowerBound...middle)
        continue
      }
      if sweep.isNearer(tip(middle, level), than: level.depth) {
        if mayEmerge(range, from: level.depth) { left.append(range) }
        continue
      }
      let place = coordinate(at: tip(middle, level))
      let isIn = level.isIn && sweep.limits.model.isWithin(place)
      if sweep.holds(place) == isIn {
        left.append(range)
        continue
      }
      let isClear = sweep.limits.isClearly(
        isIn, in: sweep.region, at: place, within: sweep.tolerance, foot: isCap ? nil : level.depth)
      if isClear {
        throw .toleranceMissed(.misplaced(sweep.region.role, at: place, isInPolygons: !isIn))
      }
      left.append(range)
    }
  }

  /// Whether tips have another foot that is as near and on the other side, as where the line comes to places twice: seen at the
  /// first, the middle and the last. Then it is that foot that counts.
  private func isTied(_ range: ClosedRange<Double>, _ level: SweepLevels.Level) -> Bool {
    guard length(of: range, level) > 8 * finest else { return false }
    return [middle(of: range), range.lowerBound, range.upperBound].allSatisfy { parameter in
      let tip = tip(parameter, level)
      let place = coordinate(at: tip)
      let isIn = level.isIn && sweep.limits.model.isWithin(place)
      return sweep.limits.contains(place, sweep.region, within: level.depth + sweep.tolerance) != isIn
        && !sweep.isNearer(tip, than: level.depth)
    }
  }

  /// Whether all of the tips certainly are as the polygons have them, although their normals alone would have them otherwise:
  /// beyond a flat end, where another foot puts them in the zone.
  private func isOtherwise(_ range: ClosedRange<Double>, _ level: SweepLevels.Level) -> Bool {
    guard isCap else { return false }
    let place = coordinate(at: tip(middle(of: range), level))
    let room = length(of: range, level) / 2 + sagitta(of: range, at: level.depth)
    let isIn = level.isIn && sweep.limits.model.isWithin(place)
    return sweep.limits.answer(for: sweep.region, at: place, clearOf: room) == !isIn
  }

  /// Whether what lies beyond tips that are nearer to another place of the line may be nearest to its own foot again: where that
  /// place is a foot of the tips and not of those beyond, as they lie behind a flat end.
  private func mayEmerge(_ range: ClosedRange<Double>, from depth: Double) -> Bool {
    guard sweep.hasCuts else { return false }
    let end = sweep.region.to.meters
    guard let corners = corners(of: range, from: depth, to: end) else { return true }
    return sweep.hasCut(
      in: GroundPatch(corners, margin: sagitta(of: range, at: end, isBesideArc: true)))
  }

  /// Whether a place of the line other than their own is nearer to all tips of some normals.
  private func isCovered(_ range: ClosedRange<Double>, at depth: Double) -> Bool {
    let sagitta = sagitta(of: range, at: depth)
    guard sagitta < depth / 4 else { return false }
    let (first, last) = (
      primitive.tip(at: range.lowerBound, depth: depth), primitive.tip(at: range.upperBound, depth: depth)
    )
    let depth = depth - sagitta
    if sweep.haveFoot(first, and: last, nearerThan: depth, trying: self.last) { return true }
    // Beyond a perpendicular that is crossed on the way, the same place may be no foot.
    if sweep.hasCut(in: GroundPatch((first, last, last, first), margin: sagitta)) { return false }
    return sweep.isCovered(first, and: last, by: depth) || sweep.isCovered(last, and: first, by: depth)
  }

  /// Ways of tips are looked at in one piece up to this length, in metres, as a patch is flat.
  private static let longest = 100_000.0

  /// Tips that are so near to each other are looked at as one, in metres.
  private var finest: Double { sweep.tolerance / 4 }

  /// Whether the polygons have a tip as the definition says, if no other place of the line is nearer.
  private func agrees(at parameter: Double, _ level: SweepLevels.Level) -> Bool {
    let place = coordinate(at: tip(parameter, level))
    return sweep.holds(place) == (level.isIn && sweep.limits.model.isWithin(place))
  }

  private func tip(_ parameter: Double, _ level: SweepLevels.Level) -> Vector {
    primitive.tip(at: parameter, depth: level.depth)
  }

  private func middle(of range: ClosedRange<Double>) -> Double { (range.lowerBound + range.upperBound) / 2 }

  /// In metres, as the tips lie.
  private func length(of range: ClosedRange<Double>, _ level: SweepLevels.Level) -> Double {
    length(of: range.upperBound - range.lowerBound, level)
  }

  private func length(of extent: Double, _ level: SweepLevels.Level) -> Double {
    primitive.length(of: extent, at: level.depth)
  }
}

/// The number of the piece of the line that was last found nearer to tips than their own feet: it often is to the next, too.
final class LastPiece {
  var number = 0
}

/// Ranges in order, those that meet as one.
private struct MergedRanges {
  private(set) var ranges: [ClosedRange<Double>] = []

  mutating func append(_ range: ClosedRange<Double>) {
    if let last = ranges.last, last.upperBound >= range.lowerBound {
      ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
    } else {
      ranges.append(range)
    }
  }
}
