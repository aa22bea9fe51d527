internal import Geodesy
public import Geometry

/// The area of some polygons by the categories of others that cover it.
public struct AreaByCategory: Sendable, Hashable {
  /// An area that the same categories cover.
  public struct Part: Sendable, Hashable {
    /// The categories, as indices; none for what no category covers, several for where they overlap.
    public var categories: [Int]
    /// The area.
    public var area: Area
  }

  /// The parts that have an area, those of fewer categories first; together they are the whole.
  public let parts: [Part]

  /// Cuts polygons by those of categories, edges straight in longitude and latitude.
  ///
  /// - Throws: ``ZoneError``; ``ZoneError/topology(_:)`` also for categories that overlap in more than 1,000 ways.
  public init(_ polygons: [Polygon], by categories: [[Polygon]]) throws(ZoneError) {
    let whole = PlanarContainment(polygons)
    let covers = categories.map { PlanarContainment($0) }
    var sets: [[Int]] = []
    let most = categories.count + 1000
    // Which sets of categories there are is not known before; a first walk over the faces finds them.
    func set(at place: Coordinate) -> [Int]? {
      whole.contains(place) ? covers.indices.filter { covers[$0].contains(place) } : nil
    }
    let all = polygons + categories.flatMap(\.self)
    _ = try AreaOverlay.faces(of: all, regions: 0, 9) { place in
      if let found = set(at: place), !sets.contains(found), sets.count <= most { sets.append(found) }
      return nil
    }
    guard sets.count <= most else {
      throw .topology("the categories overlap in more than 1,000 ways; mend the layer, or choose another key")
    }
    sets.sort { ($0.count, $0.first ?? -1, $0.last ?? -1) < ($1.count, $1.first ?? -1, $1.last ?? -1) }
    let faces = try AreaOverlay.faces(of: all, regions: sets.count, 9) { place in
      set(at: place).flatMap { sets.firstIndex(of: $0) }
    }
    parts = zip(sets, faces).map { Part(categories: $0, area: PolygonMeasure(of: $1, edges: .planar).area) }
      .filter { $0.area.squareMeters > 0 }
  }
}
