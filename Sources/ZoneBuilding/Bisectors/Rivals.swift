internal import Geodesy
internal import Zones

/// A span of the line that may have the nearest foot of some place of a ball, as seen from the middle of the ball.
struct Rival: Sendable {
  let span: Int32
  /// The nearest place of the span to the middle, as a share of it, and its position.
  let u: Double
  let place: Vector
  /// From the middle to that place, in metres.
  let distance: Double
  /// The sides of feet within the span, and at its ends.
  var within = FootPart.none
  var start = FootPart.none
  var end = FootPart.none
  /// Whether the whole ball lies beyond a flat end of the span, which has no foot then, but may have the nearest place.
  var isLost = false
  /// Whether all places of the ball certainly have a foot no farther than this place. Beyond flat ends some may have none.
  var isSure = true

  /// How far along the span, in metres, the nearest places of the ball's places may lie from that of its middle.
  func room(_ ball: BallTree.Ball) -> Double {
    1.05 * ball.radius + distance * FootSearch.skew(distance) + 1e-3
  }
}

/// Tells which spans of a one-sided zone's line can have the nearest foot of places of a ball, and on which sides.
///
/// Distance is 1-Lipschitz, so a span that is farther from the middle than the nearest one by twice the radius is the
/// nearest nowhere in the ball. It need not even be so much farther: seen from far away, neighbours are left in all but the same
/// direction, and the difference of their distances hardly changes. The gradients of the distances to two places x and y are
/// unit vectors that differ by at most |x - y| over the lesser distance.
struct RivalSearch: Sendable {
  let model: ZoneModel
  /// The model's line; asked for through the model, it would be copied for each span.
  private let line: LineModel
  private let isFlat: Bool
  /// For each node of a place where the line comes more than once, all nodes of that place.
  private let visits: [Int32: [Int32]]
  /// The spans of the line, each stretch that is there twice in one direction but once.
  let spans: [Int32]
  /// For a span of such a stretch, the others.
  private let copies: [Int32: [Int32]]

  init(_ model: ZoneModel) {
    self.model = model
    line = model.line
    isFlat = model.specification.ends == .flat
    var nodes: [Vector: [Int32]] = [:]
    for (index, node) in line.nodes.enumerated() { nodes[node.position, default: []].append(Int32(index)) }
    var visits: [Int32: [Int32]] = [:]
    for same in nodes.values where same.count > 1 {
      for node in same { visits[node] = same }
    }
    self.visits = visits
    var spans: [Int32] = []
    var copies: [Int32: [Int32]] = [:]
    var first: [[Vector]: Int32] = [:]
    for (index, span) in line.spans.enumerated() {
      let ends = [span.start, span.position(at: 1)]
      if let original = first[ends] {
        copies[original, default: []].append(Int32(index))
      } else {
        first[ends] = Int32(index)
        spans.append(Int32(index))
      }
    }
    self.spans = spans
    self.copies = copies
  }

  /// Rivals' spans, with all copies.
  func all(_ rivals: [Rival]) -> [Int32] {
    if copies.isEmpty { return rivals.map(\.span) }
    return rivals.flatMap { [$0.span] + (copies[$0.span] ?? []) }
  }

  /// The spans of a list that may have the nearest foot of some place of a ball, and those that may have the nearest place and
  /// no foot.
  ///
  /// The nearest place of the line is a foot unless it is a flat end. So where none may be the nearest, spans are as far as their
  /// nearest places; elsewhere only feet tell that stay feet all over the ball.
  ///
  /// - Parameter reach: Feet farther than this, in metres, do not matter.
  func rivals(of ball: BallTree.Ball, among list: [Int32], within reach: Double) -> [Rival] {
    let (c, r) = (ball.middle, ball.radius)
    var most = Double.infinity
    var near: [(span: Int32, least: Double)] = []
    near.reserveCapacity(list.count)
    for number in list {
      let (least, farthest) = line.spans[Int(number)].roughDistance(to: c)
      if least > reach + r || (!isFlat && least > most) { continue }
      if r < Self.widest { most = min(most, farthest + 2 * r + Self.skew(farthest)) }
      near.append((number, least))
    }
    var rivals: [Rival] = []
    var hasEnd = false
    for (number, least) in near where isFlat || least <= most {
      let span = line.spans[Int(number)]
      let u = span.nearest(to: c).u
      let place = span.position(at: u)
      var rival = Rival(
        span: number, u: u, place: place, distance: ChordDistance.geodesic(from: c, to: place))
      if isFlat {
        let isCut = isCut(span, ball)
        rival.isLost = isCut == nil
        rival.isSure = isCut == false
        hasEnd = hasEnd || (least <= most && !rival.isSure)
      }
      rivals.append(rival)
    }
    guard r < Self.widest else { return rivals }
    if isFlat {
      if hasEnd {
        for index in rivals.indices where rivals[index].isSure {
          rivals[index].isSure = isSure(rivals[index], ball)
        }
      } else {
        rivals.removeAll { !$0.isSure }
      }
    }
    return nearest(rivals, ball)
  }

  /// Whether all places of a ball have a foot no farther than the nearest place of a span: one between two places of its chain,
  /// before and after it, that are farther from all of them.
  private func isSure(_ rival: Rival, _ ball: BallTree.Ball) -> Bool {
    let (r, d) = (ball.radius, rival.distance)
    guard d > 1.1 * r else { return false }
    var way = 3 * r * d / (d - r)
    for _ in 0..<3 {
      let isFarther = [true, false].map { isForward -> Bool? in
        guard let place = place(from: rival, by: way, isForward) else { return nil }
        let excess = ChordDistance.geodesic(from: ball.middle, to: place) - d
        return excess > 1.01 * r * (place - rival.place).length / (d - r) + Self.error(d)
      }
      if isFarther.contains(nil) { return false }
      if isFarther.allSatisfy({ $0 == true }) { return true }
      way *= 2
    }
    return false
  }

  /// The place some metres along the chain from the nearest place of a span; nil beyond an end, or where that takes many spans.
  private func place(from rival: Rival, by way: Double, _ isForward: Bool) -> Vector? {
    var index = Int(rival.span)
    var rest = way - line.spans[index].length * (isForward ? 1 - rival.u : rival.u)
    for _ in 0..<Self.steps where rest > 0 {
      guard let next = neighbour(of: index, isForward) else { return nil }
      index = next
      rest -= line.spans[index].length
    }
    guard rest <= 0 else { return nil }
    let share = -rest / line.spans[index].length
    return line.spans[index].position(at: isForward ? 1 - share : share)
  }

  /// How many spans are followed, at most.
  private static let steps = 64

  /// The span after another on its chain, or before it; nil at an end.
  private func neighbour(of index: Int, _ isForward: Bool) -> Int? {
    let span = line.spans[index]
    let edge = line.edges[Int(span.edge)]
    let next = isForward ? index + 1 : index - 1
    if edge.spans.contains(next) { return next }
    let node = line.nodes[Int(isForward ? edge.endNode : edge.startNode)]
    guard
      let halfEdge = node.halfEdges.first(where: {
        $0.chain == edge.chain && $0.isOutgoing == isForward
      })
    else { return nil }
    let spans = line.edges[Int(halfEdge.edge)].spans
    return isForward ? spans.lowerBound : spans.upperBound - 1
  }

  /// Balls wider than this, in metres, are not measured, as series for distances do not hold.
  private static let widest = 500_000.0

  /// How much the geodesics over chords of a length may differ, in metres.
  private static func skew(_ chord: Double) -> Double { 2e-17 * chord * chord * chord + 0.01 }

  /// How wrong a distance may be, in metres.
  static func error(_ distance: Double) -> Double {
    let share = distance / ChordDistance.limit
    return 1e-4 * share * share * share * share * share + 1e-6
  }

  /// Whether a flat end takes its foot from a span in a part of a ball; nil where it does all over the ball.
  private func isCut(_ span: EdgeSpan, _ ball: BallTree.Ball) -> Bool? {
    var isCut = false
    for index in [span.startNode, span.endNode] where index >= 0 {
      let node = line.nodes[Int(index)]
      guard node.isEnd else { continue }
      let view = NodeView(node, ball)
      let along = view.along(node.halfEdges[0])
      if along < -view.room { return nil }
      isCut = isCut || along <= view.room
    }
    return isCut
  }

  /// Of rivals, those that can be the nearest to some place of the ball.
  func nearest(_ rivals: [Rival], _ ball: BallTree.Ball) -> [Rival] {
    guard let first = rivals.lazy.filter(\.isSure).min(by: { $0.distance < $1.distance }) else {
      return rivals
    }
    let r = ball.radius
    let room = Self.error(first.distance)
    return rivals.filter { rival in
      let excess = rival.distance - first.distance - room
      if excess > 2 * r { return false }
      guard first.distance > 1.1 * r else { return true }
      let span = line.spans[Int(rival.span)]
      let spread = max((span.start - first.place).length, (span.position(at: 1) - first.place).length)
      return excess <= 1.01 * r * spread / (first.distance - r)
    }
  }

  /// The rivals with what is known of their sides; without those that have no foot of any place of the ball.
  func withSides(_ rivals: [Rival], _ ball: BallTree.Ball) -> [Rival] {
    rivals.compactMap { rival in
      var rival = rival
      let span = line.spans[Int(rival.span)]
      rival.within = within(span, rival, ball)
      // An end from which the span leads nearer all over the ball is not the nearest foot, as there is a nearer.
      let room = rival.isSure ? rival.room(ball) : .infinity
      if span.startNode >= 0, rival.u * span.length <= room {
        rival.start = part(atNode: span.startNode, rival, ball)
      }
      if span.endNode >= 0, (1 - rival.u) * span.length <= room {
        rival.end = part(atNode: span.endNode, rival, ball)
      }
      return rival.side == .none ? nil : rival
    }
  }

  private func within(_ span: EdgeSpan, _ rival: Rival, _ ball: BallTree.Ball) -> FootPart {
    if rival.u > 0, rival.u < 1 {
      guard rival.distance > 1.01 * ball.radius + 1e-4 else { return .unknown }
      let left = FootSearch.leftward(rival.place, span.derivative(at: rival.u), ball.middle)
      return .one(isChosen: isChosen(left > 0, span))
    }
    let isEnd = rival.u >= 1
    let index = isEnd ? span.endNode : span.startNode
    if index >= 0 {
      let node = line.nodes[Int(index)]
      guard let halfEdge = node.halfEdges.first(where: { $0.edge == span.edge && $0.isOutgoing != isEnd })
      else {
        return .unknown
      }
      let view = NodeView(node, ball)
      // No place of the ball has its foot within the span.
      if view.along(halfEdge) < -view.room { return .none }
      let left = view.leftward(of: halfEdge)
      return abs(left) > view.room ? .one(isChosen: isChosen((left > 0) != isEnd, span)) : .unknown
    }
    // The edge goes on: where it leads nearer, the foot is another span's.
    let ahead = span.derivative(at: rival.u).unit * (isEnd ? 1 : -1)
    let skew = rival.distance * FootSearch.skew(rival.distance)
    if dot(ahead, ball.middle - rival.place) > 1.03 * ball.radius + skew + 1e-4 { return .none }
    let left = FootSearch.leftward(rival.place, span.derivative(at: rival.u), ball.middle)
    return rival.distance > 2 * ball.radius ? .one(isChosen: isChosen(left > 0, span)) : .unknown
  }

  /// The vertical at a position.
  static func up(_ p: Vector) -> Vector { Vector(p.x, p.y, p.z * WGS84.squaredAxisRatio).unit }

  private func isChosen(_ isLeft: Bool, _ span: EdgeSpan) -> Bool {
    let chain = Int(line.edges[Int(span.edge)].chain)
    return isLeft ? model.choice.left[chain] : model.choice.right[chain]
  }

  /// The side of places of a ball whose foot is a node.
  private func part(atNode index: Int32, _ rival: Rival, _ ball: BallTree.Ball) -> FootPart {
    let nodes = (visits[index] ?? [index]).filter { !isFlat || !line.nodes[Int($0)].isEnd }
    guard let first = nodes.first else { return .none }
    let view = NodeView(line.nodes[Int(first)], ball)
    if view.distance > rival.distance + 2 * view.room { return .none }
    let halfEdges = nodes.flatMap { line.nodes[Int($0)].halfEdges }
    // Where a half-edge leads nearer, the node is no foot.
    if halfEdges.contains(where: { view.along($0) > view.room }) { return .none }
    let isClear = nodes.allSatisfy { index in
      let node = line.nodes[Int(index)]
      return node.halfEdges.allSatisfy { halfEdge in
        if view.distance <= view.room { return false }
        // Ahead of an end, too, sides change.
        if !node.isEnd, view.along(halfEdge) <= 0 { return true }
        return abs(view.leftward(of: halfEdge)) > view.room
      }
    }
    guard isClear else { return .unknown }
    // Of visits that are equally near, any may put a place in.
    return .one(
      isChosen: nodes.contains { node in
        let foot = Foot(distance: view.distance, span: rival.span, u: rival.u, node: node)
        return model.search.isChosen(foot, ball.middle, nil, model.choice)
      })
  }
}
