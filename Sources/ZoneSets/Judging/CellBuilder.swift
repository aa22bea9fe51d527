internal import Concurrency
internal import Geodesy
internal import Geometry
internal import Zones

/// Cells that were cut: eight by eight for each node, and what leaves know.
struct CellTree: Sendable {
  /// For each node 64 cells, row by row from the south-west: the number of a node, or the complement of where in ``words`` the
  /// list of a leaf is.
  var nodes: [Int32] = []
  /// Lists of leaves, each after its length: see ``CellWord``.
  var words: [UInt32] = [CellWord.unlisted, 0]

  /// The leaf whose zones are not listed, and the one of no zones.
  static let (unlisted, empty) = (~Int32(0), ~Int32(1))

  /// Adds another tree, and answers with its root's number.
  mutating func append(_ other: CellTree) -> Int32 {
    let (node, word) = (Int32(nodes.count / 64), Int32(words.count - 2))
    nodes += other.nodes.map { $0 >= 0 ? $0 + node : $0 >= Self.empty ? $0 : $0 - word }
    words += other.words.dropFirst(2)
    return node
  }
}

/// What a leaf knows of a zone: the zone's number times four, and a kind.
enum CellWord {
  static let inside: UInt32 = 0
  static let disputed: UInt32 = 1
  /// The zone has to be asked.
  static let open: UInt32 = 2
  /// A polygon has edges in the cell. The next word has their count, times two, and whether the cell's middle is in the polygon;
  /// the numbers of the edges follow.
  static let crossed: UInt32 = 3
  /// In place of a length: the zones are so many that they are better found otherwise.
  static let unlisted = UInt32.max
}

/// What may have a limit in a cell, or holds all of it.
struct CellCandidate: Sendable {
  enum Kind { case inside, disputed, polygon, judged }

  var zone: Int
  var kind: Kind
  /// The number of a polygon among ``OutlineParts``.
  var part = 0
  /// Of a polygon, which of the cell's edge numbers are its own.
  var edges: Range<Int> = 0..<0
}

/// A cell that is to be cut.
struct OpenCell: Sendable {
  var block: CellBlock
  /// In the order of zones.
  var candidates: [CellCandidate] = []
  var edges: [Int32] = []
  var places: [Int32] = []
}

/// Cuts cells.
struct CellBuilder: Sendable {
  let set: ZoneSet
  let outlines: OutlineParts
  let positions: [(x: Int32, y: Int32)]
  /// Degrees of longitude of a smallest cell; of latitude half as many.
  let unit: Double
  /// How many words leaves may still have.
  let budget = SharedBudget(of: 1 << 26)

  /// A cell is cut if the places of the sample in it, times what each of its limits costs a place, come to this.
  private static let dearest = 64
  /// What a zone that has to be asked costs, in edges of a polygon that are looked at.
  private static let cost = 24
  /// What a judge costs where cells have as many places as make their cutting worth it.
  private static let judgeCost = 11
  /// A cell with more polygons is cut even where the sample has no place, down to a size.
  private static let many = 16
  /// Leaves with more to be asked do not list them.
  private static let most = 48
  /// Smallest cells of a side, of cells that are cut for their zones alone.
  private static let coarse = 512.0
  /// Cells with more places than this are worked at on all cores.
  private static let shared = 1000

  /// The tree of a cell, which is cut whatever is in it.
  func tree(_ cell: OpenCell) -> CellTree {
    var tree = CellTree()
    _ = cut(cell, into: &tree)
    return tree
  }

  private func cut(_ cell: OpenCell, into tree: inout CellTree) -> Int32 {
    var marks = CellMarks(cell, self)
    let start = tree.nodes.count
    tree.nodes += repeatElement(0, count: 64)
    let size = cell.block.size / 8
    let places = sorted(cell)
    var open: [(child: Int, cell: OpenCell)] = []
    let isShared = cell.places.count > Self.shared || size >= Self.coarse * 64
    for child in 0..<64 {
      let held = places.starts[child]..<places.starts[child + 1]
      if isCut(marks, child, held.count, size) {
        var inner = marks.cell(child)
        inner.places = Array(places.order[held])
        if isShared {
          open.append((child, inner))
        } else {
          tree.nodes[start + child] = cut(inner, into: &tree)
        }
      } else {
        tree.nodes[start + child] = marks.appendLeaf(child, most: (Self.most, Self.cost), to: &tree.words)
      }
    }
    if open.count == 1 {
      // Nothing to share, and nothing to copy.
      tree.nodes[start + open[0].child] = cut(open[0].cell, into: &tree)
    } else if !open.isEmpty {
      let trees = Parallel.map(open) { self.tree($0.cell) }
      for (inner, made) in zip(open, trees) { tree.nodes[start + inner.child] = tree.append(made) }
    }
    _ = budget.take(64 + marks.words)
    return Int32(start / 64)
  }

  private func isCut(_ marks: CellMarks, _ child: Int, _ places: Int, _ size: Double) -> Bool {
    let (judged, polygons) = (marks.judged[child], marks.polygons[child])
    guard judged + polygons > 0, size > 1, !budget.isSpent else { return false }
    let cost = judged * Self.judgeCost + min(polygons * Self.cost, marks.edges[child])
    return places * cost >= Self.dearest || polygons > Self.many && size >= Self.coarse
  }

  /// The places of a cell by the cells that it is cut into.
  private func sorted(_ cell: OpenCell) -> (order: [Int32], starts: [Int]) {
    let size = cell.block.size / 8
    func child(_ place: Int32) -> Int {
      let position = positions[Int(place)]
      return Int((Double(position.y) - cell.block.y) / size) * 8
        + Int((Double(position.x) - cell.block.x) / size)
    }
    var starts = [Int](repeating: 0, count: 65)
    for place in cell.places { starts[child(place) + 1] += 1 }
    for index in 1...64 { starts[index] += starts[index - 1] }
    var (order, next) = (cell.places, starts)
    for place in cell.places {
      let child = child(place)
      order[next[child]] = place
      next[child] += 1
    }
    return (order, starts)
  }
}
