internal import CGEOS
package import Geometry

/// What GEOS says of polygons of a plane, each as rings with the exterior first.
package enum PlanarPolygons {
  /// Why polygons are not valid or not disjoint; nil where they are both.
  ///
  /// C functions: `GEOSisValid_r`, `GEOSisValidReason_r`.
  package static func invalidity(of polygons: [[[PlanarPoint]]]) throws(TopologyError) -> String? {
    let context = try GEOSContext()
    let all = try context.area(of: polygons)
    defer { context.destroy(all) }
    if unsafe GEOSisValid_r(context.handle, all.pointer) == 1 { return nil }
    guard let reason = unsafe GEOSisValidReason_r(context.handle, all.pointer) else { return "not valid" }
    defer { unsafe GEOSFree_r(context.handle, reason) }
    return unsafe String(cString: reason)
  }

  /// Whether two valid areas have more in common than their outlines. Empty areas have nothing in common.
  ///
  /// C function: `GEOSRelatePattern_r`.
  package static func doOverlap(
    _ first: [[[PlanarPoint]]], _ second: [[[PlanarPoint]]]
  ) throws(TopologyError) -> Bool {
    let context = try GEOSContext()
    let a = try context.area(of: first)
    defer { context.destroy(a) }
    let b = try context.area(of: second)
    defer { context.destroy(b) }
    switch unsafe GEOSRelatePattern_r(context.handle, a.pointer, b.pointer, "T********") {
    case 0: return false
    case 1: return true
    default: throw context.failure("GEOSRelatePattern_r")
    }
  }

  /// Whether no disc of a diameter fits into a polygon, all in the unit of the plane.
  ///
  /// The polygon is shrunk by the radius, and nothing must remain. One whose exterior has fewer than three distinct
  /// points is thin.
  ///
  /// - Throws: ``TopologyError``.
  ///
  /// C functions: `GEOSBuffer_r`, `GEOSisEmpty_r`.
  package static func isThin(_ rings: [[PlanarPoint]], diameter: Double) throws(TopologyError) -> Bool {
    guard rings.first.map({ $0.count > 3 }) ?? false else { return true }
    let context = try GEOSContext()
    let polygon = try context.polygon(rings)
    defer { context.destroy(polygon) }
    let shrunk = unsafe try context.check(
      GEOSBuffer_r(context.handle, polygon.pointer, -diameter / 2, 2), "GEOSBuffer_r")
    defer { context.destroy(shrunk) }
    return unsafe GEOSisEmpty_r(context.handle, shrunk.pointer) == 1
  }
}

/// What GEOS says of polylines of a plane.
package enum PlanarPolyline {
  /// Whether a polyline meets itself nowhere but where its ends close it. C function: `GEOSisSimple_r`.
  package static func isSimple(_ points: [PlanarPoint]) throws(TopologyError) -> Bool {
    let context = try GEOSContext()
    let line = try context.line(points)
    defer { context.destroy(line) }
    return unsafe GEOSisSimple_r(context.handle, line.pointer) == 1
  }
}

extension PlanarPolyline {
  /// Whether closed polylines meet nowhere, neither themselves nor each other. C function: `GEOSisSimple_r`.
  package static func doNotMeet(_ rings: [[PlanarPoint]]) throws(TopologyError) -> Bool {
    let context = try GEOSContext()
    var parts: [GEOSContext.Geometry] = []
    for ring in rings { parts.append(try context.line(ring)) }
    let lines = try context.collection(parts, type: GEOS_MULTILINESTRING)
    defer { context.destroy(lines) }
    return unsafe GEOSisSimple_r(context.handle, lines.pointer) == 1
  }
}

extension GEOSContext {
  /// A MultiPolygon of polygons, each as rings with the exterior first.
  func area(of polygons: [[[PlanarPoint]]]) throws(TopologyError) -> Geometry {
    var parts: [Geometry] = []
    for rings in polygons { parts.append(try polygon(rings)) }
    return try collection(parts, type: GEOS_MULTIPOLYGON)
  }
}
