internal import Geometry

/// The incidents at one place of a map, drawn as one mark.
struct MarkStack {
  /// The number of the gravest kind among them.
  var kind: Int
  /// Whether the gravest has doubts.
  var isInDoubt: Bool
  var pixel: PlanarPoint
  /// All incidents at the place.
  var count: Int
  /// Those of the kind that its mark shows, whose number stands in it.
  var shown = 1

  /// The room that its mark takes on the page.
  var box: MapBox {
    let radius = MarkKind.radius(shown) + 1.5
    return MapBox(
      left: pixel.x - radius, top: pixel.y - radius, right: pixel.x + radius, bottom: pixel.y + radius)
  }

  /// The marks by place, the gravest last, so that what decides lies on top.
  static func stacks(of marks: [ZoneMap.Mark]) -> [MarkStack] {
    var index: [PlanarPoint: Int] = [:]
    var stacks: [MarkStack] = []
    for mark in marks {
      let key = PlanarPoint(x: (mark.pixel.x * 10).rounded(), y: (mark.pixel.y * 10).rounded())
      if let found = index[key] {
        stacks[found].count += 1
        if mark.kind < stacks[found].kind {
          (stacks[found].kind, stacks[found].isInDoubt, stacks[found].shown) = (mark.kind, mark.isInDoubt, 1)
        } else if mark.kind == stacks[found].kind {
          stacks[found].shown += 1
          if !mark.isInDoubt { stacks[found].isInDoubt = false }
        }
      } else {
        index[key] = stacks.count
        stacks.append(MarkStack(kind: mark.kind, isInDoubt: mark.isInDoubt, pixel: mark.pixel, count: 1))
      }
    }
    return stacks.enumerated().sorted { ($1.element.kind, $0.offset) < ($0.element.kind, $1.offset) }
      .map(\.element)
  }
}

/// A rectangle on the page.
struct MapBox: Hashable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  func meets(_ other: MapBox) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func contains(_ point: PlanarPoint) -> Bool {
    (left...right).contains(point.x) && (top...bottom).contains(point.y)
  }
}
