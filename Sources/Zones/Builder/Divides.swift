internal import Geodesy
internal import Geometry

/// The divides of a one-sided zone: where the nearest foot on a chosen side is exactly as near as the nearest
/// on a side not chosen.
///
/// A normal from a chosen foot is in the zone up to the depth or up to where a foot on the other side becomes
/// nearer. With x metres along the normal, x - (distance to the other side) never falls, because distance is
/// 1-Lipschitz; so that place is found by bisection, and the divides are traced as the tips of such normals.
/// The same holds for nearer feet on the chosen side, which make the rest of a normal irrelevant.
struct Divides {
  let model: ZoneModel
  let depth: Double
  let stray: Double

  /// What becomes of one normal.
  private enum Fate {
    /// It reaches the depth.
    case free
    /// It ends where nearer chosen feet take over.
    case covered
    /// It ends on a divide, so many metres from the line.
    case divided(Double, CurveTracer.Tip)
  }

  func runs(_ normals: Normals) -> [[Coordinate]] {
    var runs: [[Coordinate]] = []
    for bundle in normals.chosen { trace(bundle, &runs) }
    return runs
  }

  private func trace(_ bundle: NormalBundle, _ runs: inout [[Coordinate]]) {
    // Pieces short enough that a divide cannot come and go between two normals unseen.
    let length = bundle.length(at: depth)
    let count = max(2, Int((length / (depth / 16)).rounded(.up)))
    let range = bundle.range
    let step = (range.upperBound - range.lowerBound) / Double(count)
    var before = (range.lowerBound, fate(bundle, range.lowerBound))
    for index in 1...count {
      let parameter = index == count ? range.upperBound : range.lowerBound + step * Double(index)
      let after = (parameter, fate(bundle, parameter))
      refine(bundle, before, after, length / Double(count), &runs)
      before = after
    }
  }

  /// Draws the divide between two normals: halving until its chords keep the budget, and until the normal
  /// where it begins or ends is known to a tenth of the stray.
  private func refine(
    _ bundle: NormalBundle, _ a: (Double, Fate), _ b: (Double, Fate), _ length: Double,
    _ runs: inout [[Coordinate]]
  ) {
    let middle = (a.0 + b.0) / 2
    switch (a.1, b.1) {
    case (.free, .free), (.covered, .covered), (.free, .covered), (.covered, .free):
      return
    case (.divided(_, let first), .divided(_, let last)):
      let m = (middle, fate(bundle, middle))
      let chord = (last.position - first.position).length
      if case .divided(_, let tip) = m.1 {
        let latitude = max(abs(first.place.latitude), abs(last.place.latitude))
        let longest = CurveBudget(stray: stray).chord(curvature: 0, latitude: latitude)
        // The middle must lie on the chord, and not far from the middle of it.
        let off = Self.stray(of: tip.position, from: first.position, to: last.position)
        if chord <= longest && off <= stray / 2 || length < stray / 50 {
          if chord > 0 { runs.append([first.place, tip.place, last.place]) }
          return
        }
      }
      if length < stray / 50 {
        return
      }
      refine(bundle, a, m, length / 2, &runs)
      refine(bundle, m, b, length / 2, &runs)
    case (.divided(_, let tip), _), (_, .divided(_, let tip)):
      if length < stray / 10 {
        // Go on along the divide's last direction a little, so that it surely meets what ends it.
        let parameter: Double
        if case .divided = a.1 { parameter = b.0 } else { parameter = a.0 }
        if let x = bisected(bundle, parameter, covered: false) {
          runs.append([tip.place, bundle.tip(at: parameter, depth: x)])
        } else {
          runs.append([tip.place, bundle.tip(at: parameter, depth: depth)])
        }
        return
      }
      let m = (middle, fate(bundle, middle))
      refine(bundle, a, m, length / 2, &runs)
      refine(bundle, m, b, length / 2, &runs)
    }
  }

  private func fate(_ bundle: NormalBundle, _ parameter: Double) -> Fate {
    let tip = CurveTracer.Tip(bundle.tip(at: parameter, depth: depth))
    let rivals = model.choice.complement
    guard
      model.search.nearest(to: tip.position, place: tip.place, within: depth - stray / 10, choice: rivals) != nil
    else { return .free }
    guard let x = bisected(bundle, parameter, covered: true) else { return .covered }
    return .divided(x, CurveTracer.Tip(bundle.tip(at: parameter, depth: x)))
  }

  /// How far along a normal the other side becomes nearer; nil where it never does, or, with `covered`,
  /// where a nearer chosen foot takes over before.
  private func bisected(_ bundle: NormalBundle, _ parameter: Double, covered: Bool) -> Double? {
    let rivals = model.choice.complement
    var low = 0.0
    var high = depth
    var isBlocked = false
    for _ in 0..<60 where high - low > stray / 1000 {
      let x = (low + high) / 2
      let tip = CurveTracer.Tip(bundle.tip(at: parameter, depth: x))
      if model.search.nearest(to: tip.position, place: tip.place, within: x, choice: rivals) != nil {
        high = x
        isBlocked = true
      } else if covered,
        model.search.nearest(
          to: tip.position, place: tip.place, within: x - 2 * stray, choice: model.choice) != nil
      {
        return nil
      } else {
        low = x
      }
    }
    return isBlocked || high < depth ? high : nil
  }

  private static func stray(of p: Vector, from a: Vector, to b: Vector) -> Double {
    let chord = b - a
    let squared = dot(chord, chord)
    guard squared > 0 else { return (p - a).length }
    let t = max(0, min(1, dot(p - a, chord) / squared))
    let off = p - a - t * chord
    // Only across: a chord through the Earth lies below its arc.
    let up = p.unit
    return (off - up * dot(off, up)).length
  }
}
