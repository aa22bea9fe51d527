/// Noded lines as a planar graph: which lines follow each other around each face.
///
/// Every line gives two darts, one each way. A dart has a face on its left, and the cycle of darts around that face
/// goes on, where the dart ends, with the next dart clockwise (the rotation system of a plane graph; Edmonds 1960).
/// All tests are exact, in whole steps of the grid: 2 x 180 degrees at 1e-10 of a degree keep within 128 bits.
///
/// GEOS has this too (`GEOSPolygonize`), and `LineGraphTests` holds the two against each other; but it takes lines apart
/// and faces for a whole library of geometry, which took a third of the time of construction.
struct LineGraph {
  /// The lines between nodes: they meet in their ends alone.
  let lines: [[GridPoint]]
  /// The cycles of darts, each with one face on its left.
  private(set) var cycles: [[Int]] = []
  /// The cycle that each dart belongs to.
  private(set) var cycleOfDart: [Int]

  /// Lines of fewer than two points are left out.
  init(_ input: [[GridPoint]]) {
    lines = input.filter { $0.count > 1 }
    cycleOfDart = Array(repeating: -1, count: 2 * lines.count)
    let next = Self.successors(lines)
    for first in next.indices where cycleOfDart[first] < 0 {
      var cycle: [Int] = []
      var dart = first
      repeat {
        cycleOfDart[dart] = cycles.count
        cycle.append(dart)
        dart = next[dart]
      } while dart != first
      cycles.append(cycle)
    }
  }

  /// The points of a line along a dart of it.
  func points(of dart: Int) -> [GridPoint] { dart % 2 == 0 ? lines[dart / 2] : lines[dart / 2].reversed() }

  /// The point at which a dart leaves.
  func start(of dart: Int) -> GridPoint { lines[dart / 2][dart % 2 == 0 ? 0 : lines[dart / 2].count - 1] }

  /// The dart that follows each dart around the face on its left.
  private static func successors(_ lines: [[GridPoint]]) -> [Int] {
    var spokes: [Spoke] = []
    spokes.reserveCapacity(2 * lines.count)
    for (index, line) in lines.enumerated() {
      let last = line.count - 1
      spokes.append(Spoke(dart: 2 * index, from: line[0], toward: line[1]))
      spokes.append(Spoke(dart: 2 * index + 1, from: line[last], toward: line[last - 1]))
    }
    // Those of one node side by side, counterclockwise.
    spokes.sort { $0.isBefore($1) }
    var next = Array(repeating: 0, count: 2 * lines.count)
    var first = 0
    while first < spokes.count {
      var end = first + 1
      while end < spokes.count, spokes[end].node == spokes[first].node { end += 1 }
      for position in first..<end {
        // What arrives against a spoke leaves by the next one clockwise.
        next[spokes[position].dart ^ 1] = spokes[position > first ? position - 1 : end - 1].dart
      }
      first = end
    }
    return next
  }

  /// A dart as it leaves its node.
  private struct Spoke {
    let dart: Int
    let node: GridPoint
    private let x: Int
    private let y: Int

    init(dart: Int, from node: GridPoint, toward next: GridPoint) {
      self.dart = dart
      self.node = node
      x = next.x - node.x
      y = next.y - node.y
    }

    /// Whether it comes before another: by their nodes, and counterclockwise from due east at one node.
    func isBefore(_ other: Spoke) -> Bool {
      if node.x != other.node.x { return node.x < other.node.x }
      if node.y != other.node.y { return node.y < other.node.y }
      if isLower != other.isLower { return other.isLower }
      let turn = Int128(x) * Int128(other.y) - Int128(y) * Int128(other.x)
      return turn != 0 ? turn > 0 : dart < other.dart
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
    for dart in cycles[cycle] {
      let line = lines[dart / 2]
      if dart % 2 == 0 {
        ring.append(contentsOf: line[..<(line.count - 1)])
      } else {
        for number in stride(from: line.count - 1, to: 0, by: -1) { ring.append(line[number]) }
      }
    }
    if let first = ring.first { ring.append(first) }
    return ring
  }
}
