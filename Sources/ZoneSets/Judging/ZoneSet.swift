internal import Geodesy
package import Geometry
package import ZoneDoubt
package import Zones

/// Many zones that incidents are judged against at once, with one index over all of them.
///
/// What it says of a place and a zone is what that zone alone says.
package final class ZoneSet: Sendable {
  /// The zones, in the order of their file.
  package let zones: [SetZone]
  /// The balls of all zones in an order in which neighbours lie near each other, and which zone each is of.
  private let covers: BallTree
  private let coverZones: [Int32]
  /// The pieces of all lines and outlines, and which zone each is of.
  private let pieces: BallTree
  private let pieceZones: [Int32]
  /// For each zone a box, from west and south to east and north, beyond which it has no place that is known exactly.
  private let boxes: [SIMD4<Double>]
  /// Whether all lines are known exactly.
  package let isExact: Bool

  /// - Parameter zones: At least one.
  package init(_ zones: [SetZone]) {
    self.zones = zones
    isExact = zones.allSatisfy(\.isExact)
    boxes = zones.map(Self.box)
    let order = zones.indices.map { (key: Self.key(of: zones[$0].cover.middle), zone: $0) }
      .sorted { ($0.key, $0.zone) < ($1.key, $1.zone) }
    coverZones = order.map { Int32($0.zone) }
    covers = BallTree(order.map { zones[$0.zone].cover })
    var balls: [BallTree.Ball] = []
    var owners: [Int32] = []
    for (_, zone) in order {
      balls += zones[zone].pieces
      owners += Array(repeating: Int32(zone), count: zones[zone].pieces.count)
    }
    pieces = BallTree(balls)
    pieceZones = owners
  }

  /// The box of polygons that are clear of the poles and the meridian at 180°, and of all else one without ends.
  private static func box(of zone: SetZone) -> SIMD4<Double> {
    let all = SIMD4(-Double.infinity, -.infinity, .infinity, .infinity)
    guard let outline = zone.outline, outline.isUnambiguous else { return all }
    var box = -all
    for polygon in outline.boxes {
      box.lowHalf = pointwiseMin(box.lowHalf, SIMD2(polygon.west, polygon.south))
      box.highHalf = pointwiseMax(box.highHalf, SIMD2(polygon.east, polygon.north))
    }
    let isClear = box.x > -179 && box.z < 179 && box.y > -89 && box.w < 89
    // Much more than a place may be from the outline that it lies on.
    return isClear ? box + SIMD4(-1e-6, -1e-6, 1e-6, 1e-6) : all
  }

  /// Calls with the numbers of all zones that a place taken as exact may lie in, along lines that are known exactly.
  private func forEachExactCandidate(of place: Coordinate, _ body: (Int) -> Void) {
    let at = SIMD2(place.longitude, place.latitude)
    let isClear = abs(at.x) < 179
    forEachCandidate(of: place, within: 0) { number in
      let box = boxes[number]
      if isClear, any(at .< box.lowHalf) || any(at .> box.highHalf) { return }
      body(number)
    }
  }

  /// A place's position along a curve that fills space, so that what has neighbouring keys lies near each other.
  private static func key(of p: Vector) -> UInt64 {
    func spread(_ number: Double) -> UInt64 {
      var bits = UInt64(max(0, min(1_048_575, (number / 1.3e7 + 0.5) * 1_048_575)))
      bits = (bits | bits << 32) & 0x1F_0000_0000_FFFF
      bits = (bits | bits << 16) & 0x1F_0000_FF00_00FF
      bits = (bits | bits << 8) & 0x100F_00F0_0F00_F00F
      bits = (bits | bits << 4) & 0x10C3_0C30_C30C_30C3
      bits = (bits | bits << 2) & 0x1249_2492_4924_9249
      return bits
    }
    return spread(p.x) | spread(p.y) << 1 | spread(p.z) << 2
  }

  /// A zone that a place lies in, by its number, and all that the verdict rests on.
  package struct Hit: Sendable {
    package var zone: Int
    package var assessment: Assessment
  }

  /// Calls with the numbers of all zones that a place may lie in if it is known to a radius in metres.
  func forEachCandidate(of place: Coordinate, within radius: Double, _ body: (Int) -> Void) {
    covers.forEach(near: place.cartesian, within: { radius + 1 }) { number in
      body(Int(coverZones[number]))
      return true
    }
  }

  /// The zones that a place lies in for certain or perhaps, in the order of the file, with their assessments.
  func hits(of place: Coordinate, in region: PlaceRegion) -> [Hit] {
    var hits: [Hit] = []
    forEachCandidate(of: place, within: region.radius.meters) { number in
      let zone = zones[number]
      if region.isExact, zone.isExact, zone.verdict(of: place) == .outside { return }
      if let hit = hit(place, region, number) { hits.append(hit) }
    }
    return hits.sorted { $0.zone < $1.zone }
  }

  /// The assessment of a place by one zone; nil if it is outside.
  func hit(_ place: Coordinate, _ region: PlaceRegion, _ number: Int) -> Hit? {
    guard let assessor = zones[number].assessor else { return nil }
    let assessment = assessor.assessment(of: place, in: region)
    return assessment.verdict == .outside ? nil : Hit(zone: number, assessment: assessment)
  }

  /// The verdicts on a place taken as exact, along lines that are known exactly: each zone that it is not outside of, in the
  /// order of the file.
  func verdicts(of place: Coordinate) -> [(zone: Int, verdict: Verdict)] {
    var found: [(zone: Int, verdict: Verdict)] = []
    forEachExactCandidate(of: place) { number in
      let verdict = zones[number].verdict(of: place)
      if verdict != .outside { found.append((number, verdict)) }
    }
    return found.sorted { $0.zone < $1.zone }
  }

  /// The zone whose line, or outline, is nearest to a place, and where the place lies by it; of several as near the first of
  /// the file. Nil where flat ends leave the place no foot anywhere.
  package func nearest(to place: Coordinate) -> (zone: Int, placement: Placement)? {
    let p = place.cartesian
    var best: (zone: Int, placement: Placement)?
    var asked: Set<Int32> = []
    func ask(_ number: Int32) {
      guard asked.insert(number).inserted, let judge = zones[Int(number)].assessor?.judge else { return }
      let placement = judge.placement(of: place)
      guard placement.distance.isFinite else { return }
      let zone = Int(number)
      if let best,
        (best.placement.distance, best.zone) <= (placement.distance, zone)
      {
        return
      }
      best = (zone, placement)
    }
    if let first = pieces.nearOne(to: p) { ask(pieceZones[first]) }
    // A chord is no longer than the geodesic.
    pieces.forEach(near: p, within: { (best?.placement.distance ?? .infinity) + 1e-3 }) { piece in
      ask(pieceZones[piece])
      return true
    }
    return best
  }

  /// Whether an outline is surely no farther than a distance from a place; false where it takes its edges to know.
  func isNearOutline(_ place: Coordinate, _ distance: Length) -> Bool {
    // A geodesic is longer than its chord by less than a hundredth, unless it goes round much of the Earth.
    guard distance.meters < 500_000 else { return false }
    let (p, most) = (place.cartesian, distance.meters * 0.99)
    var isNear = false
    pieces.forEach(near: p, within: { most }) { piece in
      let ball = pieces[piece]
      isNear =
        (ball.middle - p).length + ball.radius < most && zones[Int(pieceZones[piece])].outline != nil
      return !isNear
    }
    return isNear
  }

  /// Whether a place taken as exact is in any zone.
  func isInAny(_ place: Coordinate) -> Bool {
    var isIn = false
    forEachExactCandidate(of: place) { number in
      isIn = isIn || zones[number].verdict(of: place) != .outside
    }
    return isIn
  }
}
