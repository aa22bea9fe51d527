internal import Geometry
internal import TextFormats

/// One GeoJSON feature of an input, with its bytes as they came.
struct FeatureRecord {
  /// The feature, or what stands in its place.
  var bytes: ArraySlice<UInt8>
  /// The line on which it begins, from 1.
  var line: Int
  /// Its properties in their order, as a table would hold them.
  var properties: [(name: String, text: String)] = []
  /// Why the feature cannot be judged, or nil.
  private(set) var fault: RowError?
  /// Where the coordinates of its point are in its bytes, and whether each is a number.
  private var ordinates: [(range: Range<Int>, isNumber: Bool)] = []
  /// Where the list that holds them is.
  private var list: Range<Int>?
  private var point: (longitude: Double, latitude: Double)?
  private var shape = Shape.broken

  private enum Shape {
    /// The text is not a GeoJSON feature.
    case broken
    /// A geometry without a feature around it.
    case geometry
    /// A feature, and where its members go: before this index, after the bytes that are needed there.
    case feature(at: Int, before: String, after: String, skipping: Int)
  }

  init(_ bytes: ArraySlice<UInt8>, line: Int) {
    self.bytes = bytes
    self.line = line
    let object: JSONValue
    do throws(JSONError) {
      object = try JSONValue(parsing: bytes)
    } catch {
      fault = RowError("the feature is no JSON", reason: "the feature is no JSON: \(error.problem)")
      return
    }
    switch object["type"]?.string {
    case "Feature":
      let properties = object["properties"]
      self.properties = properties?.members.map { ($0.name, $0.value.cellText) } ?? []
      if let name = object.doubledName ?? properties?.doubledName ?? object["geometry"]?.doubledName {
        shape = Self.insertion(object, properties)
        fault = RowError(
          "a key comes twice", reason: "the key \(RowError.quoted(name)) comes twice, with different values")
        return
      }
      shape = Self.insertion(object, properties)
      read(object["geometry"])
    case let type? where GeoJSONDocument.geometryTypes.contains(type):
      shape = .geometry
      read(object)
    case let type:
      let seen = type.map { "its type is \(RowError.quoted($0))" } ?? "it has no type"
      fault = RowError("it is no GeoJSON feature", reason: "it is no GeoJSON feature: \(seen)")
    }
  }

  /// Whether it has a geometry of any kind.
  var hasGeometry: Bool { point != nil || fault != nil }

  /// The place of a point.
  ///
  /// - Throws: ``RowError`` for anything that is not a feature with a point on the Earth.
  func place() throws(RowError) -> Coordinate {
    let position = try position()
    return try CoordinateField.place(latitude: position.latitude, longitude: position.longitude, field: nil)
  }

  /// The coordinates of a point as they stand: in a projected system the longitude is the easting.
  ///
  /// - Throws: ``RowError`` for anything that is not a feature with a point.
  func position() throws(RowError) -> Coordinate {
    if let fault { throw fault }
    guard let point else { throw RowError("the feature has no geometry") }
    return Coordinate(latitude: point.latitude, longitude: point.longitude)
  }

  /// The feature with its point at another place, its height and all else as it came.
  func moved(to place: Coordinate) -> FeatureRecord {
    guard let list else { return self }
    let place = place.normalized
    let numbers = ["\(place.longitude)", "\(place.latitude)"] + ordinates.dropFirst(2).map { text($0.range) }
    let written = Array("[\(numbers.joined(separator: ","))]".utf8)
    let moved = bytes[..<list.lowerBound] + written + bytes[list.upperBound...]
    return FeatureRecord(moved, line: line)
  }

  /// Writes its coordinates as properties, where it has none by their names.
  func addCoordinates(to json: inout JSONWriter) {
    guard let position = point else { return }
    for (name, value) in [("longitude", position.longitude), ("latitude", position.latitude)]
    where !properties.contains(where: { $0.name.lowercased() == name }) {
      json.member(name, value)
    }
  }

  private mutating func read(_ geometry: JSONValue?) {
    guard let geometry, !geometry.isNull else { return }
    let type = geometry["type"]?.string ?? ""
    var coordinates = geometry["coordinates"]
    var elements = coordinates.map { Array($0.elements) } ?? []
    if type == "MultiPoint", elements.count == 1 {
      coordinates = elements[0]
      elements = Array(elements[0].elements)
    }
    guard type == "Point" || (type == "MultiPoint" && elements.first?.kind == .number) else {
      let seen = type.isEmpty ? "without a type" : "a \(RowError.quoted(type))"
      fault = RowError("the geometry is no point", reason: "the geometry is \(seen), not a Point")
      return
    }
    list = coordinates?.range
    ordinates = elements.map { ($0.range, $0.kind == .number) }
    let numbers = elements.map(\.number)
    guard numbers.count >= 2, let longitude = numbers[0], let latitude = numbers[1] else {
      fault = RowError("the point has no two coordinates")
      return
    }
    point = (longitude, latitude)
  }

  /// The member for a column other than a property, as it is written; nil where the feature has none.
  func text(of member: FeatureTable.Member) -> String? {
    switch member {
    case .id:
      // Parsed again, as only tables ask for it.
      guard case .feature = shape, let id = try? JSONValue(parsing: bytes)["id"]?.cellText, !id.isEmpty else {
        return nil
      }
      return id
    case .longitude: return ordinate(0)
    case .latitude: return ordinate(1)
    case .elevation: return ordinate(2)
    }
  }

  private func ordinate(_ index: Int) -> String? {
    guard index < ordinates.count, ordinates[index].isNumber else { return nil }
    return text(ordinates[index].range)
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private static func insertion(_ object: JSONValue, _ properties: JSONValue?) -> Shape {
    guard let properties else {
      return .feature(
        at: object.range.lowerBound + 1, before: #""properties":{"#, after: "},", skipping: 0)
    }
    guard properties.kind == .object else {
      return .feature(
        at: properties.range.lowerBound, before: "{", after: "}", skipping: properties.range.count)
    }
    return .feature(
      at: properties.range.lowerBound + 1, before: "", after: properties.hasContent ? "," : "",
      skipping: 0)
  }

  /// The feature with further properties before its own, all other bytes as they came.
  ///
  /// A geometry becomes a feature. What is broken becomes a feature without a geometry that holds its text.
  func bytes(adding members: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.object { object in
      members(&object)
      if case .broken = shape { object.member("record", String(decoding: bytes, as: UTF8.self)) }
    }
    let added = json.bytes.dropFirst().dropLast()
    switch shape {
    case .broken:
      return Array(#"{"type":"Feature","geometry":null,"properties":{"#.utf8) + added + Array("}}".utf8)
    case .geometry:
      return Array(#"{"type":"Feature","geometry":"#.utf8) + bytes + Array(#","properties":{"#.utf8) + added
        + Array("}}".utf8)
    case .feature(let index, let before, let after, let skipped):
      return bytes[..<index] + Array(before.utf8) + added + Array(after.utf8) + bytes[(index + skipped)...]
    }
  }
}
