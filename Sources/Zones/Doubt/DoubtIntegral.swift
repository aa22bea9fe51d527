internal import Geodesy
internal import Geometry

/// The probability that a displaced place lies in a zone, to 0.001.
///
/// The disc is cut into cells, the same for the same input. A cell farther from all limits than its corners are from
/// its middle is decided by its middle. Of a small cell that a limit crosses, the share is measured: where the limit
/// lies across the way to or from the foot, as offset curves and the line itself do, by the half plane it bounds, and
/// elsewhere by nine places.
struct DoubtIntegral {
  let membership: Membership
  let center: Coordinate
  let displacement: Displacement

  /// Cells with less probability than this are not cut further.
  private static let smallest = 1.0 / 3000
  private static let sectors = 12

  /// The probability.
  func value() -> Double {
    let standing = membership.standing(of: center)
    if standing.clearance > displacement.reach { return standing.isIn ? 1 : 0 }
    let width = 360 / Double(Self.sectors)
    return (0..<Self.sectors).reduce(0) { sum, k in
      let from = Double(k) * width
      return sum
        + probability(in: DiscCell(inner: 0, outer: displacement.reach, from: from, to: from + width))
    }
  }

  /// The probability that the place lies in the cell and in the zone.
  private func probability(in cell: DiscCell) -> Double {
    let mass =
      (displacement.probability(within: cell.outer) - displacement.probability(within: cell.inner))
      * (cell.to - cell.from) / 360
    let middle = cell.middle(about: center)
    let standing = membership.standing(of: middle.end)
    if standing.clearance > cell.span { return standing.isIn ? mass : 0 }
    if mass > Self.smallest {
      // Four pieces at once: a cell that has to be cut seldom has a half that has not.
      let (a, b) = cell.halves
      return [a.halves, b.halves].reduce(0) { $0 + probability(in: $1.0) + probability(in: $1.1) }
    }
    return mass * share(of: cell, middle, standing)
  }

  /// The share of a small cell that lies in the zone.
  private func share(
    of cell: DiscCell, _ middle: Geodesic.Direct, _ standing: (isIn: Bool, clearance: Double)
  ) -> Double {
    let (isIn, clearance) = standing
    let foot = membership.foot(of: middle.end)
    let way = Geodesic.inverse(from: middle.end, to: foot).startAzimuth
    let step = clearance + max(1e-3, 0.02 * cell.span)
    let differs = [way, way + 180].map { azimuth in
      membership.contains(Geodesic.direct(from: middle.end, azimuth: azimuth, distance: step).end) != isIn
    }
    if differs[0] != differs[1] {
      let within = cell.share(within: clearance, along: way - middle.endAzimuth)
      return isIn ? within : 1 - within
    }
    let corners = [(0.02, 0.02), (0.02, 0.98), (0.98, 0.02), (0.98, 0.98)].map { contains($0, cell) }
    if !differs[0], corners.allSatisfy({ $0 == isIn }) { return isIn ? 1 : 0 }
    let thirds = [1.0 / 6, 0.5, 5.0 / 6]
    let places = thirds.flatMap { share in thirds.map { (share, $0) } }
    return Double(places.filter { contains($0, cell) }.count) / Double(places.count)
  }

  private func contains(_ place: (Double, Double), _ cell: DiscCell) -> Bool {
    membership.contains(cell.place(place.0, place.1, about: center).end)
  }
}
