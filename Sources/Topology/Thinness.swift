internal import CGEOS
public import Geometry

/// Whether no disc of a diameter fits into a simple closed ring, all in the unit of the plane.
///
/// The ring is shrunk by the radius, and nothing must remain. Rings with fewer than three distinct points are thin.
///
/// - Throws: ``TopologyError``.
///
/// C functions: `GEOSBuffer_r`, `GEOSisEmpty_r`.
public func isThin(_ ring: [PlanarPoint], diameter: Double) throws(TopologyError) -> Bool {
  guard ring.count > 3 else { return true }
  let context = try GEOSContext()
  let polygon = try context.polygon([ring])
  defer { context.destroy(polygon) }
  let shrunk = unsafe try context.check(
    GEOSBuffer_r(context.handle, polygon.pointer, -diameter / 2, 2), "GEOSBuffer_r")
  defer { context.destroy(shrunk) }
  return unsafe GEOSisEmpty_r(context.handle, shrunk.pointer) == 1
}
