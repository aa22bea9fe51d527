internal import Concurrency
internal import Geodesy
internal import Geometry
internal import Zones

/// The bisectors of a one-sided zone: where the nearest foot on a chosen side is exactly as near as the nearest on a side
/// not chosen.
///
/// Squares that may have one (``BisectorCells``) are asked at their corners whether the nearest foot is chosen. Where two
/// neighbouring corners differ, the side between them is crossed at a root, which the squares on its two sides have in common to
/// the bit. Chords between roots separate all corners that differ: so no bisector is left open, and none is missed but
/// where all is smaller than the stray. Chords that are no limit, because they follow the line or a ray, do no harm.
struct BisectorCurves {
  private let cells: BisectorCells
  private let field: BisectorField
  private let stray: Double

  init(_ model: ZoneModel, depths: [Double], stray: Double, _ thickets: Thickets, work: SharedBudget) {
    cells = BisectorCells(model, depths: depths, stray: stray, thickets, work: work)
    field = cells.field
    self.stray = stray
  }

  /// The curves; nil where it takes too much work to find them.
  func runs() -> [[Coordinate]]? {
    guard var leaves = cells.leaves() else { return nil }
    var answers: [CubePoint: Bool] = [:]
    var roots: [SquareSide: Vector] = [:]
    for _ in 0..<Self.attempts {
      let outlines = outlines(of: leaves)
      ask(zip(leaves, outlines), &answers)
      solve(zip(leaves, outlines), answers, &roots)
      let crossings = crossings(of: outlines, roots)
      let drawn = Parallel.map(Array(zip(leaves, crossings))) { leaf, crossings in
        runs(of: leaf, crossings)
      }
      let coarse = zip(leaves, drawn).compactMap { $1 == nil ? $0 : nil }
      if coarse.isEmpty { return drawn.flatMap { $0 ?? [] } }
      guard let quarters = cells.quarters(of: coarse) else { return nil }
      leaves = zip(leaves, drawn).compactMap { $1 == nil ? nil : $0 } + quarters
    }
    return nil
  }

  /// More than halve any square down to the stray.
  private static let attempts = 48

  /// The sides of each leaf, divided where a neighbour has a corner.
  private func outlines(of leaves: [BisectorCells.Leaf]) -> [[SquareSide]] {
    let corners = corners(of: leaves)
    func append(_ a: CubePoint, _ b: CubePoint, _ sides: inout [SquareSide]) {
      if let middle = a.middle(to: b), corners.contains(middle) {
        append(a, middle, &sides)
        append(middle, b, &sides)
      } else {
        sides.append(SquareSide(a, b))
      }
    }
    return leaves.map { leaf in
      let square = leaf.square.corners
      var sides: [SquareSide] = []
      for index in 0..<4 { append(square[index], square[(index + 1) % 4], &sides) }
      return sides
    }
  }

  /// The corners of leaves and of all squares that had to be divided for them: a side is divided where its neighbour's is.
  private func corners(of leaves: [BisectorCells.Leaf]) -> Set<CubePoint> {
    var corners = Set<CubePoint>(minimumCapacity: 4 * leaves.count)
    var divided = Set<CubePoint>(minimumCapacity: leaves.count)
    for leaf in leaves {
      corners.formUnion(leaf.square.corners)
      var square = leaf.square.parent
      // Squares on different faces, or of different sizes, have different middles.
      while let parent = square, divided.insert(parent.middle).inserted {
        for quarter in parent.quarters ?? [] { corners.formUnion(quarter.corners) }
        square = parent.parent
      }
    }
    return corners
  }

  private typealias Outlined = Zip2Sequence<[BisectorCells.Leaf], [[SquareSide]]>

  /// Asks at each corner whether the nearest foot is chosen.
  private func ask(_ outlined: Outlined, _ answers: inout [CubePoint: Bool]) {
    var asked: [(CubePoint, [Int32])] = []
    var seen = Set<CubePoint>()
    for (leaf, sides) in outlined {
      for side in sides {
        for corner in [side.start, side.end] where answers[corner] == nil && seen.insert(corner).inserted {
          asked.append((corner, leaf.spans))
        }
      }
    }
    let found = Parallel.map(asked) { field.isChosen(at: $0.0.position, $0.1) }
    for (question, answer) in zip(asked, found) { answers[question.0] = answer }
  }

  /// Finds where each side is crossed whose ends differ.
  private func solve(
    _ outlined: Outlined, _ answers: [CubePoint: Bool], _ roots: inout [SquareSide: Vector]
  ) {
    var asked: [(SquareSide, [Int32])] = []
    var seen = Set<SquareSide>()
    for (leaf, sides) in outlined {
      for side in sides where answers[side.start] != answers[side.end] && roots[side] == nil {
        if seen.insert(side).inserted { asked.append((side, leaf.spans)) }
      }
    }
    let found = Parallel.map(asked) { field.root(on: $0.0, $0.1) }
    for (question, answer) in zip(asked, found) { roots[question.0] = answer }
  }

  /// Where the outline of a leaf is crossed.
  private struct Crossing: Sendable {
    let position: Vector
    /// Whether a neighbour's curve goes on from here.
    let isShared: Bool
  }

  private func crossings(of outlines: [[SquareSide]], _ roots: [SquareSide: Vector]) -> [[Crossing]] {
    var count: [SquareSide: Int] = [:]
    for side in outlines.joined() where roots[side] != nil { count[side, default: 0] += 1 }
    return outlines.map { sides in
      sides.compactMap { side in
        roots[side].map { Crossing(position: $0, isShared: count[side] == 2) }
      }
    }
  }

  /// The curves of a leaf whose outline has some crossings; nil where it has to be divided.
  private func runs(of leaf: BisectorCells.Leaf, _ crossings: [Crossing]) -> [[Coordinate]]? {
    if crossings.isEmpty { return [] }
    if crossings.count == 2 {
      if !leaf.isSmallest, !field.isPictured(crossings[0].position, crossings[1].position, leaf.spans) {
        return nil
      }
      if leaf.touch == nil { return runs(from: crossings[0], to: crossings[1]) }
    } else if !leaf.isSmallest {
      return nil
    }
    let middle = Crossing(position: leaf.square.middle.position, isShared: true)
    let touch = leaf.touch.map { [Crossing(position: $0, isShared: false)] } ?? []
    return (crossings + touch).flatMap { runs(from: $0, to: middle) }
  }

  /// The chord between two crossings, with a small cross where no neighbour's goes on: there it comes to the line or a ray,
  /// whose chords pass by within a stray.
  private func runs(from first: Crossing, to last: Crossing) -> [[Coordinate]] {
    let way = last.position - first.position
    guard way.length > 0 else { return [] }
    var runs = [[first.position, last.position]]
    for crossing in [first, last] where !crossing.isShared {
      let (p, up) = (crossing.position, RivalSearch.up(crossing.position))
      let ahead = (way - up * dot(way, up)).unit * (2 * stray)
      for arm in [ahead, cross(up, ahead)] { runs.append([p - arm, p, p + arm]) }
    }
    return runs.map { $0.map { coordinate(at: $0) } }
  }
}
