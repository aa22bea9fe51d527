internal import Concurrency
internal import Geodesy
internal import Geometry
internal import Zones

/// Places of a clip area's outline that must be on the outline of a region: of every stretch of an edge that lies in the
/// region at least one. What the area cuts off has such a stretch on its outline, and is missed without it.
///
/// An edge is halved until each stretch is certainly in the region, as far as depths and sides go, or certainly outside,
/// or so short that what is left of it may be dropped. Distances are 1-Lipschitz, and where feet change abruptly there is
/// a ray. Stretches shorter than a few tolerances, or than a 4,096th of a quarter of the depth, are not looked for.
struct AreaWitnesses {
  let limits: KnownLimits
  /// The depths of the region's limits, in metres; 0 for the line.
  let from: Double
  let to: Double

  private var tolerance: Double { limits.model.specification.tolerance.meters }
  /// How far from other limits a place must be.
  private var room: Double { 4 * tolerance }
  private var spacing: Double { to / 4 }
  private var shortest: Double { max(room, spacing / 4096) }

  func places(on area: PlanarContainment) -> [Coordinate] {
    let edges = area.polygons.flatMap(\.rings).flatMap { ring in
      zip(ring, ring.dropFirst()).map { OutlineEdge(start: $0, end: $1) }
    }
    let size = 64
    return Parallel.map(Array(stride(from: 0, to: edges.count, by: size))) { start in
      let surroundings = limits.surroundings
      var places: [Coordinate] = []
      for edge in edges[start..<min(start + size, edges.count)]
      where !edge.isClosing && edge.start != edge.end {
        let length = PlanarEdgeBounds.length(from: edge.start, to: edge.end)
        look(along: edge, 0, 1, length, area, surroundings, &places)
      }
      return places
    }.flatMap(\.self)
  }

  /// Looks along the part of an edge between two shares of it.
  private func look(
    along edge: OutlineEdge, _ a: Double, _ b: Double, _ length: Double, _ area: PlanarContainment,
    _ surroundings: WitnessSurroundings, _ places: inout [Coordinate]
  ) {
    let half = length * (b - a) / 2
    let middle = (a + b) / 2
    let place = edge.place(at: middle).normalized
    switch location(of: place, on: edge, half, surroundings) {
    case .outside: return
    case .inside where 2 * half <= spacing:
      // Where areas touch, their outline is no limit.
      let shares = [0.5, 0.3, 0.7, 0.1, 0.9].map { a + (b - a) * $0 }
      let witness = shares.lazy.map { edge.place(at: $0).normalized }.first {
        isLimit($0, of: area, on: edge)
      }
      if let witness { places.append(witness) }
    case .inside, .unknown:
      guard half > shortest else { return }
      look(along: edge, a, middle, length, area, surroundings, &places)
      look(along: edge, middle, b, length, area, surroundings, &places)
    }
  }

  private enum StretchLocation {
    case inside
    case outside
    case unknown
  }

  /// Whether all places within some metres of one are in the region, or none is; but for the area.
  private func location(
    of place: Coordinate, on edge: OutlineEdge, _ half: Double, _ surroundings: WitnessSurroundings
  ) -> StretchLocation {
    let sample = limits.sample(place, LocalFrame(at: place), on: edge, surroundings)
    // What was not found is farther than this.
    let chosen = sample.chosen?.distance ?? limits.reach
    let other = limits.model.isOneSided ? sample.other?.distance ?? limits.reach : .infinity
    func isNearRay(_ reach: Double) -> Bool {
      limits.hasRay(near: place, within: reach)
    }
    // The line is a limit of zones on one side.
    let isDeepEnough = (from == 0 && !limits.model.isOneSided) || chosen - half >= from + room
    if isDeepEnough, chosen + half <= to - room, other - chosen >= 2 * half + room, !isNearRay(half + room) {
      return .inside
    }
    let isBeyond = chosen - half > to || chosen - other > 2 * half || chosen + half < from
    return isBeyond && !isNearRay(half) ? .outside : .unknown
  }

  /// Whether the area lies on one side of a place of its outline, and on that side as far as the tolerance may matter.
  private func isLimit(_ place: Coordinate, of area: PlanarContainment, on edge: OutlineEdge) -> Bool {
    let heading = edge.heading(at: LocalFrame(at: place))
    let azimuth = arcTangent(heading.x, heading.y) * (180 / .pi)
    func holds(_ turn: Double, _ steps: Double) -> Bool {
      area.contains(
        Geodesic.direct(from: place, azimuth: azimuth + turn, distance: steps * tolerance).end)
    }
    let (left, right) = (holds(-90, 1.5), holds(90, 1.5))
    return left != right && holds(-90, 3) == left && holds(90, 3) == right
  }
}
