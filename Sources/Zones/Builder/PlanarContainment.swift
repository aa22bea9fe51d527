internal import Geometry

/// Whether places lie in polygons read as RFC 7946 does: edges straight in longitude and latitude.
///
/// Longitudes are turned to the polygon's own before the test, so that rings beyond ±180 work too. A place on
/// an edge may fall either way.
struct PlanarContainment: Sendable {
  private struct Box: Sendable {
    var west = Double.infinity
    var east = -Double.infinity
    var south = Double.infinity
    var north = -Double.infinity
  }

  let polygons: [Polygon]
  private let boxes: [Box]

  init(_ polygons: [Polygon]) {
    self.polygons = polygons.map { polygon in
      Polygon(exterior: Self.unwrapped(polygon.exterior), holes: polygon.holes.map(Self.unwrapped))
    }
    boxes = self.polygons.map { polygon in
      var box = Box()
      for vertex in polygon.exterior {
        box.west = min(box.west, vertex.longitude)
        box.east = max(box.east, vertex.longitude)
        box.south = min(box.south, vertex.latitude)
        box.north = max(box.north, vertex.latitude)
      }
      return box
    }
  }

  func contains(_ place: Coordinate) -> Bool {
    for (polygon, box) in zip(polygons, boxes)
    where place.latitude >= box.south && place.latitude <= box.north {
      for turn in [-360.0, 0, 360] {
        let x = place.longitude + turn
        guard x >= box.west, x <= box.east else { continue }
        let isInside = polygon.rings.reduce(false) { $0 != Self.isInside($1, x, place.latitude) }
        if isInside { return true }
      }
    }
    return false
  }

  /// A ring whose neighbouring longitudes differ the short way round; a difference of 360 stays as it is.
  private static func unwrapped(_ ring: [Coordinate]) -> [Coordinate] {
    var result = ring
    for index in ring.indices.dropFirst() {
      let step = ring[index].longitude - ring[index - 1].longitude
      let turned = abs(step) == 360 ? step : Coordinate.shortest(step)
      result[index].longitude = result[index - 1].longitude + (abs(step) <= 180 ? step : turned)
    }
    return result
  }

  /// The even-odd rule.
  private static func isInside(_ ring: [Coordinate], _ x: Double, _ y: Double) -> Bool {
    var isInside = false
    for (a, b) in zip(ring, ring.dropFirst()) where (a.latitude > y) != (b.latitude > y) {
      let crossing = a.longitude + (y - a.latitude) / (b.latitude - a.latitude) * (b.longitude - a.longitude)
      if crossing > x { isInside.toggle() }
    }
    return isInside
  }
}
