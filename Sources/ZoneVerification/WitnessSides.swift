internal import Geodesy
internal import Geometry
internal import Zones

extension WitnessLine {
  /// The node a foot ends at, or nil within its edge.
  func node(of foot: MeasuredFoot) -> Int? {
    let edge = line.edges[foot.edge]
    if foot.along <= 1e-7 { return Int(edge.startNode) }
    if foot.along >= edge.length - 1e-7 { return Int(edge.endNode) }
    return nil
  }

  /// The node that a foot ends at or as good as at: where that adds nothing that the tolerance would notice.
  func node(near foot: MeasuredFoot) -> Int? {
    let edge = line.edges[foot.edge]
    if foot.along <= nearness { return Int(edge.startNode) }
    if foot.along >= edge.length - nearness { return Int(edge.endNode) }
    return nil
  }

  /// The edges that need no look where one edge or one node has the feet of two places and of all on the straight way
  /// between them: itself, and those that meet it there and lead away; nil where there is no such edge or node.
  ///
  /// How far along an half-edge of a node a place leans is a linear function of the place. So an half-edge that leads away from
  /// both places leads away from all between them, and its edge is no nearer than the node.
  ///
  /// - Parameter bend: how far the way between them is from straight, in metres.
  func edgesWithOneFoot(
    _ first: MeasuredFoot, of a: Vector, _ last: MeasuredFoot, of b: Vector, bend: Double
  ) -> EdgesAlike? {
    let ends = (node(near: first), node(near: last))
    // The feet themselves say that no half-edge leads nearer.
    if let node = ends.0, node == ends.1 { return EdgesAlike(line.nodes[node].halfEdges) }
    guard let shared = sharedEdge(first, ends.0, last, ends.1) else { return nil }
    var alike = EdgesAlike(shared)
    for isStart in [true, false] {
      let node = Int(isStart ? line.edges[shared].startNode : line.edges[shared].endNode)
      for halfEdge in line.nodes[node].halfEdges where Int(halfEdge.edge) != shared {
        func leadsAway(from place: Vector) -> Bool {
          let offset = place - line.nodes[node].position
          return dot(halfEdge.direction, offset) < -bend - 1e-3 * offset.length
        }
        if leadsAway(from: a), leadsAway(from: b) { alike.insert(Int(halfEdge.edge)) }
      }
    }
    return alike.contains(first.edge) && alike.contains(last.edge) ? alike : nil
  }

  /// An edge that has, or meets, the feet of both.
  private func sharedEdge(_ first: MeasuredFoot, _ start: Int?, _ last: MeasuredFoot, _ end: Int?) -> Int? {
    func isMet(_ edge: Int, _ foot: MeasuredFoot, _ node: Int?) -> Bool {
      node.map { line.nodes[$0].halfEdges.contains { Int($0.edge) == edge } } ?? (foot.edge == edge)
    }
    if first.edge == last.edge { return first.edge }
    guard let start else { return isMet(first.edge, last, end) ? first.edge : nil }
    return line.nodes[start].halfEdges.first { isMet(Int($0.edge), last, end) }.map { Int($0.edge) }
  }

  /// A foot is found to some hundredths of a millimetre along its edge; within this, in metres, it may be the node.
  private static let fuzz = 1e-4

  /// Whether no half-edge of the node leads nearer, and, with flat ends, the place is not beyond the cut.
  func isFoot(_ foot: MeasuredFoot) -> Bool {
    guard let index = node(of: foot), foot.distance > FootSearch.onLine else { return true }
    return isFoot(line.nodes[index], bearing: foot.departure, distance: foot.distance)
  }

  private func isFoot(_ node: Node, bearing: Double, distance: Double) -> Bool {
    node.halfEdges.allSatisfy { halfEdge in
      let (_, cosine) = sineAndCosine(degrees: bearing - halfEdge.azimuth)
      if node.isEnd, ends == .flat { return abs(cosine) * distance < Self.fuzz }
      return cosine * distance < Self.fuzz
    }
  }

  /// Whether a foot lies on a side where the zone is.
  func isChosen(_ foot: MeasuredFoot) -> Bool {
    guard foot.distance > FootSearch.onLine else { return true }
    let edge = line.edges[foot.edge]
    guard let index = node(of: foot) else {
      let (sine, _) = sineAndCosine(degrees: foot.departure - foot.travel)
      return sine > 0 ? choice.right[Int(edge.chain)] : choice.left[Int(edge.chain)]
    }
    // Of visits of one place that are equally near, any may put a place in.
    guard let visits = visits[index] else { return isChosen(line.nodes[index], bearing: foot.departure) }
    return visits.contains { number in
      let node = line.nodes[number]
      let bearing = foot.departure + Self.turn(from: line.nodes[index].place, to: node.place)
      return isFoot(node, bearing: bearing, distance: foot.distance) && isChosen(node, bearing: bearing)
    }
  }

  /// By how many degrees azimuths at a place differ where it is called by another longitude, as a pole may be.
  private static func turn(from a: Coordinate, to b: Coordinate) -> Double {
    abs(a.latitude) == 90 ? (b.longitude - a.longitude) * (a.latitude > 0 ? 1 : -1) : 0
  }

  private func isChosen(_ node: Node, bearing: Double) -> Bool {
    func clockwise(from a: Double, to b: Double) -> Double {
      let turn = (b - a).truncatingRemainder(dividingBy: 360)
      return turn < 0 ? turn + 360 : turn
    }
    if node.isEnd {
      let halfEdge = node.halfEdges[0]
      let isRightOfLeaving = clockwise(from: halfEdge.azimuth, to: bearing) < 180
      return isRightOfLeaving == halfEdge.isOutgoing
        ? choice.right[Int(halfEdge.chain)] : choice.left[Int(halfEdge.chain)]
    }
    // The half-edge next counterclockwise of the bearing has it on its right, the next clockwise on its left.
    let before = node.halfEdges.min {
      clockwise(from: $0.azimuth, to: bearing) < clockwise(from: $1.azimuth, to: bearing)
    }
    let after = node.halfEdges.min {
      clockwise(from: bearing, to: $0.azimuth) < clockwise(from: bearing, to: $1.azimuth)
    }
    guard let before, let after else { return false }
    let isChosenBefore = before.isOutgoing ? choice.right[Int(before.chain)] : choice.left[Int(before.chain)]
    let isChosenAfter = after.isOutgoing ? choice.left[Int(after.chain)] : choice.right[Int(after.chain)]
    return isChosenBefore || isChosenAfter
  }
}

/// A few edges of a line: those of one node, or one edge and some that meet it.
struct EdgesAlike {
  private var first: Int
  private var second = -1
  private var third = -1
  /// What more there is at junctions.
  private var others: [Int] = []

  init(_ edge: Int) { first = edge }

  init(_ halfEdges: [Node.HalfEdge]) {
    first = Int(halfEdges[0].edge)
    for halfEdge in halfEdges.dropFirst() { insert(Int(halfEdge.edge)) }
  }

  mutating func insert(_ edge: Int) {
    if second < 0 {
      second = edge
    } else if third < 0 {
      third = edge
    } else {
      others.append(edge)
    }
  }

  @inline(__always)
  func contains(_ edge: Int) -> Bool {
    edge == first || edge == second || edge == third || (!others.isEmpty && others.contains(edge))
  }
}
