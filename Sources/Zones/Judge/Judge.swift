internal import Concurrency
internal import Geodesy
package import Geometry

/// Decides where places lie, by distance to the line and never by the polygon that pictures the zone.
package struct Judge: Sendable {
  package private(set) var search: FootSearch
  let choice: SideChoice
  private(set) var within: PlanarContainment?
  /// For polygons that demarc did not make: what lies in them is in the zone, whatever its distance.
  package let outline: PlanarContainment?
  let from: Double
  let core: Double
  let to: Double
  /// The rays along which the side of a place can change away from the line; nil where they are too many to find. Without
  /// them verdicts are the same, but no place is known to be clear of all limits.
  package let rays: [DiscontinuityRay.Course]?
  /// The rays that matter to the core alone, which end at its depth.
  let coreRays: [DiscontinuityRay.Course]?
  /// The chosen sides of each chain, as places by the million ask for them.
  private let sides: FixedStorage<SideBits>

  private struct SideBits: BitwiseCopyable {
    var left: Bool
    var right: Bool

    static func all(_ choice: SideChoice) -> FixedStorage<SideBits> {
      FixedStorage(zip(choice.left, choice.right).map { SideBits(left: $0, right: $1) })
    }
  }

  /// A judge of the zone that a boundary line and a rule define.
  ///
  /// - Throws: ``ZoneError`` where the line or the rule has no meaning (see its cases).
  package init(
    boundary: Boundary, specification: ZoneSpecification, within: [Polygon]? = nil
  ) throws(ZoneError) {
    self.init(
      try ZoneModel(boundary: boundary, specification: specification, within: within, edges: .curves))
  }

  /// A judge of the zone that a rule defines along a line that was prepared.
  ///
  /// - Throws: ``ZoneError`` where the rule has no meaning for the line.
  package init(
    line: ReferenceLine, specification: ZoneSpecification, within: [Polygon]? = nil
  ) throws(ZoneError) {
    self.init(
      try ZoneModel(line: line, specification: specification, within: within, edges: .curves))
  }

  private init(_ model: ZoneModel) {
    let specification = model.specification
    search = model.search
    choice = model.choice
    sides = SideBits.all(model.choice)
    within = model.within
    outline = nil
    from = specification.innerDepth.meters
    core = specification.coreDepth.meters
    to = specification.outerDepth.meters
    func courses(_ depth: Length) -> [DiscontinuityRay.Course]? {
      // Tenths of a second; other lines than curves kept as thousands of geodesics take a small part of it.
      let effort = 1_000_000 + 200 * model.line.edges.count
      guard let rays = DiscontinuityRay.all(of: model, depth: depth, effort: effort) else { return nil }
      // A place nearer to a limit than to the line, and its foot within the depth at the limit: thrice is enough.
      return (rays + DiscontinuityRay.atJunctions(of: model, reach: 3 * depth.meters)).map(\.course)
    }
    rays = courses(specification.outerDepth)
    coreRays = core < to ? courses(specification.coreDepth) : rays
  }

  /// A judge of polygons that demarc did not make, read as RFC 7946 does. Distance is to their outline, which
  /// is a limit of the zone; sides are those of the rings as they run.
  ///
  /// - Throws: ``ZoneError/emptyOutline`` for polygons without an outline.
  package init(polygons: [Polygon]) throws(ZoneError) {
    let rings = polygons.flatMap(\.rings).enumerated().map { index, ring in
      Boundary.Part(vertices: ring.withTurnsTold, isRing: true, origin: "ring \(index + 1)")
    }
    let assembly: ChainAssembly
    do throws(ChainError) {
      assembly = try ChainAssembly(Boundary(parts: rings))
    } catch {
      if case .empty = error { throw .emptyOutline }
      throw ZoneError(error)
    }
    let line = LineModel(chains: assembly.chains.map(\.withMeridiansTold), isPlanar: true)
    search = FootSearch(line: line, ends: .round)
    choice = .both(line.chains.count)
    sides = SideBits.all(choice)
    within = nil
    outline = PlanarContainment(polygons)
    from = 0
    core = 0
    to = 0
    rays = []
    coreRays = []
  }

  /// The same judge without the clip area.
  package var unclipped: Judge {
    var judge = self
    judge.within = nil
    return judge
  }

  /// The same judge, made ready for very many places, which takes some hundredths of a second. It answers the same.
  package func preparedForMany() -> Judge {
    var judge = self
    judge.search = FootSearch(
      line: search.line, ends: search.ends, table: FootTable(search, extent: ZoneExtent(of: self)))
    return judge
  }

  /// Where a place lies. `place` must be valid (``Coordinate/isValid``).
  ///
  /// Flat ends may leave a place no foot: then the distance is infinite, the foot is the nearest end, and the
  /// place is outside.
  package func placement(of place: Coordinate) -> Placement {
    let p = place.cartesian
    guard let foot = search.nearest(to: p, place: place, within: .infinity) else { return footless(place, p) }
    if let placement = plainPlacement(foot, p) { return placement }
    let sides = search.sides(of: foot, p, place)
    var depth: Double? = foot.distance
    var side = sides.first
    if outline == nil, !choice.isBoth {
      if let chosen = sides.first(in: choice) {
        side = chosen
      } else {
        depth = search.nearest(tiedWith: foot, to: p, place: place, choice: choice)?.distance
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
      chain: side.chain, isInCore: isInCore, isInZone: isInZone,
      footPosition: search.line.spans[Int(foot.span)].position(at: foot.u))
  }

  /// The placement of a place with one foot, not at an end or a junction, of a zone without a clip area; nil for any other, and
  /// where places are few.
  @inline(__always)
  private func plainPlacement(_ foot: Foot, _ p: Vector) -> Placement? {
    guard foot.isAlone, foot.distance > FootSearch.onLine, outline == nil, within == nil,
      let course = search.table?.race?.course(of: foot, p)
    else { return nil }
    let chosen = sides[course.chain]
    let isChosen = course.isLeft ? chosen.left : chosen.right
    let isBeyondInner = isChosen && (from == 0 || foot.distance > from)
    return Placement(
      distance: foot.distance, side: course.isLeft ? .left : .right, chainage: course.chainage,
      chain: course.chain, isInCore: isBeyondInner && foot.distance <= core,
      isInZone: isBeyondInner && foot.distance <= to, footPosition: course.position)
  }

  /// Whether the foot of a place is a base point, which has no sides.
  package func hasBasePoint(at placement: Placement) -> Bool {
    let chains = search.line.chains
    return chains.indices.contains(placement.chain) && chains[placement.chain].isPoint
  }

  private func footless(_ place: Coordinate, _ p: Vector) -> Placement {
    let round = search.rounded
    guard let foot = round.nearest(to: p, place: place, within: .infinity) else {
      return Placement(
        distance: .infinity, side: .left, chainage: 0, chain: 0, isInCore: false, isInZone: false,
        footPosition: p)
    }
    let side = round.sides(of: foot, p, place).first
    return Placement(
      distance: .infinity, side: side.side, chainage: round.chainage(of: foot),
      chain: side.chain, isInCore: false, isInZone: false,
      footPosition: search.line.spans[Int(foot.span)].position(at: foot.u))
  }
}
