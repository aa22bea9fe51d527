internal import Geodesy

extension LocalFrame {
  /// A position as seen from above: metres to the east and to the north of the place of the frame.
  func point(_ position: Vector) -> SIMD2<Double> {
    let way = position - self.position
    return SIMD2(dot(way, east), dot(way, north))
  }
}

/// A part of the Earth with four corners and geodesics between them, and all within a margin of it.
struct GroundPatch {
  /// How far the patch reaches along a direction of the plane.
  private struct Extent {
    /// Of length 1; zero for a side without length, which parts nothing.
    let axis: SIMD2<Double>
    let low: Double
    let high: Double

    init(_ axis: SIMD2<Double>, _ x: SIMD4<Double>, _ y: SIMD4<Double>) {
      let length = (axis * axis).sum().squareRoot()
      self.axis = length > 1e-9 ? axis / length : .zero
      let along = x * self.axis.x + y * self.axis.y
      (low, high) = (along.min(), along.max())
    }

    @inline(__always)
    func isApart(_ a: SIMD2<Double>, _ b: SIMD2<Double>, by room: Double) -> Bool {
      let (from, to) = ((a * axis).sum(), (b * axis).sum())
      return Swift.min(from, to) - high > room || low - Swift.max(from, to) > room
    }

    @inline(__always)
    func isApart(_ place: SIMD2<Double>, by room: Double) -> Bool {
      let along = (place * axis).sum()
      return along - high > room || low - along > room
    }
  }

  private let plane: LocalFrame
  private let x: SIMD4<Double>
  private let y: SIMD4<Double>
  private let extents: (Extent, Extent, Extent, Extent, Extent)
  private let margin: Double
  /// No place of the patch is farther than this from its middle, in metres.
  let radius: Double

  var middle: Vector { plane.position }

  /// - Parameters:
  ///   - corners: Four, in order round the patch; the same twice for a way.
  ///   - margin: In metres.
  init(_ corners: (Vector, Vector, Vector, Vector), margin: Double) {
    plane = LocalFrame(at: coordinate(at: (corners.0 + corners.1 + corners.2 + corners.3) / 4))
    let points = (
      plane.point(corners.0), plane.point(corners.1), plane.point(corners.2), plane.point(corners.3)
    )
    x = SIMD4(points.0.x, points.1.x, points.2.x, points.3.x)
    y = SIMD4(points.0.y, points.1.y, points.2.y, points.3.y)
    let (x, y) = (x, y)
    func across(_ from: SIMD2<Double>, _ to: SIMD2<Double>) -> Extent {
      Extent(SIMD2(from.y - to.y, to.x - from.x), x, y)
    }
    extents = (
      Extent(points.1 - points.0, x, y), across(points.0, points.1), across(points.1, points.2),
      across(points.2, points.3), across(points.3, points.0)
    )
    let farthest = (x * x + y * y).max().squareRoot()
    // Geodesics rise above their chords, and seem bent if seen from above a place beside them.
    self.margin = margin + Self.bend(of: 2 * farthest)
    radius = farthest * 1.001 + self.margin
  }

  /// How far a geodesic of a length in metres may stray from its chord, seen from above a place no farther than its length.
  static func bend(of length: Double) -> Double {
    length * length * length / (8 * WGS84.leastRadiusOfCurvatureBelow * WGS84.leastRadiusOfCurvatureBelow)
  }

  /// Whether all of a ball is certainly apart from the patch. Patches may be far longer than they are wide.
  func isApart(from ball: BallTree.Ball) -> Bool {
    let way = ball.middle - plane.position
    let reach = radius + ball.radius
    if dot(way, way) > reach * reach { return true }
    let place = SIMD2(dot(way, plane.east), dot(way, plane.north))
    let room = margin + ball.radius
    return extents.0.isApart(place, by: room) || extents.1.isApart(place, by: room)
      || extents.2.isApart(place, by: room) || extents.3.isApart(place, by: room)
      || extents.4.isApart(place, by: room)
  }

  /// Whether a straight way certainly stays farther from the patch than a distance in metres.
  func isApart(from start: Vector, _ end: Vector, by distance: Double) -> Bool {
    let (a, b) = (plane.point(start), plane.point(end))
    let room = margin + distance
    if extents.0.isApart(a, b, by: room) || extents.1.isApart(a, b, by: room)
      || extents.2.isApart(a, b, by: room) || extents.3.isApart(a, b, by: room)
      || extents.4.isApart(a, b, by: room)
    {
      return true
    }
    let way = b - a
    let across = Extent(SIMD2(-way.y, way.x), x, y)
    return across.isApart(a, b, by: room) || Extent(way, x, y).isApart(a, b, by: room)
  }
}
