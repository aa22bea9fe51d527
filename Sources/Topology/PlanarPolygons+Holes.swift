internal import CGEOS
package import Geometry

extension PlanarPolygons {
  /// Whether the area of a polygon is that of its exterior less those of its holes: none of its rings crosses itself, and its
  /// holes lie within the exterior and have nothing in common but outlines. They may touch the exterior along edges, which is
  /// not valid by the rules of simple features.
  ///
  /// - Parameters:
  ///   - rings: The exterior, and then the holes.
  ///   - period: The width of the plane where it is one round the Earth, on which the exterior is a band all the way round and
  ///     holes may leave it on one side and enter it on the other; nil for none.
  /// - Throws: ``TopologyError``.
  ///
  /// C functions: `GEOSisValidReason_r`, `GEOSCovers_r`.
  package static func isSumOfRings(_ rings: [[PlanarPoint]], period: Double?) throws(TopologyError) -> Bool {
    guard let shell = rings.first else { return true }
    for ring in rings {
      if let fault = try invalidity(of: [[ring]]), !fault.hasPrefix("Ring Self-intersection") { return false }
    }
    let holes = rings.dropFirst().map { [$0] }
    let context = try GEOSContext()
    let exterior = try context.united(repeated(shell, period: period).map { [$0] })
    defer { context.destroy(exterior) }
    for hole in holes {
      let area = try context.area(of: [hole])
      defer { context.destroy(area) }
      switch unsafe GEOSCovers_r(context.handle, exterior.pointer, area.pointer) {
      case 0: return false
      case 1: continue
      default: throw context.failure("GEOSCovers_r")
      }
    }
    // Each hole once, and beside it those that are within reach on the other side of the cut.
    let all = holes.flatMap { hole in repeated(hole[0], period: period).map { [$0] } }
    return firstOverlap(among: all, isRoundTheEarth: false) == nil
  }

  /// A ring, and where the plane has a period the same ring a period before and after.
  static func repeated(_ ring: [PlanarPoint], period: Double?) -> [[PlanarPoint]] {
    guard let period else { return [ring] }
    return [-period, 0, period].map { turn in ring.map { PlanarPoint(x: $0.x + turn, y: $0.y) } }
  }
}

extension GEOSContext {
  /// The union of polygons, each as rings with the exterior first. C function: `GEOSUnaryUnion_r`.
  func united(_ polygons: [[[PlanarPoint]]]) throws(TopologyError) -> Geometry {
    let area = try area(of: polygons)
    defer { destroy(area) }
    return unsafe try check(GEOSUnaryUnion_r(handle, area.pointer), "GEOSUnaryUnion_r")
  }

  /// A polygon whose holes may touch its exterior along edges or leave it: the exterior less each hole.
  ///
  /// - Parameter period: as in ``PlanarPolygons/isSumOfRings(_:period:)``.
  ///
  /// C function: `GEOSDifference_r`.
  func exterior(_ rings: [[PlanarPoint]], lessHolesEvery period: Double?) throws(TopologyError) -> Geometry {
    let shell = try united(rings.prefix(1).map { [$0] })
    defer { destroy(shell) }
    let holes = try united(
      rings.dropFirst().flatMap { PlanarPolygons.repeated($0, period: period) }.map { [$0] })
    defer { destroy(holes) }
    return unsafe try check(GEOSDifference_r(handle, shell.pointer, holes.pointer), "GEOSDifference_r")
  }
}
