internal import Geodesy
package import Geometry
internal import Zones

/// An edge of a finished ring as RFC 7946 reads it: straight in longitude and latitude.
package struct OutlineEdge: Hashable, Sendable {
  package let start: Coordinate
  package let end: Coordinate

  package init(start: Coordinate, end: Coordinate) {
    self.start = start
    self.end = end
  }

  /// Whether the edge only closes a ring, along ±180 or at a pole.
  package var isClosing: Bool {
    Seam.isClosing(start, end)
  }

  /// The edge as a neighbouring region has it.
  package var reversed: OutlineEdge { OutlineEdge(start: end, end: start) }

  /// The place at a share of the edge.
  func place(at share: Double) -> Coordinate {
    if share <= 0 { return start }
    if share >= 1 { return end }
    return Coordinate(
      latitude: start.latitude + (end.latitude - start.latitude) * share,
      longitude: start.longitude + (end.longitude - start.longitude) * share)
  }

  /// The direction of travel at a place of the edge: the parts to the east and to the north of a vector of length 1.
  func heading(at frame: LocalFrame) -> SIMD2<Double> {
    let way = way(at: frame)
    let square = (way * way).sum()
    return square > 0 ? way / square.squareRoot() : SIMD2(0, 1)
  }

  /// An upper bound on the length in metres.
  ///
  /// - Parameters:
  ///   - first: the frame at the start.
  ///   - last: the frame at the end.
  func length(_ first: LocalFrame, _ last: LocalFrame) -> Double {
    PlanarEdgeBounds.length(
      from: start, to: end,
      cosine: abs(start.latitude) < abs(end.latitude) ? first.cosineOfLatitude : last.cosineOfLatitude)
  }

  /// An upper bound on the geodesic curvature, per metre.
  ///
  /// - Parameters:
  ///   - first: the frame at the start.
  ///   - last: the frame at the end.
  func curvature(_ first: LocalFrame, _ last: LocalFrame) -> Double {
    let steep = abs(first.sineOfLatitude) > abs(last.sineOfLatitude) ? first : last
    // A meridian is a geodesic: there nothing is left, however near the pole.
    // Towards a meridian the curvature falls with the sine of the azimuth; bounded by the larger of the ends'.
    let slope = max(eastward(first), eastward(last))
    return PlanarEdgeBounds.curvature(sine: steep.sineOfLatitude, cosine: steep.cosineOfLatitude)
      * min(1, slope * 2)
  }

  /// The sine of the azimuth of travel, without its sign, at a latitude; 1 for an edge without length.
  private func eastward(_ frame: LocalFrame) -> Double {
    let way = way(at: frame)
    let length = (way * way).sum().squareRoot()
    return length > 0 ? abs(way.x) / length : 1
  }

  /// The way of the edge to the east and to the north, in the same unit, as it is at a latitude.
  private func way(at frame: LocalFrame) -> SIMD2<Double> {
    let w = 1 - WGS84.eccentricitySquared * frame.sineOfLatitude * frame.sineOfLatitude
    // Meridional over transverse radius of curvature.
    let ratio = (1 - WGS84.eccentricitySquared) / w
    return SIMD2(
      (end.longitude - start.longitude) * frame.cosineOfLatitude, (end.latitude - start.latitude) * ratio)
  }
}
