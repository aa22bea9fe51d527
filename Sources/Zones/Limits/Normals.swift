internal import Concurrency
internal import Geodesy
internal import Geometry

/// The normals of the line on the sides where the zone lies, in bundles.
package struct Normals: Sendable {
  package private(set) var chosen: [NormalBundle] = []

  package init(model: ZoneModel) {
    let line = model.line
    // Those of the edges, then those of the nodes, both in the order of the line whatever the threads.
    let size = 128
    let edges = stride(from: 0, to: line.edges.count, by: size).map { (first: $0, isOfEdges: true) }
    let nodes = stride(from: 0, to: line.nodes.count, by: size).map { (first: $0, isOfEdges: false) }
    chosen = Parallel.map(edges + nodes) { part in
      var normals = Normals()
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
      if model.choice.left[chain] { chosen.append(NormalBundle(edge: index, isLeft: true, of: model.line)) }
      if model.choice.right[chain] { chosen.append(NormalBundle(edge: index, isLeft: false, of: model.line)) }
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
    let arm = node.arms[0]
    // Clockwise from the arm come the normals on its right, as one leaves the node.
    if choice.isRightChosen(of: arm) {
      chosen.append(
        NormalBundle(node: index, of: line, from: node.right(of: arm), through: 90, to: -arm.direction))
    }
    if choice.isLeftChosen(of: arm) {
      chosen.append(
        NormalBundle(node: index, of: line, from: -arm.direction, through: 90, to: node.left(of: arm)))
    }
  }

  /// The wedges of a corner or junction: between arms more than half a turn apart.
  private mutating func appendCorner(_ index: Int, _ line: LineModel, _ choice: SideChoice) {
    let node = line.nodes[index]
    for (position, arm) in node.arms.enumerated() {
      // Arms run counterclockwise, so the one before is the next clockwise.
      let next = node.arms[(position + node.arms.count - 1) % node.arms.count]
      var gap = (next.azimuth - arm.azimuth).truncatingRemainder(dividingBy: 360)
      if gap <= 0 { gap += 360 }
      guard gap > 180, choice.isRightChosen(of: arm) || choice.isLeftChosen(of: next) else { continue }
      chosen.append(
        NormalBundle(
          node: index, of: line, from: node.right(of: arm), through: gap - 180, to: node.left(of: next)))
    }
  }
}

extension SideChoice {
  /// Whether the zone lies right of an arm, as one leaves its node.
  package func isRightChosen(of arm: Node.Arm) -> Bool {
    arm.isOutgoing ? right[Int(arm.chain)] : left[Int(arm.chain)]
  }

  /// Whether the zone lies left of an arm, as one leaves its node.
  package func isLeftChosen(of arm: Node.Arm) -> Bool {
    arm.isOutgoing ? left[Int(arm.chain)] : right[Int(arm.chain)]
  }
}
