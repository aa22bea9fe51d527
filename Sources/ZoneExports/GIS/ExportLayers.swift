internal import Geometry
internal import TextFormats

/// The features of a collection by what they are, each layer with one type of geometry.
struct ExportLayers {
  /// The type of the geometries of a layer.
  enum Shape: String {
    case areas, lines, points
  }

  struct Layer {
    /// What the layer is called: `zone`, `line`, `base_points`.
    var name: String
    var shape: Shape
    var features: [JSONValue] = []
  }

  /// The layers that have features: areas first, then lines, then points.
  private(set) var layers: [Layer] = []
  /// The member `demarc` of the collection, which has rule and certificate; nil where it has none.
  private(set) var member: JSONValue?

  /// - Parameters:
  ///   - collection: A FeatureCollection of demarc's own.
  ///   - name: What the layer of its chief areas, or else its lines, is called.
  /// - Throws: `JSONError` for what is not JSON.
  init(_ collection: [UInt8], name: String) throws(JSONError) {
    let root = try JSONValue(parsing: collection[...])
    member = root["demarc"].flatMap { $0.isNull ? nil : $0 }
    var found: [Layer] = []
    for feature in Self.elements(root["features"]) {
      guard let geometry = feature["geometry"], geometry.kind == .object else { continue }
      let role = feature["properties"]?["role"]?.string ?? ""
      for (shape, geometry) in Self.parts(of: geometry) {
        let layer = Self.name(role, shape, name)
        let index =
          found.firstIndex { $0.name == layer && $0.shape == shape }
          ?? {
            found.append(Layer(name: layer, shape: shape))
            return found.count - 1
          }()
        found[index].features.append(
          geometry == nil ? feature : try Self.feature(feature, geometry: geometry ?? ""))
      }
    }
    let order: [Shape] = [.areas, .lines, .points]
    layers = order.flatMap { shape in found.filter { $0.shape == shape } }
  }

  private static func elements(_ list: JSONValue?) -> [JSONValue] { list.map { Array($0.elements) } ?? [] }

  private static func name(_ role: String, _ shape: Shape, _ name: String) -> String {
    switch (role, shape) {
    case ("sector", _): "sectors"
    case ("within", _): "within"
    case ("boundary", .points): "base_points"
    case ("boundary", _): "line"
    case ("vertex", _): "vertices"
    default: name
    }
  }

  /// The shapes of a geometry; those of a collection with geometries of their own.
  private static func parts(of geometry: JSONValue) -> [(shape: Shape, geometry: String?)] {
    switch geometry["type"]?.string {
    case "Polygon", "MultiPolygon": return [(.areas, nil)]
    case "LineString", "MultiLineString": return [(.lines, nil)]
    case "Point", "MultiPoint": return [(.points, nil)]
    default: break
    }
    var lines: [String] = []
    var points: [String] = []
    for member in Self.elements(geometry["geometries"]) {
      guard let coordinates = member["coordinates"] else { continue }
      let text = String(decoding: coordinates.bytes, as: UTF8.self)
      switch member["type"]?.string {
      case "LineString": lines.append(text)
      case "MultiPoint": points.append(String(text.dropFirst().dropLast()))
      default: continue
      }
    }
    func multiple(_ type: String, _ parts: [String]) -> String {
      "{\"type\":\"\(type)\",\"coordinates\":[\(parts.joined(separator: ","))]}"
    }
    var result: [(shape: Shape, geometry: String?)] = []
    if !lines.isEmpty { result.append((.lines, multiple("MultiLineString", lines))) }
    if !points.isEmpty { result.append((.points, multiple("MultiPoint", points))) }
    return result
  }

  /// A feature with another geometry.
  private static func feature(_ feature: JSONValue, geometry: String) throws(JSONError) -> JSONValue {
    let properties = feature["properties"].map { String(decoding: $0.bytes, as: UTF8.self) } ?? "null"
    let text = "{\"type\":\"Feature\",\"properties\":\(properties),\"geometry\":\(geometry)}"
    return try JSONValue(parsing: Array(text.utf8)[...])
  }
}

extension ExportLayers.Layer {
  /// The layer as a FeatureCollection.
  var collection: [UInt8] {
    var bytes = Array("{\"type\":\"FeatureCollection\",\"features\":[\n".utf8)
    for (index, feature) in features.enumerated() {
      if index > 0 { bytes += Array(",\n".utf8) }
      bytes += feature.bytes
    }
    return bytes + Array("]}\n".utf8)
  }

  /// From where to where its rings go, each once, the innermost first.
  var rings: [(from: Length, to: Length)] {
    var depths: Set<[Double]> = []
    for properties in features.compactMap({ $0["properties"] }) where properties["role"]?.string == "ring" {
      guard let from = properties["depth_from_m"]?.number, let to = properties["depth_to_m"]?.number else {
        continue
      }
      depths.insert([from, to])
    }
    return depths.sorted { ($0[1], $0[0]) < ($1[1], $1[0]) }.map { (.meters($0[0]), .meters($0[1])) }
  }

  /// The different roles of the features, in their order; kinds for limits.
  var classes: (property: String, values: [String]) {
    let property =
      features.contains { $0["properties"]?["kind"] != nil } && shape == .lines ? "kind" : "role"
    var values: [String] = []
    for feature in features {
      if let value = feature["properties"]?[property]?.string, !values.contains(value) {
        values.append(value)
      }
    }
    return (property, values)
  }
}
