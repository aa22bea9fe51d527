internal import Geodesy
internal import Geometry
internal import Topology

/// Turns the side of a rule into the sides of each chain, and refuses a side that means nothing.
struct SideResolution {
  let line: LineModel
  /// A stretch that the line travels both ways.
  var bothWays: BothWays?

  func choice(of side: ZoneSpecification.Side) throws(ZoneError) -> SideChoice {
    let all = [Bool](repeating: true, count: line.chains.count)
    let none = [Bool](repeating: false, count: line.chains.count)
    if side != .both { try refuseReversals() }
    switch side {
    case .both: return SideChoice(left: all, right: all)
    case .left: return SideChoice(left: all, right: none)
    case .right: return SideChoice(left: none, right: all)
    case .toward(let place): return try toward(place)
    case .inside: return try closed(isInside: true)
    case .outside: return try closed(isInside: false)
    }
  }

  /// Where a line turns back exactly on itself, left and right change places: no side.
  private func refuseReversals() throws(ZoneError) {
    for node in line.nodes where node.halfEdges.count == 2 {
      let cosine = dot(node.halfEdges[0].direction, node.halfEdges[1].direction)
      let sine = cross(node.halfEdges[0].direction, node.halfEdges[1].direction).length
      if cosine > 0, sine < 1e-10 {
        throw .spike(at: node.place)
      }
    }
    if let bothWays {
      throw .bothWays(from: bothWays.from, to: bothWays.to, origins: bothWays.origins)
    }
  }

  private func toward(_ place: Coordinate) throws(ZoneError) -> SideChoice {
    var choice = SideChoice(left: [], right: [])
    for chain in line.chains {
      let alone = FootSearch(line: LineModel(chains: [chain], isPlanar: line.isPlanar), ends: .round)
      let p = place.cartesian
      guard let foot = alone.nearest(to: p, place: place, within: .infinity) else {
        throw .sidelessPlace(place, origin: chain.origin, .noFoot)
      }
      if foot.node >= 0, alone.line.nodes[Int(foot.node)].isEnd {
        throw .sidelessPlace(place, origin: chain.origin, .atEnd)
      }
      let sides = alone.sides(of: foot, p, place)
      let side = sides.first.side
      guard sides.second == nil, side != .on else {
        throw .sidelessPlace(place, origin: chain.origin, .onLine)
      }
      choice.left.append(side == .left)
      choice.right.append(side == .right)
    }
    return choice
  }

  private func closed(isInside: Bool) throws(ZoneError) -> SideChoice {
    var choice = SideChoice(left: [], right: [])
    let word = isInside ? "inside" : "outside"
    for (index, chain) in line.chains.enumerated() {
      let (isLeft, isRight) = try interior(of: chain, index, word)
      // What a hole leaves out is not seaward of the area's shell.
      choice.left.append(isInside ? isLeft : !isLeft && !chain.isHole)
      choice.right.append(isInside ? isRight : !isRight && !chain.isHole)
    }
    return choice
  }
}

extension SideResolution {
  /// On which sides of a chain its area lies: the smaller region of a closed chain; of a hole, the larger.
  private func interior(
    of chain: Chain, _ index: Int, _ word: String
  ) throws(ZoneError) -> (left: Bool, right: Bool) {
    guard chain.isClosed || chain.interior != .unknown else {
      throw .openChain(origin: chain.origin, side: word)
    }
    if chain.isClosed {
      guard try isSimple(index) else { throw .selfCrossing(origin: chain.origin, side: word) }
    }
    switch chain.interior {
    case .left: return (true, false)
    case .right: return (false, true)
    case .both: return (true, true)
    case .unknown:
      let isSmallerLeft =
        GeodesicRing.leftArea(of: geodesics(of: chain)) <= PolygonMeasure.earth.squareMeters / 2
      return (isSmallerLeft != chain.isHole, isSmallerLeft == chain.isHole)
    }
  }

  /// The vertices of a chain, or of geodesics that stand for its edges: good enough to tell the smaller region.
  private func geodesics(of chain: Chain) -> [Coordinate] {
    guard line.isPlanar else { return chain.vertices }
    return EdgeResolution(model: .planar, deviation: 1, reach: 0).resolve(chain.vertices)
  }

  /// Whether a chain meets itself only at its closing vertex, judged on its spans in longitude and latitude.
  private func isSimple(_ chain: Int) throws(ZoneError) -> Bool {
    var points: [PlanarPoint] = []
    for span in line.edgesOfChain[chain].lazy.flatMap({ line.spans[line.edges[$0].spans] }) {
      var next = PlanarPoint(coordinate(at: span.start))
      if let last = points.last { next.x = last.x + Coordinate.shortest(next.x - last.x) }
      points.append(next)
    }
    if let first = points.first, let last = points.last {
      points.append(PlanarPoint(x: last.x + Coordinate.shortest(first.x - last.x), y: first.y))
    }
    do {
      return try PlanarPolyline.isSimple(points)
    } catch {
      throw .topology(error.description)
    }
  }
}
