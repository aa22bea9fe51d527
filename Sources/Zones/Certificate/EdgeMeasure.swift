internal import Geodesy
internal import Geometry

/// Measures one edge of an outline: halves it until each stretch is bounded within the tolerance.
struct EdgeMeasure {
  let edge: OutlineEdge
  let limits: KnownLimits
  let region: Zone.Region
  let outlines: OutlineIndex
  let allowance: ClosedRange<Double>
  private let length: Double
  private let curvature: Double
  /// How far the edge read as a geodesic lies from the edge read in the plane, at most.
  private let readings: Double
  private let tolerance: Double

  private(set) var maximumDeviation = 0.0
  private(set) var bound = 0.0
  private(set) var samples = 0

  init(
    edge: OutlineEdge, limits: KnownLimits, region: Zone.Region, outlines: OutlineIndex,
    allowance: ClosedRange<Double>
  ) {
    self.edge = edge
    self.limits = limits
    self.region = region
    self.outlines = outlines
    self.allowance = allowance
    length = edge.length
    curvature = edge.curvature
    // Neither reading has a place farther than half the length from an end, and the ends are the same.
    readings = min(curvature * length * length / 8, length / 2)
    tolerance = limits.model.specification.tolerance.meters
  }

  /// Measures the edge and returns the sample at its end.
  mutating func run(from first: LimitSample?) throws(ZoneError) -> LimitSample {
    let start = first ?? sample(0, nil)
    let end = sample(1, start)
    let kind = try stretch(0, start, 1, end)
    if kind != .offset || !limits.model.choice.isBoth { try probe(kind) }
    return end
  }

  /// Which limit a stretch stands for.
  private enum Kind {
    case offset
    case other
  }

  private mutating func sample(_ share: Double, _ hint: LimitSample?) -> LimitSample {
    samples += 1
    return limits.sample(edge.place(at: share), on: edge, near: hint)
  }

  private mutating func stretch(
    _ u: Double, _ a: LimitSample, _ v: Double, _ b: LimitSample
  ) throws(ZoneError) -> Kind {
    let h = length * (v - u)
    var best = offset(a, b, h)
    var kind = Kind.offset
    if best.bound > tolerance, let other = other(a, b, h), other.bound < best.bound {
      best = other
      kind = .other
    }
    if best.bound <= tolerance {
      maximumDeviation = max(maximumDeviation, best.deviation)
      bound = max(bound, best.bound)
      return kind
    }
    // Stretches shorter than a tenth of the tolerance hide nothing: there the ends themselves are off.
    guard h > tolerance / 10 else {
      let outline = "the outline of the \(region.role.rawValue) near \(a.place.inWords)"
      let allowed = "the tolerance is \(Length.meters(tolerance).inWords)"
      let deviation = Length.meters(best.deviation).inRoundedWords
      throw .toleranceMissed(
        best.deviation > tolerance
          ? "\(outline) is \(deviation) from the limit it stands for; \(allowed)"
          : "\(outline) was measured \(deviation) from the limit it stands for, but no more than \(Length.meters(best.bound).inRoundedWords) can be proven; \(allowed)"
      )
    }
    let middle = (u + v) / 2
    let m = sample(middle, a)
    let first = try stretch(u, a, middle, m)
    let second = try stretch(middle, m, v, b)
    return first == second ? first : .other
  }

  private typealias Figure = (deviation: Double, bound: Double)

  /// As a stretch of an offset curve.
  private func offset(_ a: LimitSample, _ b: LimitSample, _ h: Double) -> Figure {
    guard let first = a.chosen, let last = b.chosen else { return (.infinity, .infinity) }
    // Where the other side is nearer, this is no limit but a place outside.
    for sample in [a, b] {
      if let other = sample.other, let chosen = sample.chosen, other.distance < chosen.distance - tolerance {
        return (.infinity, .infinity)
      }
    }
    let enclosure = DistanceEnclosure(a.end(first), b.end(last), length: h, curvature: curvature)
    var best: Figure = (.infinity, .infinity)
    for depth in [region.from.meters, region.to.meters] where depth > 0 {
      // A band's inner limit strays the other way.
      let isInnerOfBand = region.role == .band && depth == region.from.meters
      let low = isInnerOfBand ? -allowance.upperBound : allowance.lowerBound
      let high = isInnerOfBand ? -allowance.lowerBound : allowance.upperBound
      // Shift the nearest tolerance into the wanted one: what lies beyond [low, high] counts in full.
      let middle = depth + (low + high) / 2
      let half = (high - low) / 2
      let scale = tolerance / half
      let deviation = max(abs(first.distance - middle), abs(last.distance - middle))
      let bound = max(enclosure.high - middle, middle - enclosure.low) + readings
      let figure: Figure = (deviation * scale, bound * scale)
      if figure.bound < best.bound { best = figure }
    }
    return best
  }

  /// As a stretch of the line, a ray, the clip area's outline or a divide.
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
        if let first = limits.line.sight(of: a.place, on: edge),
          let last = limits.line.sight(of: b.place, on: edge)
        {
          take(first.distance, last.distance)
        }
      }
    }
    for ray in limits.rays.indices {
      let first = limits.distance(from: a.place, toRay: ray, within: 2 * tolerance)
      guard first <= 2 * tolerance else { continue }
      take(first, limits.distance(from: b.place, toRay: ray, within: 2 * tolerance))
    }
    if let within = limits.model.within {
      let sides = PlanarEdgeDistance.both(of: edge, h, a.place, b.place, to: within)
      take(sides.0, sides.1)
    }
    if let divide = divide(a, b, h), divide.bound < best.bound { best = divide }
    return best.bound < .infinity ? best : nil
  }

  /// As a stretch of a divide: equally near to both sides. Moving across by x changes the difference of the
  /// two distances by 2 x sin(ψ/2), with ψ the angle between the two feet.
  private func divide(_ a: LimitSample, _ b: LimitSample, _ h: Double) -> Figure? {
    guard let a1 = a.chosen, let a2 = a.other, let b1 = b.chosen, let b2 = b.other else { return nil }
    func halfAngle(_ x: WitnessLine.Sight, _ y: WitnessLine.Sight) -> Double {
      abs(sineAndCosine(degrees: (x.away - y.away) / 2).sine)
    }
    let sine = min(halfAngle(a1, a2), halfAngle(b1, b2))
    guard sine > 1e-6 else { return nil }
    let chosen = DistanceEnclosure(a.end(a1), b.end(b1), length: h, curvature: curvature)
    let other = DistanceEnclosure(a.end(a2), b.end(b2), length: h, curvature: curvature)
    let deviation = max(abs(a1.distance - a2.distance), abs(b1.distance - b2.distance)) / (2 * sine)
    let bound = max(chosen.high - other.low, other.high - chosen.low) / (2 * sine) + readings
    // Over a short stretch position itself is 1-Lipschitz.
    return (deviation, min(bound, deviation + h / 2 + readings))
  }

  /// Looks to both sides of the edge's middle: what lies clear of every limit must be judged as the polygons
  /// have it.
  private mutating func probe(_ kind: Kind) throws(ZoneError) {
    let place = edge.place(at: 0.5)
    let azimuth = edge.azimuth(at: place)
    for turn in [-90.0, 90] {
      let probe = Geodesic.direct(from: place, azimuth: azimuth + turn, distance: 2 * tolerance).end
      guard isClear(probe) else { continue }
      samples += 1
      let isInside = outlines.contains(probe)
      guard isIn(probe) == isInside else {
        throw .toleranceMissed(
          "the \(region.role.rawValue) near \(probe.inWords) holds a place that is \(isInside ? "not in it" : "in it and left out")"
        )
      }
    }
  }

  /// Whether every limit is farther than the tolerance from a place.
  private func isClear(_ place: Coordinate) -> Bool {
    let model = limits.model
    let sample = limits.sample(place, on: edge, near: nil)
    for sight in [sample.chosen, sample.other].compactMap({ $0 }) {
      if model.isOneSided, sight.distance <= 1.5 * tolerance { return false }
      for depth in [region.from.meters, region.to.meters]
      where depth > 0 && abs(sight.distance - depth) <= 1.5 * tolerance { return false }
    }
    if let a = sample.chosen, let b = sample.other, abs(a.distance - b.distance) <= 3 * tolerance {
      return false
    }
    if limits.rays.indices.contains(where: {
      limits.distance(from: place, toRay: $0, within: 2 * tolerance) <= 1.5 * tolerance
    }) {
      return false
    }
    guard let within = model.within else { return true }
    return PlanarEdgeDistance.least(from: place, to: within) > 1.5 * tolerance
  }

  private func isIn(_ place: Coordinate) -> Bool {
    let reach = limits.model.specification.outerDepth.meters * 1.01
    guard let (sight, isChosen) = limits.line.decision(of: place, within: reach), isChosen,
      limits.model.isWithin(place)
    else { return false }
    return sight.distance <= region.to.meters
      && (region.from.meters == 0 || sight.distance > region.from.meters)
  }
}
