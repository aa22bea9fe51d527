internal import Geodesy
internal import Geometry

/// A part of the Earth: a square on one of the six faces of a cube around it, seen from its centre.
///
/// Poles and the antimeridian are as ordinary as any other place.
struct CubeCell: Sendable {
  private let face: Int
  /// The middle of the square, from -1 to 1, and half its side.
  private let x: Double
  private let y: Double
  private let half: Double
  let middle: Coordinate
  /// The middle as a geocentric position.
  let position: Vector
  /// No place of the cell is farther from its middle than this, in metres along a geodesic.
  let radius: Double

  /// The whole Earth.
  static var all: [CubeCell] { (0..<6).map { CubeCell(face: $0, x: 0, y: 0, half: 1) } }

  private init(face: Int, x: Double, y: Double, half: Double) {
    (self.face, self.x, self.y, self.half) = (face, x, y, half)
    middle = Self.place(face, x, y)
    let position = middle.cartesian
    self.position = position
    // Seen from the centre of the Earth the sides are arcs of great circles, so that a corner is farthest away.
    let chord = [(-half, -half), (-half, half), (half, -half), (half, half)].reduce(0) { most, corner in
      max(most, (Self.place(face, x + corner.0, y + corner.1).cartesian - position).length)
    }
    // No geodesic of up to 10,000 km is longer than this over its chord; 1 % covers that the Earth is no sphere.
    let ratio = chord / WGS84.leastRadiusOfCurvatureBelow
    radius = chord * (1 + ratio * ratio / 20) * 1.01 + 1e-3
  }

  /// The four quarters of the cell.
  var quarters: [CubeCell] {
    let step = half / 2
    return [(-step, -step), (-step, step), (step, -step), (step, step)].map {
      CubeCell(face: face, x: x + $0.0, y: y + $0.1, half: step)
    }
  }

  private static func place(_ face: Int, _ x: Double, _ y: Double) -> Coordinate {
    let sign = face < 3 ? 1.0 : -1
    let vector =
      switch face % 3 {
      case 0: Vector(sign, x, y)
      case 1: Vector(x, sign, y)
      default: Vector(x, y, sign)
      }
    return coordinate(at: vector)
  }
}
