internal import Geodesy
public import Geometry

/// Decides where places lie, by distance to the line and never by the polygon that pictures the zone.
public struct Judge: Sendable {
  private let search: FootSearch
  private let choice: SideChoice
  private let within: PlanarContainment?
  /// For polygons that demarc did not make: what lies in them is in the zone, whatever its distance.
  private let outline: PlanarContainment?
  private let from: Double
  private let core: Double
  private let to: Double
  /// The rays along which the side of a place can change away from the line.
  private let rays: [Ray.Course]

  /// A judge of the zone that a boundary line and a rule define.
  ///
  /// - Throws: ``ZoneError`` where the line or the rule has no meaning (see its cases).
  public init(
    boundary: Boundary, specification: ZoneSpecification, within: [Polygon]? = nil
  ) throws(ZoneError) {
    let model = try ZoneModel(boundary: boundary, specification: specification, within: within)
    search = model.search
    choice = model.choice
    self.within = model.within
    outline = nil
    from = specification.innerDepth.meters
    core = specification.coreDepth.meters
    to = specification.outerDepth.meters
    rays = Ray.all(of: model).map(\.course)
  }

  /// A judge of polygons that demarc did not make, read as RFC 7946 does. Distance is to their outline, which
  /// is a limit of the zone; sides are those of the rings as they run.
  ///
  /// - Throws: ``ZoneError/noLine(_:)`` for polygons without an outline.
  public init(polygons: [Polygon]) throws(ZoneError) {
    let rings = polygons.flatMap(\.rings).enumerated().map { index, ring in
      Boundary.Part(vertices: ring, isRing: true, origin: "ring \(index + 1)")
    }
    let assembly = try ChainAssembly(Boundary(parts: rings))
    let resolution = EdgeResolution(model: .planar, deviation: EdgeResolution.finest, reach: 0)
    let line = LineModel(
      chains: assembly.chains.map { chain in
        var chain = chain
        chain.vertices = resolution.resolve(chain.vertices)
        return chain
      })
    search = FootSearch(line: line, ends: .round)
    choice = .both(line.chains.count)
    within = nil
    outline = PlanarContainment(polygons)
    from = 0
    core = 0
    to = 0
    rays = []
  }

  /// Where a place lies. `place` must be valid (``Coordinate/isValid``).
  ///
  /// Flat ends may leave a place no foot: then the distance is infinite, the foot is the nearest end, and the
  /// place is outside.
  public func placement(of place: Coordinate) -> Placement {
    let p = place.cartesian
    guard let foot = search.nearest(to: p, place: place, within: .infinity) else { return footless(place, p) }
    let sides = search.sides(of: foot, p, place)
    var depth: Double? = foot.distance
    var side = sides[0]
    if outline == nil, !choice.isBoth {
      if let chosen = sides.first(where: { isChosen($0) }) {
        side = chosen
      } else {
        let reach = foot.distance + ZoneModel.tie
        depth = search.nearest(to: p, place: place, within: reach, choice: choice)?.distance
      }
    }
    var isInCore = false
    var isInZone = false
    if let outline {
      isInZone = side.side == .on || outline.contains(place)
      isInCore = isInZone
    } else if let depth, within?.contains(place) ?? true {
      // A band is { p : A < d(p) <= B }.
      let isBeyondInner = from == 0 || depth > from
      isInCore = isBeyondInner && depth <= core
      isInZone = isBeyondInner && depth <= to
    }
    return Placement(
      distance: foot.distance, side: side.side, chainage: search.chainage(of: foot),
      foot: coordinate(at: search.line.spans[Int(foot.span)].position(at: foot.u)), chain: side.chain,
      isInCore: isInCore, isInZone: isInZone)
  }

  private func isChosen(_ side: (chain: Int, side: Placement.Side)) -> Bool {
    switch side.side {
    case .left: choice.left[side.chain]
    case .right: choice.right[side.chain]
    case .on: true
    }
  }

  private func footless(_ place: Coordinate, _ p: Vector) -> Placement {
    let round = FootSearch(line: search.line, ends: .round)
    guard let foot = round.nearest(to: p, place: place, within: .infinity) else {
      return Placement(
        distance: .infinity, side: .left, chainage: 0, foot: place, chain: 0, isInCore: false, isInZone: false
      )
    }
    let side = round.sides(of: foot, p, place)[0]
    return Placement(
      distance: .infinity, side: side.side, chainage: round.chainage(of: foot),
      foot: coordinate(at: search.line.spans[Int(foot.span)].position(at: foot.u)), chain: side.chain,
      isInCore: false, isInZone: false)
  }
}

extension Judge {
  /// A lower bound, in metres, on the distance from a place to the nearest limit: no place nearer than this
  /// is judged otherwise. Zero where nothing is known.
  public func clearance(of place: Coordinate) -> Double { standing(of: place).clearance }

  /// Whether a place is in the zone, as ``placement(of:)`` has it, and its ``clearance(of:)``; one search for both.
  func standing(of place: Coordinate) -> (isInZone: Bool, clearance: Double) {
    let p = place.cartesian
    guard let foot = search.nearest(to: p, place: place, within: .infinity) else { return (false, 0) }
    let (isInZone, isChosen) = membership(of: foot, p, place)
    if outline != nil { return (isInZone, foot.distance) }
    // Clip areas are told by containment alone.
    return (isInZone, within == nil ? clearance(of: foot, p, place, isChosen) : 0)
  }

  /// Whether a place is in the zone, as ``placement(of:)`` has it.
  func contains(_ place: Coordinate) -> Bool {
    let p = place.cartesian
    guard let foot = search.nearest(to: p, place: place, within: .infinity) else { return false }
    return membership(of: foot, p, place).isInZone
  }

  private func membership(of foot: Foot, _ p: Vector, _ place: Coordinate) -> (isInZone: Bool, isChosen: Bool)
  {
    if let outline { return (foot.distance <= FootSearch.onLine || outline.contains(place), true) }
    let isChosen = choice.isBoth || search.isChosen(foot, p, place, choice)
    // On ties any of the nearest feet may put the place in.
    let depth =
      isChosen
      ? foot.distance
      : search.nearest(to: p, place: place, within: foot.distance + ZoneModel.tie, choice: choice)?.distance
    let isInDepth = depth.map { $0 <= to && (from == 0 || $0 > from) } ?? false
    return (isInDepth && (within?.contains(place) ?? true), isChosen)
  }

  private func clearance(of foot: Foot, _ p: Vector, _ place: Coordinate, _ isChosen: Bool) -> Double {
    let toOffsets = [from, core, to].filter { $0 > 0 }.map { abs(foot.distance - $0) }.min() ?? 0
    if choice.isBoth, search.ends == .round { return toOffsets }
    let toRays = rays.map { $0.distanceBelow(to: p) }.min() ?? .infinity
    if foot.distance > to { return min(foot.distance - to, toRays) }
    // On a side not chosen depth is no limit; sides change at the line, at rays and at divides.
    var bound = min(isChosen ? toOffsets : .infinity, toRays, choice.isBoth ? .infinity : foot.distance)
    if choice.isBoth { return bound }
    let rivals = isChosen ? choice.complement : choice
    if let rival = search.nearest(to: p, place: place, within: foot.distance + 2 * bound, choice: rivals) {
      bound = min(bound, max(0, rival.distance - foot.distance) / 2)
    }
    return bound
  }
}
