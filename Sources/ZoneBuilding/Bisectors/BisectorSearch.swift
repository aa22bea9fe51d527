internal import Concurrency
internal import Geodesy
internal import Geometry
internal import ZoneVerification
internal import Zones

/// The bisectors of a one-sided zone: where the nearest foot on a chosen side is exactly as near as the nearest
/// on a side not chosen.
///
/// Normals of the chosen sides are taken in strips of neighbours. A normal's own foot is the nearest as far as
/// some place along it, and because distance is 1-Lipschitz the strip's other normals belong to their own feet
/// no farther than a place that the middle one tells. Only spans of the line that come as near to that place can
/// be rivals anywhere in the strip: so none is missed. Along one normal, x - (distance to a rival) never falls
/// with x; its root is the tie, and the ties of a strip's normals with one rival are a stretch of a bisector. A
/// strip is halved until chords picture them all. Ties that are no limit, because a third foot is nearer, do no
/// harm.
struct BisectorSearch {
  let model: ZoneModel
  /// The model's line; asked for through the model, it would be copied for each step of a search.
  private let line: LineModel
  /// How far normals are followed: a little beyond the depth, so that bisectors surely cross the offset curve.
  private let reach: Double
  private let stray: Double
  /// Strips are no wider than this when they are first looked at, in metres.
  private let width: Double
  private let rays: RayTree
  private let budget: CurveBudget
  /// How many strips, spans along strips and stretches of normals may be looked at.
  private let work: SharedBudget

  private let depths: [Double]

  init(
    model: ZoneModel, depths: [Double], stray: Double, fineness: Double, rays: RayTree,
    work: SharedBudget
  ) {
    self.work = work
    self.model = model
    line = model.line
    self.depths = depths
    let depth = depths.max() ?? 0
    reach = depth + 8 * stray
    self.stray = stray
    width = depth / 4 / fineness
    self.rays = rays
    budget = CurveBudget(stray: stray)
  }

  func runs(of primitive: OffsetPrimitive) -> [[Coordinate]] {
    let count = max(1, Int((primitive.length(at: reach) / width).rounded(.up)))
    let step = (primitive.range.upperBound - primitive.range.lowerBound) / Double(count)
    var runs: [[Coordinate]] = []
    for index in 0..<count {
      let from = primitive.range.lowerBound + step * Double(index)
      let to = index == count - 1 ? primitive.range.upperBound : from + step
      appendBisectors(of: Strip(primitive, from, to), among: nil, to: &runs)
    }
    return runs
  }

  /// The normals of a primitive between two parameters.
  private struct Strip {
    let primitive: OffsetPrimitive
    let from: Double
    let to: Double
    let first: Normal
    let middle: Normal
    let last: Normal

    init(_ primitive: OffsetPrimitive, _ from: Double, _ to: Double) {
      self.primitive = primitive
      self.from = from
      self.to = to
      first = primitive.normal(at: from)
      middle = primitive.normal(at: (from + to) / 2)
      last = primitive.normal(at: to)
    }

    /// How far, at most, the tips of its normals lie from the middle one's.
    func half(at depth: Double) -> Double { primitive.length(of: (to - from) / 2, at: depth) * 1.001 }

    var halves: [Strip] {
      let m = (from + to) / 2
      return [Strip(primitive, from, m), Strip(primitive, m, to)]
    }
  }

  /// - Parameter spans: those that can be rivals; nil before they are known.
  private func appendBisectors(of strip: Strip, among spans: [Int]?, to runs: inout [[Coordinate]]) {
    if !work.take() { return }
    let half = strip.half(at: reach) + overshoot
    let end = ownEnd(of: strip, half)
    let tip = strip.middle.tip(at: end)
    var remaining: [Int] = []
    var drawn: [[Coordinate]] = []
    var roots: [[Coordinate]] = []
    var isDrawn = true
    for span in spans ?? foreignSpans(around: tip, within: end + half, strip.primitive) {
      let foot = model.search.distance(from: tip, toSpan: span)
      guard foot.distance <= end + half else { continue }
      if !work.take() { return }
      if isSteady(foot, end, strip.middle.base, half), isChosen(foot, tip) { continue }
      let ties = [strip.first, strip.middle, strip.last].map { tie(of: $0, with: span) }
      // All on chosen sides: no bisector.
      let areChosen = ties.allSatisfy { isChosen($0.foot, $0.position) }
      let isSmooth = isSmooth(ties) { mayCross(strip, half, span) }
      if areChosen, isSmooth { continue }
      if isSmooth || ties.allSatisfy({ $0.at < reach }), isCovered(ties) { continue }
      remaining.append(span)
      // All beyond the reach: no bisector but in a strip so wide that one could dip below it in between.
      if ties.allSatisfy({ $0.at >= reach }) {
        isDrawn = isDrawn && half * half < stray * reach
        continue
      }
      if areChosen {
        isDrawn = false
        continue
      }
      let places = ties.map { coordinate(at: $0.position) }
      isDrawn = isDrawn && isPictured(ties[0], ties[1], ties[2], places) && !hasCorner(ties)
      drawn.append(places)
      roots += root(of: strip, ties)
    }
    if remaining.isEmpty { return }
    if isDrawn || half < overshoot + stray / 20 {
      runs += drawn + roots
      runs += stubs(of: strip, drawn)
    } else {
      for half in strip.halves { appendBisectors(of: half, among: remaining, to: &runs) }
    }
  }

  /// Whether a rival, seen from the far end of a strip's own stretch, has the same side all over it: the strip
  /// stays abreast of the span and does not pass through it.
  private func isSteady(_ foot: Foot, _ end: Double, _ base: Vector, _ half: Double) -> Bool {
    let length = line.spans[Int(foot.span)].length
    func isAbreast(_ foot: Foot) -> Bool { min(foot.u, 1 - foot.u) * length > half }
    guard isAbreast(foot) else { return false }
    let before = model.search.distance(from: base, toSpan: Int(foot.span))
    return isAbreast(before) && before.distance + foot.distance - end > 2 * half
  }

  /// Whether the sides of three ties tell of all between them, if they are alike.
  ///
  /// The feet of neighbouring normals run along the one side of a span to its end, stay there, and run back along the
  /// other side to the other end; where the span crosses the line at the normals' bases, they run to the crossing and
  /// back to the same end. So three feet that go one way leave nothing out, nor do three between the ends, nor three at
  /// one end of a span that does not cross.
  private func isSmooth(_ ties: [Tie], mayCross: () -> Bool) -> Bool {
    let (a, b, c) = (ties[0].foot.u, ties[1].foot.u, ties[2].foot.u)
    if (a < b && b < c) || (a > b && b > c) { return true }
    func end(_ u: Double) -> Int { u <= 0 ? -1 : u >= 1 ? 1 : 0 }
    guard end(a) == end(b), end(b) == end(c) else { return false }
    return end(a) == 0 || !mayCross()
  }

  /// Whether a span may cross the line where a strip's normals start.
  private func mayCross(_ strip: Strip, _ half: Double, _ index: Int) -> Bool {
    guard case .edge(let edge, _, _) = strip.primitive.base else { return false }
    let span = line.spans[index]
    // Neighbours meet the edge at its node alone.
    let nodes = [edge.startNode, edge.endNode]
    if nodes.contains(span.startNode) || nodes.contains(span.endNode) { return false }
    return model.search.distance(from: strip.middle.base, toSpan: index).distance <= half
  }

  /// Whether a third foot is so much nearer to the middle tie that it is nearer to all between the other two.
  ///
  /// What is nearer to a span than to the line is convex (to some parts in a million, the Earth being round): so
  /// between three ties there is none farther from the middle one than they are, as long as none is cut off at the
  /// reach.
  private func isCovered(_ ties: [Tie]) -> Bool {
    let middle = ties[1]
    let move = max((ties[0].position - middle.position).length, (ties[2].position - middle.position).length)
    let within = middle.at - 2.4 * move - overshoot
    guard model.search.hasFoot(of: middle.position, place: nil, within: within) else { return false }
    return model.search.ends == .round
      || !rays.hasRay(near: middle.position, within: 1.2 * move)
  }

  /// Ties are followed a little beyond where a third foot takes over, in metres, so that the bisectors that meet
  /// there cross.
  private var overshoot: Double { 6 * stray }

  /// A depth beyond which no normal of the strip belongs to its own foot.
  private func ownEnd(of strip: Strip, _ half: Double) -> Double {
    // Where feet are lost at flat ends, a normal that is covered may be its own foot's again farther out.
    if model.search.ends == .flat, crossesRay(strip.middle, 0, reach, half) { return reach }
    // How much nearer another foot is at a depth, less what the neighbours may differ; never falls with depth.
    func excess(_ depth: Double) -> Double {
      let foot = model.search.nearest(to: strip.middle.tip(at: depth), place: nil, within: depth - half)
      return foot.map { depth - $0.distance - half } ?? -half / 2
    }
    var (low, atLow) = (0.0, -half)
    var (high, atHigh) = (reach, excess(reach))
    for _ in 0..<10 where atHigh > half / 2 {
      let depth = low + (high - low) * (half / 4 - atLow) / (atHigh - atLow)
      let value = excess(depth)
      if value > 0 {
        (high, atHigh) = (depth, value)
        atLow /= 2
      } else {
        (low, atLow) = (depth, value)
        atHigh /= 2
      }
    }
    return high
  }

  /// Whether a stretch of a normal may come within a reach of a ray.
  private func crossesRay(_ normal: Normal, _ from: Double, _ to: Double, _ near: Double) -> Bool {
    let half = (to - from) / 2
    let middle = normal.tip(at: from + half)
    guard work.take(), rays.hasRay(near: middle, within: half + near) else { return false }
    if half <= near { return true }
    return crossesRay(normal, from, from + half, near) || crossesRay(normal, from + half, to, near)
  }

  /// The spans near a place that are not where the primitive's own normals start.
  private func foreignSpans(around p: Vector, within near: Double, _ primitive: OffsetPrimitive) -> [Int] {
    line.spans(around: p, within: near).filter { !isOwn(line.spans[$0], $0, primitive) }
  }

  private func isOwn(_ span: EdgeSpan, _ index: Int, _ primitive: OffsetPrimitive) -> Bool {
    switch primitive.base {
    case .edge(let edge, _, _): edge.spans.contains(index)
    case .node(let node, _): Int(span.startNode) == node || Int(span.endNode) == node
    }
  }

  /// Where a normal is as near to a rival as to its own foot.
  private struct Tie {
    /// Metres along the normal; the reach if there is none before.
    let at: Double
    let position: Vector
    let foot: Foot
  }

  /// The tie of a normal with a span: the root of x - distance by Newton's rule, kept between bounds. It depends
  /// on the normal and the span alone, so that strips and primitives that share a normal share its ties to the bit.
  private func tie(of normal: Normal, with span: Int) -> Tie {
    var low = 0.0
    var high = reach
    var x = reach
    var tip = normal.tip(at: x)
    var foot = model.search.distance(from: tip, toSpan: span)
    if x < foot.distance { return Tie(at: reach, position: tip, foot: foot) }
    for _ in 0..<60 {
      let excess = x - foot.distance
      if excess > 0 { high = x } else { low = x }
      if abs(excess) < 1e-7 || high - low < 1e-6 { break }
      // Going along the normal the distance changes by the cosine between it and the way from the foot.
      let away = (tip - line.spans[span].position(at: foot.u)).unit
      let ahead = (tip - normal.base).unit
      let slope = 1 - dot(away, ahead)
      let next = x - excess / max(slope, 1e-9)
      x = next > low && next < high ? next : (low + high) / 2
      tip = normal.tip(at: x)
      foot = model.search.distance(from: tip, toSpan: span)
    }
    return Tie(at: x, position: tip, foot: foot)
  }

  private func isChosen(_ foot: Foot, _ p: Vector) -> Bool {
    foot.distance > FootSearch.onLine && model.search.isChosen(foot, p, nil, model.choice)
  }

  /// Whether two chords through a middle picture a bisector well enough.
  private func isPictured(_ a: Tie, _ middle: Tie, _ b: Tie, _ places: [Coordinate]) -> Bool {
    let chord = b.position - a.position
    let latitude = max(abs(places[0].latitude), abs(places[2].latitude))
    guard chord.length <= budget.chord(curvature: 0, latitude: latitude) else { return false }
    let offset = middle.position - a.position
    let share = max(0, min(1, dot(offset, chord) / max(dot(chord, chord), 1e-12)))
    let off = offset - share * chord
    let up = middle.position.unit
    return (off - up * dot(off, up)).length <= stray / 2
  }

  /// Where the line crosses itself a bisector comes down to it: goes on through it, because the chords of both stray.
  private func root(of strip: Strip, _ ties: [Tie]) -> [[Coordinate]] {
    guard
      let (tie, normal) = zip(ties, [strip.first, strip.middle, strip.last]).min(by: { $0.0.at < $1.0.at }),
      tie.at < 10 * stray
    else { return [] }
    return [[coordinate(at: tie.position), coordinate(at: normal.tip(at: -4 * stray))]]
  }

  /// Whether the stretch meets another limit on its way: there chords must be short, because where limits meet at
  /// a sharp angle a small stray moves their corner far.
  private func hasCorner(_ ties: [Tie]) -> Bool {
    guard (ties[2].position - ties[0].position).length > 100 * stray else { return false }
    func kind(_ tie: Tie) -> Int {
      let isOver = model.search.hasFoot(of: tie.position, place: nil, within: tie.at - stray / 10)
      return isOver ? -1 : depths.count { $0 < tie.at }
    }
    return kind(ties[0]) != kind(ties[2])
  }

  /// At the first or last normal of a primitive a bisector may end on a ray, whose chords pass it by: goes on a little
  /// across the normal.
  private func stubs(of strip: Strip, _ drawn: [[Coordinate]]) -> [[Coordinate]] {
    var stubs: [[Coordinate]] = []
    for (isEnd, normal, index) in [
      (strip.from <= strip.primitive.range.lowerBound, strip.first, 0),
      (strip.to >= strip.primitive.range.upperBound, strip.last, 2),
    ] where isEnd {
      for places in drawn {
        let position = places[index].cartesian
        let across = cross(normal.direction, position.unit).unit * (4 * stray)
        stubs.append([coordinate(at: position - across), places[index], coordinate(at: position + across)])
      }
    }
    return stubs
  }
}
