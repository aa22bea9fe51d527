internal import Geodesy
package import Geometry
internal import Synchronization
package import ZoneDoubt
package import Zones

/// One zone of many that incidents are judged against.
package final class SetZone: Sendable {
  /// What the zone is called; several may have one name.
  package let name: String
  /// For polygons that demarc did not make, whether places lie in them; nil for a zone of a line.
  let outline: PlanarContainment?
  /// All that is in the zone, and its line, lies in this ball; places that are judged by the ball of a margin do too.
  let cover: BallTree.Ball
  /// Balls that hold the line, or the outline, piece by piece.
  let pieces: [BallTree.Ball]
  /// Whether the line is known exactly.
  let isExact: Bool
  /// The radius within which the line is known where it is known worst, in metres.
  let margin: Double
  /// A judge of the clip area alone.
  let clip: Judge?
  /// The line, or the outlines; what lies beside them is near the zone.
  let vertices: [Coordinate]
  /// What judges places against a zone of a line; nil for polygons.
  private let ofLine: Assessor?
  private let make: @Sendable () -> Result<Assessor, ZoneError>
  private let made = Mutex<Result<Assessor, ZoneError>?>(nil)

  /// A zone of a line.
  ///
  /// - Parameter within: Its clip area.
  /// - Throws: `ZoneError` for a clip area without an outline.
  package init(
    name: String, assessor: Assessor, depth: Length, within: [Polygon]?, vertices: [Coordinate]
  ) throws(ZoneError) {
    self.name = name
    outline = nil
    margin = assessor.lineAccuracy.greatest.meters
    isExact = assessor.lineAccuracy.isExact
    let clip: Judge? = if let within { try Judge(polygons: within) } else { nil }
    self.clip = clip
    self.vertices = vertices
    let spans = assessor.judge.search.line.spans
    let balls = spans.map {
      BallTree.Ball(middle: $0.position(at: 0.5), radius: $0.length * 0.500001 + 1e-3)
    }
    pieces = Self.grouped(balls)
    let line = Self.ball(around: pieces[...])
    cover = BallTree.Ball(middle: line.middle, radius: line.radius + depth.meters + margin + 1)
    ofLine = assessor
    make = { .success(assessor) }
  }

  /// Polygons that demarc did not make; nil for those without an outline.
  ///
  /// What judges distances and doubts is made when it is asked for.
  package init?(name: String, polygons: [Polygon], outlineAccuracy: Length, thresholds: VerdictThresholds) {
    let rings = polygons.flatMap(\.rings)
    guard rings.contains(where: { ring in ring.contains { !$0.isSamePlace(as: ring[0]) } }) else {
      return nil
    }
    self.name = name
    let outline = PlanarContainment(polygons)
    self.outline = outline
    margin = outlineAccuracy.meters
    isExact = margin <= 0
    clip = nil
    vertices = polygons.flatMap(\.exterior)
    let size = Self.groupSize(rings.reduce(0) { $0 + $1.count - 1 })
    pieces = rings.flatMap { Self.balls($0, by: size) }
    // All places of a box are as near to its middle as a way straight in longitude and latitude is long.
    let boxes = outline.boxes.filter { $0.west <= $0.east }.map { box in
      let middle = Coordinate(
        latitude: max(-90, min(90, (box.south + box.north) / 2)), longitude: (box.west + box.east) / 2)
      return BallTree.Ball(
        middle: middle.cartesian,
        radius: Self.reach(box.west, box.south, box.east, box.north))
    }
    let around = Self.ball(around: (boxes + pieces)[...])
    cover = BallTree.Ball(middle: around.middle, radius: around.radius + margin + 1)
    ofLine = nil
    make = {
      Result { () throws(ZoneError) in
        try Assessor(polygons: polygons, outlineAccuracy: outlineAccuracy, thresholds: thresholds)
      }
    }
  }

  /// Why nothing can be judged against the zone, as far as it was asked for; its findings are worth nothing then.
  var fault: ZoneError? {
    guard case .failure(let error)? = made.withLock({ $0 }) else { return nil }
    return error
  }

  /// Judges places against the zone; nil where there is a ``fault``.
  var assessor: Assessor? {
    if let ofLine { return ofLine }
    if let known = made.withLock({ $0 }) { return try? known.get() }
    let new = make()
    return made.withLock { known in
      if known == nil { known = new }
      return try? known?.get()
    }
  }

  /// The verdict on a place taken as exact, as of the zone alone.
  func verdict(of place: Coordinate) -> Verdict {
    if let outline, outline.isUnambiguous, abs(place.latitude) < Self.nearPole {
      let apart = Self.apart(at: place.latitude)
      if let isIn = outline.isIn(place, apart: apart) { return isIn ? .inside : .outside }
    }
    // Looked at where it lies: a copy would count references that all cores share.
    if ofLine != nil { return ofLine?.judge.verdict(of: place) ?? .outside }
    return assessor?.judge.verdict(of: place) ?? .outside
  }

  /// The verdict on all places within a distance in metres of a place taken as exact; nil where a limit may be as near.
  func verdict(around middle: Coordinate, within reach: Double) -> Verdict? {
    guard outline == nil, let assessor = ofLine else { return nil }
    return assessor.judge.verdict(around: middle, within: reach + margin + 0.002, clip: clip)
  }

  /// Beyond this latitude a little on the ground is much in longitude.
  static let nearPole = 89.9

  /// Degrees by which a place has to be clear of an outline for its verdict to be that of arithmetic in the plane: at least a
  /// tenth of a millimetre, ten times as far as a place may be from the outline that it lies on.
  @inline(__always)
  static func apart(at latitude: Double) -> (latitude: Double, longitude: Double) {
    let degrees = 1e-9
    // A chord of the cosine: it is nowhere more.
    return (degrees, degrees * 90 / max(0.009, 90 - abs(latitude)))
  }
}

extension SetZone {
  /// Half the length in metres of a way across a box in longitude and latitude, straight in both; an upper bound.
  fileprivate static func reach(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Double {
    let nearest = south <= 0 && north >= 0 ? 0 : min(abs(south), abs(north))
    let across = (east - west) / 2 * max(0, sineAndCosine(degrees: min(90, nearest)).cosine)
    let up = (north - south) / 2
    return (across * across + up * up).squareRoot() * WGS84.greatestRadiusOfCurvature * (.pi / 180) + 1e-3
  }

  /// Balls that hold the edges of a ring, each straight in longitude and latitude: one for some that follow each other.
  private static func balls(_ ring: [Coordinate], by size: Int) -> [BallTree.Ball] {
    let ring = RingCourse.unwrapped(ring)
    return stride(from: 0, to: ring.count - 1, by: size).map { start in
      let group = ring[start...min(start + size, ring.count - 1)]
      var (low, high) = (SIMD2(repeating: Double.infinity), SIMD2(repeating: -Double.infinity))
      for vertex in group {
        let place = SIMD2(vertex.longitude, vertex.latitude)
        (low, high) = (pointwiseMin(low, place), pointwiseMax(high, place))
      }
      guard (high - low).max() > longest else {
        // All of a box is as near to its middle as its corners.
        let middle = (low + high) / 2
        return BallTree.Ball(
          middle: Coordinate(latitude: middle.y, longitude: middle.x).cartesian,
          radius: reach(low.x, low.y, high.x, high.y))
      }
      return ball(around: balls(ofEdges: group)[...])
    }
  }

  /// Balls that hold edges one by one, or parts of long ones.
  private static func balls(ofEdges ring: ArraySlice<Coordinate>) -> [BallTree.Ball] {
    var balls: [BallTree.Ball] = []
    for (a, b) in zip(ring, ring.dropFirst()) {
      let (east, north) = (b.longitude - a.longitude, b.latitude - a.latitude)
      let count = max(1, Int((max(abs(east), abs(north)) / longest).rounded(.up)))
      for part in 0..<count {
        let (from, to) = (Double(part) / Double(count), Double(part + 1) / Double(count))
        let (x0, x1) = (a.longitude + east * from, a.longitude + east * to)
        let (y0, y1) = (a.latitude + north * from, a.latitude + north * to)
        let middle = Coordinate(latitude: (y0 + y1) / 2, longitude: (x0 + x1) / 2)
        balls.append(
          BallTree.Ball(
            middle: middle.cartesian, radius: reach(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))))
      }
    }
    return balls
  }

  /// Degrees of an edge that one ball holds at most.
  private static let longest = 1.0

  /// How many balls become one where there are so many.
  private static func groupSize(_ count: Int) -> Int { count <= 128 ? 64 : 16 }

  /// Fewer balls, each around some that follow each other.
  private static func grouped(_ balls: [BallTree.Ball]) -> [BallTree.Ball] {
    let size = groupSize(balls.count)
    return stride(from: 0, to: balls.count, by: size).map {
      ball(around: balls[$0..<min($0 + size, balls.count)])
    }
  }

  /// A ball around others.
  private static func ball(around balls: ArraySlice<BallTree.Ball>) -> BallTree.Ball {
    let middle = balls.reduce(Vector.zero) { $0 + $1.middle } / Double(max(1, balls.count))
    return BallTree.Ball(
      middle: middle, radius: balls.map { ($0.middle - middle).length + $0.radius }.max() ?? 0)
  }
}
