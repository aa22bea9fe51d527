package import SystemIO

/// A GeoJSON text that was read whole: a geometry, a feature, or a collection of features (RFC 7946, 3).
package struct GeoJSONDocument {
  /// A feature, or a geometry that stands alone.
  package struct Feature {
    /// How messages call it: `feature 3`, counted from 1, or `geometry`.
    package var origin: String
    /// Nil where the feature has none, or where it was not asked for.
    package var geometry: SourceGeometry?
    /// The member `properties`, whatever it is.
    package var properties: JSONValue?
    /// The member `demarc`, by which a file of many zones keeps the rule of each with its line.
    package var zoneMember: JSONValue?
    /// What is wrong with it, where features with faults are kept.
    package var fault: ReadError?
  }

  /// What messages call the text.
  package let name: String
  /// The object that the text is.
  package let root: JSONValue
  /// Its member `type`: `FeatureCollection`, `Feature`, or one of ``geometryTypes``.
  package let type: String
  /// What its member `crs` states (GeoJSON before RFC 7946); nil where it has none.
  package let crs: StatedCRS?

  /// The values of `type` that a geometry may have.
  package static let geometryTypes: Set<String> = [
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection",
  ]

  /// Parses a text; its features are read by ``features(readingGeometryWhere:)``.
  ///
  /// - Throws: ``ReadError/syntax(_:problem:remedy:)`` for what is not JSON, and
  ///   ``ReadError/geometry(_:problem:remedy:)`` for what is not GeoJSON.
  package init(_ text: SourceText) throws(ReadError) {
    name = text.name
    do throws(JSONError) {
      root = try JSONValue(parsing: text.bytes)
    } catch {
      throw .syntax(
        text.place(of: error.index), problem: "this is not JSON: \(error.problem)",
        remedy: error.isTruncated ? "it seems cut off, fetch it again" : "correct it, or export it again")
    }
    do throws(GeoJSONError) {
      type = try Self.type(of: root)
    } catch {
      throw error.error(file: text.name)
    }
    crs = StatedCRS(of: root)
  }

  private static func type(of root: JSONValue) throws(GeoJSONError) -> String {
    guard root.kind == .object else { throw error("the JSON is not an object") }
    guard let type = root["type"]?.string else { throw error("the JSON has no text member ‘type’") }
    guard type == "FeatureCollection" || type == "Feature" || geometryTypes.contains(type) else {
      throw error("‘\(type)’ is not a GeoJSON type")
    }
    return type
  }

  /// The features, in the order of the text.
  ///
  /// - Parameters:
  ///   - isWanted: Whether the geometry of a feature with such properties is read.
  ///   - keepsFaults: Whether a feature of a collection that breaks the rules comes with its fault, instead of an error.
  /// - Throws: ``ReadError``, for features that break the rules of RFC 7946.
  package func features(
    readingGeometryWhere isWanted: (JSONValue?) -> Bool = { _ in true }, keepsFaults: Bool = false
  ) throws(ReadError) -> [Feature] {
    do throws(GeoJSONError) {
      switch type {
      case "FeatureCollection": return try collection(isWanted, keepsFaults)
      case "Feature":
        return [
          try naming("feature 1") { () throws(GeoJSONError) in try Self.feature(root, "feature 1", isWanted) }
        ]
      default:
        let geometry = try naming("geometry") { () throws(GeoJSONError) in try SourceGeometry(geoJSON: root) }
        return [Feature(origin: "geometry", geometry: geometry)]
      }
    } catch {
      throw error.error(file: name)
    }
  }

  private func collection(
    _ isWanted: (JSONValue?) -> Bool, _ keepsFaults: Bool
  ) throws(GeoJSONError) -> [Feature] {
    guard let list = root["features"], list.kind == .list else {
      throw Self.error("the FeatureCollection has no list ‘features’")
    }
    var features: [Feature] = []
    for value in list.elements {
      let origin = "feature \(features.count + 1)"
      do throws(GeoJSONError) {
        features.append(
          try naming(origin) { () throws(GeoJSONError) in try Self.feature(value, origin, isWanted) })
      } catch {
        guard keepsFaults else { throw error }
        features.append(
          Feature(origin: origin, properties: value["properties"], fault: error.error(file: name)))
      }
    }
    return features
  }

  /// A feature (RFC 7946, 3.2).
  private static func feature(
    _ value: JSONValue, _ origin: String, _ isWanted: (JSONValue?) -> Bool
  ) throws(GeoJSONError) -> Feature {
    func error(_ problem: String) -> GeoJSONError {
      GeoJSONError(
        kind: .structure, problem: problem, remedy: "correct it as RFC 7946 (section 3.2) has it")
    }
    guard value.kind == .object else { throw error("it is not a JSON object") }
    var feature = Feature(
      origin: origin, properties: value["properties"], zoneMember: value["demarc"])
    guard isWanted(feature.properties) else { return feature }
    let type = value["type"]?.string
    guard type == "Feature" else {
      throw error(type.map { "its type is ‘\($0)’ and not ‘Feature’" } ?? "it has no ‘type’")
    }
    guard let geometry = value["geometry"] else { throw error("it has no member ‘geometry’") }
    if !geometry.isNull { feature.geometry = try SourceGeometry(geoJSON: geometry) }
    return feature
  }

  private static func error(_ problem: String) -> GeoJSONError {
    GeoJSONError(
      kind: .structure, problem: problem,
      remedy: "give a GeoJSON geometry, Feature or FeatureCollection (RFC 7946)")
  }
}
