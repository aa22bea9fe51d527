internal import CGEOS
internal import Geometry

extension GEOSContext {
  /// C functions: `GEOSCoordSeq_copyFromBuffer_r`, `GEOSGeom_createLineString_r`.
  func line(_ points: [PlanarPoint]) throws(TopologyError) -> Geometry {
    let sequence = unsafe try sequence(points)
    return unsafe try check(GEOSGeom_createLineString_r(handle, sequence), "GEOSGeom_createLineString_r")
  }

  /// C functions: `GEOSGeom_createLinearRing_r`, `GEOSGeom_createPolygon_r`.
  func polygon(_ rings: [[PlanarPoint]]) throws(TopologyError) -> Geometry {
    var made: [Geometry] = []
    do {
      for ring in rings {
        let sequence = unsafe try sequence(ring)
        made.append(
          unsafe try check(GEOSGeom_createLinearRing_r(handle, sequence), "GEOSGeom_createLinearRing_r"))
      }
    } catch {
      for ring in made { destroy(ring) }
      throw error
    }
    var holes: [OpaquePointer?] = unsafe made.dropFirst().map { unsafe $0.pointer }
    let polygon = unsafe GEOSGeom_createPolygon_r(handle, made.first?.pointer, &holes, UInt32(holes.count))
    return unsafe try check(polygon, "GEOSGeom_createPolygon_r")
  }

  private func sequence(_ points: [PlanarPoint]) throws(TopologyError) -> OpaquePointer {
    var buffer: [Double] = []
    buffer.reserveCapacity(points.count * 2)
    for point in points {
      buffer.append(point.x)
      buffer.append(point.y)
    }
    guard let sequence = unsafe GEOSCoordSeq_copyFromBuffer_r(handle, buffer, UInt32(points.count), 0, 0)
    else {
      throw failure("GEOSCoordSeq_copyFromBuffer_r")
    }
    return unsafe sequence
  }

  /// Takes ownership of the parts, even where it fails. C function: `GEOSGeom_createCollection_r`.
  func collection(_ parts: [Geometry], type: GEOSGeomTypes) throws(TopologyError) -> Geometry {
    var pointers: [OpaquePointer?] = unsafe parts.map { unsafe $0.pointer }
    let collection = unsafe GEOSGeom_createCollection_r(
      handle, Int32(type.rawValue), &pointers, UInt32(pointers.count))
    return unsafe try check(collection, "GEOSGeom_createCollection_r")
  }

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
