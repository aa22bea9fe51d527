internal import Geometry

extension SourceGeometry {
  /// Reads a GeoJSON geometry object (RFC 7946, 3.1).
  init(geoJSON object: JSONValue) throws(GeoJSONError) {
    guard object.kind == .object else { throw Self.error("the geometry is not a JSON object") }
    guard let type = object["type"]?.string else { throw Self.error("the geometry has no ‘type’") }
    guard GeoJSONDocument.geometryTypes.contains(type) else {
      throw Self.error("‘\(type)’ is not a GeoJSON geometry type")
    }
    if type == "GeometryCollection" {
      guard let list = object["geometries"], list.kind == .list else {
        throw Self.error("the GeometryCollection has no list ‘geometries’")
      }
      self = .collection(
        try list.map(naming: "geometry") { value throws(GeoJSONError) in try SourceGeometry(geoJSON: value) })
      return
    }
    guard let list = object["coordinates"], list.kind == .list else {
      throw Self.error("the \(type) has no list ‘coordinates’")
    }
    let isEmpty = !list.hasContent
    switch type {
    case "Point": self = .points(isEmpty ? [] : [list.position])
    case "MultiPoint": self = .points(list.elements.map(\.position))
    case "LineString": self = .lines(isEmpty ? [] : [try list.positions()], isMulti: false)
    case "MultiLineString":
      self = .lines(
        try list.map(naming: "part") { part throws(GeoJSONError) in try part.positions() }, isMulti: true)
    case "Polygon": self = .polygons(isEmpty ? [] : [try list.rings()], isMulti: false)
    default:
      self = .polygons(
        try list.map(naming: "polygon") { part throws(GeoJSONError) in try part.rings() }, isMulti: true)
    }
  }

  private static func error(_ problem: String) -> GeoJSONError {
    GeoJSONError(kind: .structure, problem: problem, remedy: "correct it as RFC 7946 (section 3.1) has it")
  }
}

extension JSONValue {
  /// What the elements of a list are read as; in an error each is named by its number from 1.
  fileprivate func map<Value>(
    naming name: String, _ read: (JSONValue) throws(GeoJSONError) -> Value
  ) throws(GeoJSONError) -> [Value] {
    var values: [Value] = []
    for element in elements {
      values.append(
        try naming("\(name) \(values.count + 1)") { () throws(GeoJSONError) in try read(element) })
    }
    return values
  }

  fileprivate func rings() throws(GeoJSONError) -> [[SourcePosition]] {
    try requireList()
    return try map(naming: "ring") { ring throws(GeoJSONError) in try ring.positions() }
  }

  /// The positions of a line or ring. Further numbers of a position are heights and measures, and are ignored.
  fileprivate func positions() throws(GeoJSONError) -> [SourcePosition] {
    try requireList()
    var positions: [SourcePosition] = []
    for element in elements {
      guard let position = element.position else {
        throw GeoJSONError(
          kind: .position, problem: "the position is not a list of two numbers",
          remedy: "write it as [longitude, latitude], and check how deeply ‘coordinates’ is nested",
          vertex: positions.count + 1)
      }
      positions.append(position)
    }
    return positions
  }

  private func requireList() throws(GeoJSONError) {
    if kind == .list { return }
    throw GeoJSONError(
      kind: .structure, problem: "‘coordinates’ holds something other than a list where one is due",
      remedy: "check how deeply ‘coordinates’ is nested for this type")
  }

  /// The first two numbers of a list; nil where it does not begin with two.
  fileprivate var position: SourcePosition? {
    var numbers = elements
    guard let x = numbers.next()?.number, let y = numbers.next()?.number else { return nil }
    return SourcePosition(x: x, y: y)
  }
}
