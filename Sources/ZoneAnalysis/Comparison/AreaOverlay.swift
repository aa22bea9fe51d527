internal import Geodesy
package import Geometry
internal import Topology
internal import ZoneBuilding
internal import Zones

/// The areas that two sets of polygons cover together, and each alone.
package struct AreaOverlay: Sendable, Hashable {
  /// The area of the first alone.
  package let onlyFirst: Area
  /// The area of the second alone.
  package let onlySecond: Area
  /// The area that both of them cover.
  package let both: Area
  /// The polygons of the first, those that touch or overlap united.
  package let first: [Polygon]
  /// The polygons of the second, united likewise.
  package let second: [Polygon]

  /// Lays polygons over one another, edges straight in longitude and latitude, on a grid with a number of decimals.
  package init(_ first: [Polygon], _ second: [Polygon], decimals: Int = 9) {
    let a = PlanarContainment(first)
    let b = PlanarContainment(second)
    let faces = Self.parts(of: first, a, second, b, decimals)
    let areas = faces.map { PolygonMeasure(of: $0, edges: .planar).area }
    (onlyFirst, onlySecond, both) = (areas[0], areas[1], areas[2])
    self.first = Self.united(first, a, decimals)
    self.second = Self.united(second, b, decimals)
  }

  /// What polygons cover together, those that touch or overlap united, edges straight in longitude and latitude.
  package static func union(of polygons: [Polygon], decimals: Int = 9) -> [Polygon] {
    united(polygons, PlanarContainment(polygons), decimals)
  }

  /// The polygons of what the first covers alone, the second alone, and both.
  static func parts(of first: [Polygon], and second: [Polygon], decimals: Int) -> [[Polygon]] {
    parts(of: first, PlanarContainment(first), second, PlanarContainment(second), decimals)
  }

  private static func parts(
    of first: [Polygon], _ a: PlanarContainment, _ second: [Polygon], _ b: PlanarContainment,
    _ decimals: Int
  ) -> [[Polygon]] {
    faces(of: first + second, regions: 3, decimals) { place in
      switch (a.contains(place), b.contains(place)) {
      case (true, false): 0
      case (false, true): 1
      case (true, true): 2
      case (false, false): nil
      }
    }
  }

  private static func united(
    _ polygons: [Polygon], _ area: PlanarContainment, _ decimals: Int
  ) -> [Polygon] {
    faces(of: polygons, regions: 1, decimals) { area.contains($0) ? 0 : nil }[0]
  }

  /// The rings of polygons, without edges of more than 180 degrees of longitude.
  ///
  /// In the plane an edge runs the short way. One that goes once round the Earth, as those of a box from -180 to 180 do, would
  /// be a step of 0 there; in pieces it is not.
  private static func inShortSteps(_ polygons: [Polygon]) -> [[Coordinate]] {
    let unwrapped = PlanarContainment(polygons).polygons
    guard unwrapped.count == polygons.count else { return polygons.flatMap(\.rings) }
    return zip(polygons, unwrapped).flatMap { polygon, course in
      zip(polygon.rings, course.rings).map { ring, course in
        func width(_ a: Coordinate, _ b: Coordinate) -> Double { abs(b.longitude - a.longitude) }
        guard zip(course, course.dropFirst()).contains(where: { width($0, $1) > 180 }) else { return ring }
        return course.prefix(1)
          + zip(course, course.dropFirst()).flatMap { a, b in
            let count = max(1, Int((width(a, b) / 90).rounded(.up)))
            return (1...count).map { step in
              if step == count { return b }
              let part = Double(step) / Double(count)
              return Coordinate(
                latitude: a.latitude + (b.latitude - a.latitude) * part,
                longitude: a.longitude + (b.longitude - a.longitude) * part)
            }
          }
      }
    }
  }

  /// The faces between the outlines of polygons, united by what a test says of a place in each.
  static func faces(
    of polygons: [Polygon], regions: Int, _ decimals: Int, classify: (Coordinate) -> Int?
  ) -> [[Polygon]] {
    var plane = LonLatPlane(inShortSteps(polygons))
    // A ring round a pole may be written without a way to it.
    if plane.touchesBorder { plane.addBorder() }
    return PlanarArrangement.regions(
      of: plane.lines, grid: LonLatPlane.grid(decimals: decimals), regions: regions
    ) { place, _ in classify(place.coordinate) }
    .map { $0.map { RightHanded.polygon($0, decimals: decimals) } }
  }
}
