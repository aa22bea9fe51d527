internal import Geodesy
internal import Geometry
internal import Zones

/// Gathers how well each vertex of a boundary line is known: from what the lines say of themselves, and from points that
/// lie on their vertices and state an accuracy.
struct VertexAccuracy {
  private var parts: [[Length?]] = []
  private var points: [SourcePosition: (radius: Length, count: Int)] = [:]

  /// Notes a line or ring, its closing vertex included, and what its feature says.
  ///
  /// - Parameter stated: The radii of its vertices; of a ring, the closing vertex need not have one. nil for none.
  mutating func add(_ line: [SourcePosition], stated: [Length?]?) {
    var radii = stated ?? []
    if radii.count + 1 == line.count, let first = radii.first { radii.append(first) }
    parts.append(line.indices.map { radii.indices.contains($0) ? radii[$0] : nil })
  }

  /// Notes points that say how well they are known. Of several in one place the greatest radius counts.
  mutating func add(points positions: [SourcePosition?], radius: Length) {
    for position in positions.compactMap(\.self) {
      let known = points[position] ?? (radius, 0)
      points[position] = (max(known.radius, radius), known.count + 1)
    }
  }

  /// How many points lie on vertices and say how well these are known, after ``accuracy(of:)``.
  private(set) var pointsOnVertices = 0

  /// The accuracy of the whole line; nil where nothing is stated.
  ///
  /// A point on a vertex says more than the line that it lies on. A vertex of which nothing is said counts as known no
  /// better than the worst of the others.
  mutating func accuracy(of lines: [[SourcePosition]]) -> LineAccuracy? {
    var seen: Set<SourcePosition> = []
    for (part, line) in lines.enumerated() where !points.isEmpty {
      for (vertex, position) in line.enumerated() {
        guard let point = points[position] else { continue }
        parts[part][vertex] = point.radius
        seen.insert(position)
      }
    }
    pointsOnVertices = seen.reduce(0) { $0 + (points[$1]?.count ?? 0) }
    guard let worst = parts.joined().compactMap(\.self).max() else { return nil }
    return LineAccuracy(vertices: parts.map { $0.map { $0 ?? worst } })
  }
}
