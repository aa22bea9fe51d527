internal import Concurrency
internal import Geodesy
internal import Geometry
internal import Zones

/// Checks that outlines lie on limits, within the tolerance, and on the right side of them.
struct OutlineCheck {
  let limits: KnownLimits
  /// The edges of regions that were measured; a neighbouring region has them the other way.
  private var measured: Set<OutlineEdge> = []

  private let gauge: WorkGauge?

  init(_ limits: KnownLimits, _ gauge: WorkGauge?) { (self.limits, self.gauge) = (limits, gauge) }

  /// Remembers the edges of a region that was measured, so that they are not measured again for its neighbour.
  mutating func note(_ region: Zone.Region) {
    for ring in region.polygons.flatMap(\.rings) {
      for (a, b) in zip(ring, ring.dropFirst()) { measured.insert(OutlineEdge(start: a, end: b)) }
    }
  }

  func measure(
    _ ring: [Coordinate], of region: Zone.Region, _ outlines: OutlineIndex
  ) throws(ZoneError) -> Certificate {
    let context = MeasuringContext(region, outlines, limits: limits)
    let size = 128
    let starts = Array(stride(from: 0, to: ring.count - 1, by: size))
    let parts = Parallel.map(starts) { start in
      let end = min(start + size, ring.count - 1)
      defer { gauge?.advance(by: end - start) }
      return Result { () throws(ZoneError) in try measure(Array(ring[start...end]), on: context) }
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
    _ stretch: [Coordinate], on context: MeasuringContext
  ) throws(ZoneError) -> Certificate {
    var result = Certificate(maximumDeviation: 0, deviationBound: 0, samples: 0, witnesses: 0)
    var previous: LimitSample?
    let surroundings = limits.surroundings
    let frames = stretch.map { LocalFrame(at: $0) }
    let edges = stretch.indices.dropFirst().map { index in
      let edge = OutlineEdge(start: stretch[index - 1], end: stretch[index])
      return (edge: edge, length: edge.length(frames[index - 1], frames[index]))
    }
    for (index, (edge, length)) in edges.enumerated() {
      if !measured.isEmpty, measured.contains(edge.reversed) {
        previous = nil
        continue
      }
      if edge.isClosing {
        // Where the polygons do not go on beyond it, it is an outline like any other.
        previous = nil
        for open in context.outlines.openStretches(of: edge) {
          let (first, last) = (LocalFrame(at: open.start), LocalFrame(at: open.end))
          var measure = EdgeMeasure(
            edge: open, curvature: open.curvature(first, last), length: open.length(first, last),
            context: context, surroundings)
          _ = try measure.run(from: measure.sample(open.start, first), to: last)
          result.take(measure)
        }
        continue
      }
      previous?.turn(to: edge)
      var measure = EdgeMeasure(
        edge: edge, curvature: edge.curvature(frames[index], frames[index + 1]), length: length,
        context: context, surroundings)
      let last = try measure.run(
        from: previous ?? measure.sample(edge.start, frames[index]), to: frames[index + 1])
      result.take(measure)
      previous = last
    }
    return result
  }
}

extension Certificate {
  fileprivate mutating func take(_ measure: EdgeMeasure) {
    maximumDeviation = max(maximumDeviation, measure.maximumDeviation)
    deviationBound = max(deviationBound, measure.bound)
    samples += measure.samples
  }
}

/// What was measured at one place of an outline; both edges that meet there ask it.
struct LimitSample {
  let place: Coordinate
  let frame: LocalFrame
  /// The nearest foot of all that puts the place in, or of all for zones on both sides. Nil where one on a side not chosen is
  /// clearly nearer, as then this does not matter.
  let chosen: WitnessLine.MeasuredFoot?
  /// The nearest foot on a side where the zone is not; nil where one on a chosen side is clearly nearer.
  let other: WitnessLine.MeasuredFoot?
  /// The direction of travel at the place: the parts to the east and to the north of a vector of length 1.
  private(set) var heading: SIMD2<Double>

  var position: Vector { frame.position }

  init(
    place: Coordinate, frame: LocalFrame, chosen: WitnessLine.MeasuredFoot?, other: WitnessLine.MeasuredFoot?,
    heading: SIMD2<Double>
  ) {
    self.place = place
    self.frame = frame
    self.chosen = chosen
    self.other = other
    self.heading = heading
  }

  func end(_ foot: WitnessLine.MeasuredFoot, of line: WitnessLine) -> DistanceEnclosure.End {
    // A foot off by s turns the way from it by s/d; one taken for its node is off by that much more.
    let slip = foot.slip + line.nearness
    let error = slip / max(foot.distance, slip, 1e-9) + Self.turn
    return DistanceEnclosure.End(
      distance: foot.distance, slope: (heading * foot.away).sum(), slopeError: error)
  }

  /// By how much, in radians, a chord may be turned against its geodesic, at distances that chords tell.
  private static let turn = 1e-7

  /// Takes the heading of the next edge, which starts at this place.
  mutating func turn(to edge: OutlineEdge) { heading = edge.heading(at: frame) }
}

/// The limits of a zone, as the certificate knows them; one object for all that are measured.
final class KnownLimits: Sendable {
  let model: ZoneModel
  let line: WitnessLine
  let rays: RayTree
  /// The sides whose nearest feet put a place in.
  let chosenSides: WitnessLine.Sides
  /// How far feet are looked for, in metres.
  let reach: Double
  private let rayLines: [GeodesicLine]
  /// The outline of the clip area; nil where there is none.
  let clip: OutlineIndex?

  /// How far the edges of the rule may lie from the line's geodesics, in metres.
  let edgeDeviation: Double

  init(model: ZoneModel, line: WitnessLine, edgeDeviation: Double = 0) {
    self.model = model
    self.edgeDeviation = edgeDeviation
    clip = model.within.map { OutlineIndex($0.polygons.flatMap(\.rings)) }
    self.line = line
    chosenSides = model.choice.isBoth ? .all : .chosen
    reach = model.specification.outerDepth.meters * 1.01 + 3 * model.specification.tolerance.meters
    rays = RayTree(DiscontinuityRay.limits(of: model))
    rayLines = rays.rays.map { GeodesicLine(from: $0.start.place, azimuth: $0.azimuth) }
  }

  /// What is near the places of an outline.
  var surroundings: WitnessSurroundings { line.surroundings(chosenSides, within: reach) }

  /// - Parameters:
  ///   - frame: the frame at the place.
  ///   - surroundings: what is near the places sampled before.
  func sample(
    _ place: Coordinate, _ frame: LocalFrame, on edge: OutlineEdge, _ surroundings: WitnessSurroundings
  ) -> LimitSample {
    surroundings.move(to: frame.position, slack: 0)
    let near = surroundings.pieces
    let (chosen, other) =
      chosenSides == .all
      ? (
        line.nearest(
          to: place, frame.position, sides: .all, within: reach, among: near, frame: frame), nil
      )
      : line.nearestOfBoth(
        to: place, frame.position, within: reach, spread: line.spread, among: near)
    return LimitSample(
      place: place, frame: frame, chosen: chosen, other: other, heading: edge.heading(at: frame))
  }

  /// Whether no edge but some, which have the nearest foot of a position, has one within a distance in metres of it, of a place
  /// no farther from it than the slack.
  func hasNoOther(
    _ foot: WitnessLine.MeasuredFoot, of p: Vector, but alike: EdgesAlike, _ sides: WitnessLine.Sides,
    within most: Double, slack: Double, _ surroundings: WitnessSurroundings
  ) -> Bool {
    // Farther than this was not looked.
    guard most < foot.distance + 2 * slack else { return false }
    surroundings.move(to: p, slack: slack)
    return line.hasNoOther(
      but: alike, near: p, sides, within: most, slack: slack, among: surroundings.pieces)
  }

  /// Whether a ray comes within a reach of a place, in metres.
  func hasRay(near place: Coordinate, within reach: Double) -> Bool {
    rays.numbers(near: place.cartesian, within: reach).contains {
      distance(from: place, toRay: $0, within: reach) <= reach
    }
  }

  /// The distance from a place to a ray, or to its end beyond it; infinite where it certainly exceeds `reach`.
  func distance(from place: Coordinate, toRay index: Int, within reach: Double) -> Double {
    let ray = rays.rays[index]
    if ray.distanceBelow(to: place.cartesian) > reach { return .infinity }
    var along = ray.from
    var distance = Double.infinity
    for _ in 0..<8 {
      let base = rayLines[index].position(at: along)
      let inverse = Geodesic.inverse(from: base.end, to: place)
      distance = inverse.distance
      let azimuth = along == 0 ? ray.azimuth : base.endAzimuth
      let (_, cosine) = sineAndCosine(degrees: inverse.startAzimuth - azimuth)
      let next = max(ray.from, min(ray.length, along + inverse.distance * cosine))
      if abs(next - along) < 1e-6 { break }
      along = next
    }
    return distance
  }
}
