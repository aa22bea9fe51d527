internal import Concurrency
internal import Geodesy
internal import Geometry
internal import Zones

/// Looks on the outlines for what the definition says must be there: places along every normal of the line
/// that really are limits, and places of the line itself where it is one. A component, a hole or a stretch that is
/// missing leaves its limits unfound.
///
/// Normals are taken every quarter of the depth along the edges, at least one an edge, and every 15 degrees
/// about the corners and ends. The line is taken as densely, and at least once between its crossings with itself:
/// every component of a zone on one side has a stretch between crossings on its outline. Of the clip area's outline
/// every stretch in the zone has one (``AreaWitnesses``).
struct WitnessCheck: Sendable {
  private let limits: KnownLimits
  /// The places at each depth, in metres; at none for the line itself.
  private var places: [Double: [Coordinate]] = [:]
  /// Those on the outline of the clip area, for each region by the depth at which it ends.
  private var areaPlaces: [Double: [Coordinate]] = [:]

  private var model: ZoneModel { limits.model }
  private var line: WitnessLine { limits.line }

  init(_ limits: KnownLimits, _ normals: OffsetPrimitives) {
    self.limits = limits
    for role in limits.model.specification.roles {
      for depth in [role.from.meters, role.to.meters] where places[depth] == nil {
        if depth > 0 {
          places[depth] = limitPlaces(at: depth, on: normals)
        } else if limits.model.isOneSided {
          places[depth] = linePlaces()
        }
      }
      if let within = limits.model.within {
        areaPlaces[role.to.meters] =
          AreaWitnesses(limits: limits, from: role.from.meters, to: role.to.meters).places(on: within)
      }
    }
  }

  func count(on region: Zone.Region, _ outlines: OutlineIndex) throws(ZoneError) -> Int {
    let tolerance = model.specification.tolerance.meters
    var count = 0
    for depth in [region.from.meters, region.to.meters] {
      for witness in places[depth] ?? [] {
        count += 1
        guard outlines.hasEdge(near: witness, within: 3 * tolerance) else {
          throw .toleranceMissed(.limitMissing(region.role, at: witness))
        }
      }
    }
    for witness in areaPlaces[region.to.meters] ?? [] {
      count += 1
      guard outlines.hasEdge(near: witness, within: 3 * tolerance) else {
        throw .toleranceMissed(.clipMissing(region.role, at: witness))
      }
    }
    return count
  }

  /// How many tolerances a place of the line must be from all other edges to be a limit beyond doubt.
  private static let apart = 8.0

  /// Places of the line that are limits beyond doubt: apart from all other edges, and clear of the clip area's outline.
  private func linePlaces() -> [Coordinate] {
    let tolerance = model.specification.tolerance.meters
    let spacing = model.specification.outerDepth.meters / 4
    // A zone hardly deeper than its tolerance may have been dropped.
    guard spacing > 2 * tolerance else { return [] }
    let choice = model.choice
    // With an area on both sides, or on neither, the line is no limit.
    let edges = model.line.edges.indices.filter { index in
      let chain = Int(model.line.edges[index].chain)
      return choice.left[chain] != choice.right[chain]
    }
    return Parallel.map(edges) { index in
      // Others so near its middle are within the distance of all its places.
      let half = model.line.edges[index].length / 2
      if half < Self.apart * tolerance,
        !line.isApart(line.place(at: half, on: index), of: index, by: Self.apart * tolerance - half)
      {
        return [Coordinate]()
      }
      let stops = ([0, model.line.edges[index].length] + line.crossings(on: index)).sorted()
      var places: [Coordinate] = []
      for (from, to) in zip(stops, stops.dropFirst()) {
        let parts = max(1, Int(((to - from) / spacing).rounded(.up)))
        for part in 0..<parts {
          let place = line.place(at: from + (to - from) * (Double(part) + 0.5) / Double(parts), on: index)
          guard line.isApart(place, of: index, by: Self.apart * tolerance) else { continue }
          if let within = model.within,
            !within.contains(place) || limits.clip?.hasEdge(near: place, within: 4 * tolerance) == true
          {
            continue
          }
          places.append(place)
        }
      }
      return places
    }.flatMap { $0 }
  }

  /// Places at a depth that are limits beyond doubt: clear of bisectors, rays and the clip area's outline.
  private func limitPlaces(at depth: Double, on primitives: OffsetPrimitives) -> [Coordinate] {
    let size = max(32, min(512, primitives.count / 32))
    return Parallel.map(Array(stride(from: 0, to: primitives.count, by: size))) { start in
      limitPlaces(at: depth, on: primitives[start..<min(start + size, primitives.count)])
    }.flatMap { $0 }
  }

  private func limitPlaces(
    at depth: Double, on primitives: Slice<OffsetPrimitives>
  ) -> [Coordinate] {
    let tolerance = model.specification.tolerance.meters
    // A foot that is nearer by a hundredth of the tolerance moves the limit by hardly more, as the place beyond has none.
    // So much chords can tell; whether the tip's own foot is the nearest to a micrometre they cannot.
    let slack = depth * 1e-9 + 1e-6 + 0.01 * tolerance
    var cover = line.cover(depth: depth, reach: depth - slack)
    var near = NearPieces()
    var places: [Coordinate] = []
    // Of normals in all but the same direction, as seen from a tangle, the same edge has the feet.
    var edges = [Int?](repeating: nil, count: 24)
    for primitive in primitives {
      let parts = primitive.witnesses(at: depth)
      for part in 0..<parts {
        let share = (Double(part) + 0.5) / Double(parts)
        let range = primitive.range
        let normal = primitive.normal(at: range.lowerBound + (range.upperBound - range.lowerBound) * share)
        // A covered tip is no limit; nor is one that any other limit passes near.
        if line.isPlain(near: normal.base, within: 2 * depth), cover.covers(normal) { continue }
        let (geodesic, azimuth) = Self.geodesic(of: normal)
        let tip = geodesic.position(at: depth).end
        let direction = min(edges.count - 1, Int((azimuth + 180) / 360 * Double(edges.count)))
        if let edge = edges[direction], line.hasFoot(of: tip, on: edge, within: depth - slack) { continue }
        let position = tip.cartesian
        // What is near the tip is near the place beyond it, too.
        line.find(around: position, 3 * tolerance, within: depth + 2 * tolerance, &near)
        if line.hasFoot(of: tip, position, within: depth - slack, among: near) {
          edges[direction] = line.nearest(to: tip, position, sides: .all, within: depth, among: near)?.edge
          continue
        }
        if !model.choice.isBoth {
          let reach = depth + line.spread
          let feet = line.nearestOfBoth(to: tip, position, within: reach, spread: line.spread)
          if feet.other != nil { continue }
        }
        if limits.hasRay(near: tip, within: 4 * tolerance) { continue }
        if let within = model.within,
          !within.contains(tip) || limits.clip?.hasEdge(near: tip, within: 4 * tolerance) == true
        {
          continue
        }
        // Slits and islands within the tolerance may have been dropped: the place beyond must be outside.
        let beyond = geodesic.position(at: depth + 2.5 * tolerance).end
        if line.hasFoot(of: beyond, beyond.cartesian, within: depth + 2 * tolerance, among: near) { continue }
        places.append(tip)
      }
    }
    return places
  }

  /// A normal by Karney's direct problem and not the builder's integration, and its azimuth.
  private static func geodesic(of normal: Normal) -> (GeodesicLine, azimuth: Double) {
    let base = coordinate(at: normal.base)
    let frame = LocalFrame(at: base)
    let azimuth = arcTangent(dot(normal.direction, frame.east), dot(normal.direction, frame.north))
    let degrees = azimuth * (180 / .pi)
    return (GeodesicLine(from: base, azimuth: degrees), degrees)
  }
}

extension OffsetPrimitive {
  fileprivate func witnesses(at depth: Double) -> Int {
    switch base {
    case .edge(let edge, _, _): return max(1, Int((edge.length / (depth / 4)).rounded(.up)))
    case .node: return max(1, Int(((range.upperBound - range.lowerBound) / 15).rounded(.up)))
    }
  }
}
