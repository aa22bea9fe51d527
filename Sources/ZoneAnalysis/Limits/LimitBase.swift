internal import Zones

/// The place of a boundary that a stretch of a limit comes from, as the user counts it.
package struct LimitBase: Sendable, Hashable {
  /// What it is.
  package enum Kind: String, Sendable, Hashable {
    /// A base point of its own.
    case point
    /// A vertex of a line or ring.
    case vertex
    /// An edge between two vertices.
    case edge
  }

  package var kind: Kind
  /// The index of the part in ``Boundary/parts``.
  package var part: Int
  /// The number of the vertex in its part, from 1; of an edge that of the vertex at which it begins.
  package var number: Int

  package init(kind: Kind, part: Int, number: Int) {
    self.kind = kind
    self.part = part
    self.number = number
  }
}

/// Which vertices and edges of a boundary the nodes and edges of its line are.
///
/// A line is made of the parts of a boundary: ends are joined, parts are turned, seams and repeated vertices are left out, and
/// edges that are not geodesics become many. Each node is found again by its place.
struct LineBases {
  /// For each node of the line; a node within an edge that is not a geodesic has the edge.
  private(set) var nodes: [LimitBase]
  /// For each edge of the line.
  private(set) var edges: [LimitBase]

  private typealias Vertex = (part: Int, number: Int)

  init(_ line: LineModel, of boundary: Boundary) {
    var vertices: [PlaceKey: [Vertex]] = [:]
    for (part, content) in boundary.parts.enumerated() {
      for (index, vertex) in content.vertices.enumerated() {
        // What is all but on the antimeridian lies on it in the line.
        vertices[PlaceKey(SeamDissolving.settled(vertex)), default: []].append((part, index + 1))
      }
    }
    let first = LimitBase(kind: .edge, part: 0, number: 1)
    nodes = .init(repeating: first, count: line.nodes.count)
    edges = .init(repeating: first, count: line.edges.count)
    var start = 0
    for chain in line.chains {
      let end = start + chain.vertices.count - 1
      assign(chain.vertices.map { vertices[PlaceKey($0)] ?? [] }, edges: start..<end, line, boundary)
      start = end
    }
  }

  /// - Parameter found: For each vertex of a chain, the vertices of the boundary at its place; none within an edge.
  private mutating func assign(
    _ found: [[Vertex]], edges range: Range<Int>, _ line: LineModel, _ boundary: Boundary
  ) {
    let stops = found.indices.filter { !found[$0].isEmpty }
    guard let first = stops.first, let last = stops.last else { return }
    func isPoint(_ part: Int) -> Bool { boundary.parts[part].isPoint }
    if stops.count == 1 {
      let point = found[first].first { isPoint($0.part) } ?? found[first][0]
      nodes[node(range, first, line)] = Self.vertex([point], of: point.part, isPoint)
      return
    }
    for (from, to) in zip(stops, stops.dropFirst()) {
      let edge = Self.edge(from: found[from], to: found[to])
      for index in from..<to {
        edges[range.lowerBound + index] = LimitBase(kind: .edge, part: edge.part, number: edge.number)
        if index > from { nodes[node(range, index, line)] = edges[range.lowerBound + index] }
      }
      nodes[node(range, from, line)] = Self.vertex(found[from], of: edge.part, isPoint)
      nodes[node(range, to, line)] = Self.vertex(found[to], of: edge.part, isPoint)
    }
    // Before the first vertex that was given, and after the last, where a seam was taken out.
    for index in 0..<first {
      edges[range.lowerBound + index] = edges[min(range.lowerBound + first, range.upperBound - 1)]
    }
    for index in last..<range.count {
      edges[range.lowerBound + index] = edges[max(range.lowerBound, range.lowerBound + last - 1)]
    }
  }

  private func node(_ range: Range<Int>, _ vertex: Int, _ line: LineModel) -> Int {
    vertex < range.count
      ? Int(line.edges[range.lowerBound + vertex].startNode)
      : Int(line.edges[range.upperBound - 1].endNode)
  }

  /// The edge between two vertices: of one part and next to each other, as far as there are such.
  private static func edge(from: [Vertex], to: [Vertex]) -> Vertex {
    var best: (vertex: Vertex, steps: Int)?
    for a in from {
      for b in to where a.part == b.part && a.number != b.number {
        let steps = abs(a.number - b.number)
        if steps < best?.steps ?? .max { best = ((a.part, min(a.number, b.number)), steps) }
      }
    }
    // Ends that were joined across a gap: the edge is of the part that goes on.
    return best?.vertex ?? (to[0].part, max(1, to[0].number - 1))
  }

  private static func vertex(_ found: [Vertex], of part: Int, _ isPoint: (Int) -> Bool) -> LimitBase {
    let vertex = found.first { $0.part == part } ?? found[0]
    return LimitBase(kind: isPoint(vertex.part) ? .point : .vertex, part: vertex.part, number: vertex.number)
  }
}
