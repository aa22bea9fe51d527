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
/// place deeper than D + t. That they hold all they should is then compared in cells down to ``finest``, clear of all limits.
struct CellCheck: Sendable {
  private let limits: KnownLimits
  private let region: Zone.Region
  private let outlines: OutlineIndex
  private let edges: [OutlineEdge]
  private let tolerance: Double
  private let from: Double
  private let to: Double
  /// Whether the depths are the only limits.
  private let isPlain: Bool
  /// The least radius of the cells in which other limits than depths are compared, in metres.
  private let finest: Double
  /// How wrong distances may be, in metres: those over 150 km by chords the most.
  private static let error = 0.005

  init(_ limits: KnownLimits, _ region: Zone.Region, _ outlines: OutlineIndex) {
    self.limits = limits
    self.region = region
    self.outlines = outlines
    edges = outlines.ownEdges
    let model = limits.model
    tolerance = model.specification.tolerance.meters
    (from, to) = (region.from.meters, region.to.meters)
    isPlain = model.hasDepthsOnly
    finest = max(3 * tolerance, to / 8)
  }

  /// A cell with what may matter in it.
  private struct Task: Sendable {
    var cell: CubeCell
    var edges: [Int32]
    var near: NearPieces?
  }

  /// What becomes of a cell.
  private enum Answer {
    case uniform
    case monotone
    case critical
    case divided([Task])
  }

  /// Of each of the cells that are shared out so many parts are looked at, at most.
  private static let most = 1_000

  /// Looks at all cells; nil where they are so many that it would take minutes, and nothing is shown.
  ///
  /// - Throws: ``ZoneError/toleranceMissed(_:)`` with a place where the polygons are wrong by more than the tolerance.
  func counts() throws(ZoneError) -> CellCounts? {
    var counts = CellCounts()
    var tasks = CubeCell.all.map { Task(cell: $0, edges: Array(edges.indices.map(Int32.init)), near: nil) }
    // Some rounds together, until there are enough cells to share out.
    while !tasks.isEmpty, tasks.count < 256 { tasks = try next(tasks, &counts) }
    let parts = Parallel.map(tasks) { task in
      var counts = CellCounts()
      return Result { () throws(ZoneError) -> CellCounts? in
        var (rest, seen) = ([task], 0)
        while let task = rest.popLast() {
          seen += 1
          if seen > Self.most { return nil }
          rest += try next([task], &counts)
        }
        return counts
      }
    }
    var isComplete = true
    for part in parts {
      if let part = try part.get() { counts += part } else { isComplete = false }
    }
    return isComplete ? counts : nil
  }

  private func next(_ tasks: [Task], _ counts: inout CellCounts) throws(ZoneError) -> [Task] {
    var next: [Task] = []
    for task in tasks {
      switch try answer(task) {
      case .uniform: counts.uniform += 1
      case .monotone: counts.monotone += 1
      case .critical: counts.critical += 1
      case .divided(let quarters): next += quarters
      }
    }
    return next
  }

  private func answer(_ task: Task) throws(ZoneError) -> Answer {
    let cell = task.cell
    let box = LonLatBox(around: cell.middle, radius: cell.radius)
    let here = task.edges.filter { box.mayMeet(edges[Int($0)]) }
    var near = NearPieces()
    limits.line.index.find(
      around: cell.position, radius: cell.radius, within: to + 2 * tolerance + cell.radius, slack: 0,
      isPlain: true, among: task.near, &near)
    /// Whether the polygons hold the whole cell; nil where an outline may run through it.
    let isHeld = here.isEmpty ? outlines.contains(cell.middle) : nil
    if let kind = try kind(of: cell, isHeld, near) {
      if isPlain || near.numbers.isEmpty { return kind.answer }
      if cell.radius <= finest {
        if let isHeld { try compare(cell, isHeld) }
        return kind.answer
      }
      if let isHeld, try isSettled(cell, isHeld, near) { return .uniform }
    }
    return .divided(cell.quarters.map { Task(cell: $0, edges: here, near: near) })
  }

  private enum Kind {
    case uniform
    case monotone
    case critical

    var answer: Answer {
      switch self {
      case .uniform: .uniform
      case .monotone: .monotone
      case .critical: .critical
      }
    }
  }

  /// What is known of a cell by distance alone; nil if it has to be divided.
  private func kind(of cell: CubeCell, _ isHeld: Bool?, _ near: NearPieces) throws(ZoneError) -> Kind? {
    guard cell.radius < Self.greatest else {
      return near.numbers.isEmpty && isHeld == false ? .uniform : nil
    }
    let radius = cell.radius + Self.error
    guard let distance = distance(cell, near) else {
      // Everything is farther than the depth by more than the tolerance.
      if isHeld == true { throw misplaced(cell, isHeld: true) }
      return isHeld == false ? .uniform : radius < smallest ? .critical : nil
    }
    if try isUniform(cell, isHeld, distance, radius) { return .uniform }
    if radius <= (to - from) / 4,
      NearestCone(LocalFrame(at: cell.middle), limits.line.index, near)
        .isMonotone(radius, distance: distance)
    {
      return .monotone
    }
    return radius < smallest ? .critical : nil
  }

  /// Whether no place of a cell can be wrong by more than the tolerance.
  private func isUniform(_ cell: CubeCell, _ isHeld: Bool?, _ distance: Double, _ radius: Double)
    throws(ZoneError) -> Bool
  {
    guard isPlain else {
      if isHeld == false { return true }
      if isHeld == true, distance > to + tolerance + Self.error { throw misplaced(cell, isHeld: true) }
      return distance + radius <= to + tolerance
    }
    let isIn = distance <= to && (from == 0 || distance > from)
    let clearance = from == 0 ? abs(distance - to) : min(abs(distance - to), abs(distance - from))
    guard let isHeld else { return clearance + radius <= tolerance }
    if isIn == isHeld { return radius <= clearance + tolerance }
    if clearance > tolerance + Self.error { throw misplaced(cell, isHeld: isHeld) }
    return clearance + radius <= tolerance
  }

  /// Whether every limit of any kind is so far from a cell that its middle tells of all of it.
  private func isSettled(_ cell: CubeCell, _ isHeld: Bool, _ near: NearPieces) throws(ZoneError) -> Bool {
    let room = cell.radius + tolerance + Self.error
    if !isHeld, let distance = distance(cell, near), distance > to + room { return true }
    guard let isIn = limits.answer(for: region, at: cell.middle, clearOf: room) else {
      return false
    }
    if isIn != isHeld { throw misplaced(cell, isHeld: isHeld) }
    return true
  }

  /// Compares the middle of a cell, if all limits are farther from it than the tolerance.
  private func compare(_ cell: CubeCell, _ isHeld: Bool) throws(ZoneError) {
    _ = try limits.answer(for: region, at: cell.middle, clearOf: 1.5 * tolerance).map {
      isIn throws(ZoneError) in
      if isIn != isHeld { throw misplaced(cell, isHeld: isHeld) }
    }
  }

  private func misplaced(_ cell: CubeCell, isHeld: Bool) -> ZoneError {
    .toleranceMissed(.misplaced(region.role, at: cell.middle, isInPolygons: isHeld))
  }

  /// Cells smaller than this hide nothing: what is wrong in them is less than the tolerance and a 256th of it.
  private var smallest: Double { tolerance / 512 + 2 * Self.error }
  /// Cells larger than this, in metres, are always divided where the line is near.
  private static let greatest = 300_000.0

  /// The distance from the middle of a cell to the line; nil where it is beyond what matters.
  private func distance(_ cell: CubeCell, _ near: NearPieces) -> Double? {
    var least = Double.infinity
    for number in near.numbers {
      let piece = limits.line.index.pieces[Int(number)]
      let place = piece.place(at: piece.nearest(to: cell.position).share)
      let chord = (place - cell.position).length
      guard chord <= least else { continue }
      least = min(
        least,
        chord < ChordDistance.limit
          ? ChordDistance.geodesic(from: place, to: cell.position)
          : Geodesic.inverse(from: coordinate(at: place), to: cell.middle).distance)
    }
    return least.isFinite ? least : nil
  }
}
