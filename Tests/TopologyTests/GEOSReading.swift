import CGEOS
import Geometry

@testable import Topology

/// What comes back from GEOS, for tests that hold our faces against its own.
extension GEOSContext {
  /// The members of a collection, owned by it. C functions: `GEOSGetNumGeometries_r`, `GEOSGetGeometryN_r`.
  func members(of collection: Geometry) -> [Geometry] {
    let count = unsafe max(0, GEOSGetNumGeometries_r(handle, collection.pointer))
    return (0..<count).compactMap { index in
      guard let pointer = unsafe GEOSGetGeometryN_r(handle, collection.pointer, index) else { return nil }
      return unsafe Geometry(pointer: pointer)
    }
  }

  /// The rings of a polygon, exterior first, closed.
  func rings(of polygon: Geometry) throws(TopologyError) -> [[PlanarPoint]] {
    guard let exterior = unsafe GEOSGetExteriorRing_r(handle, polygon.pointer) else {
      throw failure("GEOSGetExteriorRing_r")
    }
    var rings = unsafe [try points(of: exterior)]
    for index in 0..<(unsafe max(0, GEOSGetNumInteriorRings_r(handle, polygon.pointer))) {
      guard let hole = unsafe GEOSGetInteriorRingN_r(handle, polygon.pointer, index) else {
        throw failure("GEOSGetInteriorRingN_r")
      }
      unsafe rings.append(try points(of: hole))
    }
    return rings
  }

  /// The points of a line or ring. C functions: `GEOSGeom_getCoordSeq_r`, `GEOSCoordSeq_copyToBuffer_r`.
  private func points(of line: OpaquePointer) throws(TopologyError) -> [PlanarPoint] {
    guard let sequence = unsafe GEOSGeom_getCoordSeq_r(handle, line) else {
      throw failure("GEOSGeom_getCoordSeq_r")
    }
    var count: UInt32 = 0
    guard unsafe GEOSCoordSeq_getSize_r(handle, sequence, &count) == 1 else {
      throw failure("GEOSCoordSeq_getSize_r")
    }
    var buffer = [Double](repeating: 0, count: Int(count) * 2)
    guard unsafe GEOSCoordSeq_copyToBuffer_r(handle, sequence, &buffer, 0, 0) == 1 else {
      throw failure("GEOSCoordSeq_copyToBuffer_r")
    }
    return (0..<Int(count)).map { PlanarPoint(x: buffer[2 * $0], y: buffer[2 * $0 + 1]) }
  }
}
