package import Geometry

extension PlanarPolygons {
  /// The first two areas that have more in common than their outlines, longitude by latitude; nil where there are none, and
  /// where GEOS cannot tell.
  ///
  /// Areas that reach beyond ±180 are also compared with those on the other side of it.
  package static func firstOverlap(among areas: [[[PlanarPoint]]]) -> (first: Int, second: Int)? {
    struct Box {
      var west: Double
      var east: Double
      var south: Double
      var north: Double
      var index: Int
      var turn: Double
    }
    var boxes: [Box] = []
    for (index, area) in areas.enumerated() {
      guard let first = area.first?.first else { continue }
      var box = Box(west: first.x, east: first.x, south: first.y, north: first.y, index: index, turn: 0)
      for point in area[0] {
        (box.west, box.east) = (min(box.west, point.x), max(box.east, point.x))
        (box.south, box.north) = (min(box.south, point.y), max(box.north, point.y))
      }
      boxes.append(box)
      for turn in [-360.0, 360] where turn < 0 ? box.east > 180 : box.west < -180 {
        var other = box
        (other.west, other.east, other.turn) = (box.west + turn, box.east + turn, turn)
        boxes.append(other)
      }
    }
    boxes.sort { ($0.west, $0.index) < ($1.west, $1.index) }
    var open: [Box] = []
    for box in boxes {
      open.removeAll { $0.east <= box.west }
      for other in open
      where other.index != box.index && other.south < box.north && box.south < other.north {
        let a = moved(areas[other.index], by: other.turn)
        let b = moved(areas[box.index], by: box.turn)
        if (try? doOverlap([a], [b])) == true {
          return (min(box.index, other.index), max(box.index, other.index))
        }
      }
      open.append(box)
    }
    return nil
  }

  private static func moved(_ rings: [[PlanarPoint]], by degrees: Double) -> [[PlanarPoint]] {
    degrees == 0 ? rings : rings.map { $0.map { PlanarPoint(x: $0.x + degrees, y: $0.y) } }
  }
}
