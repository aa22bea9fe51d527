internal import Geodesy
internal import Geometry
internal import Zones

/// The curve on which the nearest place of a line changes from before a place of it to behind it.
///
/// It leaves the place along its perpendiculars and follows them while the place itself is the foot. From there it
/// runs between the part of the line before the place and the part behind it, equally far from both.
struct SectorCut {
  /// The place of the line at the chainage of the cut.
  let place: Coordinate
  private let azimuth: Double
  private let before: FootSearch
  private let behind: FootSearch
  /// Metres from the line beyond which the curve is not wanted.
  private let reach: Double
  private let tolerance: Double
  /// Metres from the line beyond which the curve cannot come back.
  private let horizon: Double
  private static let mostSteps = 100_000

  /// A cut of an open chain at a chainage in metres.
  init(of chain: Chain, at chainage: Double, reach: Double, tolerance: Double) {
    var left = chain
    var right = chain
    var travelled = 0.0
    var cut = chain.vertices[0]
    var direction = 0.0
    for (index, (a, b)) in zip(chain.vertices, chain.vertices.dropFirst()).enumerated() {
      let edge = Geodesic.inverse(from: a, to: b)
      if travelled + edge.distance >= chainage || index == chain.vertices.count - 2 {
        let there = Geodesic.direct(from: a, azimuth: edge.startAzimuth, distance: chainage - travelled)
        cut = there.end
        direction = there.endAzimuth
        left.vertices = Array(chain.vertices[...index]) + [cut]
        right.vertices = [cut] + chain.vertices[(index + 1)...]
        break
      }
      travelled += edge.distance
    }
    // A cut at a vertex leaves no edge of no length.
    left.vertices = Self.distinct(left.vertices)
    right.vertices = Self.distinct(right.vertices)
    place = cut
    azimuth = direction
    before = FootSearch(line: LineModel(chains: [left]), ends: .round)
    behind = FootSearch(line: LineModel(chains: [right]), ends: .round)
    self.reach = reach
    self.tolerance = tolerance
    let length = zip(chain.vertices, chain.vertices.dropFirst())
      .reduce(0) { $0 + Geodesic.inverse(from: $1.0, to: $1.1).distance }
    horizon = min(length + reach, 5_000_000)
  }

  private static func distinct(_ vertices: [Coordinate]) -> [Coordinate] {
    var result: [Coordinate] = []
    for vertex in vertices {
      if let last = result.last, Geodesic.inverse(from: last, to: vertex).distance < 1e-6 { continue }
      result.append(vertex)
    }
    return result
  }

  /// The curve through the place, from the left of the line to its right.
  func curve() -> [Coordinate] {
    let coarse = half(azimuth: azimuth - 90).reversed() + [place] + half(azimuth: azimuth + 90)
    var fine = Array(coarse.prefix(1))
    for (a, b) in zip(coarse, coarse.dropFirst()) { append(from: a, to: b, &fine) }
    return fine
  }

  /// Appends the geodesic between two places in pieces that are straight in longitude and latitude, which those near a
  /// pole are not.
  private func append(from a: Coordinate, to b: Coordinate, _ curve: inout [Coordinate]) {
    let way = Geodesic.inverse(from: a, to: b)
    let middle = Geodesic.direct(from: a, azimuth: way.startAzimuth, distance: way.distance / 2).end
    let chord = Coordinate(
      latitude: (a.latitude + b.latitude) / 2,
      longitude: a.longitude + Coordinate.shortest(b.longitude - a.longitude) / 2)
    if way.distance > tolerance, Geodesic.inverse(from: middle, to: chord).distance > tolerance / 4 {
      append(from: a, to: middle, &curve)
      append(from: middle, to: b, &curve)
    } else {
      curve.append(b)
    }
  }

  private func distance(_ place: Coordinate) -> Double {
    let p = place.cartesian
    let a = before.nearest(to: p, place: place, within: .infinity)?.distance ?? .infinity
    let b = behind.nearest(to: p, place: place, within: .infinity)?.distance ?? .infinity
    return min(a, b)
  }

  /// The curve on one side, without the place itself.
  private func half(azimuth: Double) -> [Coordinate] {
    func ray(_ distance: Double) -> Geodesic.Direct {
      Geodesic.direct(from: place, azimuth: azimuth, distance: distance)
    }
    func isFoot(_ t: Double) -> Bool { distance(ray(t).end) >= t - min(1e-3, tolerance / 10) }
    let end = reach + 10 * tolerance
    // Short enough for the chords to be straight in longitude and latitude.
    let step = min(2000, end / 8)
    var last = 0.0
    var curve: [Coordinate] = []
    while last < end {
      let next = min(last + step, end)
      if !isFoot(next) { break }
      last = next
      curve.append(ray(last).end)
    }
    if last >= end, !canReturn(from: ray(last).end) { return curve }
    var (low, high) = (last, min(last + step, max(end, last + step)))
    if !isFoot(high) {
      while high - low > tolerance / 100 {
        let middle = (low + high) / 2
        if isFoot(middle) { low = middle } else { high = middle }
      }
    }
    let start = ray(low)
    if low > last { curve.append(start.end) }
    return curve + bisector(from: start.end, azimuth: start.endAzimuth)
  }

  private func canReturn(from place: Coordinate) -> Bool { distance(place) < horizon }

  /// How much farther a place is from the line before than from the line behind, and how that grows.
  private func comparison(_ place: Coordinate) -> (
    difference: Double, distance: Double, east: Double, north: Double
  )? {
    let p = place.cartesian
    guard let a = before.nearest(to: p, place: place, within: .infinity),
      let b = behind.nearest(to: p, place: place, within: .infinity)
    else { return nil }
    func away(_ foot: Foot, _ search: FootSearch) -> (east: Double, north: Double) {
      let position = search.line.spans[Int(foot.span)].position(at: foot.u)
      let azimuth = Geodesic.inverse(from: coordinate(at: position), to: place).endAzimuth
      let (sine, cosine) = sineAndCosine(degrees: azimuth)
      return (sine, cosine)
    }
    let (u, v) = (away(a, before), away(b, behind))
    return (a.distance - b.distance, min(a.distance, b.distance), u.east - v.east, u.north - v.north)
  }

  /// Brings a place onto the curve, by the way along which the difference changes most; nil where there is none.
  private func corrected(_ place: Coordinate, atMost limit: Double) -> (
    place: Coordinate, tangent: Double, distance: Double
  )? {
    var place = place
    var moved = 0.0
    for _ in 0..<20 {
      guard let comparison = comparison(place) else { return nil }
      let slope = (comparison.east * comparison.east + comparison.north * comparison.north).squareRoot()
      guard slope > 1e-9 else { return nil }
      let azimuth = arcTangent(comparison.east, comparison.north) * (180 / .pi)
      let step = -comparison.difference / slope
      if abs(step) < tolerance / 100 {
        // The perpendicular that the curve came along is as far from both parts too, from where they meet.
        let toCut = Geodesic.inverse(from: self.place, to: place).distance
        if comparison.distance > toCut - 1e-5 { return nil }
        return (place, azimuth + 90, comparison.distance)
      }
      moved += abs(step)
      if moved > limit { return nil }
      place = Geodesic.direct(from: place, azimuth: azimuth, distance: step).end
    }
    return nil
  }

  private func bisector(from start: Coordinate, azimuth: Double) -> [Coordinate] {
    var curve: [Coordinate] = []
    var (here, heading) = (start, azimuth)
    var step = max(tolerance, 1)
    // How often in a row a heading was looked for, each time farther around.
    var attempts = 0
    for _ in 0..<Self.mostSteps {
      let smallest = tolerance / 4
      let ahead = Geodesic.direct(from: here, azimuth: heading, distance: step)
      guard let next = corrected(ahead.end, atMost: step) else {
        if step <= smallest {
          // At a corner no step along the old heading may lead on: look around.
          let radius = smallest * Double(1 << attempts)
          attempts += 1
          guard attempts <= 10, let turned = turned(at: here, heading, radius) else { return curve }
          heading = turned
          step = 2 * radius
          continue
        }
        step = max(step / 2, smallest)
        continue
      }
      var tangent = next.tangent
      if abs((tangent - ahead.endAzimuth).remainder(dividingBy: 360)) > 90 { tangent += 180 }
      let turn = abs((tangent - ahead.endAzimuth).remainder(dividingBy: 360)) * (.pi / 180)
      if step * turn > tolerance, step > smallest {
        step = max(step / 2, smallest)
        continue
      }
      attempts = 0
      here = next.place
      heading = tangent
      curve.append(here)
      if next.distance > horizon { return curve }
      // Out of the zone nobody sees the curve, and it cannot be back sooner than the distance says.
      let free = max(0, next.distance - reach)
      step = min(max(step * (turn * step < tolerance / 4 ? 1.6 : 1), free / 2), max(1000, free / 2))
    }
    return curve
  }

  /// The heading to a place of the curve around a corner, not back where it came from.
  private func turned(at here: Coordinate, _ heading: Double, _ radius: Double) -> Double? {
    let r = 4 * radius
    func difference(_ turn: Double) -> Double {
      comparison(Geodesic.direct(from: here, azimuth: heading + turn, distance: r).end)?.difference ?? .nan
    }
    var best: Double?
    var last = difference(-140)
    for turn in stride(from: -130.0, through: 140, by: 10) {
      let now = difference(turn)
      if (last < 0) != (now < 0), best.map({ abs(turn) < abs($0) }) ?? true { best = turn - 5 }
      last = now
    }
    return best.map { heading + $0 }
  }
}
