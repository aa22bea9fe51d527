public import Geometry

/// Polygons by a property of their features: who controls what, which province is where.
public struct CategoryLayer: Sendable, Hashable {
  /// What messages call the file.
  public var name: String
  /// The categories, in the order in which they first come.
  public private(set) var categories: [(name: String, polygons: [Polygon])] = []
  /// What was passed over, one sentence each.
  public private(set) var notes: [String]

  /// Reads a GeoJSON file.
  ///
  /// - Parameters:
  ///   - path: The file, with polygons.
  ///   - key: The property that names the category of a feature; features without it are of the category ``unnamed``.
  /// - Throws: ``ReadError``, also where no feature has the property.
  public init(path: String, key: String) throws(ReadError) {
    let source = try SourceFile(path)
    let input = try PolygonReader().read(source.text, name: source.name)
    name = source.name
    notes = input.notes
    guard case .features(let reader) = try IncidentSource(source) else {
      throw .format(
        file: source.name, seen: "this is no GeoJSON, whose features have properties",
        remedy: "convert it with ‘ogr2ogr -f GeoJSON’")
    }
    try reader.readAhead()
    guard reader.names.contains(key) else {
      let names = reader.names.prefix(12).map(RowFault.quoted).joined(separator: ", ")
      throw .format(
        file: source.name,
        seen: "no feature has a property ‘\(key)’\(names.isEmpty ? "" : " among \(names)")",
        remedy: "give one of these as --key")
    }
    var values: [String] = []
    while let piece = try reader.next() {
      guard case .record(let record) = piece else { continue }
      values.append(record.properties.first { $0.name == key }?.text ?? "")
    }
    for feature in input.features {
      let value = values.indices.contains(feature.index) ? values[feature.index] : ""
      let category = value.isEmpty ? Self.unnamed : value
      if let index = categories.firstIndex(where: { $0.name == category }) {
        categories[index].polygons += feature.polygons
      } else {
        categories.append((category, feature.polygons))
      }
    }
  }

  /// What features without the property are called.
  public static let unnamed = "(unnamed)"

  /// Equal where the categories and their polygons are.
  public static func == (a: CategoryLayer, b: CategoryLayer) -> Bool {
    a.name == b.name && a.categories.elementsEqual(b.categories, by: ==)
  }

  /// Hashes the names.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(categories.map(\.name))
  }
}
