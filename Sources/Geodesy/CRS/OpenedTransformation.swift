internal import CPROJ
package import Geometry

/// The operation of a ``PositionTransformer``, open for one thread.
///
/// Its PROJ context is used by one thread at a time: the transformer lends it to one, and takes it back before it lends
/// it to the next. That is why it may be sent between them.
@safe package final class OpenedTransformation: @unchecked Sendable {
  let operation: CRSOperation
  let isGeographic: Bool
  /// Where the system is made for; nil where PROJ does not know.
  let domain: AreaOfInterest?
  private let context: PROJContext
  private let handle: OpaquePointer
  /// Nil once the object is destroyed, which must be before its context is.
  private var object: PROJObject?

  init(from crs: String, over area: AreaOfInterest?) throws(CRSError) {
    let context = try PROJContext()
    let source = try context.system(crs)
    let choice = try context.choice(from: source, to: try context.system("EPSG:4326"), over: area, name: crs)
    operation = choice.description
    isGeographic = context.isGeographic(source)
    domain = context.areaOfUse(of: source)
    unsafe handle = unsafe choice.object.handle
    object = consume choice.object
    self.context = context
  }

  deinit { object = nil }

  /// The image of a position; nil where it has none.
  ///
  /// Far from where a projection is made for, its formulas may give numbers that are no place. Outside the system's area
  /// of use an image counts only where its northing comes back to within one unit; the easting need not, as some maps go
  /// on past 180 degrees.
  ///
  /// C function: `proj_trans_generic`.
  package func coordinate(of position: SourcePosition) -> Coordinate? {
    let image = trans(position, PJ_FWD)
    let place = Coordinate(latitude: image.y, longitude: image.x)
    guard place.isValid else { return nil }
    if isGeographic || domain?.contains(place) == true { return place }
    let back = trans(image, PJ_INV)
    return abs(back.y - position.y) <= 1 ? place : nil
  }

  /// Whether a place lies far outside the area for which the system is made; false where PROJ does not know it.
  package func isFarOutside(_ place: Coordinate) -> Bool { domain?.isFar(place) == true }

  private func trans(_ position: SourcePosition, _ direction: PJ_DIRECTION) -> SourcePosition {
    var (x, y) = (position.x, position.y)
    unsafe proj_trans_generic(handle, direction, &x, 0, 1, &y, 0, 1, nil, 0, 0, nil, 0, 0)
    return SourcePosition(x: x, y: y)
  }
}

extension PROJContext {
  /// Whether positions of a system are longitudes and latitudes.
  ///
  /// C functions: `proj_get_type`, `proj_crs_get_sub_crs`, `proj_get_source_crs`.
  func isGeographic(_ system: borrowing PROJObject) -> Bool {
    switch unsafe proj_get_type(system.handle) {
    case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: return true
    case PJ_TYPE_COMPOUND_CRS:
      guard let part = unsafe PROJObject(owning: proj_crs_get_sub_crs(handle, system.handle, 0)) else {
        return false
      }
      return isGeographic(part)
    case PJ_TYPE_BOUND_CRS:
      guard let base = unsafe PROJObject(owning: proj_get_source_crs(handle, system.handle)) else {
        return false
      }
      return isGeographic(base)
    default: return false
    }
  }

  /// Where a system is made for; nil where PROJ does not know.
  ///
  /// C function: `proj_get_area_of_use`.
  func areaOfUse(of system: borrowing PROJObject) -> AreaOfInterest? {
    var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
    let isKnown = unsafe proj_get_area_of_use(handle, system.handle, &west, &south, &east, &north, nil)
    // -1000 is what PROJ gives where it does not know.
    guard isKnown != 0, west >= -360, south >= -90 else { return nil }
    return AreaOfInterest(west: west, south: south, east: east, north: north)
  }
}
