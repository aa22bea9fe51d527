internal import Geometry

/// The smallest box around some rings of a plane.
struct PlanarBox {
  let low: PlanarPoint
  let high: PlanarPoint

  /// Nil for rings without a point.
  init?(_ rings: [[PlanarPoint]]) {
    guard var low = rings.joined().first else { return nil }
    var high = low
    for point in rings.joined() {
      low = PlanarPoint(x: min(low.x, point.x), y: min(low.y, point.y))
      high = PlanarPoint(x: max(high.x, point.x), y: max(high.y, point.y))
    }
    (self.low, self.high) = (low, high)
  }

  /// Whether it is too small to be halved.
  var isPoint: Bool { max(high.x - low.x, high.y - low.y) < 1e-9 }

  /// Lower left, lower right, upper right, upper left.
  var corners: [PlanarPoint] {
    [low, PlanarPoint(x: high.x, y: low.y), high, PlanarPoint(x: low.x, y: high.y)]
  }

  /// What areas have in each half of the box, across its longer side, by the even-odd rule.
  func halves(of rings: [[PlanarPoint]]) -> [[[PlanarPoint]]] {
    let isWide = high.x - low.x > high.y - low.y
    let middle = isWide ? (low.x + high.x) / 2 : (low.y + high.y) / 2
    func measure(_ point: PlanarPoint) -> Double { (isWide ? point.x : point.y) - middle }
    /// Where an edge crosses the middle, which it meets exactly: edges along it must not cross.
    func crossing(_ a: PlanarPoint, _ b: PlanarPoint) -> PlanarPoint {
      let share = measure(a) / (measure(a) - measure(b))
      return isWide
        ? PlanarPoint(x: middle, y: a.y + share * (b.y - a.y))
        : PlanarPoint(x: a.x + share * (b.x - a.x), y: middle)
    }
    return [-1.0, 1].map { sign in
      rings.map { Self.clipped($0, { sign * measure($0) }, crossing) }.filter { $0.count > 3 }
    }
  }

  /// A closed ring where a measure that is linear in the plane is not negative, closed along its zero (Sutherland and Hodgman
  /// 1974). Parts that hang together by that line alone enclose nothing between them by the even-odd rule.
  private static func clipped(
    _ ring: [PlanarPoint], _ measure: (PlanarPoint) -> Double,
    _ crossing: (PlanarPoint, PlanarPoint) -> PlanarPoint
  ) -> [PlanarPoint] {
    var result: [PlanarPoint] = []
    for (a, b) in zip(ring, ring.dropFirst()) {
      let (from, to) = (measure(a), measure(b))
      if from >= 0 { result.append(a) }
      if (from > 0 && to < 0) || (from < 0 && to > 0) { result.append(crossing(a, b)) }
    }
    if let first = result.first { result.append(first) }
    return result
  }
}
