internal import Concurrency
internal import Geodesy
internal import Geometry
internal import Zones

/// Divides the Earth into squares until each either has no bisector, or is so small that a chord pictures the one in it.
///
/// A square has no bisector if all spans that can be nearest to some place of it have that place on a chosen side, or all on
/// others; or if all of them are of one edge, or of two that meet, of which it is on the same side.
struct BisectorCells: Sendable {
  private let line: LineModel
  private let search: RivalSearch
  let field: BisectorField
  /// How far bisectors are followed: a little beyond the depth, so that they surely cross the offset curve.
  private let reach: Double
  private let depths: [Double]
  private let stray: Double
  private let budget: CurveBudget
  private let work: SharedBudget
  /// Where nothing is looked at.
  private let thickets: Thickets

  init(_ model: ZoneModel, depths: [Double], stray: Double, _ thickets: Thickets, work: SharedBudget) {
    self.thickets = thickets
    line = model.line
    search = RivalSearch(model)
    field = BisectorField(model, stray: stray)
    self.depths = depths
    self.stray = stray
    self.work = work
    reach = (depths.max() ?? 0) + 8 * stray
    budget = CurveBudget(stray: stray)
  }

  /// A square through which a bisector may run.
  struct Leaf: Sendable {
    let square: CubeSquare
    /// The spans that may be nearest, with copies and without.
    let spans: [Int32]
    let rivals: [Int32]
    /// Whether it is so small that nothing in it matters.
    let isSmallest: Bool
    /// The nearest place of the line to the middle, where the square lies next to it.
    let touch: Vector?
  }

  private struct Task: Sendable {
    let square: CubeSquare
    let spans: [Int32]
  }

  /// The leaves of the whole Earth; nil where it takes too much work to find them.
  func leaves() -> [Leaf]? {
    leaves(of: CubeSquare.all.map { Task(square: $0, spans: search.spans) })
  }

  /// The leaves of the quarters of some leaves; nil likewise.
  func quarters(of leaves: [Leaf]) -> [Leaf]? {
    self.leaves(
      of: leaves.flatMap { leaf in
        (leaf.square.quarters ?? []).map { Task(square: $0, spans: leaf.rivals) }
      })
  }

  /// How many squares are looked at one by one, at most, before all cores are.
  private static let shares = 256

  private func leaves(of tasks: [Task]) -> [Leaf]? {
    var tasks = tasks
    var leaves: [Leaf] = []
    while !tasks.isEmpty, tasks.count < Self.shares {
      let parts = Parallel.map(tasks) { task in
        var (rest, found): ([Task], [Leaf]) = ([], [])
        look(at: task, &found, &rest)
        return (rest, found)
      }
      tasks = parts.flatMap(\.0)
      leaves += parts.flatMap(\.1)
    }
    leaves += Parallel.map(tasks) { task in
      var (rest, found): ([Task], [Leaf]) = ([task], [])
      while let task = rest.popLast() { look(at: task, &found, &rest) }
      return found
    }.flatMap { $0 }
    return work.isSpent ? nil : leaves
  }

  private func look(at task: Task, _ leaves: inout [Leaf], _ rest: inout [Task]) {
    guard work.take(1 + task.spans.count / 16) else { return }
    let ball = BallTree.Ball(middle: task.square.middle.position, radius: task.square.radius)
    if thickets.hold(ball.middle, ball.radius) { return }
    var rivals = search.rivals(of: ball, among: task.spans, within: reach)
    let lost = rivals.filter(\.isLost)
    rivals.removeAll(where: \.isLost)
    guard let nearest = rivals.min(by: { $0.distance < $1.distance }),
      nearest.distance <= reach + ball.radius
    else { return }
    // A ball about a tangle of the line has all of it on all sides.
    let isTangled = nearest.distance < ball.radius && rivals.count > Self.mostAlike
    if ball.radius < reach, !isTangled {
      rivals = search.withSides(rivals, ball)
      if hasNoTie(rivals, ball) { return }
      let undominated = undominated(rivals, nearest, ball)
      if undominated.count < rivals.count {
        rivals = undominated
        if hasNoTie(rivals, ball) { return }
      }
    }
    let isNext = nearest.distance + ball.radius <= (isLimit(nearest) ? 2.5 : 1) * stray
    let isSmallest = isNext || ball.radius <= stray / 2
    let spans = (rivals + lost).map(\.span)
    let all = search.all(rivals + lost)
    if isSmallest || isPictured(rivals, nearest, ball) && field.isPictured(in: task.square, all) {
      leaves.append(
        Leaf(
          square: task.square, spans: all, rivals: spans, isSmallest: isSmallest,
          touch: isNext ? nearest.place : nil))
    } else {
      for square in task.square.quarters ?? [] { rest.append(Task(square: square, spans: spans)) }
    }
  }

  /// The rivals but for those that are farther than another all over the ball, as the direction in which the feet of the two are
  /// left differs too little for the difference of their distances to change that much.
  private func undominated(_ rivals: [Rival], _ nearest: Rival, _ ball: BallTree.Ball) -> [Rival] {
    let (r, d) = (ball.radius, nearest.distance)
    guard r < d / 4, rivals.count <= Self.mostAlike else { return rivals }
    let up = LocalFrame(at: coordinate(at: ball.middle)).up
    let views = rivals.map { RivalView($0, line.spans[Int($0.span)], ball, up) }
    return rivals.indices.filter { j in
      !rivals.indices.contains { i in
        guard rivals[i].isSure else { return false }
        let way = (rivals[j].place - rivals[i].place).length
        let excess =
          rivals[j].distance - rivals[i].distance - RivalSearch.error(rivals[j].distance, apart: way)
        guard excess > 0 else { return false }
        let difference = (views[i].away - views[j].away).length + RivalView.turn(views[i], views[j], ball, d)
        return excess > 1.01 * r * (difference + FootSearch.skew(rivals[j].distance))
      }
    }.map { rivals[$0] }
  }

  /// Whether the line is a limit where a rival has its place.
  private func isLimit(_ rival: Rival) -> Bool {
    let span = line.spans[Int(rival.span)]
    return isLeftChosen(span) != isRightChosen(span)
  }

  /// Whether no place of a ball is as near to a foot on a chosen side as to the nearest on another.
  private func hasNoTie(_ rivals: [Rival], _ ball: BallTree.Ball) -> Bool {
    let doubtful = rivals.indices.filter { !rivals[$0].isSure }
    // What holds of all holds of those that are there.
    if areAlike(rivals, ball) { return true }
    if doubtful.isEmpty { return false }
    guard doubtful.count <= Self.mostDoubtful else { return false }
    // In a part of the ball such a span has a foot, and in another it has none.
    return (0..<1 << doubtful.count).allSatisfy { set in
      let there = rivals.indices.compactMap { index -> Rival? in
        guard let place = doubtful.firstIndex(of: index) else { return rivals[index] }
        var rival = rivals[index]
        rival.isSure = true
        return set & 1 << place != 0 ? rival : nil
      }
      return areAlike(search.nearest(there, ball), ball)
    }
  }

  private static let mostDoubtful = 4
  /// More spans than these are not looked at where they lie in the ball.
  private static let mostAlike = 32

  private func areAlike(_ rivals: [Rival], _ ball: BallTree.Ball) -> Bool {
    let side = rivals.reduce(FootPart.none) { $0.joined($1.side) }
    return side != .unknown || areOfOneStretch(rivals, ball) || areAlikeAboutNode(rivals)
      || areBesideEachOther(rivals, ball)
  }

  /// Whether two spans alone are near, which run beside each other through the ball, so near that what lies between them is
  /// thinner than the tolerance. Of all else the one is the nearer on the one side, and the other on the other; where the
  /// bisector runs between them does not matter.
  private func areBesideEachOther(_ rivals: [Rival], _ ball: BallTree.Ball) -> Bool {
    guard rivals.count == 2,
      rivals.allSatisfy({ rival in
        let room = min(rival.u, 1 - rival.u) * line.spans[Int(rival.span)].length
        return rival.start == .none && rival.end == .none && room > rival.room(ball)
      })
    else { return false }
    let (first, second) = (line.spans[Int(rivals[0].span)], line.spans[Int(rivals[1].span)])
    // Then what is drawn where such a place ends comes to both.
    let turn = cross(first.derivative(at: rivals[0].u).unit, second.derivative(at: rivals[1].u).unit)
    guard dot(turn, turn) < Self.leastTurn * Self.leastTurn else { return false }
    // The feet of a place may be far from each other. If spans do not cross from the one to the other, nor in all the room that
    // feet have, the one lies between the other and the place.
    let both = [(first, second, rivals[1], 1.0), (second, first, rivals[0], -1.0)]
    let ways = both.flatMap { span, other, rival, sign in
      [-1.0, 1].map { way in
        let place = other.position(at: rival.u + way * rival.room(ball) / other.length)
        let across = sign * (place - span.position(at: span.nearest(to: place).u))
        return dot(across, cross(RivalSearch.up(place), first.derivative(at: rivals[0].u).unit))
      }
    }
    if ways.allSatisfy({ abs($0) <= Self.rounding }) {
      // The same stretch with other vertices.
      return dot(first.derivative(at: rivals[0].u), second.derivative(at: rivals[1].u)) > 0
        && isLeftChosen(first) == isLeftChosen(second) && isRightChosen(first) == isRightChosen(second)
    }
    return ways.allSatisfy { abs($0) > Self.rounding && abs($0) < 3 * stray && ($0 > 0) == (ways[0] > 0) }
  }

  private func isLeftChosen(_ span: EdgeSpan) -> Bool {
    search.model.choice.left[Int(line.edges[Int(span.edge)].chain)]
  }

  private func isRightChosen(_ span: EdgeSpan) -> Bool {
    search.model.choice.right[Int(line.edges[Int(span.edge)].chain)]
  }

  /// Whether there is no tie because one place of the line alone is the foot where sides differ.
  ///
  /// Where the foot goes from within a span to its end, both are equally near, and the side may change, as it does where the
  /// line comes to the end twice: that is a ray, and no bisector. So feet within the spans and feet at the node are looked at
  /// apart: a place with a foot on an edge that meets the node is nearer to that than to the node, and as near at the least if
  /// the edge passes through the node.
  private func areAlikeAboutNode(_ rivals: [Rival]) -> Bool {
    var node: Vector?
    var at = FootPart.none
    for rival in rivals {
      let span = line.spans[Int(rival.span)]
      for (part, u) in [(rival.start, 0.0), (rival.end, 1.0)] where part != .none {
        let position = span.position(at: u)
        if let node, (position - node).length > Self.rounding { return false }
        node = position
        at = at.joined(part)
      }
    }
    guard let node else { return false }
    var both: [(part: FootPart, away: Vector?)] = []
    var apart = FootPart.none
    for rival in rivals where rival.within != .none {
      if rival.within == .unknown { return false }
      if edgeMeets(Int(rival.span), node) {
        both.append((rival.within, direction(of: line.spans[Int(rival.span)], from: node)))
      } else {
        apart = apart.joined(rival.within)
      }
    }
    guard apart != .unknown, both.count <= 4 else { return false }
    if apart != .none, apart.joined(at) == .unknown { return false }
    // No place has feet within both of two edges that leave a node in opposite directions.
    let farthest = rivals.reduce(0) { max($0, $1.distance) }
    func areOpposite(_ i: Int, _ j: Int) -> Bool {
      guard let a = both[i].away, let b = both[j].away else { return false }
      return (a + b).length * farthest < stray / 20
    }
    // Rays of the node alone divide what has nothing else near.
    return (1..<1 << both.count).allSatisfy { set in
      let some = both.indices.filter { set & 1 << $0 != 0 }
      return some.reduce(apart) { $0.joined(both[$1].part) } != .unknown
        || some.contains { i in some.contains { areOpposite(i, $0) } }
    }
  }

  /// The unit vector in which a span leaves a node; nil where it does not begin or end there.
  private func direction(of span: EdgeSpan, from node: Vector) -> Vector? {
    if (span.start - node).length <= Self.rounding { return span.derivative(at: 0).unit }
    return (span.position(at: 1) - node).length <= Self.rounding ? -1 * span.derivative(at: 1).unit : nil
  }

  /// Whether a span, or one of its edge beside it, meets a node: an edge may be divided next to it.
  private func edgeMeets(_ number: Int, _ node: Vector) -> Bool {
    (number - 1...number + 1).contains {
      line.spans.indices.contains($0) && line.spans[$0].edge == line.spans[number].edge
        && meets(line.spans[$0], node)
    }
  }

  private func meets(_ span: EdgeSpan, _ node: Vector) -> Bool {
    if span.roughDistance(to: node).least > Self.rounding { return false }
    return span.nearest(to: node).squaredChord <= Self.rounding * Self.rounding
  }

  /// The sine of the angle at which spans surely do not run beside each other.
  private static let leastTurn = 0.1

  /// Places of the line no farther apart than this, in metres, are one.
  private static let rounding = 1e-5

  /// Whether all rivals are of one edge, or of two that meet at a corner and none of whose other ends is near: then every place is
  /// on one side of both.
  private func areOfOneStretch(_ rivals: [Rival], _ ball: BallTree.Ball) -> Bool {
    guard let first = rivals.first else { return true }
    let edge = line.spans[Int(first.span)].edge
    guard let other = rivals.first(where: { line.spans[Int($0.span)].edge != edge }) else { return true }
    let (a, b) = (line.edges[Int(edge)], line.edges[Int(line.spans[Int(other.span)].edge)])
    let shared = [a.startNode, a.endNode].filter { $0 == b.startNode || $0 == b.endNode }
    guard shared.count == 1, line.nodes[Int(shared[0])].halfEdges.count == 2 else { return false }
    let edges = [edge, line.spans[Int(other.span)].edge]
    let nearest = rivals.reduce(Double.infinity) { min($0, $1.distance) }
    return rivals.allSatisfy { rival in
      let span = line.spans[Int(rival.span)]
      guard edges.contains(span.edge) else { return false }
      return [span.startNode, span.endNode].allSatisfy { node in
        node < 0 || node == shared[0] || !line.nodes[Int(node)].isEnd
          || (line.nodes[Int(node)].position - ball.middle).length > nearest + 2.02 * ball.radius + 0.01
      }
    }
  }

  /// Whether a bisector crosses a ball as one curve that leads across some direction, so straight that a chord pictures it.
  private func isPictured(_ rivals: [Rival], _ nearest: Rival, _ ball: BallTree.Ball) -> Bool {
    let (r, d) = (ball.radius, nearest.distance)
    guard r < d / 4, rivals.count <= 32, rivals.allSatisfy({ $0.side != .unknown && $0.isSure }) else {
      return false
    }
    // Where limits meet at a sharp angle a small stray moves their corner far.
    if r > 50 * stray, depths.contains(where: { abs($0 - d) <= 1.1 * r }) { return false }
    let place = coordinate(at: ball.middle)
    let latitude = min(90, abs(place.latitude) + r / WGS84.degreeOfLatitudeBelow)
    let up = LocalFrame(at: place).up
    let views = rivals.map { RivalView($0, line.spans[Int($0.span)], ball, up) }
    // Between two places, or two edges, a bisector is straight. About a place and an edge it is a parabola, which bends no more
    // than this at a distance d from both.
    let isStraight = views.allSatisfy(\.isFixed) || views.allSatisfy(\.isWithin)
    guard 2 * r <= budget.chord(curvature: isStraight ? 0 : 1 / (2 * d), latitude: latitude) else {
      return false
    }
    let chosen = views.indices.filter { rivals[$0].side == .one(isChosen: true) }
    let others = views.indices.filter { rivals[$0].side != .one(isChosen: true) }
    func mean(_ list: [Int]) -> Vector {
      list.reduce(Vector.zero) { $0 + views[$1].away } / Double(max(1, list.count))
    }
    let across = (mean(chosen) - mean(others)).unit
    return chosen.allSatisfy { i in
      others.allSatisfy { j in
        dot(across, views[i].away - views[j].away) > RivalView.turn(views[i], views[j], ball, d)
      }
    }
  }
}
