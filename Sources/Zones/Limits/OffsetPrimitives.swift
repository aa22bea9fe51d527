internal import Concurrency
internal import Geodesy
internal import Geometry

/// The normals of the line on the sides where the zone lies, in primitives.
package struct OffsetPrimitives: Sendable {
  package private(set) var chosen: [OffsetPrimitive] = []

  package init(model: ZoneModel) {
    let line = model.line
    // Those of the edges, then those of the nodes, both in the order of the line whatever the threads.
    let size = 128
    let edges = stride(from: 0, to: line.edges.count, by: size).map { (first: $0, isOfEdges: true) }
    let nodes = stride(from: 0, to: line.nodes.count, by: size).map { (first: $0, isOfEdges: false) }
    chosen = Parallel.map(edges + nodes) { part in
      var normals = OffsetPrimitives()
      if part.isOfEdges {
        normals.appendEdges(part.first..<min(part.first + size, line.edges.count), model)
      } else {
        normals.appendNodes(part.first..<min(part.first + size, line.nodes.count), model)
      }
      return normals.chosen
    }.flatMap(\.self)
  }

  private init() {}

  private mutating func appendEdges(_ edges: Range<Int>, _ model: ZoneModel) {
    chosen.reserveCapacity(2 * edges.count)
    for index in edges {
      let chain = Int(model.line.edges[index].chain)
      if model.choice.left[chain] {
        chosen.append(OffsetPrimitive(edge: index, isLeft: true, of: model.line))
      }
      if model.choice.right[chain] {
        chosen.append(OffsetPrimitive(edge: index, isLeft: false, of: model.line))
      }
    }
  }

  private mutating func appendNodes(_ nodes: Range<Int>, _ model: ZoneModel) {
    for index in nodes {
      if model.line.nodes[index].isEnd {
        if model.specification.ends == .round { appendEnd(index, model.line, model.choice) }
      } else {
        appendCorner(index, model.line, model.choice)
      }
    }
  }

  /// The half disc about an end, or the quarter on the chosen side.
  private mutating func appendEnd(_ index: Int, _ line: LineModel, _ choice: SideChoice) {
    let node = line.nodes[index]
    let halfEdge = node.halfEdges[0]
    // Clockwise from the half-edge come the normals on its right, as one leaves the node.
    if choice.isRightChosen(of: halfEdge) {
      chosen.append(
        OffsetPrimitive(
          node: index, of: line, from: node.right(of: halfEdge), through: 90, to: -halfEdge.direction))
    }
    if choice.isLeftChosen(of: halfEdge) {
      chosen.append(
        OffsetPrimitive(
          node: index, of: line, from: -halfEdge.direction, through: 90, to: node.left(of: halfEdge)))
    }
  }

  /// The wedges of a corner or junction: between half-edges more than half a turn apart.
  private mutating func appendCorner(_ index: Int, _ line: LineModel, _ choice: SideChoice) {
    let node = line.nodes[index]
    for (position, halfEdge) in node.halfEdges.enumerated() {
      // Arms run counterclockwise, so the one before is the next clockwise.
      let next = node.halfEdges[(position + node.halfEdges.count - 1) % node.halfEdges.count]
      var gap = (next.azimuth - halfEdge.azimuth).truncatingRemainder(dividingBy: 360)
      if gap <= 0 { gap += 360 }
      guard gap > 180, choice.isRightChosen(of: halfEdge) || choice.isLeftChosen(of: next) else { continue }
      chosen.append(
        OffsetPrimitive(
          node: index, of: line, from: node.right(of: halfEdge), through: gap - 180, to: node.left(of: next)))
    }
  }
}

extension SideChoice {
  /// Whether the zone lies right of an half-edge, as one leaves its node.
  package func isRightChosen(of halfEdge: Node.HalfEdge) -> Bool {
    halfEdge.isOutgoing ? right[Int(halfEdge.chain)] : left[Int(halfEdge.chain)]
  }

  /// Whether the zone lies left of an half-edge, as one leaves its node.
  package func isLeftChosen(of halfEdge: Node.HalfEdge) -> Bool {
    halfEdge.isOutgoing ? left[Int(halfEdge.chain)] : right[Int(halfEdge.chain)]
  }
}
