internal import Geodesy

/// A GeoJSON geometry object (RFC 7946, 3.1).
package struct GeoJSONGeometry: Decodable {
  package var geometry: SourceGeometry

  private enum Key: String, CodingKey { case type, coordinates, geometries }

  package static let types: Set<String> = [
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection",
  ]

  package init(from decoder: any Decoder) throws {
    guard let members = try? decoder.container(keyedBy: Key.self) else {
      throw Self.fault("the geometry is no JSON object")
    }
    guard let type = try? members.decode(String.self, forKey: .type) else {
      throw Self.fault("the geometry has no ‘type’")
    }
    guard Self.types.contains(type) else { throw Self.fault("‘\(type)’ is no GeoJSON geometry type") }
    if type == "GeometryCollection" {
      guard let geometries = try? members.nestedUnkeyedContainer(forKey: .geometries) else {
        throw Self.fault("the GeometryCollection has no list ‘geometries’")
      }
      var list = JSONList(geometries)
      geometry = .collection(
        try list.elements(named: "geometry") { try $0.next(GeoJSONGeometry.self).geometry })
      return
    }
    guard let coordinates = try? members.nestedUnkeyedContainer(forKey: .coordinates) else {
      throw Self.fault("the \(type) has no list ‘coordinates’")
    }
    var list = JSONList(coordinates)
    geometry = try Self.geometry(type, &list)
  }

  private static func geometry(_ type: String, _ list: inout JSONList) throws -> SourceGeometry {
    switch type {
    case "Point": return .points(list.isAtEnd ? [] : [list.position()])
    case "MultiPoint": return .points(try list.points())
    case "LineString": return .lines(list.isAtEnd ? [] : [try list.positions()], isMulti: false)
    case "MultiLineString":
      let lines = try list.elements(named: "part") { list in
        var line = try list.nested()
        return try line.positions()
      }
      return .lines(lines, isMulti: true)
    case "Polygon": return .polygons(list.isAtEnd ? [] : [try list.rings()], isMulti: false)
    default:
      let polygons = try list.elements(named: "polygon") { list in
        var polygon = try list.nested()
        return try polygon.rings()
      }
      return .polygons(polygons, isMulti: true)
    }
  }

  private static func fault(_ problem: String) -> GeoJSONFault {
    GeoJSONFault(kind: .structure, problem: problem, remedy: "correct it as RFC 7946 (section 3.1) has it")
  }
}
