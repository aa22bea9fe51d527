internal import Geometry

/// Which regions lie on the two sides of noded lines.
struct LineSides {
  private let lines: [[PlanarPoint]]
  /// A line and a direction of it, by its first step that way.
  private var lineOfStep: [Step: Way] = [:]
  private var left: [Int?]
  private var right: [Int?]

  private struct Step: Hashable {
    let from: PlanarPoint
    let to: PlanarPoint
  }

  private struct Way {
    let line: Int
    let isForward: Bool
  }

  init(_ lines: [[PlanarPoint]]) {
    self.lines = lines
    left = Array(repeating: nil, count: lines.count)
    right = left
    lineOfStep.reserveCapacity(2 * lines.count)
    for (index, line) in lines.enumerated() where line.count > 1 {
      lineOfStep[Step(from: line[0], to: line[1])] = Way(line: index, isForward: true)
      let last = line.count - 1
      lineOfStep[Step(from: line[last], to: line[last - 1])] = Way(line: index, isForward: false)
    }
  }

  /// Notes the region of a face between the lines, given as rings with the exterior first.
  mutating func add(_ rings: [[PlanarPoint]], region: Int) {
    for (index, ring) in rings.enumerated() {
      // A face lies left of its exterior where that runs counterclockwise, and right of such holes.
      let isLeft = Self.isCounterclockwise(ring) == (index == 0)
      for way in ways(along: ring) {
        if isLeft == way.isForward { left[way.line] = region } else { right[way.line] = region }
      }
    }
  }

  /// The lines that have a region on one side alone.
  func outlines(of region: Int) -> [[PlanarPoint]] {
    lines.indices.filter { (left[$0] == region) != (right[$0] == region) }.map { lines[$0] }
  }

  /// Whether a face between outlines is the region itself and not a hole of it.
  func isRegion(_ region: Int, within rings: [[PlanarPoint]]) -> Bool {
    guard let exterior = rings.first, let way = ways(along: exterior).first else { return false }
    let isLeft = Self.isCounterclockwise(exterior)
    return (isLeft == way.isForward ? left[way.line] : right[way.line]) == region
  }

  /// The lines that a ring is made of, in its order. A ring begins with a line.
  private func ways(along ring: [PlanarPoint]) -> [Way] {
    var ways: [Way] = []
    var index = 0
    while index + 1 < ring.count {
      guard let way = lineOfStep[Step(from: ring[index], to: ring[index + 1])] else {
        index += 1
        continue
      }
      ways.append(way)
      index += lines[way.line].count - 1
    }
    return ways
  }

  private static func isCounterclockwise(_ ring: [PlanarPoint]) -> Bool {
    guard let origin = ring.first else { return false }
    var area = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) {
      area += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
    }
    return area > 0
  }
}
