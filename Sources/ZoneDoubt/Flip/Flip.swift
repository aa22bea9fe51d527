package import Geodesy
package import Geometry
package import Zones

/// The least move of a place that changes its verdict: its flip distance.
package struct Flip: Sendable, Hashable {
  /// The geodesic distance of the move, in metres: no shorter one changes the verdict, to a millimetre or a thousandth of the
  /// distance, whichever is more; where position or line are not exact, to a decimetre.
  package var distance: Double
  /// Where the place would be then, on the farther side of the limit by as much as that.
  package var place: Coordinate
  /// The verdict there.
  package var verdict: Verdict
}

extension Assessor {
  /// The flip distance of a place: the place moves, its region with it, and nothing else changes. To move the line near the
  /// place the other way comes to the same.
  ///
  /// For an exact place and an exact line it is the distance to the nearest limit beyond which the verdict is another. Of a
  /// place that is not exact the probabilities are asked for wherever it may move; where the radius of the line differs from
  /// vertex to vertex, that of the new foot counts. Parts of the zone that are thinner than the precision may be passed over.
  ///
  /// - Returns: nil where no move changes the verdict, where the limits are too many to know how far a place is
  ///   from them, where the answer would take longer than ``FlipSearch/mostLooks`` judgements, and for sectors of bearings, each
  ///   judgement of which takes milliseconds and more.
  package func flip(of place: Coordinate, in region: PlaceRegion = .disc(.meters(0))) -> Flip? {
    guard judge.knowsClearance else { return nil }
    let region = region.limited
    if case .sector = region { return nil }
    let isExact = region.isExact && lineAccuracy.isExact
    let search = FlipSearch(place, precision: isExact ? .exact : .doubtful) {
      isExact ? exactView(of: $0) : doubtfulView(of: $0, in: region)
    }
    let foot = Geodesic.inverse(from: place, to: judge.placement(of: place).foot).startAzimuth
    return search.nearest(along: [foot, foot + 180])
  }

  /// The verdict on an exact place by an exact line, and how far no other is.
  private func exactView(of place: Coordinate) -> FlipSearch.View {
    let line = judge.unclipped.verdictLocation(of: place)
    let verdict = Verdict(core: line.isInCore ? 1 : 0, zone: line.isInZone ? 1 : 0)
    guard let clip else { return FlipSearch.View(verdict: verdict, clearance: line.clearance) }
    let area = clip.location(of: place)
    if !area.isInZone {
      // What lies outside of both has to enter both.
      let clearance = line.isInZone ? area.clearance : max(area.clearance, line.clearance)
      return FlipSearch.View(verdict: .outside, clearance: clearance)
    }
    let clearance = line.isInZone ? min(area.clearance, line.clearance) : line.clearance
    return FlipSearch.View(verdict: verdict, clearance: clearance)
  }

  private func doubtfulView(of place: Coordinate, in region: PlaceRegion) -> FlipSearch.View {
    let placement = judge.placement(of: place)
    let line = lineRadii.radius(chain: placement.chain, chainage: placement.chainage)
    let b = min(line, WGS84.greatestDistance - region.radius.meters)
    let exact = exactView(of: place)
    let sure = sureMove(of: place, from: exact.clearance - region.radius.meters, line: b)
    let p: (core: Double, zone: Double) =
      sure > 0
      ? (exact.verdict == .inside ? 1 : 0, exact.verdict == .outside ? 0 : 1)
      : probabilities(place, placement, region, b)
    let verdict = Verdict(core: p.core, zone: p.zone, thresholds: thresholds)
    let margin =
      switch verdict {
      case .inside: p.core - thresholds.insideFrom
      case .outside: thresholds.outsideTo - p.zone
      case .disputed: min(thresholds.insideFrom - p.core, p.zone - thresholds.outsideTo)
      }
    return FlipSearch.View(
      verdict: verdict, clearance: sure + max(0, margin) * leastMove(region, line: b, at: placement))
  }

  /// The metres that a place may move, wherever to, and neither it nor the line can be on another side of a limit.
  ///
  /// - Parameters:
  ///   - clear: How far the whole region of the place is from the limits.
  ///   - line: The radius of the line at the foot of the place.
  private func sureMove(of place: Coordinate, from clear: Double, line: Double) -> Double {
    let byAll = max(0, clear - lineAccuracy.greatest.meters)
    if lineRadii.isUniform || clear <= line { return byAll }
    // On either side of a ray of flat ends the feet are others.
    let moves = judge.unclipped.steadyFeet(near: place).map { side in
      min(side.clearance, lineRadii.move(of: place.cartesian, from: clear, foot: side.distance))
    }
    return max(byAll, moves.min() ?? 0)
  }

  /// The metres that a place moves, at least, for its probabilities to change by 1: moved by δ, a disc of radius r leaves no more
  /// than 2δ/πr of itself behind. A radius of the line that differs along it may change them faster; then half is taken.
  private func leastMove(_ region: PlaceRegion, line: Double, at placement: Placement) -> Double {
    guard case .disc(let radius) = region else { return 0 }
    let widest = max(radius.meters, line) * .pi / 2
    return lineAccuracy.vertices.isEmpty ? widest : widest / 2
  }
}
