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
    let way = Self.way(face, x, y)
    middle = coordinate(at: way)
    position = middle.cartesian
    // The way to a corner is the longest. Seen from the centre of the Earth it is no wider, in radians, than it is long over
    // the least distance of its places; and no place of the Earth moves by more than this times the equatorial radius, which
    // the second term of its flattening may exceed by a hundred-thousandth.
    let nearest = (max(0, abs(x) - half), max(0, abs(y) - half))
    let least = (1 + nearest.0 * nearest.0 + nearest.1 * nearest.1).squareRoot()
    radius = WGS84.equatorialRadius * 1.0001 * half * 2.0.squareRoot() / least + 1e-3
  }

  /// The four quarters of the cell.
  var quarters: [CubeCell] {
    let step = half / 2
    return [(-step, -step), (-step, step), (step, -step), (step, step)].map {
      CubeCell(face: face, x: x + $0.0, y: y + $0.1, half: step)
    }
  }

  /// The direction from the centre of the Earth to a place of a face.
  private static func way(_ face: Int, _ x: Double, _ y: Double) -> Vector {
    let sign = face < 3 ? 1.0 : -1
    return switch face % 3 {
    case 0: Vector(sign, x, y)
    case 1: Vector(x, sign, y)
    default: Vector(x, y, sign)
    }
  }
}
