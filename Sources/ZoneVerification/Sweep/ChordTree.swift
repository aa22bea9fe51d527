internal import Concurrency
internal import Geodesy
internal import Geometry
internal import Zones

/// Curves on the Earth as straight chords, in a tree, to tell where none runs.
struct ChordTree: Sendable {
  private struct Chord: Sendable {
    let start: Vector
    let end: Vector
    /// How far the curve strays from its chord, seen from above, at most; in metres.
    let bend: Double
  }

  private let chords: [Chord]
  private let tree: BallTree
  /// What looking at balls takes from, so that work is bounded where many are near.
  private let budget: SharedBudget
  /// Longer curves are cut, as they bend by the square of their length.
  private static let longest = 5_000.0
  /// That of normals, which are geodesics: these bend by no more than centimetres then.
  private static let longestOfNormals = 20_000.0

  /// Edges of outlines.
  ///
  /// - Parameters:
  ///   - slack: What is added to all bends, in metres, for what rounding makes of them.
  ///   - budget: How many ways may be looked at.
  init(_ edges: [OutlineEdge], slack: Double, _ budget: SharedBudget) {
    var chords: [Chord] = []
    chords.reserveCapacity(edges.count)
    for edge in edges {
      let (first, last) = (LocalFrame(at: edge.start), LocalFrame(at: edge.end))
      let length = edge.length(first, last)
      let count = max(1, Int((length / Self.longest).rounded(.up)))
      let part = length / Double(count)
      let bend = min(part, edge.curvature(first, last) * part * part / 8) + 1e-9 * part * part + slack
      var start = first.position
      for number in 1...count {
        let end = number == count ? last.position : edge.place(at: Double(number) / Double(count)).cartesian
        chords.append(Chord(start: start, end: end, bend: bend))
        start = end
      }
    }
    self.init(chords, budget)
  }

  /// Stretches of normals, from one depth to another in metres.
  init(_ normals: [(Normal, ClosedRange<Double>)], slack: Double, _ budget: SharedBudget) {
    self.init(
      normals.flatMap { normal, range in
        let count = max(1, Int(((range.upperBound - range.lowerBound) / Self.longestOfNormals).rounded(.up)))
        let part = (range.upperBound - range.lowerBound) / Double(count)
        return (0..<count).map { number in
          let from = range.lowerBound + part * Double(number)
          return Chord(
            start: normal.tip(at: from), end: normal.tip(at: from + part),
            bend: slack + GroundPatch.bend(of: part))
        }
      }, budget)
  }

  private init(_ chords: [Chord], _ budget: SharedBudget) {
    self.chords = chords
    self.budget = budget
    tree = BallTree(
      chords.map {
        BallTree.Ball(middle: ($0.start + $0.end) / 2, radius: ($0.end - $0.start).length / 2 + $0.bend)
      })
  }

  /// Whether no curve comes to a patch.
  func isClear(of patch: GroundPatch) -> Bool {
    var (isClear, looked) = (true, 0)
    tree.forEach(where: {
      looked += 1
      return !patch.isApart(from: $0)
    }) { number in
      let chord = chords[number]
      isClear = patch.isApart(from: chord.start, chord.end, by: chord.bend)
      return isClear
    }
    take(looked)
    return isClear
  }

  /// The shares of a way at which curves cross it, in order.
  func crossings(of way: (from: Vector, to: Vector)) -> [Double] {
    let middle = (way.from + way.to) / 2
    let plane = LocalFrame(at: coordinate(at: middle))
    let (from, to) = (plane.point(way.from), plane.point(way.to))
    var (shares, looked): ([Double], Int) = ([], 0)
    tree.forEach(near: middle, within: { (way.to - way.from).length / 2 }) { number in
      looked += 1
      let (a, b) = (plane.point(chords[number].start), plane.point(chords[number].end))
      if let share = Self.crossing(of: (from, to), (a, b)) { shares.append(share) }
      return true
    }
    take(looked)
    return shares.sorted()
  }

  /// Takes as many ways as some chords and balls that were looked at are worth.
  private func take(_ looked: Int) {
    if looked >= Self.worth { _ = budget.take(looked / Self.worth) }
  }

  /// How many chords or balls take as long as a usual way.
  private static let worth = 100

  /// The share of the first way at which the second crosses it, if it does.
  private static func crossing(
    of way: (SIMD2<Double>, SIMD2<Double>), _ other: (SIMD2<Double>, SIMD2<Double>)
  ) -> Double? {
    func side(_ p: SIMD2<Double>, of way: (SIMD2<Double>, SIMD2<Double>)) -> Double {
      let (along, to) = (way.1 - way.0, p - way.0)
      return along.x * to.y - along.y * to.x
    }
    guard (side(other.0, of: way) > 0) != (side(other.1, of: way) > 0) else { return nil }
    let (from, to) = (side(way.0, of: other), side(way.1, of: other))
    guard (from > 0) != (to > 0) else { return nil }
    return from / (from - to)
  }
}
