internal import Geodesy
internal import Geometry

/// Stretches that chains travel both ways along edges with other vertices, as two data sets have the same parallel.
///
/// Such a stretch begins and ends at vertices, each of which lies on an edge of the other way. So it is found by asking of each
/// vertex on which edges it lies, and whether its own edges lead along these against their direction.
struct OpposedEdges {
  /// An edge in the frame in which it is told what lies on it: geocentric, in metres, or in its plane, in degrees.
  private struct Edge {
    let chain: Int
    let start: Coordinate
    let end: Coordinate
    let origin: Vector
    let way: Vector

    var length: Double { dot(way, way).squareRoot() }
  }

  private let model: EdgeModel
  private let chains: [Chain]
  /// The edges of each chain in its order, the chains one after the other.
  private let edges: [Edge]
  private let tree: BallTree

  init(_ chains: [Chain], edges model: EdgeModel) {
    self.model = model
    self.chains = chains
    edges = chains.enumerated().flatMap { index, chain in
      zip(chain.vertices, chain.vertices.dropFirst()).map { start, end in
        let plane = model == .geodesic ? nil : PlaneEdge(from: start, to: end, model: model)
        guard let plane else {
          let origin = start.cartesian
          return Edge(chain: index, start: start, end: end, origin: origin, way: end.cartesian - origin)
        }
        // A pole has the longitude of the other end.
        let longitude = abs(start.latitude) == 90 ? end.longitude : start.longitude
        let origin = Vector(longitude, Self.northing(start.latitude, model), 0)
        let way = Vector(plane.turn, Self.northing(end.latitude, model) - origin.y, 0)
        return Edge(chain: index, start: start, end: end, origin: origin, way: way)
      }
    }
    tree = BallTree(
      edges.map { edge in
        BallTree.Ball(
          middle: edge.origin + edge.way / 2,
          radius: edge.length / 2 + (model == .geodesic ? Self.rise(edge.length) : 0))
      })
  }

  private static func northing(_ latitude: Double, _ model: EdgeModel) -> Double {
    guard model == .rhumb else { return latitude }
    // Only meridians come to a pole, and to these it does not matter how far it is.
    let latitude = max(-89.999999999, min(89.999999999, latitude))
    return IsometricLatitude.isometric(latitude) * (180 / .pi)
  }

  /// How far a geodesic may lie from its chord, in metres, a little more than less.
  private static func rise(_ chord: Double) -> Double {
    let (half, radius) = (min(chord / 2, WGS84.polarRadiusBelow), WGS84.polarRadiusBelow)
    return (radius - (radius * radius - half * half).squareRoot()) * 1.02 + 1e-3
  }

  /// What lies no farther from an edge than this is on it: 0.01 mm of a geodesic, in metres, and a tenth of a millimetre of
  /// others, in degrees.
  private var room: Double { model == .geodesic ? 1e-5 : 1e-9 }

  /// The first stretch that is travelled both ways.
  func first() -> BothWays? {
    var number = 0
    for (index, chain) in chains.enumerated() {
      let count = chain.vertices.count - 1
      let base = number
      number += count
      for vertex in 0...count {
        let next = vertex < count ? base + vertex : chain.isClosed ? base : nil
        let last = vertex > 0 ? base + vertex - 1 : chain.isClosed ? base + count - 1 : nil
        if chain.isClosed, vertex == count { continue }
        guard let found = stretch(at: chain.vertices[vertex], last: last, next: next) else { continue }
        let origins = Set([index, edges[found.edge].chain]).sorted().map { chains[$0].origin }
        return BothWays(from: chain.vertices[vertex], to: found.end, origins: origins)
      }
    }
    return nil
  }

  /// The other end of a stretch that begins or ends at a vertex, and the edge on which it lies.
  private func stretch(at vertex: Coordinate, last: Int?, next: Int?) -> (end: Coordinate, edge: Int)? {
    guard abs(vertex.latitude) < 90 else { return nil }
    var found: (end: Coordinate, edge: Int)?
    for position in positions(of: vertex) {
      tree.forEach(near: position, within: { room }) { number in
        if number != last, number != next { found = opposed(vertex, last, next, number) }
        return found == nil
      }
      if found != nil { break }
    }
    return found
  }

  /// Where a vertex lies in the frame of the edges, which lead beyond the antimeridian.
  private func positions(of vertex: Coordinate) -> [Vector] {
    if model == .geodesic { return [vertex.cartesian] }
    let place = Vector(vertex.longitude, Self.northing(vertex.latitude, model), 0)
    return [place, place + Vector(360, 0, 0), place - Vector(360, 0, 0)]
  }

  private func opposed(
    _ vertex: Coordinate, _ last: Int?, _ next: Int?, _ number: Int
  ) -> (end: Coordinate, edge: Int)? {
    let edge = edges[number]
    guard let share = share(of: vertex, on: edge), isWithin(share, edge) else { return nil }
    if let next {
      if let other = self.share(of: edges[next].end, on: edge), other < share {
        return (edges[next].end, number)
      }
      if self.share(of: edge.start, on: edges[next]) != nil { return (edge.start, number) }
    }
    if let last {
      if let other = self.share(of: edges[last].start, on: edge), other > share {
        return (edges[last].start, number)
      }
      if self.share(of: edge.end, on: edges[last]) != nil { return (edge.end, number) }
    }
    return nil
  }

  /// Whether a share of an edge is neither of its ends.
  private func isWithin(_ share: Double, _ edge: Edge) -> Bool {
    min(share, 1 - share) * edge.length > 2 * room
  }

  /// At which share of an edge, 0 at its start and 1 at its end, a place lies; nil where it does not lie on it.
  private func share(of place: Coordinate, on edge: Edge) -> Double? {
    guard let position = positions(of: place).first, edge.length > 0 else { return nil }
    var away = position - edge.origin
    if model != .geodesic { away.x -= 360 * ((away.x - edge.way.x / 2) / 360).rounded() }
    let share = dot(away, edge.way) / dot(edge.way, edge.way)
    let slack = model == .geodesic ? Self.rise(edge.length) : room
    let across = away - max(0, min(1, share)) * edge.way
    guard dot(across, across) <= slack * slack else { return nil }
    if model != .geodesic { return share }
    guard EdgeResolution.stray(of: place, from: edge.start, to: edge.end) <= room else { return nil }
    let whole = Geodesic.inverse(from: edge.start, to: edge.end).distance
    return whole > 0 ? Geodesic.inverse(from: edge.start, to: place).distance / whole : nil
  }
}
