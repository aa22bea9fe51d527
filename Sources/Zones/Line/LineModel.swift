internal import Geodesy
internal import Geometry

/// A geodesic edge of the line.
struct Edge: Sendable {
  let start: Coordinate
  let startAzimuth: Double
  let length: Double
  let chain: Int32
  let startNode: Int32
  let endNode: Int32
  /// Metres along the chain at which the edge starts.
  let chainage: Double
  /// The azimuth at the end, in the direction of travel.
  let endAzimuth: Double
  /// The spans it is made of, of equal length.
  let spans: Range<Int>
}

/// The boundary line as everything downstream knows it: chains of geodesic edges, their nodes, and a tree
/// over their spans that answers for the nearest foot.
struct LineModel: Sendable {
  private(set) var chains: [Chain]
  private(set) var chainLengths: [Double] = []
  private(set) var edges: [Edge] = []
  private(set) var nodes: [Node] = []
  private(set) var spans: [Span] = []
  private(set) var tree = SpanTree([])

  /// Builds the model of chains whose edges already are geodesics.
  init(chains: [Chain]) {
    self.chains = chains
    var nodeOfEnd: [PlaceKey: Int32] = [:]
    for (index, chain) in chains.enumerated() {
      var chainage = 0.0
      let last = chain.vertices.count - 1
      func node(_ vertex: Int, _ nodes: inout [Node]) -> (index: Int32, frame: LocalFrame) {
        let place = chain.vertices[vertex]
        let isChainEnd = vertex == 0 || vertex == last
        if isChainEnd, let known = nodeOfEnd[PlaceKey(place)] {
          return (known, LocalFrame(at: nodes[Int(known)].place))
        }
        let frame = LocalFrame(at: place)
        nodes.append(Node(place: place, position: frame.position, up: frame.up, arms: []))
        if isChainEnd { nodeOfEnd[PlaceKey(place)] = Int32(nodes.count - 1) }
        return (Int32(nodes.count - 1), frame)
      }
      let geodesics = Self.geodesics(chain.vertices)
      nodes.reserveCapacity(nodes.count + chain.vertices.count)
      edges.reserveCapacity(edges.count + chain.vertices.count)
      spans.reserveCapacity(spans.count + chain.vertices.count)
      var start = node(0, &nodes)
      for vertex in 0..<last {
        let end = node(vertex + 1, &nodes)
        // A node has one longitude for all its arms, because at a pole azimuths depend on it.
        let a = nodes[Int(start.index)].place
        let b = nodes[Int(end.index)].place
        let isOfChain = a == chain.vertices[vertex] && b == chain.vertices[vertex + 1]
        let inverse = isOfChain ? geodesics[vertex] : Geodesic.inverse(from: a, to: b)
        let edge = Int32(edges.count)
        let pieces = max(1, Int((inverse.distance / Span.longest).rounded(.up)))
        edges.append(
          Edge(
            start: a, startAzimuth: inverse.startAzimuth, length: inverse.distance, chain: Int32(index),
            startNode: start.index, endNode: end.index, chainage: chainage, endAzimuth: inverse.endAzimuth,
            spans: spans.count..<spans.count + pieces))
        let departure = Span.End(start.frame, azimuth: inverse.startAzimuth)
        let arrival = Span.End(end.frame, azimuth: inverse.endAzimuth)
        appendSpans(of: edges[edges.count - 1], index: edge, from: departure, to: arrival)
        nodes[Int(start.index)].arms.append(
          Node.Arm(
            azimuth: inverse.startAzimuth, direction: departure.direction, isOutgoing: true,
            chain: Int32(index), edge: edge))
        nodes[Int(end.index)].arms.append(
          Node.Arm(
            azimuth: inverse.endAzimuth + 180, direction: -arrival.direction, isOutgoing: false,
            chain: Int32(index), edge: edge))
        chainage += inverse.distance
        start = end
      }
      chainLengths.append(chainage)
    }
    for index in nodes.indices where nodes[index].arms.count > 1 { sortArms(of: index) }
    tree = SpanTree(spans)
  }

  /// The geodesic of each edge; of a long chain's on all cores.
  private static func geodesics(_ vertices: [Coordinate]) -> [Geodesic.Inverse] {
    let piece = 256
    let starts = Array(stride(from: 0, to: vertices.count - 1, by: piece))
    return Parallel.map(starts) { start in
      (start..<min(start + piece, vertices.count - 1)).map { vertex in
        Geodesic.inverse(from: vertices[vertex], to: vertices[vertex + 1])
      }
    }.flatMap(\.self)
  }

  private mutating func appendSpans(
    of edge: Edge, index: Int32, from departure: Span.End, to arrival: Span.End
  ) {
    let count = edge.spans.count
    let line = count > 1 ? GeodesicLine(from: edge.start, azimuth: edge.startAzimuth) : nil
    var from = departure
    let step = edge.length / Double(count)
    for part in 0..<count {
      let isLast = part == count - 1
      var to = arrival
      if !isLast, let stop = line?.position(at: step * Double(part + 1)) {
        to = Span.End(LocalFrame(at: stop.end), azimuth: stop.endAzimuth)
      }
      spans.append(
        Span(
          from: from, to: to, length: step, chainage: edge.chainage + step * Double(part), edge: index,
          startNode: part == 0 ? edge.startNode : -1, endNode: isLast ? edge.endNode : -1))
      from = to
    }
  }

  private mutating func sortArms(of index: Int) {
    let node = nodes[index]
    let reference = node.arms[0].direction
    let left = cross(node.up, reference)
    func turn(_ arm: Node.Arm) -> Double {
      let angle = arcTangent(dot(arm.direction, left), dot(arm.direction, reference))
      return angle < -1e-12 ? angle + 2 * .pi : max(0, angle)
    }
    nodes[index].arms.sort { turn($0) < turn($1) }
    let sorted = nodes[index]
    for arm in sorted.arms.indices { nodes[index].arms[arm].turn = sorted.turn(sorted.arms[arm].direction) }
  }

  /// Whether the chain's two ends are ends of the line.
  var ends: [Int] { nodes.indices.filter { nodes[$0].isEnd } }
}
