internal import Geodesy
package import Geometry
internal import Topology

/// What is wrong with polygons of files.
package enum PolygonFaults {
  /// What polygons are read for.
  package enum Use: Sendable {
    /// Their area, to which each ring adds as it runs.
    case area
    /// What lies in them: in one of them, by the even-odd rule.
    case places
  }

  /// What is wrong with the polygons of a feature, one sentence each: rings that cross themselves, holes outside, polygons
  /// that overlap where areas are measured, and edges of more than 180 degrees, which are read the short way.
  ///
  /// Rings that touch themselves in a place have the area that they enclose, and are not named.
  ///
  /// - Parameter origin: How messages call the feature that they are of: `feature 3`.
  package static func sentences(
    of polygons: [Polygon], called origin: String, for use: Use = .area
  ) -> [String] {
    var faults: [String] = []
    var areas: [[[PlanarPoint]]] = []
    var uneven: [Int: Double?] = [:]
    var isValid = true
    for (index, polygon) in polygons.enumerated() {
      let name = polygons.count > 1 ? "\(origin), polygon \(index + 1)" : origin
      if let words = longEdges(of: polygon) { faults.append("\(name) \(words)") }
      let area = planar(polygon)
      areas.append(area)
      guard let fault = fault(of: area, for: use, at: index, &uneven) else { continue }
      isValid = false
      faults.append("\(name) \(fault)")
    }
    guard use == .area, isValid, areas.count > 1,
      let two = PlanarPolygons.firstOverlap(among: areas, uneven: uneven)
    else { return faults }
    let place = place(of: [areas[two.first], areas[two.second]])
    return faults + ["\(origin): its polygons overlap\(place), and what they share is counted twice"]
  }

  /// Whether polygons have more in common than their outlines, so that the sum of their areas counts it twice. Polygons that
  /// cross themselves are left out.
  package static func overlap(_ polygons: [Polygon]) -> Bool {
    var areas: [[[PlanarPoint]]] = []
    var uneven: [Int: Double?] = [:]
    for area in polygons.map(planar) where fault(of: area, for: .area, at: areas.count, &uneven) == nil {
      areas.append(area)
    }
    return PlanarPolygons.firstOverlap(among: areas, uneven: uneven) != nil
  }

  /// The rings of a polygon in the plane, its middle between -180 and 180.
  private static func planar(_ polygon: Polygon) -> [[PlanarPoint]] {
    let polygon = PlanarContainment([polygon]).polygons.first ?? polygon
    let longitudes = polygon.exterior.map(\.longitude)
    let middle = ((longitudes.min() ?? 0) + (longitudes.max() ?? 0)) / 2
    let turn = (middle / 360).rounded() * 360
    return polygon.rings.map { ring in
      var ring = ring.map { PlanarPoint(x: $0.longitude - turn, y: $0.latitude) }
      // Longitudes that run on are sums, and may miss their beginning by the last digit: GEOS takes no ring that is open. One round
      // the Earth ends a turn away.
      if let first = ring.first, let last = ring.last, last.y == first.y,
        abs(last.x - first.x) < Seam.nearness
      {
        ring[ring.count - 1] = first
      }
      return ring
    }
  }

  private static func reason(_ areas: [[[PlanarPoint]]]) -> String? {
    try? PlanarPolygons.invalidity(of: areas)
  }

  private static func place(of areas: [[[PlanarPoint]]]) -> String {
    guard let reason = reason(areas), let start = reason.lastIndex(of: "["), reason.last == "]" else {
      return ""
    }
    let numbers = reason[reason.index(after: start)...].dropLast().split(separator: " ").compactMap {
      Double($0)
    }
    guard numbers.count == 2 else { return "" }
    return " at \(Coordinate(latitude: numbers[1], longitude: numbers[0]).normalized.inWords)"
  }

  /// What GEOS finds wrong that changes an area.
  ///
  /// - Parameters:
  ///   - index: The place of the polygon among others.
  ///   - uneven: Gains the polygons whose holes touch or leave the exterior without changing the area, with the turn of a band.
  private static func fault(
    of area: [[PlanarPoint]], for use: Use, at index: Int, _ uneven: inout [Int: Double?]
  ) -> String? {
    guard let reason = reason([area]) else { return nil }
    if area.count > 1 {
      let period = isBand(area) ? 360.0 : nil
      if (try? PlanarPolygons.isSumOfRings(area, period: period)) == true {
        uneven[index] = .some(period)
        return nil
      }
    }
    let place = place(of: [area])
    if reason.hasPrefix("Self-intersection") {
      return use == .places
        ? "crosses itself\(place); places that it goes round twice are taken as outside"
        : "crosses itself\(place), and parts that run the other way round are subtracted; correct it before its area is used"
    }
    if reason.hasPrefix("Hole lies outside") || reason.hasPrefix("Holes are nested") {
      return "has a hole\(place) that is not inside it, or in another hole, and is"
        + (use == .places ? " taken as a part of it" : " subtracted all the same")
    }
    if reason.hasPrefix("Nested shells") || reason.hasPrefix("Duplicate Rings") {
      return "has a ring twice\(place)"
    }
    if reason.hasPrefix("Too few points") { return "has fewer than three different vertices" }
    return nil
  }

  /// Whether a polygon is a band all the way round the Earth, on which its holes may lie across the meridian where it is cut.
  private static func isBand(_ area: [[PlanarPoint]]) -> Bool {
    let longitudes = area.first?.map(\.x) ?? []
    guard let west = longitudes.min(), let east = longitudes.max() else { return false }
    return abs(east - west - 360) < Seam.nearness
  }

  private static func longEdges(of polygon: Polygon) -> String? {
    let lengths = polygon.rings.flatMap { ring in
      zip(ring, ring.dropFirst()).filter { !Seam.isAcross($0, $1) && !Seam.isAlongPole($0, $1) }
        .map { abs($1.longitude - $0.longitude) }
    }.filter { $0 > 180 && $0 < 360 }
    guard let longest = lengths.max() else { return nil }
    let count = lengths.count == 1 ? "an edge" : "\(lengths.count) edges"
    func rounded(_ degrees: Double) -> String { "\((degrees * 1e4).rounded() / 1e4)" }
    return
      "has \(count) of more than 180 degrees of longitude (up to \(rounded(longest))), read the short way across ±180, so"
      + " that it is \(rounded(RingCourse(polygon.exterior).width)) degrees wide; where the long way is meant, give it vertices in between"
  }
}
