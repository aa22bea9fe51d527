internal import Concurrency
internal import Geodesy
internal import Geometry
internal import Zones

/// Follows the perpendiculars that flat ends make limits (``DiscontinuityRay``), on both sides of them, and looks whether the
/// polygons have these places as the definition says.
///
/// Beyond the perpendicular at a flat end the end is no foot, and places may have another one, farther away; and so on, where that
/// one ends. The normal that leads to them from it runs through places that have nearer feet, until it crosses a
/// perpendicular (``NormalSweep``): a part of the zone, or of what is out of it, may begin there.
struct CutSweep {
  let sweep: NormalSweep

  /// How many tolerances beside the perpendicular.
  private static let clearance = 1.5
  /// Ways are looked at in pieces no longer than this, in metres: so long a one is straight in a plane to centimetres.
  private static let longest = 10_000.0

  /// How far apart places are, as a share of their distance from the line.
  private static let step = 0.1
  /// How many ways of the sweep's budget a place takes as long as: beyond flat ends all that is near may be no foot.
  private static let worth = 8

  /// - Throws: ``ZoneError/toleranceMissed(_:)`` with a place where the polygons are wrong by more than the tolerance.
  func check() throws(ZoneError) {
    let parts = Parallel.map(sweep.limits.rays.rays) { ray in
      Result { () throws(ZoneError) in
        let (normal, room) = (ray.normal, Self.clearance * sweep.tolerance)
        for side in [-room, room] {
          let base = normal.base + ray.course.rightward * side
          try follow(Normal(base: base, direction: normal.direction), from: ray.from, to: ray.length)
        }
      }
    }
    for part in parts { try part.get() }
  }

  private func follow(_ way: Normal, from first: Double, to last: Double) throws(ZoneError) {
    let end = min(last, sweep.region.to.meters)
    guard first < end else { return }
    let count = Int(((end - first) / Self.longest).rounded(.up))
    for number in 0..<count where sweep.budget.take() {
      let from = first + (end - first) * Double(number) / Double(count)
      let to = first + (end - first) * Double(number + 1) / Double(count)
      var start = from
      let stops = sweep.crossings(of: (way.tip(at: from), way.tip(at: to)), areCutsMeant: true)
      for stop in stops.map({ from + $0 * (to - from) }) + [to] {
        try look(at: start...max(start, stop), of: way)
        start = max(start, stop)
      }
    }
  }

  /// Looks at a stretch that no outline and no perpendicular crosses: at its middle, and at places that are the farther apart the
  /// farther they are from the line.
  private func look(at range: ClosedRange<Double>, of way: Normal) throws(ZoneError) {
    let finest = sweep.tolerance / 4
    guard range.upperBound - range.lowerBound > finest else { return }
    let middle = (range.lowerBound + range.upperBound) / 2
    let isHeld = sweep.holds(coordinate(at: way.tip(at: middle)))
    var at = range.lowerBound + finest / 2
    var stops = [middle]
    while at < range.upperBound {
      stops.append(at)
      at += max(sweep.tolerance, at * Self.step)
    }
    for stop in stops where sweep.budget.take(Self.worth) {
      let place = coordinate(at: way.tip(at: stop))
      if sweep.holds(place) == isHeld,
        sweep.limits.isClearly(
          !isHeld, in: sweep.region, at: place, within: sweep.tolerance, guess: 1.01 * stop)
      {
        throw .toleranceMissed(.misplaced(sweep.region.role, at: place, isInPolygons: isHeld))
      }
    }
  }
}
