internal import CGEOS
package import Geometry

extension PlanarPolygons {
  /// The first two areas that have more in common than their outlines, longitude by latitude; nil where there are none, and
  /// where GEOS cannot tell.
  ///
  /// Areas that reach beyond ±180 are also compared with those on the other side of it.
  ///
  /// - Parameters:
  ///   - uneven: The areas whose holes touch or leave the exterior, with the period of each
  ///     (``isSumOfRings(_:period:)``).
  ///   - isRoundTheEarth: Whether areas are compared across ±180.
  package static func firstOverlap(
    among areas: [[[PlanarPoint]]], uneven: [Int: Double?] = [:], isRoundTheEarth: Bool = true
  ) -> (first: Int, second: Int)? {
    struct Box {
      var west: Double
      var east: Double
      var south: Double
      var north: Double
      var index: Int
      var turn: Double
    }
    var boxes: [Box] = []
    for (index, area) in areas.enumerated() {
      guard let first = area.first?.first else { continue }
      var box = Box(west: first.x, east: first.x, south: first.y, north: first.y, index: index, turn: 0)
      for point in area[0] {
        (box.west, box.east) = (min(box.west, point.x), max(box.east, point.x))
        (box.south, box.north) = (min(box.south, point.y), max(box.north, point.y))
      }
      boxes.append(box)
      for turn in [-360.0, 360] where isRoundTheEarth && (turn < 0 ? box.east > 180 : box.west < -180) {
        var other = box
        (other.west, other.east, other.turn) = (box.west + turn, box.east + turn, turn)
        boxes.append(other)
      }
    }
    guard let compared = try? ComparedAreas(areas, uneven: uneven) else { return nil }
    boxes.sort { ($0.west, $0.index) < ($1.west, $1.index) }
    var open: [Box] = []
    for box in boxes {
      open.removeAll { $0.east <= box.west }
      for other in open
      where other.index != box.index && other.south < box.north && box.south < other.north {
        if (try? compared.doOverlap((other.index, other.turn), (box.index, box.turn))) == true {
          return (min(box.index, other.index), max(box.index, other.index))
        }
      }
      open.append(box)
    }
    return nil
  }
}

/// Areas that are compared with each other, each converted once and perhaps often, as a mainland is with its islands.
private final class ComparedAreas {
  private let context: GEOSContext
  private let areas: [[[PlanarPoint]]]
  private let uneven: [Int: Double?]
  private var prepared: [Key: Area] = [:]

  private struct Key: Hashable {
    var index: Int
    var turn: Double
  }

  /// A geometry and its index.
  @safe private struct Area {
    let geometry: GEOSContext.Geometry
    let index: OpaquePointer
  }

  init(_ areas: [[[PlanarPoint]]], uneven: [Int: Double?]) throws(TopologyError) {
    context = try GEOSContext()
    (self.areas, self.uneven) = (areas, uneven)
  }

  deinit {
    for area in prepared.values {
      unsafe GEOSPreparedGeom_destroy_r(context.handle, area.index)
      context.destroy(area.geometry)
    }
  }

  /// Whether two areas, each by its index and moved by so many degrees, have more in common than their outlines.
  ///
  /// C functions: `GEOSPreparedIntersects_r`, `GEOSRelatePattern_r`.
  func doOverlap(
    _ first: (index: Int, turn: Double), _ second: (index: Int, turn: Double)
  ) throws(TopologyError) -> Bool {
    let isFirstLarger = size(first.index) >= size(second.index)
    let large = try area(isFirstLarger ? first : second)
    let small = try area(isFirstLarger ? second : first)
    // Nearly all whose boxes meet are apart, and the index of the larger one tells it at once.
    if unsafe GEOSPreparedIntersects_r(context.handle, large.index, small.geometry.pointer) == 0 {
      return false
    }
    switch unsafe GEOSRelatePattern_r(
      context.handle, large.geometry.pointer, small.geometry.pointer, "T********")
    {
    case 0: return false
    case 1: return true
    default: throw context.failure("GEOSRelatePattern_r")
    }
  }

  private func size(_ index: Int) -> Int { areas[index].reduce(0) { $0 + $1.count } }

  /// C function: `GEOSPrepare_r`.
  private func area(_ key: (index: Int, turn: Double)) throws(TopologyError) -> Area {
    let key = Key(index: key.index, turn: key.turn)
    if let known = prepared[key] { return known }
    let rings = areas[key.index].map { ring in
      ring.map { PlanarPoint(x: $0.x + key.turn, y: $0.y) }
    }
    let geometry =
      if let period = uneven[key.index] {
        try context.exterior(rings, lessHolesEvery: period)
      } else {
        try context.area(of: [rings])
      }
    guard let index = unsafe GEOSPrepare_r(context.handle, geometry.pointer) else {
      context.destroy(geometry)
      throw context.failure("GEOSPrepare_r")
    }
    let area = unsafe Area(geometry: geometry, index: index)
    prepared[key] = area
    return area
  }
}
