internal import Geodesy

/// A place of the surface of a cube around the Earth, in whole numbers, so that squares that meet there know it as the same.
struct CubePoint: Hashable, Sendable {
  let x: Int64
  let y: Int64
  let z: Int64

  /// Half a side of the cube.
  static let unit: Int64 = 1 << 40

  // One number in place of three: many points are looked up.
  func hash(into hasher: inout Hasher) {
    hasher.combine((x &* 0x1E37_79B9_7F4A_7C15 ^ y) &* 0x6A09_E667_F3BC_C909 ^ z)
  }

  /// The position on the ellipsoid in the direction of the place, seen from the centre of the Earth.
  var position: Vector { Self.position(Vector(Double(x), Double(y), Double(z))) }

  /// The point half-way to another; nil where there is none in whole numbers.
  func middle(to other: CubePoint) -> CubePoint? {
    let (dx, dy, dz) = (x + other.x, y + other.y, z + other.z)
    guard (dx | dy | dz) & 1 == 0 else { return nil }
    return CubePoint(x: dx / 2, y: dy / 2, z: dz / 2)
  }

  /// The position at a share of the straight way to another point.
  func position(at share: Double, to other: CubePoint) -> Vector {
    let a = Vector(Double(x), Double(y), Double(z))
    let b = Vector(Double(other.x), Double(other.y), Double(other.z))
    return Self.position(a + share * (b - a))
  }

  private static func position(_ way: Vector) -> Vector {
    let squared = way.x * way.x + way.y * way.y + way.z * way.z * WGS84.squaredAxisRatio
    return (WGS84.equatorialRadius / squared.squareRoot()) * way
  }

  /// A total order, so that a side has the same first end whichever square it is of.
  static func isBefore(_ a: CubePoint, _ b: CubePoint) -> Bool { (a.x, a.y, a.z) < (b.x, b.y, b.z) }
}

/// A square on one of the six faces of a cube around the Earth: poles and the antimeridian are ordinary places.
struct CubeSquare: Sendable {
  private let face: Int
  /// The middle of the square and half its side, in whole numbers of ``CubePoint``.
  private let x: Int64
  private let y: Int64
  private let half: Int64

  /// The whole Earth.
  static var all: [CubeSquare] { (0..<6).map { CubeSquare(face: $0, x: 0, y: 0, half: CubePoint.unit) } }

  var middle: CubePoint { point(x, y) }

  /// In their order along the outline.
  var corners: [CubePoint] {
    [
      point(x - half, y - half), point(x + half, y - half), point(x + half, y + half),
      point(x - half, y + half),
    ]
  }

  /// The four quarters; nil where the square is as small as squares can be.
  var quarters: [CubeSquare]? {
    let step = half / 2
    guard step > 0 else { return nil }
    return [(-step, -step), (-step, step), (step, -step), (step, step)].map {
      CubeSquare(face: face, x: x + $0.0, y: y + $0.1, half: step)
    }
  }

  /// The square of which this is a quarter; nil for a whole face.
  var parent: CubeSquare? {
    guard half < CubePoint.unit else { return nil }
    if 2 * half == CubePoint.unit { return CubeSquare(face: face, x: 0, y: 0, half: CubePoint.unit) }
    // The middle is an odd number of halves from that of the face; the parent's an odd number of twice as much.
    func middle(_ place: Int64) -> Int64 { (place / half) & 3 == 1 ? place + half : place - half }
    return CubeSquare(face: face, x: middle(x), y: middle(y), half: 2 * half)
  }

  /// No place of the square is farther from its middle than this, in metres along a geodesic.
  var radius: Double {
    // The way to a corner is the longest. Seen from the centre of the Earth it is no wider, in radians, than it is long over
    // the least distance of its places; and no place of the Earth moves by more than this times the equatorial radius, which
    // the second term of its flattening may exceed by a hundred-thousandth.
    let unit = Double(CubePoint.unit)
    let near = (Double(max(0, abs(x) - half)) / unit, Double(max(0, abs(y) - half)) / unit)
    let least = (1 + near.0 * near.0 + near.1 * near.1).squareRoot()
    return WGS84.equatorialRadius * 1.0001 * (Double(half) / unit) * 2.0.squareRoot() / least
  }

  private func point(_ x: Int64, _ y: Int64) -> CubePoint {
    let sign = face < 3 ? CubePoint.unit : -CubePoint.unit
    return switch face % 3 {
    case 0: CubePoint(x: sign, y: x, z: y)
    case 1: CubePoint(x: x, y: sign, z: y)
    default: CubePoint(x: x, y: y, z: sign)
    }
  }
}

/// A side of a square, or a part of it between neighbouring corners.
struct SquareSide: Hashable, Sendable {
  let start: CubePoint
  let end: CubePoint

  init(_ a: CubePoint, _ b: CubePoint) { (start, end) = CubePoint.isBefore(a, b) ? (a, b) : (b, a) }
}
