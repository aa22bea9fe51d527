internal import Geodesy
internal import Geometry
internal import Zones

/// What decides whether places lie in a zone of one depth, of two at once, or in a band: one search for the nearest foot
/// tells it for both depths.
struct Membership: Sendable {
  /// The zone without its clip area; of its depths only the inner one counts.
  let judge: Judge
  /// The clip area alone.
  let clip: Judge?
  /// The depths, in metres, ascending: one or two.
  let depths: [Double]

  /// How a place stands to the zone of one depth.
  struct DepthLocation {
    var isIn: Bool
    /// No place nearer than this, in metres, lies otherwise.
    var clearance: Double
    /// The foot on whatever line the nearest limit is measured from.
    var foot: Vector
  }

  /// The spans that matter about a disc, or a piece of it; none where all do.
  struct Surroundings {
    var line: [Int32] = []
    var clip: [Int32] = []
  }

  /// The spans that may be the nearest to some position of a ball.
  func surroundings(of p: Vector, _ radius: Double) -> Surroundings {
    Surroundings(
      line: SpanNeighbours(judge.search.line).all(around: p, radius),
      clip: clip.map { SpanNeighbours($0.search.line).all(around: p, radius) } ?? [])
  }

  /// The spans that may be the nearest to some position of a smaller ball, out of those of a larger one.
  func surroundings(of p: Vector, _ radius: Double, among spans: Surroundings) -> Surroundings {
    Surroundings(
      line: SpanNeighbours(judge.search.line).thinned(spans.line, around: p, radius),
      clip: clip.map { SpanNeighbours($0.search.line).thinned(spans.clip, around: p, radius) } ?? [])
  }

  /// How a place stands to the zone of each depth.
  ///
  /// - Parameter far: Clearances beyond this, in metres, need not be told from it.
  func locations(of p: Vector, _ spans: Surroundings, upTo far: Double) -> [DepthLocation] {
    let nearest = judge.nearest(of: p, among: spans.line)
    let clipped = clip.map { clip in
      clip.location(of: p, clip.nearest(of: p, among: spans.clip), depth: 0, upTo: far, among: spans.clip)
    }
    return depths.map { depth in
      var location = judge.location(of: p, nearest, depth: depth, upTo: far, among: spans.line)
      if let clipped {
        location.isIn = location.isIn && clipped.isIn
        if clipped.clearance < location.clearance {
          location.clearance = clipped.clearance
          location.foot = clipped.foot
        }
      }
      return location
    }
  }

  /// Whether a place is in the zone of one of the depths.
  func contains(_ p: Vector, depth: Int, _ spans: Surroundings) -> Bool {
    judge.contains(p, depth: depths[depth], among: spans.line)
      && clip?.contains(p, depth: 0, among: spans.clip) ?? true
  }
}

extension Judge {
  /// The nearest foot of a place, seen once for all depths.
  struct NearestFoot {
    /// Nil where flat ends leave the place none.
    var foot: Foot?
    /// The distance that puts the place in a zone deep enough; nil where the nearest feet are on a side not chosen.
    var depth: Double?
    var isChosen = false
  }

  fileprivate func nearest(of p: Vector, among spans: [Int32]) -> NearestFoot {
    guard let foot = search.nearest(to: p, place: nil, within: .infinity, among: spans) else {
      return NearestFoot()
    }
    if outline != nil { return NearestFoot(foot: foot) }
    let (depth, isChosen) = depth(of: foot, p, nil)
    return NearestFoot(foot: foot, depth: depth, isChosen: isChosen)
  }

  fileprivate func location(
    of p: Vector, _ nearest: NearestFoot, depth: Double, upTo far: Double, among spans: [Int32]
  ) -> Membership.DepthLocation {
    let limits = Limits(self, depth: depth)
    guard let foot = nearest.foot else {
      let round = search.rounded.nearest(to: p, place: nil, within: .infinity, among: spans)
      return Membership.DepthLocation(
        isIn: false, clearance: footlessClearance(p, round, limits), foot: round.map(search.position) ?? p)
    }
    let isIn: Bool
    let clearance: Double
    if let outline {
      isIn = foot.distance <= FootSearch.onLine || outline.contains(coordinate(at: p))
      clearance = foot.distance
    } else {
      isIn = self.isIn(nearest.depth, to: depth)
      clearance = self.clearance(of: foot, p, nil, nearest.isChosen, limits, telling: 0...far)
    }
    return Membership.DepthLocation(isIn: isIn, clearance: clearance, foot: search.position(of: foot))
  }

  fileprivate func contains(_ p: Vector, depth: Double, among spans: [Int32]) -> Bool {
    if let outline {
      return outline.contains(coordinate(at: p))
        || search.nearest(to: p, place: nil, within: FootSearch.onLine, among: spans) != nil
    }
    guard let foot = search.nearest(to: p, place: nil, within: depth, among: spans) else { return false }
    return isIn(self.depth(of: foot, p, nil).depth, to: depth)
  }
}
