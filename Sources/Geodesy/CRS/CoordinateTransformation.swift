internal import CPROJ
package import Geometry

/// Brings positions of any coordinate reference system PROJ knows to longitude and latitude on WGS 84.
///
/// Every call opens its own PROJ context and closes it, 15 to 30 ms; systems that are WGS 84 already cost
/// nothing. One operation is chosen for all positions together, the one PROJ ranks first for the area they
/// cover, so that no two vertices of a line are moved by different operations. Only grids that are installed
/// are used, and never the network.
package enum CoordinateTransformation {
  /// The version of PROJ at work, such as `9.1.1`.
  ///
  /// C function: `proj_info`.
  package static var version: String { unsafe String(cString: proj_info().version) }

  /// Whether a name stands for WGS 84 with longitude first: `EPSG:4326`, `OGC:CRS84` and their URNs and URLs.
  package static func isLongitudeLatitude(_ crs: String) -> Bool { CRSName.isLongitudeLatitude(crs) }

  /// The coordinates of positions, and the operation that gave them; nil where the system is WGS 84 already.
  ///
  /// - Parameters:
  ///   - positions: Easting or longitude and northing or latitude, in the system's units. May be empty.
  ///   - crs: `EPSG:n`, an OGC URN, a WKT or a PROJ string.
  /// - Throws: ``CRSError`` for an unknown system, and for a position without an image, named by its index.
  ///
  /// C functions: `proj_create_operations`, `proj_normalize_for_visualization`, `proj_trans_generic`.
  package static func coordinates(
    of positions: [SourcePosition], in crs: String
  ) throws(CRSError) -> (coordinates: [Coordinate], operation: CRSOperation?) {
    if isLongitudeLatitude(crs) {
      return (positions.map { Coordinate(latitude: $0.y, longitude: $0.x) }, nil)
    }
    let context = try PROJContext()
    let source = try context.system(crs)
    let target = try context.system("EPSG:4326")
    let extent = try context.roughExtent(of: positions, from: source, to: target, name: crs)
    let choice = try context.choice(from: source, to: target, over: extent, name: crs)
    let coordinates = context.transform(positions, by: choice.object)
    if let index = coordinates.firstIndex(where: { !$0.isValid }) {
      throw .notTransformable(crs: crs, index: index, position: positions[index])
    }
    var operation = choice.description
    operation.warning = context.areaOfUse(of: source)?.warning(of: coordinates, in: crs)
    return (coordinates, operation)
  }

  /// Whether positions of a system are longitudes and latitudes in degrees, on whatever datum; if not, they are eastings
  /// and northings in the system's own unit.
  ///
  /// - Throws: ``CRSError`` for an unknown system.
  package static func isGeographic(_ crs: String) throws(CRSError) -> Bool {
    if isLongitudeLatitude(crs) { return true }
    let context = try PROJContext()
    return context.isGeographic(try context.system(crs))
  }

  /// The area that positions cover; nil where none of them has an image.
  static func extent(of positions: [SourcePosition], in crs: String) throws(CRSError) -> AreaOfInterest? {
    let context = try PROJContext()
    let source = try context.system(crs)
    let target = try context.system("EPSG:4326")
    return try context.roughExtent(of: positions, from: source, to: target, name: crs)
  }
}

extension PROJContext {
  /// C functions: `proj_create`, `proj_get_type`.
  func system(_ name: String) throws(CRSError) -> PROJObject {
    guard let object = unsafe PROJObject(owning: proj_create(handle, CRSName.forPROJ(name))) else {
      throw .unknown(crs: name, reason: lastMessage)
    }
    // PROJ takes a few letters for any name that begins like them.
    guard CRSName.isDefinition(name) || isCalled(object, name) else {
      throw .unknown(crs: name, reason: "no system is called exactly that; give its code")
    }
    switch unsafe proj_get_type(object.handle) {
    case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS, PJ_TYPE_PROJECTED_CRS, PJ_TYPE_COMPOUND_CRS,
      PJ_TYPE_BOUND_CRS, PJ_TYPE_OTHER_CRS:
      return object
    default:
      throw .unknown(crs: name, reason: "what it names has no longitude and latitude, easting and northing")
    }
  }

  /// Whether an object has a name, in whatever case.
  ///
  /// C function: `proj_get_name`.
  private func isCalled(_ object: borrowing PROJObject, _ name: String) -> Bool {
    guard let known = unsafe proj_get_name(object.handle) else { return false }
    return unsafe String(cString: known).lowercased() == name.lowercased()
  }

  /// The area the positions cover, by whatever operations PROJ picks for each of them.
  ///
  /// C function: `proj_create_crs_to_crs_from_pj`.
  private func rough(
    from source: borrowing PROJObject, to target: borrowing PROJObject, name: String
  ) throws(CRSError) -> PROJObject {
    let rough = unsafe proj_create_crs_to_crs_from_pj(handle, source.handle, target.handle, nil, nil)
    guard let rough = unsafe PROJObject(owning: rough),
      let normalized = unsafe PROJObject(owning: proj_normalize_for_visualization(handle, rough.handle))
    else { throw .noOperation(crs: name, reason: lastMessage) }
    return normalized
  }

  fileprivate func roughExtent(
    of positions: [SourcePosition], from source: borrowing PROJObject, to target: borrowing PROJObject,
    name: String
  ) throws(CRSError) -> AreaOfInterest? {
    AreaOfInterest(around: transform(positions, by: try rough(from: source, to: target, name: name)))
  }

  /// The image of every position; those without one are not finite.
  ///
  /// C function: `proj_trans_generic`.
  fileprivate func transform(
    _ positions: [SourcePosition], by operation: borrowing PROJObject
  ) -> [Coordinate] {
    var x = positions.map(\.x)
    var y = positions.map(\.y)
    let stride = MemoryLayout<Double>.stride
    unsafe proj_trans_generic(
      operation.handle, PJ_FWD, &x, stride, x.count, &y, stride, y.count, nil, 0, 0, nil, 0, 0)
    return zip(x, y).map { Coordinate(latitude: $1, longitude: $0) }
  }
}
