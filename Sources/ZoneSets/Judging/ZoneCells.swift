internal import Concurrency
internal import Geodesy
internal import Geometry
internal import Zones

/// Cells of longitude and latitude, eight by eight in one, that know the verdicts of all zones on the places in them.
///
/// A cell lists the zones in which all of its places are, and those that a limit may run through, which are asked about each
/// place. It is cut where many places of a sample lie that some zone would have to be asked about: so the cells are small
/// where places and limits meet, wherever on Earth that is. Zones of lines are told to be clear of a cell by their judges, as
/// for the index of a single zone; polygons by their edges in the plane.
struct ZoneCells: Sendable {
  /// For each node 64 cells, row by row from the south-west: the number of a node, or the complement of that of a leaf.
  private var nodes: [Int32] = []
  /// Where the entries of each leaf begin and end.
  private var leaves: [Range<Int32>] = []
  /// What is known of zones: the number of each times four, and a kind.
  private var entries: [UInt32] = []
  private let set: ZoneSet

  /// What a leaf knows of a zone.
  enum Kind {
    static let inside: UInt32 = 0
    static let disputed: UInt32 = 1
    /// The zone has to be asked.
    static let open: UInt32 = 2
  }

  private static let levels = 6
  private static let side = Double(1 << (3 * levels))
  /// A cell with fewer places of the sample is not cut.
  private static let fewest = 6

  /// The cells of zones whose lines are known exactly.
  ///
  /// - Parameter sample: Some of the places that will be asked about.
  init(_ set: ZoneSet, sample: [Coordinate]) {
    self.set = set
    let positions = sample.map { Self.position($0) }
    let root = CellBlock(x: 0, y: 0, size: Self.side)
    let planar = set.zones.map { $0.outline.map(PlanarEdges.init) }
    let all = set.zones.indices.map { CellCandidate(zone: $0, edges: planar[$0]?.all ?? []) }
    let builder = CellBuilder(
      set: set, edges: planar, positions: positions, fewest: Self.fewest, unit: 360 / Self.side)
    // The children of the first level are worked at together.
    let first = builder.children(of: root, among: all, holding: Array(positions.indices))
    let trees = Parallel.map(first) { builder.tree($0) }
    nodes = [Int32](repeating: 0, count: 64)
    for (child, tree) in trees.enumerated() { nodes[child] = append(tree) }
  }

  /// Adds a tree, and answers with its number as ``nodes`` has it.
  private mutating func append(_ tree: CellTree) -> Int32 {
    switch tree {
    case .leaf(let found):
      let start = Int32(entries.count)
      entries += found
      leaves.append(start..<Int32(entries.count))
      return ~Int32(leaves.count - 1)
    case .node(let children):
      let start = nodes.count
      nodes += [Int32](repeating: 0, count: 64)
      for (child, tree) in children.enumerated() { nodes[start + child] = append(tree) }
      return Int32(start / 64)
    }
  }

  /// A place in units of the smallest cells, from 180° west and the south pole.
  private static func position(_ place: Coordinate) -> (x: Int, y: Int) {
    let longitude = abs(place.longitude) <= 180 ? place.longitude : Coordinate.shortest(place.longitude)
    let x = (longitude + 180) * (side / 360)
    let y = (place.latitude + 90) * (side / 180)
    return (max(0, min(Int(side) - 1, Int(x))), max(0, min(Int(side) - 1, Int(y))))
  }

  /// Calls with every zone that a place is not outside of, in the order of the file.
  @inline(__always)
  func forEachVerdict(of place: Coordinate, _ body: (_ zone: Int, _ verdict: Verdict) -> Void) {
    let (x, y) = Self.position(place)
    var node = 0
    var shift = 3 * (Self.levels - 1)
    var leaf: Range<Int32>?
    while true {
      let child = Int(nodes[node &* 64 &+ ((y >> shift) & 7) &* 8 &+ ((x >> shift) & 7)])
      if child < 0 {
        leaf = leaves[~child]
        break
      }
      node = child
      shift -= 3
    }
    guard let leaf else { return }
    for index in leaf {
      let entry = entries[Int(index)]
      let zone = Int(entry >> 2)
      switch entry & 3 {
      case Kind.inside: body(zone, .inside)
      case Kind.disputed: body(zone, .disputed)
      default:
        let verdict = set.zones[zone].verdict(of: place)
        if verdict != .outside { body(zone, verdict) }
      }
    }
  }
}

/// A cell and all that lies in it.
indirect enum CellTree: Sendable {
  case leaf([UInt32])
  case node([CellTree])
}

/// A square of smallest cells.
struct CellBlock: Sendable {
  var x: Double
  var y: Double
  var size: Double
}

/// A zone that may have a limit in a cell; of polygons the edges that may cross it.
struct CellCandidate: Sendable {
  var zone: Int
  var edges: [Int32]
}

/// A cell that is still to be cut, or is a leaf.
struct OpenCell: Sendable {
  var block: CellBlock
  var known: [UInt32]
  var open: [CellCandidate]
  var places: [Int]
}

/// Cuts cells.
struct CellBuilder: Sendable {
  let set: ZoneSet
  let edges: [PlanarEdges?]
  let positions: [(x: Int, y: Int)]
  let fewest: Int
  /// Degrees of longitude of a smallest cell; of latitude half as many.
  let unit: Double

  func tree(_ cell: OpenCell) -> CellTree {
    guard !cell.open.isEmpty, cell.block.size > 1, cell.places.count >= fewest else {
      let open = cell.open.map { UInt32($0.zone) << 2 | ZoneCells.Kind.open }
      return .leaf((cell.known + open).sorted())
    }
    var cells = children(of: cell.block, among: cell.open, holding: cell.places)
    for index in cells.indices { cells[index].known += cell.known }
    return .node(cell.places.count > Self.many ? Parallel.map(cells) { tree($0) } : cells.map(tree))
  }

  /// Cells with more places than this are worked at on all cores.
  private static let many = 1000

  /// The 64 cells of a block, row by row.
  func children(of block: CellBlock, among candidates: [CellCandidate], holding places: [Int]) -> [OpenCell] {
    let size = block.size / 8
    var cells = (0..<64).map { index in
      OpenCell(
        block: CellBlock(
          x: block.x + Double(index % 8) * size, y: block.y + Double(index / 8) * size, size: size),
        known: [], open: [], places: [])
    }
    for place in places {
      let (column, row) = (
        Int((Double(positions[place].x) - block.x) / size), Int((Double(positions[place].y) - block.y) / size)
      )
      cells[row * 8 + column].places.append(place)
    }
    for index in cells.indices {
      let box = CellBox(cells[index].block, unit: unit)
      for candidate in candidates { classify(candidate, box, &cells[index]) }
    }
    return cells
  }

  private func classify(_ candidate: CellCandidate, _ box: CellBox, _ cell: inout OpenCell) {
    let zone = set.zones[candidate.zone]
    // Beyond its ball a zone has no place.
    let way = zone.cover.middle - box.middle.cartesian
    let most = zone.cover.radius + box.radius
    if dot(way, way) > most * most { return }
    var rest = candidate
    let verdict: Verdict?
    if let outline = zone.outline {
      guard let edges = edges[candidate.zone], outline.isUnambiguous, !box.isPolar else {
        cell.open.append(candidate)
        return
      }
      rest.edges = candidate.edges.filter { edges.mayCross($0, box) }
      verdict = rest.edges.isEmpty ? (outline.contains(box.middle) ? .inside : .outside) : nil
    } else {
      verdict = zone.verdict(around: box.middle, within: box.radius)
    }
    switch verdict {
    case .inside: cell.known.append(UInt32(candidate.zone) << 2 | ZoneCells.Kind.inside)
    case .disputed: cell.known.append(UInt32(candidate.zone) << 2 | ZoneCells.Kind.disputed)
    case .outside: break
    case nil: cell.open.append(rest)
    }
  }
}

/// A cell in degrees, a little wider than it is, as rounding may bring a place to either of two cells.
struct CellBox: Sendable {
  let west: Double
  let east: Double
  let south: Double
  let north: Double
  let middle: Coordinate
  /// Metres from the middle that no place of the cell is beyond.
  let radius: Double
  /// Whether a little on the ground may be much in longitude.
  let isPolar: Bool

  init(_ block: CellBlock, unit: Double) {
    let (x, y) = (block.x * unit - 180, block.y * unit / 2 - 90)
    let (width, height) = (block.size * unit, block.size * unit / 2)
    let farthest = max(abs(y), abs(y + height))
    isPolar = farthest > SetZone.nearPole
    let apart = SetZone.apart(at: farthest)
    let more = (x: 4 * apart.longitude, y: 4 * apart.latitude)
    (west, east) = (x - more.x, x + width + more.x)
    (south, north) = (y - more.y, y + height + more.y)
    middle = Coordinate(latitude: y + height / 2, longitude: x + width / 2)
    let nearest = y <= 0 && y + height >= 0 ? 0 : min(abs(y), abs(y + height))
    let across = width / 2 * max(0, sineAndCosine(degrees: min(90, nearest)).cosine)
    radius =
      (across * across + height * height / 4).squareRoot() * WGS84.greatestRadiusOfCurvature * (.pi / 180)
      * 1.000001 + 0.01
  }
}

/// The edges of polygons in the plane of longitude and latitude, as often as turns bring them to the world from -180 to 180.
struct PlanarEdges: Sendable {
  private var list: [(ax: Double, ay: Double, bx: Double, by: Double)] = []

  init(_ outline: PlanarContainment) {
    for ring in outline.polygons.flatMap(\.rings) {
      let (west, east) = (ring.lazy.map(\.longitude).min() ?? 0, ring.lazy.map(\.longitude).max() ?? 0)
      for turn in [-720.0, -360, 0, 360, 720] where west + turn <= 180.1 && east + turn >= -180.1 {
        for (a, b) in zip(ring, ring.dropFirst()) where a != b {
          list.append((a.longitude + turn, a.latitude, b.longitude + turn, b.latitude))
        }
      }
    }
  }

  /// The numbers of all edges.
  var all: [Int32] { (0..<Int32(list.count)).map(\.self) }

  /// Whether an edge may have a place in a box.
  @inline(__always)
  func mayCross(_ number: Int32, _ box: CellBox) -> Bool {
    let edge = list[Int(number)]
    guard max(edge.ax, edge.bx) >= box.west, min(edge.ax, edge.bx) <= box.east,
      max(edge.ay, edge.by) >= box.south, min(edge.ay, edge.by) <= box.north
    else { return false }
    // All corners on one side of the edge's line.
    let (east, north) = (edge.bx - edge.ax, edge.by - edge.ay)
    func side(_ x: Double, _ y: Double) -> Double { east * (y - edge.ay) - north * (x - edge.ax) }
    let (a, b) = (side(box.west, box.south), side(box.east, box.south))
    let (c, d) = (side(box.west, box.north), side(box.east, box.north))
    let slack = 1e-10 * (abs(east) + abs(north))
    return !(min(min(a, b), min(c, d)) > slack || max(max(a, b), max(c, d)) < -slack)
  }
}
