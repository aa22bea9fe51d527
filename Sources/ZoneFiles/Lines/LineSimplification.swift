package import Geometry
internal import Zones

extension BoundaryInput {
  /// Leaves out vertices that lie within a distance of the geodesics between those that are kept (Douglas and Peucker 1973),
  /// of open lines, closed lines and rings.
  ///
  /// Kept are the ends of open lines, vertices at which lines or rings meet, cross or part, and of rings those on ±180 and at
  /// the poles. Stretches that several of them share lose the same vertices, so that they are still shared. A ring of which
  /// less than three vertices would be left stays as it is.
  ///
  /// The radius of a vertex that is left out passes on to the kept ones beside it, where it is greater.
  package mutating func simplify(within distance: Length) {
    var radii = statedAccuracy?.vertices ?? []
    var (before, after) = (0, 0)
    let meetings = VertexMeetings(boundary)
    for index in boundary.parts.indices {
      let part = boundary.parts[index]
      before += part.vertices.count
      defer { after += boundary.parts[index].vertices.count }
      guard part.vertices.count > 2 else { continue }
      let stretches = LineStretches(of: part, meetings)
      let kept = stretches.kept(within: distance.meters)
      guard kept.count >= (stretches.isClosed ? 3 : 2), kept.count < stretches.count else { continue }
      boundary.parts[index].vertices = kept.map { part.vertices[$0] }
      if !part.vertexNames.isEmpty { boundary.parts[index].vertexNames = kept.map { part.vertexNames[$0] } }
      if stretches.isClosed { boundary.parts[index].vertices.append(part.vertices[kept[0]]) }
      guard radii.indices.contains(index) else { continue }
      // A ring's list may leave out its last vertex, which is its first.
      let isOpen = stretches.isClosed && radii[index].count == stretches.count
      guard isOpen || radii[index].count == part.vertices.count else { continue }
      radii[index] = stretches.radii(radii[index], kept)
      if stretches.isClosed, !isOpen { radii[index].append(radii[index][0]) }
    }
    guard after < before else { return }
    if !radii.isEmpty { statedAccuracy = LineAccuracy(vertices: radii) }
    notes.append(
      "left out \(before - after) of \(before) vertices, which lie within \(distance.inWords) of the line without them"
    )
  }
}
