internal import Geodesy
internal import Zones

/// In which direction a foot is left, and how much that may turn in a ball.
struct RivalView {
  /// Horizontal, of length 1.
  let away: Vector
  let place: Vector
  let turn: Double
  /// Whether the foot is the same place for all places of the ball.
  let isFixed: Bool
  /// Whether the foot is within the span for all places of the ball.
  let isWithin: Bool

  init(_ rival: Rival, _ span: EdgeSpan, _ ball: BallTree.Ball, _ up: Vector) {
    let way = ball.middle - rival.place
    away = (way - up * dot(way, up)).unit
    place = rival.place
    let (r, d) = (ball.radius, rival.distance)
    let bend = r * d / (WGS84.leastRadiusOfCurvatureBelow * WGS84.leastRadiusOfCurvatureBelow) + 1e-7
    isWithin = min(rival.u, 1 - rival.u) * span.length > rival.room(ball)
    if isWithin {
      // Normals of a geodesic are all but parallel.
      turn = bend
      isFixed = false
    } else {
      turn = 1.05 * r / (d - r) + bend
      isFixed =
        (rival.u <= 0 || rival.u >= 1)
        && dot(way, span.derivative(at: rival.u).unit) * (rival.u > 0 ? 1 : -1) > rival.room(ball)
    }
  }

  /// How much the difference between two directions may change in a ball.
  static func turn(_ a: RivalView, _ b: RivalView, _ ball: BallTree.Ball, _ d: Double) -> Double {
    let sum = a.turn + b.turn
    guard a.isFixed, b.isFixed else { return sum }
    let least = d - ball.radius
    return min(sum, 3.3 * (a.place - b.place).length * ball.radius / (least * least))
  }
}
