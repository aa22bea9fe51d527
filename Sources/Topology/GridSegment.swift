internal import Geometry

/// A point of a grid, in whole steps of it.
struct GridPoint: Hashable, Sendable {
  let x: Int
  let y: Int
}

/// A segment of a polyline, as it was given and with its ends on a grid.
struct GridSegment: Sendable {
  let a: GridPoint
  let b: GridPoint
  /// Segments that follow each other in one polyline have consecutive places, which no others have.
  let place: Int
  /// The first end as given, less its grid point, and the way to the second; in steps of the grid. Rounded, lines
  /// that cross at a very small angle may cross no more.
  let offset: (x: Double, y: Double)
  let way: (x: Double, y: Double)

  /// The segments of polylines, but those that have no length on the grid.
  ///
  /// - Parameter scale: how many steps of the grid make one unit of the plane.
  static func segments(of lines: [[PlanarPoint]], scale: Double) -> [GridSegment] {
    var segments: [GridSegment] = []
    segments.reserveCapacity(lines.reduce(0) { $0 + $1.count })
    var place = 0
    for line in lines {
      var last: (vertex: GridPoint, point: PlanarPoint)?
      for point in line {
        let vertex = GridPoint(x: Int((point.x * scale).rounded()), y: Int((point.y * scale).rounded()))
        if last?.vertex == vertex { continue }
        if let last {
          let offset = (
            last.point.x * scale - Double(last.vertex.x), last.point.y * scale - Double(last.vertex.y)
          )
          let way = ((point.x - last.point.x) * scale, (point.y - last.point.y) * scale)
          segments.append(GridSegment(a: last.vertex, b: vertex, place: place, offset: offset, way: way))
        }
        place += 1
        last = (vertex, point)
      }
      place += 1
    }
    return segments
  }
}

extension GridSegment {
  /// In steps of the grid: a hot pixel and the segment it bends together reach less far.
  static let clearance = 3

  var box: (low: GridPoint, high: GridPoint) {
    (
      GridPoint(x: min(a.x, b.x) - Self.clearance, y: min(a.y, b.y) - Self.clearance),
      GridPoint(x: max(a.x, b.x) + Self.clearance, y: max(a.y, b.y) + Self.clearance)
    )
  }

  /// Whether the segment is no longer than the clearance, left to right and up and down.
  ///
  /// A neighbour that something comes near may be bent to its far end.
  var isShort: Bool { max(abs(b.x - a.x), abs(b.y - a.y)) <= Self.clearance }

  /// Whether the segment meets a box.
  func boxMeets(_ low: GridPoint, _ high: GridPoint) -> Bool {
    max(a.x, b.x) >= low.x && min(a.x, b.x) <= high.x && max(a.y, b.y) >= low.y && min(a.y, b.y) <= high.y
  }

  func boxMeets(_ other: GridSegment) -> Bool {
    let (low, high) = box
    return max(other.a.x, other.b.x) >= low.x && min(other.a.x, other.b.x) <= high.x
      && max(other.a.y, other.b.y) >= low.y && min(other.a.y, other.b.y) <= high.y
  }

  /// The one end that two segments share.
  func shared(with other: GridSegment) -> GridPoint? {
    if a == other.a || a == other.b { return b == other.a || b == other.b ? nil : a }
    return b == other.a || b == other.b ? b : nil
  }

  /// Whether two segments leave a shared end so far apart that they come near nowhere else.
  func isObtuse(to other: GridSegment, at vertex: GridPoint) -> Bool {
    let p = a == vertex ? b : a
    let q = other.a == vertex ? other.b : other.a
    let dot =
      Double(p.x - vertex.x) * Double(q.x - vertex.x) + Double(p.y - vertex.y) * Double(q.y - vertex.y)
    return dot <= 0
  }

  /// Whether two segments come within the clearance of each other.
  func isNear(_ other: GridSegment) -> Bool {
    let reach = Double(Self.clearance * Self.clearance)
    if squaredDistance(to: other.a) <= reach || squaredDistance(to: other.b) <= reach
      || other.squaredDistance(to: a) <= reach || other.squaredDistance(to: b) <= reach
    {
      return true
    }
    return isLeft(other.a) != isLeft(other.b) && other.isLeft(a) != other.isLeft(b)
  }

  private func isLeft(_ p: GridPoint) -> Bool {
    Double(b.x - a.x) * Double(p.y - a.y) - Double(b.y - a.y) * Double(p.x - a.x) > 0
  }

  private func squaredDistance(to p: GridPoint) -> Double {
    let (dx, dy) = (Double(b.x - a.x), Double(b.y - a.y))
    let (x, y) = (Double(p.x - a.x), Double(p.y - a.y))
    let share = max(0, min(1, (x * dx + y * dy) / (dx * dx + dy * dy)))
    let (u, v) = (x - share * dx, y - share * dy)
    return u * u + v * v
  }
}
