internal import Geodesy
internal import Geometry

/// The probabilities that a displaced place lies in core and zone, to 0.001.
///
/// The disc is cut into cells, the same for the same input. A cell farther from all limits than its corners are from
/// its middle is decided by its middle. Of a small cell that a limit crosses, the share is measured: where the limit
/// lies across the way to or from the foot, as offset curves and the line itself do, by the half plane it bounds, and
/// elsewhere by nine places.
struct DoubtIntegral {
  let membership: Membership
  /// Whether the core is less than the zone.
  let hasRange: Bool
  let center: Coordinate
  let displacement: Displacement

  /// Cells with less probability than this are not cut further.
  private static let smallest = 1.0 / 3000
  private static let sectors = 12
  /// Opposite sectors first: where a limit runs through the disc, they differ.
  private static let order = [0, 6, 3, 9, 1, 7, 4, 10, 2, 8, 5, 11]

  /// What is known of the cells so far.
  private struct Tally {
    var core = 0.0
    var zone = 0.0
    var beyondCore = 0.0
    var beyondZone = 0.0

    mutating func add(_ mass: Double, core inCore: Double, zone inZone: Double) {
      core += mass * inCore
      zone += mass * inZone
      beyondCore += mass * (1 - inCore)
      beyondZone += mass * (1 - inZone)
    }

    /// The probabilities: 1 where nothing lies beyond, whatever sums of many shares come to.
    var values: (core: Double, zone: Double) {
      let zone = beyondZone == 0 ? 1 : min(1, max(0, self.zone))
      return (beyondCore == 0 ? 1 : min(max(0, core), zone), zone)
    }

    /// Whether nothing that may follow can make the verdict plain.
    var isDisputed: Bool {
      zone > Verdict.outsideTo + 1e-9 && beyondCore > 1 - Verdict.insideFrom + 1e-9
    }
  }

  /// The probabilities.
  func values() -> (core: Double, zone: Double) {
    var tally = Tally()
    _ = addAll(to: &tally, untilDisputed: false)
    return tally.values
  }

  /// Whether the verdict is disputed; it is known before all of the disc is looked at.
  func isDisputed() -> Bool {
    var tally = Tally()
    guard addAll(to: &tally, untilDisputed: true) else { return true }
    let (core, zone) = tally.values
    return Verdict(core: core, zone: zone) == .disputed
  }

  /// False where it ended early.
  private func addAll(to tally: inout Tally, untilDisputed: Bool) -> Bool {
    let standing = membership.standing(of: center)
    if standing.clearance > displacement.reach {
      tally.add(1, core: standing.isInCore ? 1 : 0, zone: standing.isInZone ? 1 : 0)
      return true
    }
    let width = 360 / Double(Self.sectors)
    return Self.order.allSatisfy { k in
      let from = Double(k) * width
      return add(
        DiscCell(inner: 0, outer: displacement.reach, from: from, to: from + width), to: &tally, untilDisputed
      )
    }
  }

  /// Adds the probability that the place lies in the cell, and in core and zone.
  private func add(_ cell: DiscCell, to tally: inout Tally, _ untilDisputed: Bool) -> Bool {
    let mass =
      (displacement.probability(within: cell.outer) - displacement.probability(within: cell.inner))
      * (cell.to - cell.from) / 360
    let middle = cell.middle(about: center)
    let standing = membership.standing(of: middle.end)
    if standing.clearance > cell.span {
      tally.add(mass, core: standing.isInCore ? 1 : 0, zone: standing.isInZone ? 1 : 0)
    } else if mass > Self.smallest {
      // Four pieces at once: a cell that has to be cut seldom has a half that has not.
      let (a, b) = cell.halves
      for half in [a, b] {
        let (c, d) = half.halves
        guard add(c, to: &tally, untilDisputed), add(d, to: &tally, untilDisputed) else { return false }
      }
      return true
    } else {
      let zone = share(of: cell, middle, .zone, standing)
      tally.add(mass, core: hasRange ? share(of: cell, middle, .core, standing) : zone, zone: zone)
    }
    return !(untilDisputed && tally.isDisputed)
  }

  /// The share of a small cell that lies in the core, or in the zone.
  private func share(
    of cell: DiscCell, _ middle: Geodesic.Direct, _ part: Membership.Part, _ standing: Standing
  ) -> Double {
    let (isIn, clearance) =
      switch part {
      case .core: (standing.isInCore, standing.coreClearance)
      case .zone: (standing.isInZone, standing.zoneClearance)
      }
    if clearance > cell.span { return isIn ? 1 : 0 }
    let foot = membership.foot(of: middle.end, standing)
    let way = Geodesic.inverse(from: middle.end, to: foot).startAzimuth
    let step = clearance + max(1e-3, 0.02 * cell.span)
    let differs = [way, way + 180].map { azimuth in
      membership.contains(
        Geodesic.direct(from: middle.end, azimuth: azimuth, distance: step).end, part) != isIn
    }
    if differs[0] != differs[1] {
      let within = cell.share(within: clearance, along: way - middle.endAzimuth)
      return isIn ? within : 1 - within
    }
    func contains(_ place: (Double, Double)) -> Bool {
      membership.contains(cell.place(place.0, place.1, about: center).end, part)
    }
    let corners = [(0.02, 0.02), (0.02, 0.98), (0.98, 0.02), (0.98, 0.98)].map(contains)
    if !differs[0], corners.allSatisfy({ $0 == isIn }) { return isIn ? 1 : 0 }
    let thirds = [1.0 / 6, 0.5, 5.0 / 6]
    let places = thirds.flatMap { share in thirds.map { (share, $0) } }
    return Double(places.filter(contains).count) / Double(places.count)
  }
}
