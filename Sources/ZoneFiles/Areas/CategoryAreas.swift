internal import Geodesy
internal import Geometry
package import TextFormats
internal import ZoneAnalysis

/// The area of polygon features by the categories that cover them.
package struct CategoryAreas: Sendable, Hashable {
  /// A row for each feature and each set of categories that covers a part of it: `file`, `feature`, `role`, `category`
  /// and the area, whose column names the unit. Parts that no category covers are of the category `(none)`.
  package private(set) var table: FigureTable
  /// Whether several categories cover the same place.
  package private(set) var overlaps = false

  /// Cuts the features of some files by categories.
  ///
  /// - Throws: `ZoneError/tooManyOverlaps(most:)`.
  package init(of files: [PolygonInput], by layer: CategoryLayer, unit: AreaUnit) throws {
    table = FigureTable(names: ["file", "feature", "role", "category", "area_\(unit.rawValue)"])
    let categories = layer.categories.map(\.polygons)
    for file in files {
      for feature in file.features {
        for part in try AreaByCategory(feature.polygons, by: categories).parts {
          let names = part.categories.map { layer.categories[$0].name }
          if names.count > 1 { overlaps = true }
          table.rows.append([
            .text(file.name), .count(feature.index), .text(feature.role ?? ""),
            .text(names.isEmpty ? "(none)" : names.joined(separator: " + ")),
            .number(part.area.squareMeters / unit.squareMeters, decimals: 3),
          ])
        }
      }
    }
  }
}
