package import Geometry
package import SystemIO
internal import TextFormats
internal import ZoneFiles

/// Polygons by a property of their features: who controls what, which province is where.
package struct CategoryLayer: Sendable, Hashable {
  /// What messages call the file.
  package var name: String
  /// The categories, in the order in which they first come.
  package private(set) var categories: [(name: String, polygons: [Polygon])] = []
  /// A feature with the number of its category.
  package struct Feature: Sendable {
    var category: Int
    var polygons: [Polygon]
    /// The number of the property that is spread over areas; nil where it has none.
    var number: Double?
  }

  /// The features, in their order; none where no number is asked for.
  package private(set) var features: [Feature] = []
  /// What was passed over, one sentence each.
  package private(set) var notes: [String]

  /// Reads a GeoJSON file.
  ///
  /// - Parameters:
  ///   - path: The file, with polygons.
  ///   - key: The property that names the category of a feature; features without it are of the category ``unnamed``. Nil for
  ///     `zone` of a file of many zones, or else `name`, or the only property that is not a number.
  ///   - number: The property with a number, such as population, that is spread over the area of each feature; nil for none.
  /// - Throws: ``ReadError``, also where no feature has one of the properties.
  package init(path: String, key given: String?, number: String? = nil) throws(ReadError) {
    let source = try SourceFile(path)
    let input = try PolygonReader().read(source)
    name = source.name
    notes = input.notes
    let key: String
    if let given {
      key = given
    } else {
      key = try Self.key(of: source, input)
      notes.append("categories are named by ‘\(key)’; --key names another property")
    }
    let values = try source.propertyTexts(of: key, for: "--key")
    let numbers = try number.map { name throws(ReadError) in try source.propertyTexts(of: name, for: "--sum")
    }
    for feature in input.features {
      let value = values.indices.contains(feature.index) ? values[feature.index] : ""
      let category = value.isEmpty ? Self.unnamed : value
      if let index = categories.firstIndex(where: { $0.name == category }) {
        categories[index].polygons += feature.polygons
      } else {
        categories.append((category, feature.polygons))
      }
      guard let numbers else { continue }
      let text = numbers.indices.contains(feature.index) ? numbers[feature.index] : ""
      features.append(
        Feature(
          category: categories.firstIndex { $0.name == category } ?? 0, polygons: feature.polygons,
          number: WrittenNumber.signed(text, mark: UInt8(ascii: "."))))
    }
  }

  /// The property by which the features of a file are told apart, where none is given.
  ///
  /// - Throws: ``ReadError/column(file:problem:remedy:)`` where several may be it, or none.
  private static func key(of source: SourceFile, _ input: PolygonInput) throws(ReadError) -> String {
    if input.features.contains(where: { $0.zone != nil }) { return "zone" }
    var names: [String] = []
    var texts: Set<String> = []
    let text = try SourceText(source.text, name: source.name)
    if text.firstByte == UInt8(ascii: "{") {
      for properties in try GeoJSONDocument(text).features(readingGeometryWhere: { _ in false }).compactMap(
        \.properties)
      {
        for member in properties.members {
          if !names.contains(member.name) { names.append(member.name) }
          if member.value.string != nil { texts.insert(member.name) }
        }
      }
    }
    if let name = names.first(where: { $0.lowercased() == "name" }) { return name }
    if texts.count == 1, let name = texts.first { return name }
    let list = names.prefix(12).map(RowError.quoted).joined(separator: ", ")
    throw .column(
      file: source.name,
      problem: names.isEmpty
        ? "its features have no properties, of which one could name them"
        : "it is not plain which of the properties \(list) names its features",
      remedy: names.first.map { "say which with --key, as in --key \"\($0)\"" } ?? "give features with names")
  }

  /// What features without the property are called.
  package static let unnamed = "(unnamed)"

  /// Equal where the categories and their polygons are.
  package static func == (a: CategoryLayer, b: CategoryLayer) -> Bool {
    a.name == b.name && a.categories.elementsEqual(b.categories, by: ==)
  }

  /// Hashes the names.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(categories.map(\.name))
  }
}
