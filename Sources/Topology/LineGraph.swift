/// Noded lines as a planar graph: which lines follow each other around each face.
///
/// Every line gives two half-edges, one each way. A half-edge has a face on its left, and the cycle of half-edges around that face
/// goes on, where the half-edge ends, with the next half-edge clockwise (the rotation system of a plane graph; Edmonds 1960).
/// All tests are exact, in whole steps of the grid: 2 x 180 degrees at 1e-10 of a degree keep within 128 bits.
///
/// GEOS has this too (`GEOSPolygonize`), and `LineGraphTests` holds the two against each other; but it takes lines apart
/// and faces for a whole library of geometry, which took a third of the time of construction.
struct LineGraph {
  /// The lines between nodes: they meet in their ends alone.
  let lines: [[GridPoint]]
  /// The cycles of half-edges, each with one face on its left.
  private(set) var cycles: [[Int]] = []
  /// The cycle that each half-edge belongs to.
  private(set) var cycleOfHalfEdge: [Int]

  /// Lines of fewer than two points are left out.
  init(_ input: [[GridPoint]]) {
    lines = input.filter { $0.count > 1 }
    cycleOfHalfEdge = Array(repeating: -1, count: 2 * lines.count)
    let next = Self.successors(lines)
    for first in next.indices where cycleOfHalfEdge[first] < 0 {
      var cycle: [Int] = []
      var halfEdge = first
      repeat {
        cycleOfHalfEdge[halfEdge] = cycles.count
        cycle.append(halfEdge)
        halfEdge = next[halfEdge]
      } while halfEdge != first
      cycles.append(cycle)
    }
  }

  /// The points of a line along a half-edge of it.
  func points(of halfEdge: Int) -> [GridPoint] {
    halfEdge % 2 == 0 ? lines[halfEdge / 2] : lines[halfEdge / 2].reversed()
  }

  /// The point at which a half-edge leaves.
  func start(of halfEdge: Int) -> GridPoint {
    lines[halfEdge / 2][halfEdge % 2 == 0 ? 0 : lines[halfEdge / 2].count - 1]
  }

  /// The half-edge that follows each half-edge around the face on its left.
  private static func successors(_ lines: [[GridPoint]]) -> [Int] {
    var departures: [Departure] = []
    departures.reserveCapacity(2 * lines.count)
    for (index, line) in lines.enumerated() {
      let last = line.count - 1
      departures.append(Departure(halfEdge: 2 * index, from: line[0], toward: line[1]))
      departures.append(Departure(halfEdge: 2 * index + 1, from: line[last], toward: line[last - 1]))
    }
    // Those of one node side by side, counterclockwise.
    departures.sort { $0.isBefore($1) }
    var next = Array(repeating: 0, count: 2 * lines.count)
    var first = 0
    while first < departures.count {
      var end = first + 1
      while end < departures.count, departures[end].node == departures[first].node { end += 1 }
      for position in first..<end {
        // What arrives against a departure leaves by the next one clockwise.
        next[departures[position].halfEdge ^ 1] =
          departures[position > first ? position - 1 : end - 1].halfEdge
      }
      first = end
    }
    return next
  }

  /// A half-edge as it leaves its node.
  private struct Departure {
    let halfEdge: Int
    let node: GridPoint
    private let x: Int
    private let y: Int

    init(halfEdge: Int, from node: GridPoint, toward next: GridPoint) {
      self.halfEdge = halfEdge
      self.node = node
      x = next.x - node.x
      y = next.y - node.y
    }

    /// Whether it comes before another: by their nodes, and counterclockwise from due east at one node.
    func isBefore(_ other: Departure) -> Bool {
      if node.x != other.node.x { return node.x < other.node.x }
      if node.y != other.node.y { return node.y < other.node.y }
      if isLower != other.isLower { return other.isLower }
      let turn = Int128(x) * Int128(other.y) - Int128(y) * Int128(other.x)
      return turn != 0 ? turn > 0 : halfEdge < other.halfEdge
    }

    private var isLower: Bool { y < 0 || (y == 0 && x < 0) }
  }
}

extension LineGraph {
  /// Twice the area that a closed ring encloses, in cells of the grid; positive counterclockwise.
  static func doubleArea(of ring: some Sequence<GridPoint>) -> Int128 {
    var area: Int128 = 0
    var iterator = ring.makeIterator()
    guard let origin = iterator.next() else { return 0 }
    var last = (x: 0, y: 0)
    while let point = iterator.next() {
      let way = (x: point.x - origin.x, y: point.y - origin.y)
      area += Int128(last.x) * Int128(way.y) - Int128(last.y) * Int128(way.x)
      last = way
    }
    return area
  }

  /// The points along a cycle, the first again at the end.
  func points(ofCycle cycle: Int) -> [GridPoint] {
    var ring: [GridPoint] = []
    ring.reserveCapacity(cycles[cycle].reduce(1) { $0 + lines[$1 / 2].count - 1 })
    for halfEdge in cycles[cycle] {
      let line = lines[halfEdge / 2]
      if halfEdge % 2 == 0 {
        ring.append(contentsOf: line[..<(line.count - 1)])
      } else {
        for number in stride(from: line.count - 1, to: 0, by: -1) { ring.append(line[number]) }
      }
    }
    if let first = ring.first { ring.append(first) }
    return ring
  }
}
