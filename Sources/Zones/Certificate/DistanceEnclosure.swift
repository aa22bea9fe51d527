/// Bounds on the distance to the line along a stretch of an outline edge, from what was measured at its ends.
///
/// Distance to a set is semiconcave: along a path of curvature κ its second derivative is at most
/// K = 1/d + κ. So between two measured places it never falls below their chord by more than K h²/8. And it
/// never exceeds the distance to a foot already found, which starts with a known slope and bends by K at most.
struct DistanceEnclosure {
  /// A measured place: the distance, and its slope along the stretch in the direction of travel.
  struct End {
    let distance: Double
    let slope: Double
  }

  let low: Double
  let high: Double

  init(_ a: End, _ b: End, length h: Double, curvature: Double) {
    // The least distance on the stretch, by the Lipschitz bound.
    let least = (a.distance + b.distance - h) / 2
    guard least > 0 else {
      low = max(0, least)
      high = (a.distance + b.distance + h) / 2
      return
    }
    let bend = 1 / least + curvature
    let lipschitz = (a.distance + b.distance + h) / 2
    low = max(least, min(a.distance, b.distance) - bend * h * h / 8)
    // From each end a parabola; the lesser of the two is highest at an end or where they cross.
    func forward(_ x: Double) -> Double { a.distance + a.slope * x + bend * x * x / 2 }
    func backward(_ x: Double) -> Double { b.distance - b.slope * x + bend * x * x / 2 }
    var highest = max(a.distance, b.distance)
    let denominator = a.slope - b.slope + bend * h
    let numerator = b.distance - b.slope * h + bend * h * h / 2 - a.distance
    if denominator != 0 {
      let x = numerator / denominator
      // Without a crossing one parabola is the lesser throughout, and convex: highest at an end.
      if x > 0, x < h { highest = max(highest, min(forward(x), backward(h - x))) }
    }
    high = min(lipschitz, highest)
  }
}
