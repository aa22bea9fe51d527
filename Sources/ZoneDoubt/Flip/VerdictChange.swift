package import Geodesy
package import Geometry
package import Zones

/// The least change of one quantity that changes the verdict on a place, everything else being the same.
package struct VerdictChange: Sendable, Hashable {
  /// What changes.
  package enum Quantity: String, Sendable, Hashable {
    /// The radius within which the position is known.
    case positionAccuracy = "position_accuracy"
    /// The radius within which the line is known near the foot.
    case lineAccuracy = "line_accuracy"
    /// The depth of the zone, the least or the greatest of a range, or the one at which a band begins.
    case depth
    case leastDepth = "least_depth"
    case greatestDepth = "greatest_depth"
    case innerDepth = "inner_depth"
  }

  package var quantity: Quantity
  /// What it is, in metres.
  package var from: Double
  /// The nearest value with another verdict, in metres; right to a ten-thousandth of the change.
  package var to: Double
  /// The verdict from there on.
  package var verdict: Verdict
}

extension Assessor {
  /// The least changes of radii and depths that change the verdict on a place; of each upwards and downwards, as far as there
  /// are such changes: radii up to ``greatestRadius``, depths from 1 m to 1,000 km.
  ///
  /// Radii are tried in steps of a tenth, so that a verdict that changes twice within one step may be passed over. None are looked
  /// for on a sector of bearings, each judgement of which takes milliseconds and more.
  package func changes(of place: Coordinate, in region: PlaceRegion) -> [VerdictChange] {
    let placement = judge.placement(of: place)
    let line = lineRadii.radius(chain: placement.chain, chainage: placement.chainage)
    let region = region.limited
    if case .sector = region { return [] }
    func judged(_ region: PlaceRegion, _ line: Double) -> Verdict {
      let p = probabilities(
        place, placement, region, min(line, WGS84.greatestDistance - region.radius.meters))
      return Verdict(core: p.core, zone: p.zone, thresholds: thresholds)
    }
    var changes: [VerdictChange] = []
    if case .disc(let radius) = region {
      changes += Self.changes(of: .positionAccuracy, from: radius.meters, in: 0...Self.greatestRadius) {
        judged(.disc(.meters($0)), line)
      }
    }
    changes += Self.changes(of: .lineAccuracy, from: line, in: 0...Self.greatestRadius) { judged(region, $0) }
    guard let rule else { return changes }
    for (quantity, depth, range, changed) in rule.specification.depth.variations {
      changes += Self.changes(of: quantity, from: depth, in: range) { value in
        verdict(of: place, in: region, depth: changed(.meters(value)))
      }
    }
    return changes
  }

  /// The largest radius that is tried, in metres.
  package static var greatestRadius: Double { 500_000 }

  /// The verdict under another depth; nil where there can be no such zone.
  private func verdict(
    of place: Coordinate, in region: PlaceRegion, depth: ZoneSpecification.Depth
  ) -> Verdict? {
    guard var rule else { return nil }
    if region.isExact, lineAccuracy.isExact { return exactVerdict(on: place, depth: depth) }
    rule.specification.depth = depth
    rule.specification.ringDepths = []
    // The tolerance is that of a polygon, which is not drawn here; it may not be more than a part of the depth.
    rule.specification.tolerance = .meters(0.01)
    guard
      let other = try? Assessor(
        line: rule.line, specification: rule.specification, within: rule.within, lineAccuracy: lineAccuracy,
        thresholds: thresholds)
    else { return nil }
    let p = other.probabilitiesByCells(of: place, in: region)
    return Verdict(core: p.core, zone: p.zone, thresholds: thresholds)
  }

  /// By its foot and side alone, which no depth changes.
  private func exactVerdict(on place: Coordinate, depth: ZoneSpecification.Depth) -> Verdict {
    let rule = ZoneSpecification(depth: depth)
    let p = place.cartesian
    guard let foot = judge.search.nearest(to: p, place: place, within: .infinity),
      let distance = judge.depth(of: foot, p, place).depth, distance <= rule.outerDepth.meters,
      rule.innerDepth.meters == 0 || distance > rule.innerDepth.meters,
      clip?.location(of: place).isInZone ?? true
    else { return .outside }
    return distance <= rule.coreDepth.meters ? .inside : .disputed
  }

  /// The nearest values above and below with another verdict.
  private static func changes(
    of quantity: VerdictChange.Quantity, from value: Double, in range: ClosedRange<Double>,
    _ verdict: (Double) -> Verdict?
  ) -> [VerdictChange] {
    guard let now = verdict(value) else { return [] }
    var changes: [VerdictChange] = []
    for isUpwards in [false, true] {
      let end = isUpwards ? range.upperBound : range.lowerBound
      var (near, far) = (value, value)
      while far != end {
        near = far
        let next = isUpwards ? max(near * 1.1, near + 1) : (near <= 1 ? 0 : near / 1.1)
        far = isUpwards ? min(next, end) : max(next, end)
        guard let then = verdict(far) else { break }
        if then == now { continue }
        while abs(far - near) > max(1e-3, 1e-4 * abs(far - value)) {
          let middle = (near + far) / 2
          if verdict(middle) == now { near = middle } else { far = middle }
        }
        changes.append(VerdictChange(quantity: quantity, from: value, to: far, verdict: verdict(far) ?? then))
        break
      }
    }
    return changes
  }
}

extension ZoneSpecification.Depth {
  fileprivate typealias Variation = (
    quantity: VerdictChange.Quantity, meters: Double, range: ClosedRange<Double>, with: (Length) -> Self
  )

  /// The depths that may change, each between its neighbours.
  fileprivate var variations: [Variation] {
    let (least, most) = (1.0, 1_000_000.0)
    switch self {
    case .single(let depth): return [(.depth, depth.meters, least...most, { .single($0) })]
    case .range(let core, let to):
      return [
        (.leastDepth, core.meters, least...to.meters, { $0 < to ? .range($0, to) : .single(to) }),
        (.greatestDepth, to.meters, core.meters...most, { $0 > core ? .range(core, $0) : .single(core) }),
      ]
    case .band(let from, let to):
      return [
        (.innerDepth, from.meters, least...to.meters, { .band($0, to) }),
        (.greatestDepth, to.meters, from.meters...most, { .band(from, $0) }),
      ]
    }
  }
}
