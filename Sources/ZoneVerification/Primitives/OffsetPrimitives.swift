internal import Geodesy
internal import Geometry
package import Zones

/// The normals of the line on the sides where the zone lies, or on the others, in primitives: those of the edges, then those of
/// the nodes, both in the order of the line.
///
/// A primitive is made where it is asked for: of a long coast they would take most of the memory.
package struct OffsetPrimitives: Sendable, RandomAccessCollection {
  private enum Part {
    case left
    case right
    /// The quarters about an end.
    case endOnRight
    case endOnLeft
    /// The half about a flat end, beyond the perpendicular.
    case cap
    /// From one half-edge of a node clockwise to the next.
    case wedge(Int32)
  }

  private struct Key {
    let index: Int32
    let part: Part
  }

  private let line: LineModel
  private var keys: [Key] = []

  package var startIndex: Int { 0 }
  package var endIndex: Int { keys.count }

  /// - Parameter areOthers: Whether those on the sides where the zone is not are meant, and what leaves flat ends beyond the
  ///   perpendicular, where nothing has its foot.
  package init(model: ZoneModel, areOthers: Bool = false) {
    line = model.line
    let choice = areOthers ? model.choice.complement : model.choice
    let hasEnds = model.specification.ends == .round
    keys.reserveCapacity(3 * line.edges.count)
    for (index, edge) in line.edges.enumerated() {
      let chain = Int(edge.chain)
      if choice.left[chain] { keys.append(Key(index: Int32(index), part: .left)) }
      if choice.right[chain] { keys.append(Key(index: Int32(index), part: .right)) }
    }
    for (index, node) in line.nodes.enumerated() {
      func append(_ part: Part) { keys.append(Key(index: Int32(index), part: part)) }
      if node.isEnd {
        guard hasEnds else {
          if areOthers { append(.cap) }
          continue
        }
        if choice.isRightChosen(of: node.halfEdges[0]) { append(.endOnRight) }
        if choice.isLeftChosen(of: node.halfEdges[0]) { append(.endOnLeft) }
        continue
      }
      // The wedges of a corner or junction: between half-edges more than half a turn apart.
      for (position, halfEdge) in node.halfEdges.enumerated() where Self.gap(at: position, of: node) > 180 {
        if choice.isRightChosen(of: halfEdge) || choice.isLeftChosen(of: Self.next(to: position, of: node)) {
          append(.wedge(Int32(position)))
        }
      }
    }
  }

  package subscript(position: Int) -> OffsetPrimitive {
    let key = keys[position]
    let index = Int(key.index)
    switch key.part {
    case .left: return OffsetPrimitive(edge: index, isLeft: true, of: line)
    case .right: return OffsetPrimitive(edge: index, isLeft: false, of: line)
    case .endOnRight:
      // Clockwise from the half-edge come the normals on its right, as one leaves the node.
      let halfEdge = line.nodes[index].halfEdges[0]
      return OffsetPrimitive(
        node: index, of: line, from: line.nodes[index].right(of: halfEdge), through: 90,
        to: -halfEdge.direction)
    case .endOnLeft:
      let halfEdge = line.nodes[index].halfEdges[0]
      return OffsetPrimitive(
        node: index, of: line, from: -halfEdge.direction, through: 90,
        to: line.nodes[index].left(of: halfEdge))
    case .cap:
      let halfEdge = line.nodes[index].halfEdges[0]
      return OffsetPrimitive(
        node: index, of: line, from: line.nodes[index].right(of: halfEdge), through: 180,
        to: line.nodes[index].left(of: halfEdge))
    case .wedge(let first):
      let node = line.nodes[index]
      return OffsetPrimitive(
        node: index, of: line, from: node.right(of: node.halfEdges[Int(first)]),
        through: Self.gap(at: Int(first), of: node) - 180,
        to: node.left(of: Self.next(to: Int(first), of: node)))
    }
  }

  /// The next half-edge clockwise: they run counterclockwise.
  private static func next(to position: Int, of node: Node) -> Node.HalfEdge {
    node.halfEdges[position > 0 ? position - 1 : node.halfEdges.count - 1]
  }

  /// The angle clockwise from a half-edge to the next, in degrees.
  private static func gap(at position: Int, of node: Node) -> Double {
    let way = next(to: position, of: node).azimuth - node.halfEdges[position].azimuth
    let gap = way.truncatingRemainder(dividingBy: 360)
    return gap <= 0 ? gap + 360 : gap
  }
}
