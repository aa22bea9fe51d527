import Geodesy
package import Geometry

package import Zones

/// The zone of a case as the definition has it: for any place, which region it belongs to.
package struct OracleZone {
  package let oracle: Oracle
  package let specification: ZoneSpecification
  private let left: [Bool]
  private let right: [Bool]
  private let within: OutlineIndex?

  package init(_ zoneCase: ZoneCase, error: Double = 0) {
    let rule = zoneCase.specification
    specification = rule
    oracle = Oracle(
      chains: zoneCase.chains, edges: rule.edges, ends: rule.ends,
      areOutlines: rule.side == .inside || rule.side == .outside, error: error)
    within = zoneCase.within.map(OutlineIndex.init)
    var left = [Bool](repeating: true, count: zoneCase.chains.count)
    var right = left
    for chain in zoneCase.chains.indices {
      let isLeft: Bool
      switch rule.side {
      case .both: continue
      case .left: isLeft = true
      case .right: isLeft = false
      case .inside: isLeft = zoneCase.insideIsLeft
      case .outside: isLeft = !zoneCase.insideIsLeft
      case .toward(let place):
        let alone = Oracle(chains: [zoneCase.chains[chain]], edges: rule.edges, ends: .round)
        isLeft = alone.feet(of: place).first?.sides.first?.isLeft ?? true
      }
      left[chain] = isLeft
      right[chain] = !isLeft
    }
    self.left = left
    self.right = right
  }

  package var isOneSided: Bool { left.contains(false) || right.contains(false) }

  /// What the oracle says of a place.
  package struct Verdict: Equatable {
    /// The distance that counts; infinite without a foot.
    package let distance: Double
    /// The index of the region, or nil outside.
    package let region: Int?
  }

  /// - Parameter shift: how much deeper than the rule says the limits are.
  package func verdict(_ p: Coordinate, shift: Double = 0) -> Verdict {
    let feet = oracle.feet(of: p)
    guard let nearest = feet.first else { return Verdict(distance: .infinity, region: nil) }
    let isChosen = feet.contains { foot in
      foot.sides.contains { side in
        guard let isLeft = side.isLeft else { return true }
        return isLeft ? left[side.chain] : right[side.chain]
      }
    }
    guard isChosen, within?.contains(p) ?? true else {
      return Verdict(distance: nearest.distance, region: nil)
    }
    return Verdict(distance: nearest.distance, region: region(nearest.distance, shift))
  }

  private func region(_ d: Double, _ shift: Double) -> Int? {
    let inner = specification.innerDepth.meters
    if d > specification.outerDepth.meters + shift { return nil }
    if inner > 0, d <= inner - shift { return nil }
    if case .range(let core, _) = specification.depth { return d <= core.meters + shift ? 0 : 1 }
    return 0
  }

  /// The depths that bound a region.
  package func depths(of region: Int) -> [Double] {
    switch specification.depth {
    case .single(let depth): [depth.meters]
    case .band(let from, let to): [from.meters, to.meters]
    case .range(let core, let to): region == 0 ? [core.meters] : [core.meters, to.meters]
    }
  }

  /// Ways to look from a place: few for nearly all, many for the tip of a narrow wedge, as a sharp turn of the line
  /// leaves between its two edges.
  private static let directions = [24, 720]

  /// Whether a limit of a region runs within `reach` metres of a place: membership changes there.
  package func hasLimit(of region: Int, near p: Coordinate, reach: Double, shift: Double = 0) -> Bool {
    let here = verdict(p, shift: shift).region == region
    for count in Self.directions {
      for step in 0..<count {
        let azimuth = 360 * (Double(step) + 0.31) / Double(count)
        let q = Geodesic.direct(from: p, azimuth: azimuth, distance: reach).end
        if (verdict(q, shift: shift).region == region) != here { return true }
      }
    }
    return false
  }
}
