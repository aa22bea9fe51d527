internal import Geodesy
internal import Geometry
internal import Zones

/// Finds where a limit changes from one source to the next: the places at the distance from both at once.
struct LimitNodes {
  let curves: LimitSourceCurves
  let model: ZoneModel

  private var line: LineModel { curves.line }
  private var distance: Double { curves.distance }

  /// A place where a source begins.
  struct Change {
    var place: Coordinate
    var source: LimitSource
    /// Whether the place was worked out from both sources, and not taken from the drawn outline.
    var isExact = true
  }

  /// The places where the limit changes on its way from one source to another, with those that come between: stretches so short
  /// that the drawn outline has none of them.
  ///
  /// - Parameter guess: The vertex of the outline between the two.
  func changes(from first: LimitSource, to second: LimitSource, near guess: Coordinate) -> [Change] {
    var budget = Self.most
    return changes(first, second, near: guess, &budget)
  }

  private static let most = 64

  private func changes(
    _ first: LimitSource, _ second: LimitSource, near guess: Coordinate, _ budget: inout Int
  ) -> [Change] {
    budget -= 1
    if let tip = commonTip(first, second) { return [Change(place: tip, source: second)] }
    guard budget > 0 else { return along(first, second) ?? [drawn(guess, second)] }
    if let place = meeting(of: first, second, near: guess) {
      guard let between = source(between: first, second, at: place), between != first, between != second
      else { return [Change(place: place, source: second)] }
      return changes(first, between, near: place, &budget) + changes(between, second, near: place, &budget)
    }
    // Edges that run straight on meet nowhere: their common node comes between.
    if let node = commonNode(first, second) {
      return changes(first, .node(node), near: guess, &budget)
        + changes(.node(node), second, near: guess, &budget)
    }
    return along(first, second) ?? [drawn(guess, second)]
  }

  /// The tips of all nodes between two sources of a chain that runs all but straight there, as an edge that is not a geodesic does:
  /// the curves beside its pieces cross too flatly to be found. Nil where something else is nearer to one of the tips.
  private func along(_ first: LimitSource, _ second: LimitSource) -> [Change]? {
    let (from, to) = (position(of: first), position(of: second))
    guard from.chain == to.chain, from.number != to.number, abs(from.number - to.number) <= Self.most else {
      return nil
    }
    // With the zone on its left a limit runs against an edge that has the zone on its left.
    let isLeft = to.number < from.number
    func source(_ number: Int) -> LimitSource {
      number % 2 == 1
        ? .edge(number / 2, isLeft: isLeft)
        : .node(
          Int(
            number / 2 < line.edges.count
              ? line.edges[number / 2].startNode : line.edges[number / 2 - 1].endNode))
    }
    let numbers = Array(stride(from: from.number, through: to.number, by: isLeft ? -1 : 1))
    let reach = distance - model.specification.tolerance.meters / 50
    var changes: [Change] = []
    for (a, b) in zip(numbers, numbers.dropFirst()) {
      guard let tip = commonTip(source(a), source(b)),
        nearest(to: tip, within: reach) == nil
      else { return nil }
      changes.append(Change(place: tip, source: source(b)))
    }
    return source(numbers[0]) == first && source(numbers[numbers.count - 1]) == second ? changes : nil
  }

  /// Where a source is along its chain: twice the index of an edge that starts at a node, and one more for the edge itself.
  private func position(of source: LimitSource) -> (chain: Int32, number: Int) {
    switch source {
    case .edge(let index, _): return (line.edges[index].chain, 2 * index + 1)
    case .node(let node):
      let halfEdge = line.nodes[node].halfEdges.first { $0.isOutgoing } ?? line.nodes[node].halfEdges[0]
      return (halfEdge.chain, 2 * (Int(halfEdge.edge) + (halfEdge.isOutgoing ? 0 : 1)))
    }
  }

  /// The source that is nearer to a place than two sources that are equally far from it; nil where none is.
  private func source(
    between first: LimitSource, _ second: LimitSource, at place: Coordinate
  ) -> LimitSource? {
    for source in [first, second] {
      let foot = curves.foot(of: place, on: source)
      if let node = curves.nodeBeyond(foot.parameter, of: source) { return .node(node) }
    }
    guard let nearest = nearest(to: place, within: distance - 1e-3) else { return nil }
    return nearest
  }

  /// The source of the nearest foot on a chosen side; nil where none is within reach.
  func nearest(to place: Coordinate, within reach: Double) -> LimitSource? {
    let p = place.cartesian
    return model.search.nearest(
      to: p, place: place, within: reach, choice: model.isOneSided ? model.choice : nil
    ).map { source(of: $0, p) }
  }

  func source(of foot: Foot, _ p: Vector) -> LimitSource {
    let span = line.spans[Int(foot.span)]
    let edge = line.edges[Int(span.edge)]
    // A base point is kept as a line of a micrometre.
    if line.chains[Int(edge.chain)].isPoint { return .node(Int(edge.startNode)) }
    if foot.node >= 0 { return .node(Int(foot.node)) }
    let isLeft = FootSearch.leftward(span.position(at: foot.u), span.derivative(at: foot.u), p) > 0
    return .edge(Int(span.edge), isLeft: isLeft)
  }

  /// Where an edge and a node at its end meet, their curves touch: at the tip of the perpendicular there.
  private func commonTip(_ first: LimitSource, _ second: LimitSource) -> Coordinate? {
    let edge: LimitSource
    let node: Int
    switch (first, second) {
    case (.edge, .node(let end)): (edge, node) = (first, end)
    case (.node(let end), .edge): (edge, node) = (second, end)
    default: return nil
    }
    return tips(of: edge).first { $0.node == node }?.place
  }

  /// The ends of the curve beside an edge.
  func tips(of source: LimitSource) -> [(node: Int, place: Coordinate)] {
    guard case .edge(let index, _) = source else { return [] }
    let edge = line.edges[index]
    return [(Int(edge.startNode), 0.0), (Int(edge.endNode), edge.length)].map {
      ($0, curves.place($1, of: source).place)
    }
  }

  private func commonNode(_ first: LimitSource, _ second: LimitSource) -> Int? {
    guard case .edge(let a, _) = first, case .edge(let b, _) = second else { return nil }
    let ends = [line.edges[b].startNode, line.edges[b].endNode]
    return [line.edges[a].endNode, line.edges[a].startNode].first(where: ends.contains).map(Int.init)
  }

  /// The place at the distance from two sources, by Newton's method; nil where their curves do not cross nearby.
  func meeting(of first: LimitSource, _ second: LimitSource, near guess: Coordinate) -> Coordinate? {
    var place = guess
    for _ in 0..<30 {
      let (a, b) = (curves.foot(of: place, on: first), curves.foot(of: place, on: second))
      let (da, db) = (distance - a.distance, distance - b.distance)
      let (sinA, cosA) = sineAndCosine(degrees: a.azimuth)
      let (sinB, cosB) = sineAndCosine(degrees: b.azimuth)
      let determinant = sinA * cosB - cosA * sinB
      guard abs(determinant) > 1e-7 else { return nil }
      if abs(da) < 1e-6, abs(db) < 1e-6 { return place }
      let east = (da * cosB - db * cosA) / determinant
      let north = (sinA * db - sinB * da) / determinant
      let length = (east * east + north * north).squareRoot()
      guard length < distance else { return nil }
      place =
        Geodesic.direct(from: place, azimuth: arcTangent(east, north) * (180 / .pi), distance: length).end
    }
    return nil
  }

  /// A vertex of the outline, moved to the distance from a source.
  func drawn(_ vertex: Coordinate, _ source: LimitSource) -> Change {
    let parameter = curves.foot(of: vertex, on: source).parameter
    return Change(place: curves.place(parameter, of: source).place, source: source, isExact: false)
  }
}
