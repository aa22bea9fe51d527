internal import Geodesy
internal import Zones

/// Bounds on the distance to the line along a stretch of an outline edge, from what was measured at its ends.
///
/// Distance to a set is semiconcave: along a path of curvature κ its second derivative is at most
/// K = 1/d + κ. So between two measured places it never falls below their chord by more than K h²/8, and it never
/// exceeds the distance to a foot already found, which starts with a known slope and bends by K at most.
///
/// Where both ends have their foot on one edge or node, and nothing else can come as near in between, distance is
/// that to a convex set: along the path its second derivative is no less than -(κ + d/R²), so that it lies
/// below its chord and above its tangents but for that bend.
struct DistanceEnclosure {
  /// A measured place: the distance, and its slope along the stretch in the direction of travel.
  struct End {
    let distance: Double
    let slope: Double
    /// How wrong the slope may be.
    let slopeError: Double
  }

  private let a: End
  private let b: End
  private let h: Double
  /// The bound that always holds, and whether the one by convexity does.
  private let base: Form
  private let isAlone: Bool
  /// The greatest second derivative.
  private let bend: Double
  /// By how much chord and tangents are widened, where distance is that to a convex set.
  private let sink: Double
  /// What slopes may be wrong by, over the stretch.
  private let error: Double

  private enum Form {
    /// The triangle inequality alone.
    case cone
    /// By semiconcavity.
    case bent
    /// By convexity.
    case straight
  }

  /// - Parameter isAlone: whether one edge or node alone is near all along the stretch.
  init(_ a: End, _ b: End, length h: Double, curvature: Double, isAlone: Bool) {
    self.a = a
    self.b = b
    self.h = h
    // The least distance on the stretch, by the triangle inequality.
    let least = (a.distance + b.distance - h) / 2
    let most = (a.distance + b.distance + h) / 2
    bend = least > 0 ? 1 / least + curvature : 0
    sink =
      (curvature + 1.1 * most / (WGS84.leastRadiusOfCurvatureBelow * WGS84.leastRadiusOfCurvatureBelow)) * h
      * h / 2
    error = max(a.slopeError, b.slopeError) * h
    base = least > 0 ? .bent : .cone
    self.isAlone = isAlone
  }

  /// No place of the stretch is nearer to the line than this, in metres.
  var low: Double { isAlone ? max(least(base), least(.straight)) : least(base) }

  /// No place of the stretch is farther from the line than this, in metres.
  var high: Double { isAlone ? min(greatest(base), greatest(.straight)) : greatest(base) }

  private func least(_ form: Form) -> Double {
    let ends = min(lower(form, 0), lower(form, h))
    return turn(lower: form).map { min(ends, lower(form, $0)) } ?? ends
  }

  private func greatest(_ form: Form) -> Double {
    let ends = max(upper(form, 0), upper(form, h))
    return turn(upper: form).map { max(ends, upper(form, $0)) } ?? ends
  }

  /// How much, at most, one distance exceeds another along a stretch.
  static func excess(of x: DistanceEnclosure, over y: DistanceEnclosure) -> Double {
    var least = Double.infinity
    for first in x.isAlone ? [x.base, .straight] : [x.base] {
      for second in y.isAlone ? [y.base, .straight] : [y.base] {
        func excess(_ place: Double) -> Double { x.upper(first, place) - y.lower(second, place) }
        var most = max(excess(0), excess(x.h))
        if let turn = x.turn(upper: first) { most = max(most, excess(turn)) }
        if let turn = y.turn(lower: second) { most = max(most, excess(turn)) }
        least = min(least, most)
      }
    }
    return least
  }

  /// The place between the ends where an upper bound can be greatest, itself or less any lower one: on both sides
  /// of it the bound is convex or straight, and lower bounds are straight.
  private func turn(upper form: Form) -> Double? {
    switch form {
    case .cone: within((b.distance - a.distance + h) / 2)
    case .bent:
      within((b.distance - b.slope * h + bend * h * h / 2 - a.distance) / (a.slope - b.slope + bend * h))
    case .straight: nil
    }
  }

  private func turn(lower form: Form) -> Double? {
    switch form {
    case .cone: within((a.distance - b.distance + h) / 2)
    case .bent: nil
    case .straight: within((b.distance - b.slope * h - a.distance) / (a.slope - b.slope))
    }
  }

  private func within(_ x: Double) -> Double? { x > 0 && x < h ? x : nil }

  private func upper(_ form: Form, _ x: Double) -> Double {
    switch form {
    case .cone: return min(a.distance + x, b.distance + h - x)
    case .bent:
      let forward = a.distance + a.slope * x + bend * x * x / 2
      let backward = b.distance - b.slope * (h - x) + bend * (h - x) * (h - x) / 2
      return min(forward, backward) + error
    case .straight: return chord(x) + sink / 4
    }
  }

  private func lower(_ form: Form, _ x: Double) -> Double {
    switch form {
    case .cone: return max(0, a.distance - x, b.distance - (h - x))
    case .bent: return chord(x) - bend * h * h / 8
    case .straight:
      return max(a.distance + a.slope * x, b.distance - b.slope * (h - x)) - sink - error
    }
  }

  private func chord(_ x: Double) -> Double {
    h > 0 ? a.distance + (b.distance - a.distance) * (x / h) : a.distance
  }
}
