package import SystemIO

/// The JSON of ESRI's services, whose features have `attributes` and a `geometry` of x and y, paths, rings or points, as GeoJSON.
package struct ESRIFeatures {
  /// A FeatureCollection, with the member `crs` of older GeoJSON where the text states another system than longitude and
  /// latitude on WGS 84.
  package let collection: [UInt8]

  /// The features of a text as GeoJSON; nil where it is not of this kind.
  ///
  /// - Throws: ``ReadError/format(file:seen:remedy:)`` where ``init(_:)`` throws.
  package static func collection(
    of text: ArraySlice<UInt8>, file: String
  ) throws(ReadError) -> [UInt8]? {
    do throws(Fault) {
      return try ESRIFeatures(text)?.collection
    } catch {
      throw .format(file: file, seen: "this is JSON of ESRI, and \(error.problem)", remedy: error.remedy)
    }
  }

  /// Why a text is not read, as a clause, and what to do.
  package struct Fault: Error, Hashable {
    package var problem: String
    package var remedy: String
  }

  /// Whether a text seems to be of this kind and to have geometries, by its first bytes: what comes before the first feature, and
  /// that feature.
  package static func seemLikely(in beginning: ArraySlice<UInt8>) -> Bool {
    let text = beginning.drop(while: SourceText.isSpace)
    guard text.first == UInt8(ascii: "{"),
      let list = text.prefix(1 << 18).firstRange(of: Array("\"features\"".utf8)),
      let start = text[list.upperBound...].firstIndex(of: UInt8(ascii: "{")),
      text[list.upperBound..<start].allSatisfy({ SourceText.isSpace($0) || $0 == 0x3A || $0 == 0x5B })
    else { return false }
    guard let end = JSONValue.end(in: text, from: start, isLast: true),
      let feature = try? JSONValue(parsing: text[start..<end]), feature["type"] == nil
    else { return false }
    return isGeometry(feature["geometry"])
      || feature["attributes"] != nil && text[..<list.lowerBound].firstRange(of: "esriGeometry".utf8) != nil
  }

  private static func isGeometry(_ geometry: JSONValue?) -> Bool {
    guard let geometry, geometry.kind == .object, geometry["type"] == nil else { return false }
    return geometry["x"] != nil && geometry["y"] != nil
      || ["paths", "rings", "points", "curvePaths", "curveRings"].contains { geometry[$0] != nil }
  }

  /// The features of a text; nil where it is not of this kind.
  ///
  /// - Throws: ``Fault`` for curves, and for features in different systems.
  package init?(_ text: ArraySlice<UInt8>) throws(Fault) {
    guard let root = try? JSONValue(parsing: text.drop(while: SourceText.isSpace)),
      let features = root["features"], features.kind == .list
    else { return nil }
    var systems: Set<String?> = []
    if let system = root["spatialReference"], !system.isNull {
      systems = [try Self.name(of: system)]
    } else {
      for feature in features.elements {
        guard let geometry = feature["geometry"], let system = geometry["spatialReference"], !system.isNull
        else { continue }
        systems.insert(try Self.name(of: system))
      }
    }
    if systems.count > 1 {
      throw Fault(
        problem: "its features are in several coordinate reference systems", remedy: "export them in one")
    }
    var json = JSONWriter()
    var fault: Fault?
    json.object { json in
      json.member("type", "FeatureCollection")
      if case .some(.some(let name)) = systems.first {
        json.member(
          "crs",
          object: { crs in
            crs.member("type", "name")
            crs.member("properties", object: { $0.member("name", name) })
          })
      }
      json.member(
        "features",
        array: { list in
          for feature in features.elements {
            list.object { json in
              json.member("type", "Feature")
              if let attributes = feature["attributes"], attributes.kind == .object {
                json.member("properties", json: attributes.bytes)
              } else {
                json.member("properties", object: { _ in })
              }
              do throws(Fault) {
                json.member("geometry", json: try Self.geometry(feature["geometry"]))
              } catch {
                fault = fault ?? error
                json.member("geometry", json: Array("null".utf8))
              }
            }
          }
        })
    }
    if let fault { throw fault }
    collection = json.bytes
  }

  /// The name of a system; nil for longitude and latitude on WGS 84.
  private static func name(of system: JSONValue) throws(Fault) -> String? {
    let codes = ["latestWkid", "wkid"].compactMap { system[$0]?.number.flatMap { Int(exactly: $0) } }
    if codes.contains(4326) { return nil }
    // Web Mercator had several numbers before it was 3857.
    if codes.contains(where: [3857, 102_100, 102_113, 900_913].contains) { return "EPSG:3857" }
    if let code = codes.first { return code < 32_768 ? "EPSG:\(code)" : "ESRI:\(code)" }
    if let text = system["wkt2"]?.string ?? system["wkt"]?.string, !text.isEmpty { return text }
    throw Fault(
      problem: "its member ‘spatialReference’ does not name a system that is known",
      remedy: "export it in longitude and latitude (outSR=4326)")
  }

  /// A geometry as GeoJSON; `null` for an empty one.
  private static func geometry(_ geometry: JSONValue?) throws(Fault) -> [UInt8] {
    let empty = Array("null".utf8)
    guard let geometry, geometry.kind == .object else { return empty }
    if geometry["curvePaths"] != nil || geometry["curveRings"] != nil {
      throw Fault(
        problem: "it has curves", remedy: "export it without them (returnTrueCurves=false)")
    }
    if let paths = geometry["paths"] { return written("MultiLineString", paths.bytes) }
    if let points = geometry["points"] { return written("MultiPoint", points.bytes) }
    if let rings = geometry["rings"] { return written("MultiPolygon", Self.polygons(rings)) }
    guard let x = geometry["x"]?.number, let y = geometry["y"]?.number else { return empty }
    return written("Point", Array("[\(x),\(y)]".utf8))
  }

  private static func written(_ type: String, _ coordinates: some Sequence<UInt8>) -> [UInt8] {
    JSONWriter.object { json in
      json.member("type", type)
      json.member("coordinates", json: coordinates)
    }
  }

  private struct Ring {
    var bytes: ArraySlice<UInt8>
    var places: [(x: Double, y: Double)]

    /// Twice the area on the left: negative for a ring that runs clockwise, as exteriors do.
    var area: Double {
      zip(places, places.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
    }

    /// The even-odd rule.
    func contains(_ place: (x: Double, y: Double)) -> Bool {
      var isInside = false
      for (a, b) in zip(places, places.dropFirst()) where (a.y > place.y) != (b.y > place.y) {
        if a.x + (place.y - a.y) / (b.y - a.y) * (b.x - a.x) > place.x { isInside.toggle() }
      }
      return isInside
    }
  }

  /// The rings as the coordinates of polygons: each that runs clockwise is an exterior, and each other a hole of the smallest
  /// exterior that has most of its vertices, or an exterior where none has.
  private static func polygons(_ rings: JSONValue) -> [UInt8] {
    let all = rings.elements.map { ring in
      Ring(
        bytes: ring.bytes,
        places: ring.elements.compactMap { vertex in
          let numbers = vertex.elements.prefix(2).compactMap(\.number)
          return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
        })
    }
    var polygons = all.filter { $0.area <= 0 }.map { [$0] }
    for hole in all where hole.area > 0 {
      let shells = polygons.indices.filter { index in
        2 * hole.places.count { polygons[index][0].contains($0) } > hole.places.count
      }
      if let shell = shells.min(by: { abs(polygons[$0][0].area) < abs(polygons[$1][0].area) }) {
        polygons[shell].append(hole)
      } else {
        polygons.append([hole])
      }
    }
    let texts = polygons.map {
      "[" + $0.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: ",") + "]"
    }
    return Array("[\(texts.joined(separator: ","))]".utf8)
  }
}
