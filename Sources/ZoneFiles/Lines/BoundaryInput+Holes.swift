package import Zones

extension Boundary {
  /// The boundary as a side uses it, with what of its accuracy is left, and a note; nil where nothing changes.
  ///
  /// The sides `inside` and `outside` are those of the outer rings of polygons, without their holes: what lies seaward of
  /// an island is neither in its lakes nor on the land about them.
  package func without(
    _ holes: Set<Int>, for side: ZoneSpecification.Side, accuracy: LineAccuracy?
  ) -> (boundary: Boundary, accuracy: LineAccuracy?, note: String)? {
    guard !holes.isEmpty, side == .inside || side == .outside else { return nil }
    let kept = parts.indices.filter { !holes.contains($0) }
    var accuracy = accuracy
    if let radii = accuracy?.vertices, !radii.isEmpty {
      accuracy = LineAccuracy(vertices: kept.map { radii.indices.contains($0) ? radii[$0] : [] })
    }
    let note =
      "left out \(holes.count == 1 ? "a hole" : "\(holes.count) holes") of polygons: \(side == .inside ? "inside" : "outside")"
      + " is that of the outer rings; for a zone along a hole, give its ring alone"
    return (Boundary(parts: kept.map { parts[$0] }), accuracy, note)
  }
}

extension BoundaryInput {
  /// The input as a rule uses it: see ``Boundary/without(_:for:accuracy:)``.
  package func serving(_ specification: ZoneSpecification) -> BoundaryInput {
    guard
      let (boundary, accuracy, note) = boundary.without(
        holes, for: specification.side, accuracy: statedAccuracy)
    else { return self }
    var input = self
    (input.boundary, input.holes, input.statedAccuracy) = (boundary, [], accuracy)
    input.notes.append(note)
    return input
  }
}
