internal import Geodesy
package import Geometry

extension [Coordinate] {
  /// The same ring, with three vertices on each edge once round the Earth, as from -180 to 180: its ends are one place.
  package var withTurnsTold: [Coordinate] {
    var ring = self
    for index in indices.dropFirst().reversed() {
      let (start, end) = (self[index - 1], self[index])
      guard abs(end.longitude - start.longitude) == 360, abs(start.latitude) < 90 || abs(end.latitude) < 90
      else { continue }
      for share in [0.75, 0.5, 0.25] {
        ring.insert(
          Coordinate(
            latitude: start.latitude + (end.latitude - start.latitude) * share,
            longitude: start.longitude + (end.longitude - start.longitude) * share), at: index)
      }
    }
    return ring
  }
}

extension Chain {
  /// The same chain, with a vertex on the equator for each edge from pole to pole: its ends do not tell its meridian.
  package var withMeridiansTold: Chain {
    var chain = self
    for index in vertices.indices.dropFirst().reversed() {
      let (start, end) = (vertices[index - 1], vertices[index])
      guard abs(start.latitude) == 90, abs(end.latitude) == 90 else { continue }
      let edge = PlaneEdge(from: start, to: end, model: .planar)
      chain.vertices.insert(edge.place(at: 0.5), at: index)
    }
    return chain
  }
}
