package import Geometry

/// Resolves edges that are not geodesics into geodesics, so that everything after knows one kind of edge.
///
/// A planar or rhumb edge is halved in its own plane until each piece's true middle lies within `deviation`
/// of the geodesic between the piece's ends (and its quarter points too, so that an edge across the equator,
/// whose bend changes sign, is not taken for straight).
///
/// A chord leaves its ends at another bearing than the edge does. At a vertex that turns every limit that starts
/// there by its bearing (flat cuts, lines prolonged), by metres at the depth of the zone: so where it matters the
/// edge leaves its vertices along short geodesics of its own bearing.
package struct EdgeResolution: Sendable, Hashable {
  package let model: EdgeModel
  /// The largest distance in metres between the edge and the geodesics that stand for it.
  package let deviation: Double
  /// How far from the line, in metres, the bearing at vertices matters: the depth of the zone.
  package let reach: Double

  package init(model: EdgeModel, deviation: Double, reach: Double) {
    self.model = model
    self.deviation = deviation
    self.reach = reach
  }

  /// The default: well below the millimetre that distances are stated to.
  package static let finest = 0.0001

  package func resolve(_ vertices: [Coordinate]) -> [Coordinate] {
    guard model != .geodesic, let first = vertices.first else { return vertices }
    var result = [first]
    for (a, b) in zip(vertices, vertices.dropFirst()) {
      let edge = PlaneEdge(from: a, to: b, model: model)
      var pieces = [a]
      append(edge, 0, a, 1, b, depth: 0, to: &pieces)
      insertTangents(of: edge, into: &pieces)
      result += pieces.dropFirst()
    }
    return result
  }

  /// Lets the edge leave its two vertices at its own bearing. `pieces` are the ends of the geodesics.
  private func insertTangents(of edge: PlaneEdge, into pieces: inout [Coordinate]) {
    let last = pieces.count - 1
    let start = tangent(at: pieces[0], to: pieces[1], azimuth: edge.azimuth(at: pieces[0].latitude))
    let end = tangent(
      at: pieces[last], to: pieces[last - 1], azimuth: edge.azimuth(at: pieces[last].latitude) + 180)
    if let end { pieces.insert(end, at: last) }
    if let start { pieces.insert(start, at: 1) }
  }

  /// A place a quarter of the way to the next, at a bearing; nil where the geodesic to the next leaves at nearly
  /// that bearing. It lies off the edge by less than the middle of the geodesic does.
  private func tangent(at place: Coordinate, to next: Coordinate, azimuth: Double) -> Coordinate? {
    let inverse = Geodesic.inverse(from: place, to: next)
    guard abs(place.latitude) < 90, abs(next.latitude) < 90 else { return nil }
    let (sine, _) = sineAndCosine(degrees: inverse.startAzimuth - azimuth)
    guard abs(sine) * reach > deviation / 10 else { return nil }
    return Geodesic.direct(from: place, azimuth: azimuth, distance: inverse.distance / 4).end
  }

  private func append(
    _ edge: PlaneEdge, _ u: Double, _ a: Coordinate, _ v: Double, _ b: Coordinate, depth: Int,
    to result: inout [Coordinate]
  ) {
    let isStraight = [0.25, 0.5, 0.75].allSatisfy { part in
      Self.stray(of: edge.place(at: u + (v - u) * part), from: a, to: b) <= deviation
    }
    if isStraight || depth > 40 {
      result.append(b)
    } else {
      let middle = edge.place(at: (u + v) / 2)
      append(edge, u, a, (u + v) / 2, middle, depth: depth + 1, to: &result)
      append(edge, (u + v) / 2, middle, v, b, depth: depth + 1, to: &result)
    }
  }

  /// The distance in metres between a place and the geodesic from `a` to `b`.
  package static func stray(of place: Coordinate, from a: Coordinate, to b: Coordinate) -> Double {
    let whole = Geodesic.inverse(from: a, to: b)
    let part = Geodesic.inverse(from: a, to: place)
    guard whole.distance > 0, part.distance > 0 else { return part.distance }
    // Along first, by the share of the distances; then across, at that place of the geodesic.
    let line = GeodesicLine(from: a, azimuth: whole.startAzimuth)
    let (_, cosine) = sineAndCosine(degrees: part.startAzimuth - whole.startAzimuth)
    var along = max(0, min(whole.distance, part.distance * cosine))
    for _ in 0..<3 {
      let foot = line.position(at: along)
      let across = Geodesic.inverse(from: foot.end, to: place)
      let (_, cosine) = sineAndCosine(degrees: across.startAzimuth - foot.endAzimuth)
      if abs(across.distance * cosine) < 1e-9 { return across.distance }
      along = max(0, min(whole.distance, along + across.distance * cosine))
    }
    return Geodesic.inverse(from: line.position(at: along).end, to: place).distance
  }
}
