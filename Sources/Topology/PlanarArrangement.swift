internal import CGEOS
public import Geometry

/// The faces into which lines cut a plane, chosen and put together again.
public enum PlanarArrangement {
  /// Nodes lines on a grid, asks of each face which region it belongs to, and unites the faces of each region.
  ///
  /// - Parameters:
  ///   - lines: polylines; they may cross, touch, overlap and repeat. Dangling ends bound no face.
  ///   - grid: the spacing of the grid to which every point of the result is rounded, in the plane's unit.
  ///   - regions: how many regions there are.
  ///   - classify: given a point inside a face, the index of its region, or nil for none.
  /// - Returns: for each region its polygons, each as rings with the exterior first; valid and disjoint.
  ///   No lines, or no face that belongs anywhere, give empty lists.
  /// - Throws: ``TopologyError``.
  ///
  /// C functions: `GEOSPolygonize_r`, `GEOSPointOnSurface_r`.
  public static func regions(
    of lines: [[PlanarPoint]], grid: Double, regions: Int, classify: (PlanarPoint) -> Int?
  ) throws(TopologyError) -> [[[[PlanarPoint]]]] {
    guard !lines.isEmpty else { return Array(repeating: [], count: regions) }
    let context = try GEOSContext()
    let noded = SnapRounding(lines, grid: grid).lines
    var sides = LineSides(noded)
    let faces = try context.faces(of: noded)
    defer { context.destroy(faces) }
    for face in context.members(of: faces) {
      guard let region = classify(try context.interiorPoint(of: face)) else { continue }
      sides.add(try context.rings(of: face), region: region)
    }
    var result: [[[[PlanarPoint]]]] = []
    for region in 0..<regions {
      // What the outlines of a region enclose is the region or one of its holes.
      let united = try context.faces(of: sides.outlines(of: region))
      defer { context.destroy(united) }
      var polygons: [[[PlanarPoint]]] = []
      for face in context.members(of: united) {
        let rings = try context.rings(of: face)
        if sides.isRegion(region, within: rings) { polygons.append(rings) }
      }
      result.append(polygons)
    }
    return result
  }
}

extension GEOSContext {
  /// The faces between noded lines.
  fileprivate func faces(of noded: [[PlanarPoint]]) throws(TopologyError) -> Geometry {
    let all = try collection(of: noded)
    defer { destroy(all) }
    var input: OpaquePointer? = unsafe all.pointer
    return unsafe try check(GEOSPolygonize_r(handle, &input, 1), "GEOSPolygonize_r")
  }

  private func collection(of lines: [[PlanarPoint]]) throws(TopologyError) -> Geometry {
    var parts: [Geometry] = []
    for points in lines where points.count > 1 { parts.append(try line(points)) }
    return try collection(parts, type: GEOS_MULTILINESTRING)
  }

  fileprivate func interiorPoint(of face: Geometry) throws(TopologyError) -> PlanarPoint {
    let point = unsafe try check(GEOSPointOnSurface_r(handle, face.pointer), "GEOSPointOnSurface_r")
    defer { destroy(point) }
    var x = 0.0
    var y = 0.0
    guard unsafe GEOSGeomGetX_r(handle, point.pointer, &x) == 1,
      unsafe GEOSGeomGetY_r(handle, point.pointer, &y) == 1
    else { throw failure("GEOSGeomGetX_r") }
    return PlanarPoint(x: x, y: y)
  }
}

/// Whether polygons, each as rings with the exterior first, are valid and disjoint in the plane, and if not why.
///
/// C functions: `GEOSisValid_r`, `GEOSisValidReason_r`.
public func invalidity(of polygons: [[[PlanarPoint]]]) throws(TopologyError) -> String? {
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
public func overlap(
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

extension GEOSContext {
  /// A MultiPolygon of polygons, each as rings with the exterior first.
  fileprivate func area(of polygons: [[[PlanarPoint]]]) throws(TopologyError) -> Geometry {
    var parts: [Geometry] = []
    for rings in polygons { parts.append(try polygon(rings)) }
    return try collection(parts, type: GEOS_MULTIPOLYGON)
  }
}

/// Whether a polyline meets itself nowhere but where its ends close it. C function: `GEOSisSimple_r`.
public func isSimpleLine(_ points: [PlanarPoint]) throws(TopologyError) -> Bool {
  let context = try GEOSContext()
  let line = try context.line(points)
  defer { context.destroy(line) }
  return unsafe GEOSisSimple_r(context.handle, line.pointer) == 1
}
