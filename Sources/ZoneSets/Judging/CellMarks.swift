internal import Geodesy
internal import Geometry
internal import Zones

/// What the candidates of a cell are in each of the 64 cells that it is cut into, as bits of masks.
struct CellMarks {
  private struct Mark {
    /// Where it may have a limit.
    var open: UInt64 = 0
    /// Where it is not open, the cells that lie in it; of a plain polygon, all cells whose middles do.
    var inside: UInt64 = 0
    var disputed: UInt64 = 0
  }

  private let cell: OpenCell
  private let outlines: OutlineParts
  private let frame: CellFrame
  private let unit: Double
  private var marks: [Mark] = []
  /// Which cells each edge may cross, beside the cell's edges.
  private var crossed: [UInt64]
  /// For each of the 64 how many judges would have to be asked, how many polygons have edges in it, and how many edges.
  private(set) var judged = [Int](repeating: 0, count: 64)
  private(set) var polygons = [Int](repeating: 0, count: 64)
  private(set) var edges = [Int](repeating: 0, count: 64)
  /// How many words leaves have so far.
  private(set) var words = 0

  init(_ cell: OpenCell, _ builder: CellBuilder) {
    (self.cell, unit, outlines) = (cell, builder.unit, builder.outlines)
    frame = CellFrame(cell.block, unit: builder.unit)
    crossed = [UInt64](repeating: 0, count: cell.edges.count)
    marks.reserveCapacity(cell.candidates.count)
    var boxes: [CellBox] = []
    for candidate in cell.candidates {
      switch candidate.kind {
      case .inside: marks.append(Mark(inside: ~0))
      case .disputed: marks.append(Mark(disputed: ~0))
      case .polygon: marks.append(polygon(candidate, builder.set))
      case .judged:
        if boxes.isEmpty { boxes = (0..<64).map { CellBox(block($0), unit: unit) } }
        marks.append(judged(builder.set.zones[candidate.zone], boxes))
      }
    }
  }

  private func block(_ child: Int) -> CellBlock {
    let size = cell.block.size / 8
    return CellBlock(
      x: cell.block.x + Double(child % 8) * size, y: cell.block.y + Double(child / 8) * size, size: size)
  }

  private mutating func judged(_ zone: SetZone, _ boxes: [CellBox]) -> Mark {
    var mark = Mark()
    for (child, box) in boxes.enumerated() {
      // Beyond its ball a zone has no place.
      let way = zone.cover.middle - box.cartesian
      let most = zone.cover.radius + box.radius
      if dot(way, way) > most * most { continue }
      switch zone.verdict(around: box.middle, within: box.radius) {
      case .inside: mark.inside |= 1 << UInt64(child)
      case .disputed: mark.disputed |= 1 << UInt64(child)
      case .outside: break
      case nil:
        mark.open |= 1 << UInt64(child)
        judged[child] += 1
      }
    }
    return mark
  }

  private mutating func polygon(_ candidate: CellCandidate, _ set: ZoneSet) -> Mark {
    let part = outlines.parts[candidate.part]
    guard let outline = set.zones[candidate.zone].outline, let rows = frame.rows(part.south, part.north),
      let columns = frame.columns(part.west, part.east)
    else { return Mark() }
    var mark = Mark()
    for index in candidate.edges {
      let edge = outlines.edges[Int(cell.edges[index])]
      let cells = frame.cells(crossedBy: edge)
      crossed[index] = cells
      mark.open |= cells
      Self.forEachBit(cells) { edges[$0] += 1 }
      guard part.isPlain, let rows = frame.rows(min(edge.y, edge.w), max(edge.y, edge.w)) else { continue }
      for row in rows { mark.inside ^= frame.cells(eastOf: edge, row: row) }
    }
    for row in rows {
      let bits = UInt64(0xFF) << UInt64(8 * row)
      if frame.polarRows & bits != 0 {
        mark.open |= CellFrame.bits(columns) << UInt64(8 * row)
      } else if part.isPlain {
        // From the west end of the row on, each edge that is crossed changes sides.
        let end = Coordinate(latitude: frame.latitude(row), longitude: frame.west)
        if outline.contains(end, polygon: part.polygon) { mark.inside ^= bits }
      } else {
        Self.forEachBit(CellFrame.bits(columns) << UInt64(8 * row) & ~mark.open) {
          if outline.contains(frame.middle($0), polygon: part.polygon) { mark.inside |= 1 << UInt64($0) }
        }
      }
    }
    Self.forEachBit(mark.open) { polygons[$0] += 1 }
    return mark
  }

  @inline(__always)
  private static func forEachBit(_ bits: UInt64, _ body: (Int) -> Void) {
    var bits = bits
    while bits != 0 {
      body(bits.trailingZeroBitCount)
      bits &= bits - 1
    }
  }

  /// One of the 64 cells, without its places.
  func cell(_ child: Int) -> OpenCell {
    let bit = UInt64(1) << UInt64(child)
    var inner = OpenCell(block: block(child))
    inner.edges.reserveCapacity(edges[child])
    for (candidate, mark) in zip(cell.candidates, marks) {
      var candidate = candidate
      if mark.open & bit != 0 {
        let start = inner.edges.count
        for index in candidate.edges where crossed[index] & bit != 0 { inner.edges.append(cell.edges[index]) }
        candidate.edges = start..<inner.edges.count
      } else if mark.inside & bit != 0 {
        candidate.kind = .inside
      } else if mark.disputed & bit != 0 {
        candidate.kind = .disputed
      } else {
        continue
      }
      inner.candidates.append(candidate)
    }
    return inner
  }

  /// Appends the list of a leaf, and answers with its number as nodes have it.
  ///
  /// - Parameter most: How many a list has to ask at most, and how many edges of one polygon.
  mutating func appendLeaf(_ child: Int, most: (open: Int, edges: Int), to list: inout [UInt32]) -> Int32 {
    guard judged[child] + polygons[child] <= most.open else { return CellTree.unlisted }
    let bit = UInt64(1) << UInt64(child)
    let start = list.count
    list.append(0)
    for (candidate, mark) in zip(cell.candidates, marks) {
      let number = UInt32(candidate.zone) << 2
      if mark.open & bit != 0 {
        appendOpen(candidate, mark.inside & bit != 0, child, most.edges, to: &list)
      } else if mark.inside & bit != 0 {
        list.append(number | CellWord.inside)
      } else if mark.disputed & bit != 0 {
        list.append(number | CellWord.disputed)
      }
    }
    guard list.count > start + 1 else {
      list.removeLast()
      return CellTree.empty
    }
    list[start] = UInt32(list.count - start - 1)
    words += list.count - start
    return ~Int32(start)
  }

  private func appendOpen(
    _ candidate: CellCandidate, _ hasMiddle: Bool, _ child: Int, _ most: Int, to list: inout [UInt32]
  ) {
    let bit = UInt64(1) << UInt64(child)
    let number = UInt32(candidate.zone) << 2
    guard candidate.kind == .polygon, outlines.parts[candidate.part].isPlain, frame.polarRows & bit == 0
    else {
      list.append(number | CellWord.open)
      return
    }
    let start = list.count
    list.append(number | CellWord.crossed)
    list.append(0)
    let middle = frame.middle(child)
    for index in candidate.edges where crossed[index] & bit != 0 {
      let edge = cell.edges[index]
      // From a middle that lies on an edge nothing follows for other places.
      guard list.count - start - 2 < most,
        !CellCrossing.isNear(outlines.edges[Int(edge)], middle.longitude, middle.latitude, frame.more)
      else {
        list.removeSubrange(start...)
        list.append(number | CellWord.open)
        return
      }
      list.append(UInt32(bitPattern: edge))
    }
    list[start + 1] = UInt32(list.count - start - 2) << 1 | (hasMiddle ? 1 : 0)
  }
}
