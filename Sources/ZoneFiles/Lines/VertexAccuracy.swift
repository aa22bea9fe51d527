internal import Geodesy
internal import Geometry
internal import Zones

/// Gathers how well each vertex of a boundary line is known: from what the lines say of themselves, and from points that
/// lie on their vertices and state an accuracy.
struct VertexAccuracy {
  private var lines: [[SourcePosition]] = []
  /// For each line, the radii that are stated; none, or one for each vertex.
  private var parts: [[Length?]] = []
  private var points: [SourcePosition: (radius: Length, count: Int)] = [:]

  /// Notes a line or ring, its closing vertex included.
  ///
  /// - Parameter stated: The radii of its vertices; of a ring, the closing vertex need not have one. Empty where its
  ///   feature states none.
  mutating func add(_ line: [SourcePosition], stated: [Length?]) {
    var radii = stated
    if radii.count + 1 == line.count, let first = radii.first { radii.append(first) }
    lines.append(line)
    parts.append(radii)
  }

  /// Notes points that say how well they are known. Of several in one place the greatest radius counts.
  mutating func add(points positions: [SourcePosition?], radius: Length) {
    for position in positions.compactMap(\.self) {
      let known = points[position] ?? (radius, 0)
      points[position] = (max(known.radius, radius), known.count + 1)
    }
  }

  /// How many points lie on vertices and say how well these are known.
  var pointsOnVertices: Int {
    guard !points.isEmpty else { return 0 }
    let vertices = Set(lines.joined())
    return points.reduce(0) { $0 + (vertices.contains($1.key) ? $1.value.count : 0) }
  }

  /// The accuracy of the whole line; nil where nothing is stated.
  ///
  /// A point on a vertex says more than the line that it lies on. A vertex of which nothing is said counts as known no
  /// better than the worst of the others.
  var accuracy: LineAccuracy? {
    guard !points.isEmpty || parts.contains(where: { !$0.isEmpty }) else { return nil }
    let radii = zip(lines, parts).map { line, stated in
      line.enumerated().map { vertex, position in
        points[position]?.radius ?? (stated.indices.contains(vertex) ? stated[vertex] : nil)
      }
    }
    guard let worst = radii.joined().compactMap(\.self).max() else { return nil }
    return LineAccuracy(vertices: radii.map { $0.map { $0 ?? worst } })
  }
}
