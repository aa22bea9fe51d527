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
}
