internal import Geodesy
package import Geometry
internal import Zones

extension BoundaryInput {
  /// Leaves out vertices of open lines that lie within a distance of the geodesics between those that are kept (Douglas and
  /// Peucker 1973). The ends of lines are kept, and rings as they are, because others may share their edges.
  ///
  /// The radius of a vertex that is left out passes on to the kept ones beside it, where it is greater.
  package mutating func simplify(within distance: Length) {
    var radii = statedAccuracy?.vertices ?? []
    var (before, after) = (0, 0)
    for index in boundary.parts.indices {
      let part = boundary.parts[index]
      before += part.vertices.count
      defer { after += boundary.parts[index].vertices.count }
      guard !part.isRing, part.vertices.count > 2, part.vertices.first != part.vertices.last else { continue }
      let kept = Self.kept(of: part.vertices, within: distance.meters)
      boundary.parts[index].vertices = kept.map { part.vertices[$0] }
      guard radii.indices.contains(index), radii[index].count == part.vertices.count else { continue }
      radii[index] = Self.radii(radii[index], kept)
    }
    guard after < before else { return }
    if !radii.isEmpty { statedAccuracy = LineAccuracy(vertices: radii) }
    notes.append(
      "left out \(before - after) of \(before) vertices, which lie within \(distance.inWords) of the line without them"
    )
  }

  /// The indices of the vertices that are kept, in their order.
  private static func kept(of line: [Coordinate], within distance: Double) -> [Int] {
    var isKept = [Bool](repeating: false, count: line.count)
    (isKept[0], isKept[line.count - 1]) = (true, true)
    var spans = [(0, line.count - 1)]
    while let (first, last) = spans.popLast() {
      var farthest = (stray: distance, index: -1)
      for index in first + 1..<max(last, first + 1) {
        let stray = EdgeResolution.stray(of: line[index], from: line[first], to: line[last])
        if stray > farthest.stray { farthest = (stray, index) }
      }
      guard farthest.index >= 0 else { continue }
      isKept[farthest.index] = true
      spans += [(first, farthest.index), (farthest.index, last)]
    }
    return line.indices.filter { isKept[$0] }
  }

  private static func radii(_ all: [Length], _ kept: [Int]) -> [Length] {
    var result = kept.map { all[$0] }
    for (number, (first, last)) in zip(kept, kept.dropFirst()).enumerated() where last > first + 1 {
      let worst = all[first...last].max() ?? all[first]
      result[number] = max(result[number], worst)
      result[number + 1] = max(result[number + 1], worst)
    }
    return result
  }
}
