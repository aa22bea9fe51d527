internal import CMath
package import Geometry

extension PlaceSector {
  /// The outline of the region as a closed ring, for pictures: its places are where ``depth(distance:turn:)`` is 0.
  ///
  /// Where the region holds its origin, as where the extent is greater than the least distance, it is one curve about it; else
  /// the far limit from one side to the other, and the near limit back.
  package var outline: [Coordinate] {
    let holdsOrigin = inner <= extent
    let scale = WGS84.equatorialRadius
    // How far beyond its straight sides the disc about an inner corner is seen from the origin.
    let beyond =
      holdsOrigin ? 180 - spread : asin(min(1, sin(extent / scale) / sin(inner / scale))) * (180 / .pi)
    let steps = max(4, (spread / 2).rounded(.up))
    var turns = (0...Int(2 * steps)).map { spread * (Double($0) / steps - 1) }
    if beyond > 0 {
      // Closer together where the outline turns back.
      let side = (1...16).map { spread + beyond * sin(Double($0) * (.pi / 32)) }
      turns = side.reversed().map { -$0 } + turns + side
    }
    var ring = turns.map { place(at: $0, limit(at: $0, isFar: true)) }
    if !holdsOrigin { ring += turns.reversed().map { place(at: $0, limit(at: $0, isFar: false)) } }
    return ring + ring.prefix(1)
  }

  private func place(at turn: Double, _ distance: Double) -> Coordinate {
    Geodesic.direct(from: origin, azimuth: azimuth + turn, distance: distance).end
  }

  /// The farthest or the nearest distance of the region's places in a direction.
  private func limit(at turn: Double, isFar: Bool) -> Double {
    let (least, most) = (max(0, inner - extent), outer + extent)
    if abs(turn) <= spread { return isFar ? most : least }
    // The depth along a ray rises to one place, and falls from there.
    var (from, to) = (least, most)
    for _ in 0..<60 {
      let (a, b) = (from + (to - from) / 3, to - (to - from) / 3)
      if depth(distance: a, turn: turn) < depth(distance: b, turn: turn) { from = a } else { to = b }
    }
    var (within, out) = ((from + to) / 2, isFar ? most : least)
    for _ in 0..<40 {
      let middle = (within + out) / 2
      if depth(distance: middle, turn: turn) >= 0 { within = middle } else { out = middle }
    }
    return within
  }
}
