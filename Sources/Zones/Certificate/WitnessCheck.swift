internal import Geodesy
internal import Geometry

/// Looks on the outlines for what the definition says must be there: places along every normal of the line
/// that really are limits. A component, a hole or a stretch that is missing leaves its limits unfound.
///
/// Normals are taken every quarter of the depth along the edges, at least one an edge, and every 15 degrees
/// about the corners and ends.
struct WitnessCheck {
  let model: ZoneModel
  let line: WitnessLine

  func count(on regions: [Zone.Region]) throws(ZoneError) -> Int {
    let tolerance = model.specification.tolerance.meters
    var count = 0
    for region in regions {
      let outlines = OutlineIndex(region)
      for depth in [region.from.meters, region.to.meters] where depth > 0 {
        for witness in limitPlaces(at: depth) {
          count += 1
          guard outlines.hasEdge(near: witness, within: 3 * tolerance) else {
            throw .toleranceMissed(
              "the limit of the \(region.role.rawValue) at \(witness.inWords) is missing from its outline")
          }
        }
      }
    }
    return count
  }

  /// Places at a depth that are limits beyond doubt: clear of divides, rays and the clip area's outline.
  private func limitPlaces(at depth: Double) -> [Coordinate] {
    let limits = KnownLimits(model: model, line: line)
    let bundles = Normals(model: model).chosen
    let size = 32
    return Parallel.map(Array(stride(from: 0, to: bundles.count, by: size))) { start in
      limitPlaces(at: depth, on: bundles[start..<min(start + size, bundles.count)], limits)
    }.flatMap { $0 }
  }

  private func limitPlaces(
    at depth: Double, on bundles: ArraySlice<NormalBundle>, _ limits: KnownLimits
  ) -> [Coordinate] {
    let tolerance = model.specification.tolerance.meters
    var places: [Coordinate] = []
    for bundle in bundles {
      let parts = bundle.witnesses(at: depth)
      for part in 0..<parts {
        let share = (Double(part) + 0.5) / Double(parts)
        let range = bundle.range
        let normal = bundle.normal(at: range.lowerBound + (range.upperBound - range.lowerBound) * share)
        let tip = Self.place(on: normal, at: depth)
        let slack = depth * 1e-9 + 1e-6
        // A covered tip is no limit; nor is one that any other limit passes near.
        guard !line.hasFoot(of: tip, within: depth - slack) else { continue }
        if !model.choice.isBoth,
          line.nearest(to: tip, sides: .others, within: depth + 4 * tolerance) != nil
        {
          continue
        }
        if limits.rays.indices.contains(where: {
          limits.distance(from: tip, toRay: $0, within: 5 * tolerance) <= 4 * tolerance
        }) {
          continue
        }
        if let within = model.within,
          !within.contains(tip) || PlanarEdgeDistance.least(from: tip, to: within) <= 4 * tolerance
        {
          continue
        }
        // Slits and islands within the tolerance may have been dropped: the place beyond must be outside.
        let beyond = Self.place(on: normal, at: depth + 2.5 * tolerance)
        guard !line.hasFoot(of: beyond, within: depth + 2 * tolerance) else { continue }
        places.append(tip)
      }
    }
    return places
  }

  /// The place so deep along a normal, by Karney's direct problem and not the builder's integration.
  private static func place(on normal: Normal, at depth: Double) -> Coordinate {
    let base = coordinate(at: normal.base)
    let frame = LocalFrame(at: base)
    let azimuth = arcTangent(dot(normal.direction, frame.east), dot(normal.direction, frame.north))
    return Geodesic.direct(from: base, azimuth: azimuth * (180 / .pi), distance: depth).end
  }
}

extension NormalBundle {
  fileprivate func witnesses(at depth: Double) -> Int {
    switch base {
    case .edge(let edge, _, _): return max(1, Int((edge.length / (depth / 4)).rounded(.up)))
    case .node: return max(1, Int(((range.upperBound - range.lowerBound) / 15).rounded(.up)))
    }
  }
}
