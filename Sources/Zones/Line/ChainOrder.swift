internal import Geodesy
internal import Geometry

/// An order of chains in which those near each other tend to follow each other: along a Z-order curve through the cubes of
/// space (Morton 1966).
///
/// The pieces of a coast come in any order, and trees over what follows each other would hold boxes as large as the coast.
enum ChainOrder {
  /// The numbers of all chains in such an order; as they are where they are few.
  static func order(of chains: [Chain]) -> [Int] {
    guard chains.count > fewest else { return Array(chains.indices) }
    let codes = chains.map { $0.vertices.first.map { code(of: $0.cartesian) } ?? 0 }
    return chains.indices.sorted { (codes[$0], $0) < (codes[$1], $1) }
  }

  private static let fewest = 32

  /// The bits of three coordinates in turn, each in steps of some ten metres.
  private static func code(of p: Vector) -> UInt64 {
    [p.x, p.y, p.z].enumerated().reduce(0) { code, axis in
      let size = WGS84.equatorialRadius
      let step = UInt64(max(0, min(1, (axis.element / size + 1) / 2)) * Double(1 << 20))
      return (0..<21).reduce(code) { $0 | (step >> UInt64($1) & 1) << UInt64(3 * $1 + axis.offset) }
    }
  }
}
