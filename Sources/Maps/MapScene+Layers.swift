internal import Geometry

extension MapScene {
  /// For each region the styles of those that lie beneath all of it, from the lowest to the topmost.
  ///
  /// Hues are translucent, so that a limit at 12 miles within one at 24 has another hue on the map than alone.
  var stylesBeneath: [[String]] {
    guard (2...40).contains(regions.count) else { return [] }
    let areas = regions.map { PlanarContainment($0.polygons) }
    return regions.indices.map { index in
      let places = Self.places(within: regions[index].polygons, areas[index])
      guard !places.isEmpty else { return [] }
      return (0..<index).filter { lower in
        // Both outlines are right to a tolerance, so that some places may be out where they run together.
        places.count { areas[lower].contains($0) } * 20 >= places.count * 19
      }.map { regions[$0].style }
    }
  }

  /// Places spread over some polygons; none for those that are too narrow for it.
  private static func places(within polygons: [Polygon], _ area: PlanarContainment) -> [Coordinate] {
    let steps = 24
    // The largest are enough, and layers may have thousands.
    let boxes = area.boxes.sorted {
      ($0.east - $0.west) * ($0.north - $0.south) > ($1.east - $1.west) * ($1.north - $1.south)
    }
    return boxes.prefix(8).flatMap { box -> [Coordinate] in
      (0..<steps).flatMap { row -> [Coordinate] in
        (0..<steps).compactMap { column in
          let place = Coordinate(
            latitude: box.south + (box.north - box.south) * (Double(row) + 0.5) / Double(steps),
            longitude: box.west + (box.east - box.west) * (Double(column) + 0.5) / Double(steps))
          return area.contains(place) ? place : nil
        }
      }
    }
  }
}
