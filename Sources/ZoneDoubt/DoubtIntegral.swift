internal import Geodesy
internal import Geometry
internal import Zones

/// The probabilities that a displaced place lies in zones of one or two depths, to 0.001.
///
/// It serves the places that ``DoubtOutline`` cannot. The disc, or the sector of one, is cut into cells, the same for the same
/// input. A cell farther from all limits than its corners are from its middle is decided by its middle. Of a small cell that a limit crosses, the share is measured: where the limit
/// lies across the way to or from the foot, as offset curves and the line itself do, by the half plane it bounds, and
/// elsewhere by nine places. Each depth has its own cells, but what both need is done once; and the smaller a cell, the
/// fewer spans of the line are looked at.
struct DoubtIntegral {
  private let membership: Membership
  private let spread: DoubtSpread
  private let thresholds: VerdictThresholds

  /// The integral over where a place may really be.
  init(membership: Membership, spread: DoubtSpread, thresholds: VerdictThresholds) {
    self.membership = membership
    self.spread = spread
    self.thresholds = thresholds
  }

  /// What is known so far of the zone of each depth.
  private struct Tally {
    /// The probability of the cells that lie in it, and of those that do not.
    var inside: [Double]
    var beyond: [Double]

    init(_ depths: Int) {
      inside = .init(repeating: 0, count: depths)
      beyond = inside
    }

    mutating func add(_ mass: Double, share: Double, _ depth: Int) {
      inside[depth] += mass * share
      beyond[depth] += mass * (1 - share)
    }

    /// The probabilities: 1 where nothing lies beyond, whatever sums of many shares come to; the core no more likely
    /// than the zone.
    var values: (core: Double, zone: Double) {
      let values = inside.indices.map { beyond[$0] == 0 ? 1 : min(1, max(0, inside[$0])) }
      let zone = values[values.count - 1]
      return (min(values[0], zone), zone)
    }

    /// Whether nothing that may follow can make the verdict plain.
    func isDisputed(_ thresholds: VerdictThresholds) -> Bool {
      inside[inside.count - 1] > thresholds.outsideTo + 1e-9 && beyond[0] > 1 - thresholds.insideFrom + 1e-9
    }
  }

  /// The probabilities of core and zone: those of the least and of the greatest depth.
  func values() -> (core: Double, zone: Double) {
    var tally = Tally(membership.depths.count)
    _ = addAll(to: &tally, untilDisputed: false)
    return tally.values
  }

  /// The probabilities where no limit is within reach, so that each is 1 or 0; else nil.
  func certainValues() -> (core: Double, zone: Double)? {
    let reach = spread.reach
    let spans = membership.surroundings(of: spread.center, reach * Self.beyond + spread.margin)
    let locations = membership.locations(of: spread.center, spans, upTo: reach + 1)
    guard let core = locations.first, let zone = locations.last,
      locations.allSatisfy({ $0.clearance > reach })
    else { return nil }
    return (core.isIn ? 1 : 0, zone.isIn ? 1 : 0)
  }

  /// Whether the verdict is disputed; it is known before all of the disc is looked at.
  func isDisputed() -> Bool {
    var tally = Tally(membership.depths.count)
    guard addAll(to: &tally, untilDisputed: true) else { return true }
    let (core, zone) = tally.values
    return Verdict(core: core, zone: zone, thresholds: thresholds) == .disputed
  }

  /// Adds the probabilities of the whole disc.
  ///
  /// - Returns: False where it ended early, because the verdict is disputed whatever follows.
  private func addAll(to tally: inout Tally, untilDisputed: Bool) -> Bool {
    let reach = spread.reach
    let spans = membership.surroundings(of: spread.center, reach * Self.beyond + spread.margin)
    let locations = membership.locations(of: spread.center, spans, upTo: reach + 1)
    var isOpen = locations.map { _ in true }
    for (depth, location) in locations.enumerated() where location.clearance > reach {
      tally.add(1, share: location.isIn ? 1 : 0, depth)
      isOpen[depth] = false
    }
    guard isOpen.contains(true) else { return true }
    return spread.cells.allSatisfy { add($0, isOpen, spans, to: &tally, untilDisputed) }
  }

  /// Adds the probabilities that the place lies in the cell and in the zones of the depths that are open.
  private func add(
    _ cell: DiscCell, _ isOpen: [Bool], _ spans: Membership.Surroundings, to tally: inout Tally,
    _ untilDisputed: Bool
  ) -> Bool {
    let weight = spread.weight(of: cell)
    if weight.kind == .none { return true }
    let middle = spread.disc.middle(of: cell)
    let span = cell.span
    let locations = membership.locations(of: middle.position, spans, upTo: span + 1)
    var isOpen = isOpen
    for (depth, location) in locations.enumerated() where isOpen[depth] {
      if location.clearance > span {
        tally.add(spread.mass(of: cell, weight), share: location.isIn ? 1 : 0, depth)
        isOpen[depth] = false
      } else if weight.isSmall {
        let share = share(of: cell, weight.kind, middle, location, depth, spans)
        tally.add(spread.mass(of: cell, weight), share: share, depth)
        isOpen[depth] = false
      }
    }
    if isOpen.contains(true) {
      // Four pieces at once: a cell that has to be cut seldom has a half that has not.
      let (a, b) = cell.halves
      let near = membership.surroundings(of: middle.position, span * Self.beyond, among: spans)
      for half in [a.halves, b.halves] {
        guard add(half.0, isOpen, near, to: &tally, untilDisputed),
          add(half.1, isOpen, near, to: &tally, untilDisputed)
        else { return false }
      }
    }
    return !(untilDisputed && tally.isDisputed(thresholds))
  }

  /// The share of a small cell that lies in the zone.
  private func share(
    of cell: DiscCell, _ kind: SectorSpread.Kind, _ middle: GeocentricGeodesic.Course,
    _ location: Membership.DepthLocation, _ depth: Int,
    _ spans: Membership.Surroundings
  ) -> Double {
    let (isIn, clearance) = (location.isIn, location.clearance)
    let way = middle.way(to: location.foot)
    let step = clearance + max(1e-3, Self.aside * cell.span)
    let differs = [step, -step].map { step in
      let place = GeocentricGeodesic.end(from: middle.position, direction: way, distance: step)
      return membership.contains(place, depth: depth, spans) != isIn
    }
    func contains(_ place: (Double, Double)) -> Bool {
      membership.contains(spread.disc.place(in: cell, place.0, place.1).position, depth: depth, spans)
    }
    if kind != .edge, differs[0] != differs[1] {
      let within = cell.share(within: clearance, cosine: dot(way, middle.direction))
      return isIn ? within : 1 - within
    }
    let corners = [(0.02, 0.02), (0.02, 0.98), (0.98, 0.02), (0.98, 0.98)]
    if !differs[0], corners.allSatisfy({ contains($0) == isIn }) { return isIn ? 1 : 0 }
    let thirds = [1.0 / 6, 0.5, 5.0 / 6]
    let places = thirds.flatMap { share in thirds.map { (share, $0) } }
    if kind == .edge { return spread.share(of: places, in: cell, where: contains) }
    return Double(places.filter(contains).count) / Double(places.count)
  }

  /// The share of its size by which places beyond a limit are looked for.
  private static let aside = 0.02
  /// All places that are looked at for a cell lie within this many times its size of its middle: those of its pieces by
  /// less than one and a half, and a little aside.
  private static let beyond = 1.6
}
