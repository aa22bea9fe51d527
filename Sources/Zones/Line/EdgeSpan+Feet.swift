package import Geodesy
package import Geometry

/// Feet where no short way leads to them: on spans of edges that are no geodesics, to which the distance may fall and rise
/// faster, or near the centre of their curvature hardly at all, and very far away.
extension EdgeSpan {
  /// The share of the span nearest to a position, and the square of the chord to it.
  ///
  /// By Newton's method for the root of the slope of the square, held between shares where that falls and rises.
  @inline(never)
  package func nearestWhereBent(to p: Vector) -> (u: Double, squaredChord: Double) {
    let (toStart, toEnd) = (start - p, position(at: 1) - p)
    let (atStart, atEnd) = (dot(toStart, linear), dot(toEnd, derivative(at: 1)))
    guard atStart < 0, atEnd > 0 else {
      let (first, last) = (dot(toStart, toStart), dot(toEnd, toEnd))
      // Rising all the way, or falling; or rising and then falling.
      let isStart = atStart >= 0 && atEnd <= 0 ? first <= last : atStart >= 0
      return isStart ? (0, first) : (1, last)
    }
    var (low, high) = (0.0, 1.0)
    var u = atStart / (atStart - atEnd)
    for _ in 0..<Self.most {
      let offset = position(at: u) - p
      let tangent = derivative(at: u)
      let slope = dot(offset, tangent)
      if slope < 0 { low = u } else { high = u }
      let second = dot(tangent, tangent) + dot(offset, 2 * quadratic + (6 * u) * cubic)
      var next = u - slope / second
      if !(next > low && next < high) { next = (low + high) / 2 }
      let step = next - u
      u = next
      if abs(step) * length < 1e-6 { break }
    }
    let offset = position(at: u) - p
    return (u, dot(offset, offset))
  }

  /// The geodesic distance from a far place to the foot near a share of the span; the share becomes the foot's.
  ///
  /// By Newton's method for the root of the distance's slope, -cos θ with θ the angle between the span and the geodesic
  /// to the place; its derivative is sin²θ cot(s/R)/R - κ sin θ, with κ the geodesic curvature. Near the centre of that
  /// curvature, which may be anywhere, it vanishes: so the root is held between shares where the slope falls and rises.
  @inline(never)
  package func distance(from place: Coordinate, near share: inout Double) -> Double {
    // Beyond the span, as long as its ends were not looked at.
    var (low, high) = (-1.0, 2.0)
    var distance = Double.infinity
    for _ in 0..<Self.most {
      let base = coordinate(at: position(at: share))
      let inverse = Geodesic.inverse(from: base, to: place)
      distance = inverse.distance
      let frame = LocalFrame(at: base)
      let way = frame.direction(azimuth: inverse.startAzimuth)
      let tangent = derivative(at: share).unit
      let rise = -dot(way, tangent)
      if rise < 0 { low = share } else { high = share }
      if low >= 1 || high <= 0 { break }
      let leftward = dot(way, cross(frame.up, tangent))
      let angle = inverse.distance / WGS84.equatorialRadius
      let (sine, cosine) = sineAndCosine(degrees: angle * (180 / .pi))
      let bend = dot(2 * quadratic + (6 * share) * cubic, cross(frame.up, tangent)) / (length * length)
      let spread = leftward * leftward * cosine / max(sine, 1e-9)
      let second = spread / WGS84.equatorialRadius - bend * leftward
      var next = second > 0 ? share - rise / second / length : (rise < 0 ? 1 : 0)
      next = max(0, min(1, next))
      if next <= low || next >= high { next = (max(low, 0) + min(high, 1)) / 2 }
      // So little can be gained.
      if abs(next - share) * length * abs(rise) < 1e-9 { break }
      share = next
    }
    return distance
  }

  /// More halvings than a span has places that can be told apart.
  private static let most = 60
}
