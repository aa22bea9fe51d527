internal import Geodesy
internal import Geometry

/// The divides of a one-sided zone: where the nearest foot on a chosen side is exactly as near as the nearest
/// on a side not chosen.
///
/// A normal from a chosen foot is in the zone up to the depth or up to where another foot becomes nearer. With
/// x metres along the normal, x - (distance to the rivals) never falls, because distance is 1-Lipschitz; so
/// that place is found by bisection, and the divides are traced as the tips of such normals. Distance jumps
/// only across rays (``Ray``), where feet are lost or change sides: so each normal is cut into the segments
/// between the rays it crosses, and divides are followed from normal to normal within like segments.
struct Divides {
  let model: ZoneModel
  /// How far normals are followed: a little beyond the depth, so that divides surely cross the offset curve.
  private let reach: Double
  private let stray: Double
  /// The distance in metres between the first normals that are looked at.
  private let spacing: Double
  /// Along a normal, a rival that is nearest over a shorter stretch than this, in metres, may be missed.
  private let coarse: Double
  private let rays: [Ray]
  private let rivals: SideChoice
  private(set) var runs: [[Coordinate]] = []

  /// A place of a divide on one normal.
  private struct Mark {
    /// The rays crossed before, which tell one divide from another.
    let crossed: [Int]
    let tip: CurveTracer.Tip
  }

  init(model: ZoneModel, depth: Double, stray: Double, fineness: Double) {
    self.model = model
    reach = depth + 8 * stray
    self.stray = stray
    spacing = depth / 16 / fineness
    coarse = depth / 1000 / fineness
    rays = Ray.all(of: model)
    rivals = model.choice.complement
  }

  mutating func trace(_ bundle: NormalBundle) {
    let length = max(bundle.length(at: reach), 1e-6)
    let count = max(2, Int((length / spacing).rounded(.up)))
    let step = (bundle.range.upperBound - bundle.range.lowerBound) / Double(count)
    var before = (parameter: bundle.range.lowerBound, marks: marks(bundle, bundle.range.lowerBound))
    for index in 1...count {
      let parameter =
        index == count ? bundle.range.upperBound : bundle.range.lowerBound + step * Double(index)
      let after = (parameter: parameter, marks: marks(bundle, parameter))
      refine(bundle, before, after, length / Double(count))
      if index == 1 { finish(bundle, before, length) }
      if index == count { finish(bundle, after, length) }
      before = after
    }
  }

  /// At the first or last normal of a bundle a divide may end on a ray, whose chords pass it by.
  private mutating func finish(_ bundle: NormalBundle, _ normal: Normal, _ length: Double) {
    let range = bundle.range
    let step = (range.upperBound - range.lowerBound) * min(stray / length, 0.01)
    for mark in normal.marks {
      finish(bundle, mark, normal.parameter, inward: normal.parameter == range.lowerBound ? step : -step)
    }
  }

  private typealias Normal = (parameter: Double, marks: [Mark])

  /// Draws the divides between two normals: halving until their chords keep the budget, and until the normal
  /// where one begins or ends is known so well that even a divide that runs along the normals ends within a small
  /// part of the stray.
  private mutating func refine(_ bundle: NormalBundle, _ a: Normal, _ b: Normal, _ length: Double) {
    if a.marks.isEmpty, b.marks.isEmpty { return }
    let middleParameter = (a.parameter + b.parameter) / 2
    let isAlike = a.marks.map(\.crossed) == b.marks.map(\.crossed)
    let canSplit =
      length > stray / 100_000 && middleParameter != a.parameter && middleParameter != b.parameter
    let middle: Normal? = canSplit ? (middleParameter, marks(bundle, middleParameter)) : nil
    if isAlike, let middle, middle.marks.map(\.crossed) == a.marks.map(\.crossed),
      zip(a.marks, zip(middle.marks, b.marks)).allSatisfy({ isDrawn($0, $1.0, $1.1) })
    {
      for (first, (mid, last)) in zip(a.marks, zip(middle.marks, b.marks)) {
        runs.append([first.tip.place, mid.tip.place, last.tip.place])
      }
    } else if let middle {
      refine(bundle, a, middle, length / 2)
      refine(bundle, middle, b, length / 2)
    } else {
      for mark in a.marks {
        if let other = b.marks.first(where: { $0.crossed == mark.crossed }),
          (other.tip.position - mark.tip.position).length <= stray
        {
          runs.append([mark.tip.place, other.tip.place])
        } else {
          finish(bundle, mark, a.parameter, inward: a.parameter - b.parameter)
        }
      }
      for mark in b.marks
      where !a.marks.contains(where: {
        $0.crossed == mark.crossed && ($0.tip.position - mark.tip.position).length <= stray
      }) {
        finish(bundle, mark, b.parameter, inward: b.parameter - a.parameter)
      }
    }
  }

  /// Whether two chords through a middle picture a divide well enough.
  private func isDrawn(_ a: Mark, _ middle: Mark, _ b: Mark) -> Bool {
    let chord = b.tip.position - a.tip.position
    let latitude = max(abs(a.tip.place.latitude), abs(b.tip.place.latitude))
    guard chord.length <= CurveBudget(stray: stray).chord(curvature: 0, latitude: latitude) else {
      return false
    }
    let up = middle.tip.position.unit
    let offset = middle.tip.position - a.tip.position
    let share = max(0, min(1, dot(offset, chord) / max(dot(chord, chord), 1e-12)))
    let off = offset - share * chord
    return (off - up * dot(off, up)).length <= stray / 2
  }

  /// Where a divide begins or ends: goes on a little in its direction, so that it meets what ends it, and
  /// closes a small box about the place, so that it meets the next one even where both graze.
  private mutating func finish(_ bundle: NormalBundle, _ mark: Mark, _ parameter: Double, inward: Double) {
    let place = mark.tip.place
    let half = stray * 0.8
    var box: [Coordinate] = []
    for azimuth in [45.0, 135, 225, 315] {
      box.append(Geodesic.direct(from: place, azimuth: azimuth, distance: half * 1.414).end)
    }
    runs.append(box + [box[0]])
    let turned = max(bundle.range.lowerBound, min(bundle.range.upperBound, parameter + 64 * inward))
    guard turned != parameter,
      let before = marks(bundle, turned).first(where: { $0.crossed == mark.crossed })
    else { return }
    let inverse = Geodesic.inverse(from: before.tip.place, to: place)
    guard inverse.distance > 0 else { return }
    runs.append([
      place, Geodesic.direct(from: place, azimuth: inverse.endAzimuth, distance: 6 * stray).end,
    ])
  }

  /// The divides on one normal.
  private func marks(_ bundle: NormalBundle, _ parameter: Double) -> [Mark] {
    let tip = CurveTracer.Tip(bundle.tip(at: parameter, depth: reach))
    let crossings = crossings(bundle, parameter, tip)
    if crossings.isEmpty, state(bundle, parameter, reach) == .nothing { return [] }
    var marks: [Mark] = []
    var start = 0.0
    for index in 0...crossings.count {
      let end = index < crossings.count ? crossings[index].at : reach
      if let x = divide(bundle, parameter, from: start + 1e-7, to: end - 1e-7) {
        marks.append(
          Mark(
            crossed: crossings.prefix(index).map(\.ray),
            tip: CurveTracer.Tip(bundle.tip(at: parameter, depth: x))))
      }
      start = end
    }
    return marks
  }

  /// What is nearer than the normal's own foot at a place along it.
  private enum State {
    case nothing
    case rival
    case chosen
  }

  private func state(_ bundle: NormalBundle, _ parameter: Double, _ x: Double) -> State {
    let tip = CurveTracer.Tip(bundle.tip(at: parameter, depth: x))
    let own = x - 1e-6
    guard own > 0, let foot = model.search.nearest(to: tip.position, place: tip.place, within: own) else {
      return .nothing
    }
    if !model.search.isChosen(foot, tip.position, tip.place, model.choice) { return .rival }
    // Neighbouring normals are nearly as near: only what is clearly nearer covers.
    if foot.distance < x - 2 * stray { return .chosen }
    let rival = model.search.nearest(to: tip.position, place: tip.place, within: own, choice: rivals)
    return rival == nil ? .nothing : .rival
  }

  /// Where, within a segment of a normal, its own foot ceases to be the nearest, if a rival takes over there.
  private func divide(_ bundle: NormalBundle, _ parameter: Double, from start: Double, to end: Double)
    -> Double?
  {
    guard end > start else { return nil }
    var atHigh = state(bundle, parameter, end)
    if atHigh == .nothing { return nil }
    if start > 1e-6, state(bundle, parameter, start) != .nothing { return nil }
    var low = start
    var high = end
    while high - low > (atHigh == .chosen ? coarse : stray / 1000) {
      let x = (low + high) / 2
      guard x > low, x < high else { break }
      let state = state(bundle, parameter, x)
      if state == .nothing {
        low = x
      } else {
        high = x
        atHigh = state
      }
    }
    return atHigh == .rival ? high : nil
  }

  /// Where a normal crosses rays, in its order.
  private func crossings(
    _ bundle: NormalBundle, _ parameter: Double, _ tip: CurveTracer.Tip
  ) -> [(ray: Int, at: Double)] {
    guard !rays.isEmpty else { return [] }
    let base = CurveTracer.Tip(bundle.tip(at: parameter, depth: 0))
    var found: [(ray: Int, at: Double)] = []
    for (index, ray) in rays.enumerated()
    where (ray.start.position - tip.position).length <= ray.length + reach {
      let first = ray.across(base)
      let last = ray.across(tip)
      guard abs(first) > 1e-6, abs(last) > 1e-6, (first > 0) != (last > 0) else { continue }
      if let at = crossing(bundle, parameter, ray, first, last) { found.append((index, at)) }
    }
    return found.sorted { $0.at < $1.at }
  }

  /// Where a normal crosses the geodesic of a ray, if on the ray itself: by false position (Illinois), since the
  /// offset from the ray's plane is nearly linear along the normal.
  private func crossing(
    _ bundle: NormalBundle, _ parameter: Double, _ ray: Ray, _ first: Double, _ last: Double
  ) -> Double? {
    var (low, atLow) = (0.0, first)
    var (high, atHigh) = (reach, last)
    var tip = CurveTracer.Tip(bundle.tip(at: parameter, depth: high))
    var x = high
    var wasHigh: Bool?
    for round in 0..<60 {
      x = (low * atHigh - high * atLow) / (atHigh - atLow)
      tip = CurveTracer.Tip(bundle.tip(at: parameter, depth: x))
      // A first estimate well clear of the ray's stretch settles it.
      if round == 0, ray.distanceBelow(to: tip.position) > reach * 0.1 { return nil }
      let at = ray.across(tip)
      if abs(at) < 1e-6 || high - low < stray / 1000 { break }
      if (at > 0) == (atHigh > 0) {
        (high, atHigh) = (x, at)
        if wasHigh == true { atLow /= 2 }
        wasHigh = true
      } else {
        (low, atLow) = (x, at)
        if wasHigh == false { atHigh /= 2 }
        wasHigh = false
      }
    }
    return ray.isAhead(tip.place) ? x : nil
  }
}
