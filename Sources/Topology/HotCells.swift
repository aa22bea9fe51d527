/// The cells of the grid in which something ends or crosses, to find those near a segment.
///
/// A packed tree of boxes (sort-tile-recursive; Leutenegger and others 1997): where lines tangle, crossings lie far closer than
/// segments are long, and cells as large as segments would each hold them all.
struct HotCells {
  private typealias Box = (low: GridPoint, high: GridPoint)

  /// Each once, those of one box side by side.
  private let points: [GridPoint]
  /// The boxes around each ``fan`` points, around each ``fan`` of these, and so on.
  private var levels: [[Box]] = []
  private static let fan = 8

  init(_ found: [GridPoint]) {
    var points: [GridPoint] = []
    points.reserveCapacity(found.count)
    for point in found.sorted(by: { ($0.x, $0.y) < ($1.x, $1.y) }) where points.last != point {
      points.append(point)
    }
    // In columns of as many boxes as there are columns, from bottom to top.
    let boxes = (Double(points.count) / Double(Self.fan)).squareRoot().rounded(.up)
    let column = max(1, Int(boxes)) * Self.fan
    for first in stride(from: 0, to: points.count, by: column) {
      points[first..<min(first + column, points.count)].sort { ($0.y, $0.x) < ($1.y, $1.x) }
    }
    self.points = points
    guard !points.isEmpty else { return }
    levels = [Self.grouped(points.map { ($0, $0) })]
    while let last = levels.last, last.count > 1 { levels.append(Self.grouped(last)) }
  }

  private static func grouped(_ boxes: [Box]) -> [Box] {
    stride(from: 0, to: boxes.count, by: fan).map { first in
      boxes[first + 1..<min(first + fan, boxes.count)].reduce(boxes[first]) {
        (
          GridPoint(x: min($0.low.x, $1.low.x), y: min($0.low.y, $1.low.y)),
          GridPoint(x: max($0.high.x, $1.high.x), y: max($0.high.y, $1.high.y))
        )
      }
    }
  }

  /// Calls with every point in a box.
  func forEach(in box: (low: GridPoint, high: GridPoint), _ body: (GridPoint) -> Void) {
    if !levels.isEmpty { visit(levels.count - 1, 0, box, body) }
  }

  private func visit(_ level: Int, _ index: Int, _ box: Box, _ body: (GridPoint) -> Void) {
    let own = levels[level][index]
    guard own.low.x <= box.high.x, own.high.x >= box.low.x, own.low.y <= box.high.y, own.high.y >= box.low.y
    else { return }
    let children =
      index * Self.fan..<min((index + 1) * Self.fan, level > 0 ? levels[level - 1].count : points.count)
    for child in children {
      if level > 0 {
        visit(level - 1, child, box, body)
      } else if points[child].x >= box.low.x, points[child].x <= box.high.x, points[child].y >= box.low.y,
        points[child].y <= box.high.y
      {
        body(points[child])
      }
    }
  }
}
