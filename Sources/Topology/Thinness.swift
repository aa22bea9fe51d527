internal import CGEOS
package import Geometry

/// Whether no disc of a diameter fits into a polygon, all in the unit of the plane.
///
/// The polygon is shrunk by the radius, and nothing must remain. One whose exterior has fewer than three distinct
/// points is thin.
///
/// - Throws: ``TopologyError``.
///
/// C functions: `GEOSBuffer_r`, `GEOSisEmpty_r`.
package func isThin(_ rings: [[PlanarPoint]], diameter: Double) throws(TopologyError) -> Bool {
  guard rings.first.map({ $0.count > 3 }) ?? false else { return true }
  let context = try GEOSContext()
  let polygon = try context.polygon(rings)
  defer { context.destroy(polygon) }
  let shrunk = unsafe try context.check(
    GEOSBuffer_r(context.handle, polygon.pointer, -diameter / 2, 2), "GEOSBuffer_r")
  defer { context.destroy(shrunk) }
  return unsafe GEOSisEmpty_r(context.handle, shrunk.pointer) == 1
}
