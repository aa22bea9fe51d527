/// A way from the middle of a cell, of which it is known whether a polygon holds it, to a place in the cell: whoever crosses an
/// odd number of edges changes sides.
struct CellCrossing {
  private let (x, y): (Double, Double)
  private let (middleX, middleY): (Double, Double)
  /// Degrees that a place has to be clear of edges.
  private let apart: (x: Double, y: Double)

  @inline(__always)
  init(to x: Double, _ y: Double, from middleX: Double, _ middleY: Double) {
    (self.x, self.y, self.middleX, self.middleY) = (x, y, middleX, middleY)
    let apart = SetZone.apart(at: y)
    self.apart = (apart.longitude, apart.latitude)
  }

  /// Whether a place is so near to an edge that arithmetic of another kind might see it on the other side.
  @inline(__always)
  static func isNear(_ edge: SIMD4<Double>, _ x: Double, _ y: Double, _ apart: (x: Double, y: Double)) -> Bool
  {
    guard y >= min(edge.y, edge.w) - apart.y, y <= max(edge.y, edge.w) + apart.y,
      x >= min(edge.x, edge.z) - apart.x, x <= max(edge.x, edge.z) + apart.x
    else { return false }
    let (east, north) = (edge.z - edge.x, edge.w - edge.y)
    return abs(east * (y - edge.y) - north * (x - edge.x)) <= apart.y * abs(east) + apart.x * abs(north)
  }

  /// Whether the way crosses an edge; nil where the place is near it, or the way goes through one of its ends as far as
  /// arithmetic can tell.
  @inline(__always)
  func crosses(_ edge: SIMD4<Double>) -> Bool? {
    if Self.isNear(edge, x, y, apart) { return nil }
    let (wayX, wayY) = (x - middleX, y - middleY)
    let a = wayX * (edge.y - middleY) - wayY * (edge.x - middleX)
    let b = wayX * (edge.w - middleY) - wayY * (edge.z - middleX)
    let least = Self.least * (abs(wayX) + abs(wayY))
    if abs(a) <= least || abs(b) <= least { return nil }
    if (a > 0) == (b > 0) { return false }
    let (east, north) = (edge.z - edge.x, edge.w - edge.y)
    let p = east * (y - edge.y) - north * (x - edge.x)
    let m = east * (middleY - edge.y) - north * (middleX - edge.x)
    let leastOfEdge = Self.least * (abs(east) + abs(north))
    if abs(p) <= leastOfEdge || abs(m) <= leastOfEdge { return nil }
    return (p > 0) != (m > 0)
  }

  /// Degrees that ends of edges have to be clear of the way: more than rounding makes of coordinates of half the world.
  private static let least = 1e-12
}
