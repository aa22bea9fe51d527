internal import CPROJ
internal import Geometry

/// A box of longitudes and latitudes by which PROJ ranks operations; west is greater than east across 180.
struct AreaOfInterest: Equatable {
  var west: Double
  var south: Double
  var east: Double
  var north: Double

  init(west: Double, south: Double, east: Double, north: Double) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  /// Whether a place lies in the box.
  func contains(_ place: Coordinate) -> Bool {
    guard (south...max(south, north)).contains(place.latitude) else { return false }
    let longitude = place.normalized.longitude
    return west <= east ? (west...east).contains(longitude) : longitude >= west || longitude <= east
  }

  /// The box around the finite ones of some coordinates, a little wider so that it is never without area; nil
  /// if there are none.
  init?(around coordinates: [Coordinate]) {
    let finite = coordinates.filter(\.isValid).map(\.normalized)
    guard let south = finite.lazy.map(\.latitude).min(), let north = finite.lazy.map(\.latitude).max(),
      var west = finite.lazy.map(\.longitude).min(), var east = finite.lazy.map(\.longitude).max()
    else { return nil }
    if east - west > 180 {
      let turned = finite.lazy.map { $0.longitude < 0 ? $0.longitude + 360 : $0.longitude }
      west = turned.min() ?? west
      east = turned.max() ?? east
    }
    let margin = 0.1
    self.south = max(south - margin, -90)
    self.north = min(north + margin, 90)
    self.west = Coordinate.shortest(west - margin)
    self.east = Coordinate.shortest(east + margin)
  }
}

/// An operation with longitude first on both sides, and how PROJ calls it.
struct ChosenOperation: ~Copyable {
  let object: PROJObject
  let description: CRSOperation
}

extension PROJContext {
  /// The operation PROJ ranks first for an area.
  ///
  /// Where none is defined for the area, as when a UTM zone is used far outside its six degrees, the first of
  /// all operations is taken.
  ///
  /// C functions: `proj_create_operation_factory_context`, `proj_create_operations`, `proj_list_get`.
  func choice(
    from source: borrowing PROJObject, to target: borrowing PROJObject, over area: AreaOfInterest?,
    name: String
  ) throws(CRSError) -> ChosenOperation {
    if let area, let found = first(from: source, to: target, over: area, name: name) { return found }
    guard let found = first(from: source, to: target, over: nil, name: name) else {
      throw .noOperation(crs: name, reason: lastMessage)
    }
    return found
  }

  private func first(
    from source: borrowing PROJObject, to target: borrowing PROJObject, over area: AreaOfInterest?,
    name: String
  ) -> ChosenOperation? {
    guard let factory = unsafe proj_create_operation_factory_context(handle, nil) else { return nil }
    defer { unsafe proj_operation_factory_context_destroy(factory) }
    unsafe proj_operation_factory_context_set_spatial_criterion(
      handle, factory, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION)
    unsafe proj_operation_factory_context_set_grid_availability_use(
      handle, factory, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID)
    if let area {
      unsafe proj_operation_factory_context_set_area_of_interest(
        handle, factory, area.west, area.south, area.east, area.north)
    }
    guard let list = unsafe proj_create_operations(handle, source.handle, target.handle, factory) else {
      return nil
    }
    defer { unsafe proj_list_destroy(list) }
    guard unsafe proj_list_get_count(list) > 0,
      let operation = unsafe PROJObject(owning: proj_list_get(handle, list, 0))
    else { return nil }
    let normalized = unsafe PROJObject(owning: proj_normalize_for_visualization(handle, operation.handle))
    guard let normalized else { return nil }
    return ChosenOperation(object: normalized, description: describe(operation, source: name))
  }

  /// C functions: `proj_get_name`, `proj_coordoperation_get_accuracy`.
  private func describe(_ operation: borrowing PROJObject, source: String) -> CRSOperation {
    let name = unsafe proj_get_name(operation.handle)
    // A conversion, such as a projection, changes no datum and loses nothing; PROJ states no accuracy for it.
    let isConversion = unsafe proj_get_type(operation.handle) == PJ_TYPE_CONVERSION
    let stated = unsafe proj_coordoperation_get_accuracy(handle, operation.handle)
    let accuracy = isConversion && stated < 0 ? 0 : stated
    let ballpark = unsafe proj_coordoperation_has_ballpark_transformation(handle, operation.handle) != 0
    return CRSOperation(
      source: source, name: unsafe name.map { unsafe String(cString: $0) } ?? "unnamed",
      accuracy: ballpark || accuracy < 0 ? nil : accuracy)
  }
}
