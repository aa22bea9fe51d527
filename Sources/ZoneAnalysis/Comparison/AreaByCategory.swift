internal import Geodesy
package import Geometry
package import Zones

/// The area of some polygons by the categories of others that cover it.
package struct AreaByCategory: Sendable, Hashable {
  /// An area that the same categories cover.
  package struct Part: Sendable, Hashable {
    /// The categories, as indices; none for what no category covers, several for where they overlap.
    package var categories: [Int]
    /// On the ellipsoid, edges straight in longitude and latitude.
    package var area: Area
    package var polygons: [Polygon]
  }

  /// The parts that have an area, those of fewer categories first; together they are the whole.
  package let parts: [Part]

  /// Cuts polygons by those of categories, edges straight in longitude and latitude.
  ///
  /// - Throws: ``ZoneError/tooManyOverlaps(most:)`` for categories that overlap in more than 1,000 ways.
  package init(_ polygons: [Polygon], by categories: [[Polygon]]) throws(ZoneError) {
    let whole = PlanarContainment(polygons)
    let covers = categories.map { PlanarContainment($0) }
    // The sets of categories that cover a face, as they are found.
    var sets: [[Int]] = []
    let most = categories.count + 1000
    let faces = AreaOverlay.faces(of: polygons + categories.flatMap(\.self), regions: 0, 9) { place in
      guard sets.count <= most, whole.contains(place) else { return nil }
      let found = covers.indices.filter { covers[$0].contains(place) }
      if let index = sets.firstIndex(of: found) { return index }
      sets.append(found)
      return sets.count - 1
    }
    guard sets.count <= most else {
      throw .tooManyOverlaps(most: 1000)
    }
    parts = zip(sets, faces).map {
      Part(categories: $0, area: PolygonMeasure(of: $1, edges: .planar).area, polygons: $1)
    }
    .filter { $0.area.squareMeters > 0 }
    .sorted {
      let (a, b) = ($0.categories, $1.categories)
      return a.count != b.count ? a.count < b.count : a.lexicographicallyPrecedes(b)
    }
  }
}
