internal import Geodesy
internal import Geometry
internal import ZoneAnalysis
internal import ZoneFiles
internal import Zones

/// A number of each feature of a layer, such as the people of a district, spread evenly over the feature's area: a part of the area
/// has the same part of the number.
package struct SpreadNumbers {
  /// The property with the number.
  package let property: String
  /// How many features of the layer lie wholly in the features that are measured, and how many partly.
  package private(set) var whole = 0
  package private(set) var partly = 0
  /// How many features that reach in have no number; they add 0.
  package private(set) var numberless = 0

  private let features: [CategoryLayer.Feature]
  private let areas: [Double]
  private var covered: [Double]

  /// - Parameter layer: Read with the property.
  init(_ property: String, of layer: CategoryLayer) {
    self.property = property
    features = layer.features
    covered = features.map { _ in 0 }
    areas = features.map { feature in
      // What a feature's own polygons share is one area.
      PolygonFaults.overlap(feature.polygons)
        ? AreaOverlay(feature.polygons, []).onlyFirst.squareMeters
        : PolygonMeasure(of: feature.polygons, edges: .planar).area.squareMeters
    }
  }

  /// What the parts of some polygons have of the numbers, by the categories of their features.
  ///
  /// - Parameter counts: Whether the polygons belong to totals.
  /// - Throws: `ZoneError`, as `AreaByCategory`.
  mutating func sums(over polygons: [Polygon], counts: Bool) throws -> [(categories: [Int], sum: Double)] {
    try AreaByCategory(polygons, by: features.map(\.polygons)).parts.map { part in
      var sum = 0.0
      for index in part.categories where areas[index] > 0 {
        sum += (features[index].number ?? 0) * (part.area.squareMeters / areas[index])
        if counts { covered[index] += part.area.squareMeters }
      }
      return (Array(Set(part.categories.map { features[$0].category })).sorted(), sum)
    }
  }

  /// Counts the features that reach in, once all polygons were asked for.
  mutating func count() {
    for (index, area) in areas.enumerated() where covered[index] > area * 1e-9 && area > 0 {
      if covered[index] < area * (1 - 1e-6) { partly += 1 } else { whole += 1 }
      if features[index].number == nil { numberless += 1 }
    }
  }
}
