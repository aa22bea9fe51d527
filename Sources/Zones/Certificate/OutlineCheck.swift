internal import Geodesy
internal import Geometry

/// Checks that outlines lie on limits, within the tolerance, and on the right side of them.
struct OutlineCheck {
  let limits: KnownLimits
  /// The edges of regions that were measured; a neighbouring region has them the other way.
  private var measured: Set<OutlineEdge> = []

  init(_ limits: KnownLimits) { self.limits = limits }

  /// Remembers the edges of a region that was measured, so that they are not measured again for its neighbour.
  mutating func note(_ region: Zone.Region) {
    for ring in region.polygons.flatMap(\.rings) {
      for (a, b) in zip(ring, ring.dropFirst()) { measured.insert(OutlineEdge(start: a, end: b)) }
    }
  }

  func measure(
    _ ring: [Coordinate], of region: Zone.Region, _ outlines: OutlineIndex
  ) throws(ZoneError) -> Certificate {
    let ground = MeasuringGround(region, outlines, limits: limits)
    let size = 64
    let starts = Array(stride(from: 0, to: ring.count - 1, by: size))
    let parts = Parallel.map(starts) { start in
      let end = min(start + size, ring.count - 1)
      return Result { () throws(ZoneError) in try measure(Array(ring[start...end]), on: ground) }
    }
    var result = Certificate(maximumDeviation: 0, deviationBound: 0, samples: 0, witnesses: 0)
    for part in parts {
      let part = try part.get()
      result.maximumDeviation = max(result.maximumDeviation, part.maximumDeviation)
      result.deviationBound = max(result.deviationBound, part.deviationBound)
      result.samples += part.samples
    }
    return result
  }

  /// Measures a stretch of a ring, each sample helping the next to its foot.
  private func measure(
    _ stretch: [Coordinate], on ground: MeasuringGround
  ) throws(ZoneError) -> Certificate {
    var result = Certificate(maximumDeviation: 0, deviationBound: 0, samples: 0, witnesses: 0)
    var previous: LimitSample?
    let edges = zip(stretch, stretch.dropFirst()).map { OutlineEdge(start: $0, end: $1) }
    for (index, edge) in edges.enumerated() {
      if edge.isClosing || measured.contains(edge.reversed) {
        previous = nil
        continue
      }
      let first = previous?.place == edge.start ? previous.map { $0.turned(to: edge) } : nil
      var measure = EdgeMeasure(edge: edge, ground: ground)
      let last = try measure.run(from: first, next: index + 1 < edges.count ? edges[index + 1].length : 0)
      result.maximumDeviation = max(result.maximumDeviation, measure.maximumDeviation)
      result.deviationBound = max(result.deviationBound, measure.bound)
      result.samples += measure.samples
      previous = last
    }
    return result
  }
}

/// What was measured at one place of an outline.
struct LimitSample {
  let place: Coordinate
  let position: Vector
  /// The nearest foot of all that puts the place in, or of all for zones on both sides.
  let chosen: WitnessLine.Sight?
  /// The nearest foot on a side where the zone is not.
  let other: WitnessLine.Sight?
  /// The azimuth of travel at the place.
  let azimuth: Double
  /// How far around the place it is known what else is near, in metres.
  let slack: Double

  func end(_ sight: WitnessLine.Sight, of line: WitnessLine) -> DistanceEnclosure.End {
    let (_, cosine) = sineAndCosine(degrees: azimuth - sight.away)
    // A foot off by s turns the way from it by s/d; one taken for its node is off by that much more.
    let slip = sight.slip + line.nearness
    let error = slip / max(sight.distance, slip, 1e-9) + Self.turn
    return DistanceEnclosure.End(distance: sight.distance, slope: cosine, slopeError: error)
  }

  /// By how much, in radians, a chord may be turned against its geodesic, at distances that chords tell.
  private static let turn = 1e-7

  func turned(to edge: OutlineEdge) -> LimitSample {
    LimitSample(
      place: place, position: position, chosen: chosen, other: other, azimuth: edge.azimuth(at: place),
      slack: slack)
  }
}

/// The limits of a zone, as the certificate knows them; one object for all that are measured.
final class KnownLimits: Sendable {
  let model: ZoneModel
  let line: WitnessLine
  let rays: [Ray]
  private let rayLines: [GeodesicLine]

  init(model: ZoneModel, line: WitnessLine) {
    self.model = model
    self.line = line
    rays = Ray.all(of: model)
    rayLines = rays.map { GeodesicLine(from: $0.start.place, azimuth: $0.azimuth) }
  }

  /// - Parameters:
  ///   - slack: how far around the place it must be known what else is near, in metres.
  ///   - neighbour: a sample near by, whose foot may be near that of the place.
  func sample(
    _ place: Coordinate, on edge: OutlineEdge, slack: Double, neighbour: LimitSample? = nil
  ) -> LimitSample {
    let frame = LocalFrame(at: place)
    let position = frame.position
    let reach = model.specification.outerDepth.meters * 1.01 + 3 * model.specification.tolerance.meters
    let isBoth = model.choice.isBoth
    let chosen = line.nearest(
      to: place, position, sides: isBoth ? .all : .chosen, within: reach, slack: slack,
      hint: neighbour?.chosen?.piece, frame: frame)
    let other =
      isBoth ? nil : line.nearest(to: place, position, sides: .others, within: reach, slack: slack)
    return LimitSample(
      place: place, position: position, chosen: chosen, other: other, azimuth: edge.azimuth(at: place),
      slack: slack)
  }

  /// The distance from a place to a ray, or to its end beyond it; infinite where it certainly exceeds `reach`.
  func distance(from place: Coordinate, toRay index: Int, within reach: Double) -> Double {
    let ray = rays[index]
    if ray.distanceBelow(to: place.cartesian) > reach { return .infinity }
    var along = 0.0
    var distance = Double.infinity
    for _ in 0..<8 {
      let base = rayLines[index].position(at: along)
      let inverse = Geodesic.inverse(from: base.end, to: place)
      distance = inverse.distance
      let azimuth = along == 0 ? ray.azimuth : base.endAzimuth
      let (_, cosine) = sineAndCosine(degrees: inverse.startAzimuth - azimuth)
      let next = max(0, min(ray.length, along + inverse.distance * cosine))
      if abs(next - along) < 1e-6 { break }
      along = next
    }
    return distance
  }
}
