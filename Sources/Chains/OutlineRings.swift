internal import Geodesy
internal import Geometry

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
