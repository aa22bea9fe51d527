package import Geometry
package import SystemIO
internal import ZoneFiles

/// Polygons by a property of their features: who controls what, which province is where.
package struct CategoryLayer: Sendable, Hashable {
  /// What messages call the file.
  package var name: String
  /// The categories, in the order in which they first come.
  package private(set) var categories: [(name: String, polygons: [Polygon])] = []
  /// What was passed over, one sentence each.
  package private(set) var notes: [String]

  /// Reads a GeoJSON file.
  ///
  /// - Parameters:
  ///   - path: The file, with polygons.
  ///   - key: The property that names the category of a feature; features without it are of the category ``unnamed``.
  /// - Throws: ``ReadError``, also where no feature has the property.
  package init(path: String, key: String) throws(ReadError) {
    let source = try SourceFile(path)
    let input = try PolygonReader().read(source)
    name = source.name
    notes = input.notes
    let values = try source.propertyTexts(of: key)
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
