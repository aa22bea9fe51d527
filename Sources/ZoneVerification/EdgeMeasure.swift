internal import Geodesy
internal import Geometry
internal import Zones

/// What the edges of one region are measured against; one object for all of them.
final class MeasuringContext: Sendable {
  let limits: KnownLimits
  let region: Zone.Region
  let outlines: OutlineIndex
  /// How far the region's offset limits may lie from where the definition has them.
  let allowance: ClosedRange<Double>
  let tolerance: Double
  /// The depths of the region's limits, in metres; 0 for the line.
  let from: Double
  let to: Double
  /// Whether the region is a band, whose inner limit strays the other way.
  let isBand: Bool

  init(_ region: Zone.Region, _ outlines: OutlineIndex, limits: KnownLimits) {
    self.limits = limits
    self.region = region
    self.outlines = outlines
    tolerance = limits.model.specification.tolerance.meters
    from = region.from.meters
    to = region.to.meters
    isBand = region.role == .band
    switch limits.model.specification.approximation {
    case .nearest: allowance = -tolerance...tolerance
    case .inner: allowance = -tolerance...(-limits.edgeDeviation)
    case .outer: allowance = limits.edgeDeviation...tolerance
    }
  }
}

/// Measures one edge of an outline: halves it until each stretch is bounded within the tolerance.
struct EdgeMeasure {
  let edge: OutlineEdge
  let context: MeasuringContext
  private let length: Double
  private let curvature: Double
  /// How far the edge read as a geodesic lies from the edge read in the plane, at most.
  private let readings: Double
  private let tolerance: Double

  /// What is near the edge; for the next edge, too.
  private let surroundings: WitnessSurroundings
  private(set) var maximumDeviation = 0.0
  private(set) var bound = 0.0
  private(set) var samples = 0

  private var limits: KnownLimits { context.limits }
  private var region: Zone.Region { context.region }

  init(
    edge: OutlineEdge, curvature: Double, length: Double, context: MeasuringContext,
    _ surroundings: WitnessSurroundings
  ) {
    self.edge = edge
    self.length = length
    self.curvature = curvature
    self.context = context
    self.surroundings = surroundings
    // Neither reading has a place farther than half the length from an end, and the ends are the same.
    readings = min(curvature * length * length / 8, length / 2)
    tolerance = context.tolerance
  }

  /// Measures the edge and returns the sample at its end.
  ///
  /// - Parameters:
  ///   - start: the sample at its start.
  ///   - last: the frame at its end.
  mutating func run(from start: LimitSample, to last: LocalFrame) throws(ZoneError) -> LimitSample {
    let end = sample(edge.end, last)
    let kind = try stretch(0, start, 1, end)
    if kind != .offset || !isRightWay(start) || !isRightWay(end) { try probe() }
    return end
  }

  /// Whether the region, which lies left of its outlines, has the side of an offset curve that it should.
  private func isRightWay(_ sample: LimitSample) -> Bool {
    guard let chosen = sample.chosen else { return false }
    let isOuter = abs(chosen.distance - context.to) <= abs(chosen.distance - context.from)
    let rightward = chosen.away.x * sample.heading.y - chosen.away.y * sample.heading.x
    return (rightward > 0) == isOuter
  }

  /// Which limit a stretch stands for.
  private enum Kind {
    case offset
    case other
  }

  mutating func sample(_ place: Coordinate, _ frame: LocalFrame) -> LimitSample {
    samples += 1
    return limits.sample(place, frame, on: edge, surroundings)
  }

  /// Bounds on a distance between two samples.
  ///
  /// - Parameter sides: those of the feet, where it is to be looked whether one edge or node alone has them.
  private func enclosure(
    _ a: LimitSample, _ first: WitnessLine.MeasuredFoot, _ b: LimitSample, _ last: WitnessLine.MeasuredFoot,
    _ h: Double,
    aloneOn sides: WitnessLine.Sides?
  ) -> DistanceEnclosure {
    let line = limits.line
    var isAlone = false
    if let sides,
      let alike = line.edgesWithOneFoot(first, of: a.position, last, of: b.position, bend: readings)
    {
      // No place between is farther than half the way from both.
      let most = max(first.distance, last.distance) + max(first.error, last.error) + h / 2
      isAlone =
        limits.hasNoOther(first, of: a.position, but: alike, sides, within: most, slack: h / 2, surroundings)
        && limits.hasNoOther(
          last, of: b.position, but: alike, sides, within: most, slack: h / 2, surroundings)
    }
    return DistanceEnclosure(
      a.end(first, of: line), b.end(last, of: line), length: h, curvature: curvature, isAlone: isAlone)
  }

  private mutating func stretch(
    _ u: Double, _ a: LimitSample, _ v: Double, _ b: LimitSample
  ) throws(ZoneError) -> Kind {
    let h = length * (v - u)
    var best = offset(a, b, h, isAlone: false)
    // About a node this is as good as it gets.
    if best.bound > Self.plain * tolerance {
      let other = offset(a, b, h, isAlone: true)
      if other.bound < best.bound { best = other }
    }
    var kind = Kind.offset
    if best.bound > Self.reserved * tolerance, let other = other(a, b, h), other.bound < best.bound {
      best = other
      kind = .other
    }
    // Where the one end is a corner of two limits, it takes a short stretch to be near a single one.
    if best.bound <= (h > tolerance / 2 ? Self.reserved : 1) * tolerance {
      maximumDeviation = max(maximumDeviation, best.deviation)
      bound = max(bound, best.bound)
      return kind
    }
    // Stretches shorter than a tenth of the tolerance hide nothing: there the ends themselves are off.
    guard h > tolerance / 10 else {
      let allowed = Length.meters(tolerance)
      throw .toleranceMissed(
        best.deviation > tolerance
          ? .strays(region.role, near: a.place, by: .meters(best.deviation), tolerance: allowed)
          : .unproven(
            region.role, near: a.place, measured: .meters(best.deviation), bound: .meters(best.bound),
            tolerance: allowed))
    }
    let middle = (u + v) / 2
    let place = edge.place(at: middle)
    let m = sample(place, LocalFrame(at: place))
    let first = try stretch(u, a, middle, m)
    let second = try stretch(middle, m, v, b)
    return first == second ? first : .other
  }

  private typealias Figure = (deviation: Double, bound: Double)

  /// The share of the tolerance within which longer stretches than half of it are bounded: what is left is a reserve.
  private static let reserved = 0.8
  /// The share up to which it is not made smaller at all.
  private static let plain = 0.7

  /// As a stretch of an offset curve.
  ///
  /// - Parameter isAlone: whether to look if one edge or node alone is near all along the stretch.
  private func offset(_ a: LimitSample, _ b: LimitSample, _ h: Double, isAlone: Bool) -> Figure {
    guard let first = a.chosen, let last = b.chosen, abs(first.distance - last.distance) <= h + tolerance
    else { return (.infinity, .infinity) }
    // Where the other side is nearer, this is no limit but a place outside.
    if isOutside(a) || isOutside(b) { return (.infinity, .infinity) }
    let enclosure = enclosure(a, first, b, last, h, aloneOn: isAlone ? limits.chosenSides : nil)
    let error = max(first.error, last.error)
    let (lowest, highest) = (enclosure.low - error, enclosure.high + error)
    var best: Figure = (.infinity, .infinity)
    func compare(_ depth: Double) {
      guard depth > 0 else { return }
      // A band's inner limit strays the other way.
      let isInnerOfBand = context.isBand && depth == context.from
      let low = isInnerOfBand ? -context.allowance.upperBound : context.allowance.lowerBound
      let high = isInnerOfBand ? -context.allowance.lowerBound : context.allowance.upperBound
      // Shift the nearest tolerance into the wanted one: what lies beyond [low, high] counts in full.
      let middle = depth + (low + high) / 2
      let half = (high - low) / 2
      let scale = tolerance / half
      let deviation = max(abs(first.distance - middle), abs(last.distance - middle)) + error
      // Where a foot is lost at a flat end between the two, what one end says does not hold at the other: no bound is
      // less than what was measured.
      let bound = max(highest - middle, middle - lowest, deviation) + readings
      let figure: Figure = (deviation * scale, bound * scale)
      if figure.bound < best.bound { best = figure }
    }
    compare(context.from)
    compare(context.to)
    return best
  }

  private func isOutside(_ sample: LimitSample) -> Bool {
    guard let other = sample.other, let chosen = sample.chosen else { return false }
    return other.distance < chosen.distance - tolerance
  }

  /// As a stretch of the line, a ray, the clip area's outline or a bisector.
  private func other(_ a: LimitSample, _ b: LimitSample, _ h: Double) -> Figure? {
    var best: Figure = (.infinity, .infinity)
    func take(_ first: Double, _ last: Double) {
      let deviation = max(first, last)
      if deviation + readings < best.bound { best = (deviation, deviation + readings) }
    }
    if limits.model.isOneSided {
      // Both ends beside one edge of the line: the distance to a geodesic is convex but for Earth's curvature.
      let near = [a.chosen, b.chosen, a.other, b.other].compactMap { $0 }.filter {
        $0.distance <= 2 * tolerance
      }
      for edge in Set(near.map(\.edge)) {
        take(
          limits.line.foot(of: a.place, on: edge).distance, limits.line.foot(of: b.place, on: edge).distance
        )
      }
    }
    for ray in limits.rays.numbers(near: a.position, within: 2 * tolerance) {
      let first = limits.distance(from: a.place, toRay: ray, within: 2 * tolerance)
      guard first <= 2 * tolerance else { continue }
      take(first, limits.distance(from: b.place, toRay: ray, within: 2 * tolerance))
    }
    if let clip = limits.clip {
      let sides = clip.distances(from: a.place, b.place, within: 2 * tolerance)
      take(sides.0, sides.1)
    }
    if let bisector = bisector(a, b, h), bisector.bound < best.bound { best = bisector }
    return best.bound < .infinity ? best : nil
  }

  /// As a stretch of a bisector: equally near to both sides.
  private func bisector(_ a: LimitSample, _ b: LimitSample, _ h: Double) -> Figure? {
    guard let a1 = a.chosen, let a2 = a.other, let b1 = b.chosen, let b2 = b.other else { return nil }
    let sine = min(Self.halfSine(a1, a2), Self.halfSine(b1, b2))
    // Where sides change on the way, the nearest foot of a side may be another's far away.
    guard sine > 1e-6, abs(a1.distance - b1.distance) <= h + tolerance,
      abs(a2.distance - b2.distance) <= h + tolerance
    else { return byPosition(a, b, h) }
    let chosen = enclosure(a, a1, b, b1, h, aloneOn: limits.chosenSides)
    let other = enclosure(a, a2, b, b2, h, aloneOn: .others)
    let deviation = max(abs(a1.distance - a2.distance), abs(b1.distance - b2.distance)) / (2 * sine)
    let excess = max(
      DistanceEnclosure.excess(of: chosen, over: other), DistanceEnclosure.excess(of: other, over: chosen))
    // Where a distance changes by more than the way, its ends say more than what holds between them.
    let bound = max(excess / (2 * sine), deviation) + readings
    if bound <= Self.reserved * tolerance { return (deviation, bound) }
    guard let figure = byPosition(a, b, h), figure.bound < bound else { return (deviation, bound) }
    return figure
  }

  /// As a stretch of a bisector that is no longer than the tolerance or so: position itself is 1-Lipschitz.
  private func byPosition(_ a: LimitSample, _ b: LimitSample, _ h: Double) -> Figure? {
    guard h < tolerance * 2, let first = deviation(a), let last = deviation(b) else { return nil }
    let deviation = max(first, last)
    return (deviation, deviation + h / 2 + readings)
  }

  /// How far a place is from the bisector: moving across it by x changes the difference of the two distances by 2 x sin(ψ/2),
  /// with ψ the angle between the two feet.
  ///
  /// A place that is nearer to a chosen foot is outside as soon as any other becomes the nearer, and it need not be the one
  /// that is nearest now: that may be left in all but the same direction, as about a ray of a place that the line comes to twice.
  private func deviation(_ sample: LimitSample) -> Double? {
    guard let chosen = sample.chosen, let other = sample.other else { return nil }
    let difference = abs(chosen.distance - other.distance)
    guard difference <= tolerance else { return nil }
    let sine = Self.halfSine(chosen, other)
    if difference <= sine * tolerance { return difference / (2 * sine) }
    let isInside = chosen.distance < other.distance
    let near = isInside ? chosen : other
    guard
      let wide = limits.line.nearest(
        to: sample.place, sample.position, sides: isInside ? .others : limits.chosenSides,
        within: near.distance + 2 * tolerance, leftApartFrom: near)
    else { return nil }
    // One of its own side that is no farther may keep the place on that side.
    let own = limits.line.nearest(
      to: sample.place, sample.position, sides: isInside ? limits.chosenSides : .others,
      within: wide.distance, leftApartFrom: near)
    return own == nil ? abs(wide.distance - near.distance) / (2 * Self.halfSine(near, wide)) : nil
  }

  /// The sine of half the angle between the directions in which two feet are left.
  private static func halfSine(_ x: WitnessLine.MeasuredFoot, _ y: WitnessLine.MeasuredFoot) -> Double {
    let chord = x.away - y.away
    return (chord * chord).sum().squareRoot() / 2
  }

  /// Looks to both sides of the edge's middle: what lies clear of every limit must be judged as the polygons
  /// have it.
  private mutating func probe() throws(ZoneError) {
    let place = edge.place(at: 0.5)
    let heading = edge.heading(at: LocalFrame(at: place))
    let azimuth = arcTangent(heading.x, heading.y) * (180 / .pi)
    for turn in [-90.0, 90] {
      let probe = Geodesic.direct(from: place, azimuth: azimuth + turn, distance: 2 * tolerance).end
      let sample = limits.sample(probe, LocalFrame(at: probe), on: edge, surroundings)
      guard isClear(sample) else { continue }
      samples += 1
      let isInside = context.outlines.contains(probe)
      guard isIn(sample) == isInside else {
        throw .toleranceMissed(.misplaced(region.role, at: probe, isInPolygons: isInside))
      }
    }
  }

  /// Whether every limit is farther than the tolerance from a place.
  private func isClear(_ sample: LimitSample) -> Bool {
    let model = limits.model
    for foot in [sample.chosen, sample.other].compactMap({ $0 }) {
      if model.isOneSided, foot.distance <= 1.5 * tolerance { return false }
      for depth in [region.from.meters, region.to.meters]
      where depth > 0 && abs(foot.distance - depth) <= 1.5 * tolerance { return false }
    }
    if let a = sample.chosen, let b = sample.other, abs(a.distance - b.distance) <= 3 * tolerance {
      return false
    }
    if limits.hasRay(near: sample.place, within: 1.5 * tolerance) { return false }
    return limits.clip?.hasEdge(near: sample.place, within: 1.5 * tolerance) != true
  }

  /// Whether a place clear of all limits is in the region by the definition.
  private func isIn(_ sample: LimitSample) -> Bool {
    guard let chosen = sample.chosen, chosen.distance < sample.other?.distance ?? .infinity,
      limits.model.isWithin(sample.place)
    else { return false }
    return chosen.distance <= region.to.meters
      && (region.from.meters == 0 || chosen.distance > region.from.meters)
  }
}
