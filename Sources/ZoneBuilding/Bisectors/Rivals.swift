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
  private let feet: SureFeet
  /// For each node of a place where the line comes more than once, all nodes of that place.
  private let visits: [Int32: [Int32]]
  /// The spans of the line, each stretch that is there twice in one direction but once.
  let spans: [Int32]
  /// For a span of such a stretch, the others.
  private let copies: [Int32: [Int32]]

  init(_ model: ZoneModel) {
    self.model = model
    line = model.line
    feet = SureFeet(line: model.line)
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
    var rivals = near.compactMap { $0.least <= most ? rival($0.span, ball) : nil }
    guard r < Self.widest else { return rivals }
    if rivals.contains(where: { !$0.isSure }) {
      // The nearest place may be a flat end, and the foot any other, but for what is farther than a sure one.
      markSure(&rivals, ball)
      let sure = rivals.reduce(Double.infinity) { $1.isSure ? min($0, $1.distance) : $0 }
      let farthest = sure + 2 * r + Self.skew(sure)
      var others = near.compactMap { $0.least > most && $0.least <= farthest ? rival($0.span, ball) : nil }
      markSure(&others, ball)
      rivals += others
    }
    return nearest(rivals, ball)
  }

  /// A span as seen from a ball; of one beyond whose flat end the ball may lie it is not known whether it is sure.
  private func rival(_ number: Int32, _ ball: BallTree.Ball) -> Rival {
    let span = line.spans[Int(number)]
    let u = span.nearest(to: ball.middle).u
    let place = span.position(at: u)
    var rival = Rival(
      span: number, u: u, place: place, distance: ChordDistance.geodesic(from: ball.middle, to: place))
    if isFlat {
      let isCut = isCut(span, ball)
      rival.isLost = isCut == nil
      rival.isSure = isCut == false
    }
    return rival
  }

  /// Finds out of spans that are not cut whether they are sure, which they are only where no flat end can be the nearest place.
  private func markSure(_ rivals: inout [Rival], _ ball: BallTree.Ball) {
    for index in rivals.indices where rivals[index].isSure {
      let rival = rivals[index]
      rivals[index].isSure = feet.areSure(
        from: rival.place, on: Int(rival.span), at: rival.u, rival.distance, ball)
    }
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

  /// How wrong the difference of the distances of two places may be, in metres.
  ///
  /// Distances of neighbouring places are wrong by nearly the same. This is ten times the greatest difference of the two errors among
  /// 400,000 random pairs; ``error(_:)`` is fifty times the greatest error among them.
  ///
  /// - Parameter way: the straight way between the two places, in metres.
  static func error(_ distance: Double, apart way: Double) -> Double {
    let whole = error(distance)
    return min(whole, whole * way / distance + 1e-6)
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
    return rivals.filter { rival in
      let excess =
        rival.distance - first.distance
        - Self.error(first.distance, apart: (rival.place - first.place).length)
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
    func leadsNearer(_ node: Int32) -> Bool {
      line.nodes[Int(node)].halfEdges.contains { view.along($0) > view.room }
    }
    // Where a half-edge leads nearer, the node is no foot. That is one of another visit only if what is nearer there may be none.
    if isFlat ? leadsNearer(index) : nodes.contains(where: leadsNearer) { return .none }
    let visited = isFlat ? nodes.filter { !leadsNearer($0) } : nodes
    if visited.isEmpty { return .none }
    let isClear = visited.allSatisfy { index in
      let node = line.nodes[Int(index)]
      return node.halfEdges.allSatisfy { halfEdge in
        if view.distance <= view.room { return false }
        // Ahead of an end, too, sides change.
        if !node.isEnd, view.along(halfEdge) <= 0 { return true }
        return abs(view.leftward(of: halfEdge)) > view.room
      }
    }
    guard isClear else { return .unknown }
    let areChosen = visited.map { node in
      let foot = Foot(distance: view.distance, span: rival.span, u: rival.u, node: node)
      return model.search.isChosen(foot, ball.middle, nil, model.choice)
    }
    // Of visits that are equally near, any may put a place in, but only where it is a foot.
    let isChosen = areChosen.contains(true)
    if isFlat, isChosen, areChosen.contains(false) {
      let isFoot = visited.allSatisfy { node in
        line.nodes[Int(node)].halfEdges.allSatisfy { view.along($0) < -view.room }
      }
      if !isFoot { return .unknown }
    }
    return .one(isChosen: isChosen)
  }
}
