internal import Geometry

/// Cuts rings and lines at a window of longitudes and latitudes, as a plane.
struct WindowClip {
  private let window: Background.Window

  init(_ window: Background.Window) { self.window = window }

  /// What of a ring lies within; its edges along the window's sides close it. Empty for nothing.
  func ring(_ ring: [Coordinate]) -> [Coordinate] {
    var points = ring
    if points.first == points.last { points.removeLast() }
    for side in sides {
      guard !points.isEmpty else { return [] }
      var kept: [Coordinate] = []
      var before = points[points.count - 1]
      for point in points {
        let (a, b) = (side.depth(before), side.depth(point))
        if (a >= 0) != (b >= 0) { kept.append(crossing(before, a, point, b)) }
        if b >= 0 { kept.append(point) }
        before = point
      }
      points = kept
    }
    if let first = points.first { points.append(first) }
    return points
  }

  /// The pieces of a line that lie within.
  func pieces(_ line: [Coordinate]) -> [[Coordinate]] {
    var pieces: [[Coordinate]] = []
    var current: [Coordinate] = []
    for (a, b) in zip(line, line.dropFirst()) {
      guard let (start, end) = segment(a, b) else {
        if current.count > 1 { pieces.append(current) }
        current = []
        continue
      }
      if current.last != start {
        if current.count > 1 { pieces.append(current) }
        current = [start]
      }
      current.append(end)
    }
    if current.count > 1 { pieces.append(current) }
    return pieces
  }

  /// A side of the window: how far within it a place lies; negative beyond it.
  private struct Side { let depth: (Coordinate) -> Double }

  private var sides: [Side] {
    let window = window
    return [
      Side { $0.longitude - window.west }, Side { window.east - $0.longitude },
      Side { $0.latitude - window.south }, Side { window.north - $0.latitude },
    ]
  }

  private func crossing(_ p: Coordinate, _ a: Double, _ q: Coordinate, _ b: Double) -> Coordinate {
    let share = a / (a - b)
    return Coordinate(
      latitude: p.latitude + (q.latitude - p.latitude) * share,
      longitude: p.longitude + (q.longitude - p.longitude) * share)
  }

  private func segment(_ p: Coordinate, _ q: Coordinate) -> (Coordinate, Coordinate)? {
    var (p, q) = (p, q)
    for side in sides {
      let (a, b) = (side.depth(p), side.depth(q))
      if a < 0, b < 0 { return nil }
      if a < 0 { p = crossing(p, a, q, b) } else if b < 0 { q = crossing(p, a, q, b) }
    }
    return (p, q)
  }
}
