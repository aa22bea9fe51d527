internal import Concurrency
package import Geodesy
package import Geometry

/// An edge of the line: a geodesic, or straight in longitude and latitude.
package struct Edge: Sendable {
  package let start: Coordinate
  package let startAzimuth: Double
  package let length: Double
  package let chain: Int32
  package let startNode: Int32
  package let endNode: Int32
  /// Metres along the chain at which the edge starts.
  package let chainage: Double
  /// The azimuth at the end, in the direction of travel.
  package let endAzimuth: Double
  /// The spans it is made of; those of a geodesic are of equal length.
  package fileprivate(set) var spans: Range<Int>
}

/// The boundary line as everything downstream knows it: chains of edges, their nodes, and a tree over their spans that
/// answers for the nearest foot. The edges of a zone's line are geodesics, those of a polygon's outline are straight in
/// longitude and latitude.
package struct LineModel: Sendable {
  package private(set) var chains: [Chain]
  /// Whether edges are straight in longitude and latitude; otherwise they are geodesics.
  package let isPlanar: Bool
  package private(set) var chainLengths: [Double] = []
  package private(set) var edges: [Edge] = []
  package private(set) var edgesOfChain: [Range<Int>] = []
  package private(set) var nodes: [Node] = []
  /// Those of a chain in its order, but chains in ``chainOrder``.
  package private(set) var spans: [EdgeSpan] = []
  /// The chains, such that those near each other tend to follow each other, as trees over what follows need it.
  package let chainOrder: [Int]
  private(set) var tree = SpanTree([])

  /// Builds the model of chains.
  ///
  /// Each visit of a chain to a place is a node of its own, but the ends of open chains at one place are one node.
  ///
  /// - Parameters:
  ///   - isPlanar: whether edges are straight in longitude and latitude; otherwise they are geodesics.
  ///   - joinsVisits: whether all visits to a place are one node, as they are for outlines of areas: in the corner between
  ///     two neighbouring edges it is the same area, whatever rings the edges are of.
  package init(chains: [Chain], isPlanar: Bool = false, joinsVisits: Bool = false) {
    self.chains = chains
    self.isPlanar = isPlanar
    chainOrder = ChainOrder.order(of: chains)
    var nodeOfEnd: [PlaceKey: Int32] = [:]
    let geodesics = isPlanar ? [] : Self.geodesics(chains)
    let size = chains.reduce(0) { $0 + $1.vertices.count }
    nodes.reserveCapacity(size)
    edges.reserveCapacity(size)
    spans.reserveCapacity(size)
    for (index, chain) in chains.enumerated() {
      let firstEdge = edges.count
      var chainage = 0.0
      let last = chain.vertices.count - 1
      var closing: Int32?
      func node(_ vertex: Int, _ nodes: inout [Node]) -> (index: Int32, frame: LocalFrame) {
        let place = chain.vertices[vertex]
        let isChainEnd = joinsVisits || (!chain.isClosed && (vertex == 0 || vertex == last))
        let known = isChainEnd ? nodeOfEnd[PlaceKey(place)] : vertex == last ? closing : nil
        if let known { return (known, LocalFrame(at: nodes[Int(known)].place)) }
        let frame = LocalFrame(at: place)
        nodes.append(Node(place: place, position: frame.position, up: frame.up, halfEdges: []))
        if isChainEnd { nodeOfEnd[PlaceKey(place)] = Int32(nodes.count - 1) }
        if chain.isClosed, vertex == 0 { closing = Int32(nodes.count - 1) }
        return (Int32(nodes.count - 1), frame)
      }
      var start = node(0, &nodes)
      for vertex in 0..<last {
        let end = node(vertex + 1, &nodes)
        // A node has one longitude for all its half-edges, because at a pole azimuths depend on it.
        let a = nodes[Int(start.index)].place
        let b = nodes[Int(end.index)].place
        let isOfChain = a == chain.vertices[vertex] && b == chain.vertices[vertex + 1]
        let course = isPlanar ? PlanarCourse(from: a, to: b) : nil
        let edge: Edge
        if let course {
          edge = Edge(
            start: a, startAzimuth: course.startAzimuth, length: course.length, chain: Int32(index),
            startNode: start.index, endNode: end.index, chainage: chainage, endAzimuth: course.endAzimuth,
            spans: spans.count..<spans.count + course.stretches.count)
        } else {
          let inverse =
            isOfChain && !geodesics.isEmpty
            ? geodesics[firstEdge + vertex] : Geodesic.inverse(from: a, to: b)
          let pieces = max(1, Int((inverse.distance / EdgeSpan.longest).rounded(.up)))
          edge = Edge(
            start: a, startAzimuth: inverse.startAzimuth, length: inverse.distance, chain: Int32(index),
            startNode: start.index, endNode: end.index, chainage: chainage, endAzimuth: inverse.endAzimuth,
            spans: spans.count..<spans.count + pieces)
        }
        let departure = EdgeSpan.End(start.frame, azimuth: edge.startAzimuth)
        let arrival = EdgeSpan.End(end.frame, azimuth: edge.endAzimuth)
        if let course {
          appendSpans(of: edge, from: departure, along: course)
        } else {
          appendSpans(of: edge, from: departure, to: arrival)
        }
        appendHalfEdges(of: edge, departure, arrival)
        edges.append(edge)
        chainage += edge.length
        start = end
      }
      chainLengths.append(chainage)
      edgesOfChain.append(firstEdge..<edges.count)
    }
    orderSpans()
    for index in nodes.indices where nodes[index].halfEdges.count > 1 { sortHalfEdges(of: index) }
    tree = SpanTree(spans)
  }

  private mutating func appendHalfEdges(of edge: Edge, _ departure: EdgeSpan.End, _ arrival: EdgeSpan.End) {
    let index = Int32(edges.count)
    nodes[Int(edge.startNode)].halfEdges.append(
      Node.HalfEdge(
        direction: departure.direction, azimuth: edge.startAzimuth, chain: edge.chain, edge: index,
        isOutgoing: true))
    nodes[Int(edge.endNode)].halfEdges.append(
      Node.HalfEdge(
        direction: -arrival.direction, azimuth: edge.endAzimuth + 180, chain: edge.chain, edge: index,
        isOutgoing: false))
  }

  /// The geodesics of the edges of all chains, on all cores.
  private static func geodesics(_ chains: [Chain]) -> [Geodesic.Inverse] {
    let ends = chains.flatMap { zip($0.vertices, $0.vertices.dropFirst()) }
    let piece = 256
    let starts = Array(stride(from: 0, to: ends.count, by: piece))
    return Parallel.map(starts) { start in
      ends[start..<min(start + piece, ends.count)].map { Geodesic.inverse(from: $0, to: $1) }
    }.flatMap(\.self)
  }

  /// Puts the spans of the chains in ``chainOrder``.
  private mutating func orderSpans() {
    guard chainOrder != Array(chains.indices) else { return }
    let old = spans
    spans.removeAll(keepingCapacity: true)
    for chain in chainOrder {
      for edge in edgesOfChain[chain] {
        let first = spans.count
        spans += old[edges[edge].spans]
        edges[edge].spans = first..<spans.count
      }
    }
  }

  private mutating func appendSpans(of edge: Edge, from departure: EdgeSpan.End, along course: PlanarCourse) {
    var from = departure
    var chainage = edge.chainage
    for (part, stretch) in course.stretches.enumerated() {
      spans.append(
        EdgeSpan(
          from: from, to: stretch.end, length: stretch.length, chainage: chainage, edge: Int32(edges.count),
          startNode: part == 0 ? edge.startNode : -1,
          endNode: part == course.stretches.count - 1 ? edge.endNode : -1, isBent: true))
      chainage += stretch.length
      from = stretch.end
    }
  }

  private mutating func appendSpans(of edge: Edge, from departure: EdgeSpan.End, to arrival: EdgeSpan.End) {
    let count = edge.spans.count
    let line = count > 1 ? GeodesicLine(from: edge.start, azimuth: edge.startAzimuth) : nil
    var from = departure
    let step = edge.length / Double(count)
    for part in 0..<count {
      let isLast = part == count - 1
      var to = arrival
      if !isLast, let stop = line?.position(at: step * Double(part + 1)) {
        to = EdgeSpan.End(LocalFrame(at: stop.end), azimuth: stop.endAzimuth)
      }
      spans.append(
        EdgeSpan(
          from: from, to: to, length: step, chainage: edge.chainage + step * Double(part),
          edge: Int32(edges.count), startNode: part == 0 ? edge.startNode : -1,
          endNode: isLast ? edge.endNode : -1))
      from = to
    }
  }

  private mutating func sortHalfEdges(of index: Int) {
    let node = nodes[index]
    let reference = node.halfEdges[0].direction
    let left = cross(node.up, reference)
    func turn(_ halfEdge: Node.HalfEdge) -> Double {
      let angle = arcTangent(dot(halfEdge.direction, left), dot(halfEdge.direction, reference))
      return angle < -1e-12 ? angle + 2 * .pi : max(0, angle)
    }
    nodes[index].halfEdges.sort { turn($0) < turn($1) }
    let sorted = nodes[index]
    for halfEdge in sorted.halfEdges.indices {
      nodes[index].halfEdges[halfEdge].turn = sorted.turn(sorted.halfEdges[halfEdge].direction)
    }
  }

  /// The indices of the spans that may come within `reach` metres of a position in a straight line.
  package func spans(around p: Vector, within reach: Double) -> [Int] {
    var found: [Int] = []
    var reach = reach
    tree.search(around: p, reach: &reach) { spans, _ in found += spans }
    return found
  }
}
