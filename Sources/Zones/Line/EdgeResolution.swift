internal import Geodesy
internal import Geometry

/// Resolves edges that are not geodesics into geodesics, so that everything after knows one kind of edge.
///
/// A planar or rhumb edge is halved in its own plane until each piece's true middle lies within `deviation`
/// of the geodesic between the piece's ends (and its quarter points too, so that an edge across the equator,
/// whose bend changes sign, is not taken for straight).
struct EdgeResolution {
  let model: EdgeModel
  /// The largest distance in metres between the edge and the geodesics that stand for it.
  let deviation: Double

  /// The default: well below the millimetre that distances are stated to.
  static let finest = 0.0001

  func resolve(_ vertices: [Coordinate]) -> [Coordinate] {
    guard model != .geodesic, let first = vertices.first else { return vertices }
    var result = [first]
    for (a, b) in zip(vertices, vertices.dropFirst()) {
      let edge = PlaneEdge(from: a, to: b, model: model)
      append(edge, 0, a, 1, b, depth: 0, to: &result)
    }
    return result
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
  static func stray(of place: Coordinate, from a: Coordinate, to b: Coordinate) -> Double {
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

/// An edge that is straight in some plane: longitude and latitude, or the ellipsoidal Mercator projection.
struct PlaneEdge {
  private let start: Coordinate
  private let end: Coordinate
  private let turn: Double
  private let model: EdgeModel

  init(from start: Coordinate, to end: Coordinate, model: EdgeModel) {
    self.start = start
    self.end = end
    self.model = model
    // A pole has every longitude: the edge keeps to the meridian of its other end.
    turn =
      abs(start.latitude) == 90 || abs(end.latitude) == 90
      ? 0 : Coordinate.shortest(end.longitude - start.longitude)
  }

  /// The place at a share of the edge, 0 at its start and 1 at its end.
  func place(at share: Double) -> Coordinate {
    if share <= 0 { return start }
    if share >= 1 { return end }
    let origin = abs(start.latitude) == 90 ? end.longitude : start.longitude
    let latitude =
      model == .rhumb && turn != 0
      ? IsometricLatitude.latitude(at: share, from: start.latitude, to: end.latitude)
      : start.latitude + (end.latitude - start.latitude) * share
    return Coordinate(latitude: latitude, longitude: origin + turn * share).normalized
  }
}
