internal import Concurrency
internal import Geodesy
internal import Geometry
internal import ZoneVerification
internal import Zones

/// Every curve that can be a limit of a zone, less the stretches that certainly are none.
///
/// The limits of a zone are among: the tips of the normals of the line at each depth (offset curves); the line
/// itself, where the zone lies on one side; rays at the ends; bisectors, where the nearest foot on the one side
/// is as near as the nearest on the other; and the outline of the clip area. A curve too many does no harm: the
/// faces on its two sides are judged alike and united. Only a curve too few would.
struct LimitCurves {
  let model: ZoneModel
  let normals: OffsetPrimitives
  /// The depths at which offset curves are drawn, in metres.
  let depths: [Double]
  /// The largest stray of a chord of an offset curve, in metres.
  let stray: Double
  /// The largest stray of a chord of any other limit. Where such limits meet at sharp angles, strays add up.
  private var fineStray: Double { stray / 3 }
  /// How bisectors are looked for.
  let method: BisectorMethod
  /// What may be done to find bisectors.
  let work: SharedBudget
  /// Where distance is not continuous: across the rays of flat ends a place covered by a foot may be near one
  /// that is not.
  private let jumps: RayTree
  /// The rays at the ends of the line.
  private let rays: RayTree

  init(
    model: ZoneModel, normals: OffsetPrimitives, depths: [Double], stray: Double, method: BisectorMethod,
    rays: RayTree, work: SharedBudget
  ) {
    self.work = work
    self.model = model
    self.normals = normals
    self.depths = depths
    self.stray = stray
    self.method = method
    self.rays = rays
    jumps = model.specification.ends == .flat ? rays : RayTree([])
  }

  /// The line, where it is a limit all along.
  func line() -> [[Coordinate]] {
    guard model.isOneSided, model.specification.innerDepth.meters == 0 else { return [] }
    var tracer = CurveTracer(budget: CurveBudget(stray: fineStray))
    traceLine(&tracer)
    return tracer.runs
  }

  /// All curves but the line. Within thickets some may be missing.
  func others(beside thickets: Thickets) -> [[Coordinate]] {
    var runs = offsets()
    var tracer = CurveTracer(budget: CurveBudget(stray: fineStray))
    if let within = model.within { traceArea(within, &tracer) }
    runs += tracer.runs + tracedRays() + corners()
    if model.isOneSided, RingFaces(model)?.agree() != true {
      runs += bisectors(beside: thickets)
    }
    return runs
  }

  /// None where the work is spent, of which the builder asks.
  private func bisectors(beside thickets: Thickets) -> [[Coordinate]] {
    switch method {
    case .cells:
      return BisectorCurves(model, depths: depths, stray: fineStray, thickets, work: work).runs() ?? []
    case .normals(let fineness):
      let search = BisectorSearch(
        model: model, depths: depths, stray: fineStray, fineness: fineness, rays: rays, work: work)
      return Parallel.map(Array(normals.indices)) { search.runs(of: normals[$0]) }.flatMap { $0 }
    }
  }

  /// Whether a foot within `reach` of a position covers everything within `half` of it.
  private func isCovered(_ position: Vector, half: Double, reach: Double, except: Int = -1) -> Bool {
    !hasJump(near: position, within: half, except: except)
      && model.search.hasFoot(of: position, place: nil, within: reach)
  }

  /// Whether no tip of a primitive at a depth can be a limit, as the first one has a foot so near and no ray comes between; not
  /// all are known.
  private func isCovered(_ primitive: OffsetPrimitive, at depth: Double) -> Bool {
    let half = 1.2 * primitive.length(at: depth)
    let reach = depth - half - 2 * margin - 1 - depth * 1e-4
    return isCovered(
      primitive.tip(at: primitive.range.lowerBound, depth: depth), half: half + margin, reach: reach)
  }

  /// Whether distance may jump within `half` of a position.
  private func hasJump(near position: Vector, within half: Double, except: Int = -1) -> Bool {
    jumps.hasRay(near: position, within: half, except: except)
  }

  private var deepest: Double { depths.max() ?? 0 }

  /// Chords stray from their curves; a stretch is only left out when it is covered by more than that.
  private var margin: Double { 3 * stray }

  /// The offset curves of all primitives, a hundred primitives at a time, in their order whatever the threads.
  private func offsets() -> [[Coordinate]] {
    let size = 100
    let starts = Array(stride(from: 0, to: normals.count, by: size))
    return Parallel.map(starts) { start in
      let budget = CurveBudget(stray: stray)
      var tracer = CurveTracer(budget: budget)
      for depth in depths {
        var cover = PrimitiveCover(model: model, depth: depth, margin: margin)
        for primitive in normals[start..<min(start + size, normals.count)] {
          if jumps.isEmpty ? cover.covers(primitive) : isCovered(primitive, at: depth) { continue }
          let curvature = primitive.curvature(at: depth)
          let latitude = primitive.latitude(at: depth)
          let lift = primitive.isArc ? budget.lift(curvature: curvature, latitude: latitude) : 0
          tracer.trace(
            primitive.range, length: primitive.length(at: depth), curvature: curvature, lift: lift,
            near: PrimitiveCover.Near.all,
            point: { primitive.tip(at: $0, depth: primitive.isEnd($0) ? depth : depth + lift) },
            cover: { _, tip, half, step, near in
              guard model.search.ends == .round else {
                return isCovered(tip, half: half, reach: depth - half - margin) ? .whole : .part(near)
              }
              return cover.cover(of: tip, half, step, primitive, among: near)
            },
            chordCover: { first, last, near in
              guard model.search.ends == .flat else { return cover.covers(chord: first, last, among: near) }
              let half = (last - first).length / 2
              return hasJump(near: 0.5 * (first + last), within: half + margin)
                ? cover.covers(chordBySureFoot: first, last) : cover.covers(chordByFoot: first, last)
            })
        }
      }
      return tracer.runs
    }.flatMap { $0 }
  }

  private func traceLine(_ tracer: inout CurveTracer) {
    for (index, edge) in model.line.edges.enumerated() {
      let primitive = OffsetPrimitive(edge: index, isLeft: true, of: model.line)
      tracer.trace(
        primitive.range, length: edge.length, curvature: 0, near: (),
        point: { primitive.normal(at: $0).base },
        cover: { _, _, _, _, _ in .none })
    }
  }

  /// The ways from the tips of inner corners to their nodes, but for corners of which both tips are covered.
  private func corners() -> [[Coordinate]] {
    let corners = InnerCorners.pairs(of: model)
    let size = 256
    let starts = Array(stride(from: 0, to: corners.count, by: size))
    return Parallel.map(starts) { start in
      var tracer = CurveTracer(budget: CurveBudget(stray: fineStray))
      var joints: [[Coordinate]] = []
      for corner in corners[start..<min(start + size, corners.count)] {
        for depth in depths {
          let normals = [corner.0, corner.1]
          let reach = depth - margin
          if normals.allSatisfy({ isCovered($0.tip(at: depth), half: 0, reach: reach) }) { continue }
          let tips = normals.map { $0.tip(at: depth) }
          // Of a slight turn chords cross the ways to the node next to the tips alone. Of a sharp one, whose ways lie apart,
          // what crosses them may be another side's limit.
          let end = (tips[1] - tips[0]).length + 20 * stray
          let from = end < depth / 20 ? depth - end : 0
          for normal in normals {
            tracer.trace(
              from...depth, length: depth - from, curvature: 0, near: (), point: { normal.tip(at: $0) },
              cover: { _, _, _, _, _ in .none })
          }
          if from > 0 { joints.append(normals.map { coordinate(at: $0.tip(at: from)) }) }
        }
      }
      return tracer.runs + joints
    }.flatMap { $0 }
  }

  /// All rays, in their order whatever the threads.
  private func tracedRays() -> [[Coordinate]] {
    let rays = DiscontinuityRay.limits(of: model, atEnds: rays.rays)
    return Parallel.map(Array(rays.enumerated())) { index, ray in
      var tracer = CurveTracer(budget: CurveBudget(stray: fineStray))
      trace(ray, index, &tracer)
      return tracer.runs
    }.flatMap { $0 }
  }

  /// A ray matters only where its own node is still the nearest foot.
  private func trace(_ ray: DiscontinuityRay, _ index: Int, _ tracer: inout CurveTracer) {
    // Offset curves may begin on the ray: both must have a vertex there.
    let stops = [ray.from] + depths.filter { $0 > ray.from && $0 < ray.length }.sorted() + [ray.length]
    for (from, to) in zip(stops, stops.dropFirst()) where from < to {
      tracer.trace(
        from...to, length: to - from, curvature: 0, near: (), point: { ray.normal.tip(at: $0) },
        cover: { along, position, half, _, _ in
          Cover(isWhole: isCovered(position, half: half, reach: along - 2 * half - margin, except: index))
        })
    }
  }

  /// The edges of the clip area, straight in longitude and latitude, where the zone can reach them.
  private func traceArea(_ area: PlanarContainment, _ tracer: inout CurveTracer) {
    for ring in area.polygons.flatMap(\.rings) {
      for (a, b) in zip(ring, ring.dropFirst()) where a != b {
        let length = PlanarEdgeBounds.length(from: a, to: b)
        tracer.trace(
          0...1, length: length, curvature: 0, near: (),
          point: { Self.place(at: $0, from: a, to: b).cartesian },
          cover: { _, position, half, _, _ in
            Cover(
              isWhole: model.search.isFar(position, beyond: deepest + half + margin)
                && !hasJump(near: position, within: half))
          })
      }
    }
  }

  /// The place at a share of an edge that is straight in longitude and latitude.
  private static func place(at share: Double, from a: Coordinate, to b: Coordinate) -> Coordinate {
    if share <= 0 { return a }
    if share >= 1 { return b }
    return Coordinate(
      latitude: a.latitude + (b.latitude - a.latitude) * share,
      longitude: a.longitude + (b.longitude - a.longitude) * share)
  }
}
