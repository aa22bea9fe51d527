internal import Concurrency
internal import Geodesy
internal import Geometry
internal import Zones

/// Looks at every place of the Earth, cell by cell, for what is missing from the polygons of a region, or too much.
///
/// It rests on ``OutlineCheck``, which shows that no place of an outline is farther than the tolerance t from the depths
/// of the region. So a part of the Earth where the polygons are wrong by more than t is bounded by no outline: it is a whole
/// component of the places clear of the depths by more than t. Such a component has a place where the distance to the line
/// is greatest, or least, or half-way between the depths. The cell of that place is not one that was found monotone
/// (``NearestCone``); and any other cell was compared with the polygons, or divided until it was.
///
/// For zones that have other limits than depths (one side, flat ends, a clip area) this shows that the polygons hold no
/// place deeper than D + t. That they hold all they should, and nothing on the other side, is shown by ``NormalSweep``.
struct CellCheck: Sendable {
  private let limits: KnownLimits
  private let region: Zone.Region
  private let outlines: OutlineIndex
  private let edges: [OutlineEdge]
  private let outlineRuns: OutlineRuns
  private let tolerance: Double
  private let from: Double
  private let to: Double
  /// Whether the depths are the only limits.
  private let isPlain: Bool

  init(_ limits: KnownLimits, _ region: Zone.Region, _ outlines: OutlineIndex) {
    self.limits = limits
    self.region = region
    self.outlines = outlines
    edges = outlines.ownEdges
    outlineRuns = OutlineRuns(edges)
    let model = limits.model
    tolerance = model.specification.tolerance.meters
    (from, to) = (region.from.meters, region.to.meters)
    isPlain = model.hasDepthsOnly
  }

  /// A cell with what may matter in it: edges of outlines, and pieces of the line, if those are not all.
  private struct Task: Sendable {
    var cell: CubeCell
    /// Of a large cell, runs of edges in place of single ones.
    var runs: [Int32] = []
    var edges: [Int32] = []
    var near: NearPieces?
    /// Whether the polygons hold the cell, if it is known.
    var isHeld: Bool?
  }

  /// What is known of a cell.
  private struct Sight {
    let cell: CubeCell
    let frame: LocalFrame
    let near: NearPieces
    /// Whether the polygons hold the whole cell; nil where an outline may run through it.
    let isHeld: Bool?
    /// From the middle to the line, in metres; nil where it is beyond what matters.
    let distance: Double?
    /// That of the cell, and how wrong distances are.
    var radius: Double { cell.radius + CellDistance.error }
  }

  private enum Kind {
    case uniform
    case monotone
    case critical
  }

  /// How many cells are looked at, at most, before it is given up: as many as take some seconds.
  private var most: Int { 2_000_000 + 40 * edges.count }

  /// Looks at all cells; nil where they are too many, and nothing is shown.
  ///
  /// - Throws: ``ZoneError/toleranceMissed(_:)`` with a place where the polygons are wrong by more than the tolerance. If cells
  ///   are not too many it is the same place however many cores work.
  func counts() throws(ZoneError) -> CellCounts? {
    var counts = CellCounts()
    let runs = outlineRuns.runs.indices.map(Int32.init)
    var tasks = CubeCell.all.map { Task(cell: $0, runs: runs) }
    // As many cells as there is work for all cores; from then on each with its parts to the last.
    while !tasks.isEmpty, tasks.count < Self.shares {
      var rest: [Task] = []
      for task in tasks { try look(at: task, &counts, &rest) }
      tasks = rest
    }
    let seen = SharedBudget(counts.all, of: most)
    let parts = Parallel.map(tasks) { task in
      Result { () throws(ZoneError) in try self.counts(in: task, seen) }
    }
    for part in parts { counts += try part.get() }
    return seen.isSpent ? nil : counts
  }

  /// How many cells are looked at one by one, at most, before all cores are.
  private static let shares = 1_000

  /// Looks at a cell and all its parts, until they are too many.
  private func counts(in task: Task, _ seen: SharedBudget) throws(ZoneError) -> CellCounts {
    var counts = CellCounts()
    var tasks = [task]
    while let task = tasks.popLast(), seen.take() { try look(at: task, &counts, &tasks) }
    return counts
  }

  /// Counts a cell of which something is shown; of any other the quarters are to be looked at.
  private func look(at task: Task, _ counts: inout CellCounts, _ rest: inout [Task]) throws(ZoneError) {
    var task = task
    if !(task.runs.isEmpty && task.edges.isEmpty) {
      let box = LonLatBox(around: task.cell.middle, radius: task.cell.radius)
      task.runs.removeAll { !box.mayMeet(outlineRuns.runs[Int($0)]) }
      if task.runs.count <= OutlineRuns.few {
        task.edges += task.runs.flatMap { outlineRuns.runs[Int($0)].edges }
        task.runs = []
      }
      task.edges.removeAll { !box.mayMeet(edges[Int($0)]) }
    }
    let sight = sight(of: task)
    switch try kind(of: sight) {
    case .uniform: counts.uniform += 1
    case .monotone: counts.monotone += 1
    case .critical: counts.critical += 1
    case nil:
      for cell in task.cell.quarters {
        rest.append(
          Task(cell: cell, runs: task.runs, edges: task.edges, near: sight.near, isHeld: sight.isHeld))
      }
    }
  }

  private func sight(of task: Task) -> Sight {
    let cell = task.cell
    var near = NearPieces()
    limits.line.index.find(
      around: cell.position, radius: cell.radius, within: to + 2 * tolerance + cell.radius, slack: 0,
      isPlain: true, among: task.near, &near)
    let frame = LocalFrame(at: cell.middle)
    return Sight(
      cell: cell, frame: frame, near: near,
      isHeld: task.isHeld ?? (task.runs.isEmpty && task.edges.isEmpty ? outlines.contains(cell.middle) : nil),
      distance: cell.radius < Self.greatest ? distance(frame.position, near) : nil)
  }

  /// What is shown of a cell; nil if it has to be divided.
  private func kind(of sight: Sight) throws(ZoneError) -> Kind? {
    guard let distance = sight.distance else {
      guard sight.near.numbers.isEmpty else { return nil }
      // Everything is farther than the depth by more than the tolerance.
      if sight.isHeld == true { throw misplaced(sight, isHeld: true) }
      return sight.isHeld == false ? .uniform : sight.radius < smallest ? .critical : nil
    }
    if try isUniform(sight, distance) { return .uniform }
    // Between two depths half-way has to be in a cell without an outline.
    let isNarrow = !isPlain || sight.radius <= (to - from) / 4
    let cone = NearestCone(sight.frame, limits.line.index, sight.near)
    if isNarrow, cone.isMonotone(sight.radius, distance: distance) { return .monotone }
    return sight.radius < smallest ? .critical : nil
  }

  /// Whether no place of a cell can be wrong by more than the tolerance, as far as distance shows.
  private func isUniform(_ sight: Sight, _ distance: Double) throws(ZoneError) -> Bool {
    let excess = distance - to
    guard isPlain else {
      if sight.isHeld == false { return true }
      if sight.isHeld == true, excess > tolerance + CellDistance.error {
        throw misplaced(sight, isHeld: true)
      }
      return isWithin(sight, distance)
    }
    let isIn = distance <= to && (from == 0 || distance > from)
    let clearance = from == 0 ? abs(excess) : min(abs(excess), abs(distance - from))
    guard let isHeld = sight.isHeld else { return clearance + sight.radius <= tolerance }
    if isIn != isHeld, clearance > tolerance + CellDistance.error { throw misplaced(sight, isHeld: isHeld) }
    if !isHeld { return sight.radius <= (isIn ? -clearance : clearance) + tolerance }
    return isWithin(sight, distance) && (from == 0 || distance - sight.radius >= from - tolerance)
  }

  /// Whether no place of a cell is deeper than the zone by more than the tolerance.
  private func isWithin(_ sight: Sight, _ distance: Double) -> Bool {
    if distance + sight.radius <= to + tolerance { return true }
    guard distance <= to + tolerance else { return false }
    let ceiling = DistanceCeiling(sight.frame, limits.line.index)
    return ceiling.value(sight.radius, distance: distance, sight.near) + CellDistance.error <= to + tolerance
  }

  private func misplaced(_ sight: Sight, isHeld: Bool) -> ZoneError {
    .toleranceMissed(.misplaced(region.role, at: sight.cell.middle, isInPolygons: isHeld))
  }

  /// Cells smaller than this, in metres, hide nothing: what is wrong in them is more than the tolerance by less than this.
  private var smallest: Double { tolerance / 512 + 2 * CellDistance.error }
  /// Cells larger than this, in metres, are always divided where the line is near.
  private static let greatest = 300_000.0

  /// The distance from a position to the line; nil where it is beyond what matters.
  private func distance(_ position: Vector, _ near: NearPieces) -> Double? {
    var least = Double.infinity
    for number in near.numbers {
      let piece = limits.line.index.pieces[Int(number)]
      let (share, square) = piece.nearest(to: position)
      let most = least + piece.sagitta
      guard square <= most * most else { continue }
      let place = piece.place(at: share)
      let chord = (place - position).length
      // No chord is longer than its geodesic.
      guard chord <= least else { continue }
      least = min(least, CellDistance.from(position, to: place))
    }
    return least.isFinite ? least : nil
  }
}
