package import Geodesy
internal import Geometry
package import Zones

/// A family of normals of the line with one parameter: along one side of an edge, or about a node.
///
/// Bundles that meet at an half-edge of a node share their first or last normal to the last bit, because both take
/// its direction from the half-edge: else the curves of their tips might not meet.
package struct OffsetPrimitive: Sendable {
  package enum Base: Sendable {
    /// Normals of an edge; the parameter is metres along it.
    case edge(Edge, spans: ArraySlice<EdgeSpan>, isLeft: Bool)
    /// Normals of a node, clockwise from the first; the parameter is degrees.
    case node(Int, clockwise: Vector)
  }

  package let base: Base
  package let range: ClosedRange<Double>
  private let first: Normal
  private let last: Normal
  /// The greater latitude of the ends of its base, without its sign, degrees.
  private let latitude: Double

  /// The normals on one side of an edge of a line.
  package init(edge index: Int, isLeft: Bool, of line: LineModel) {
    let edge = line.edges[index]
    let start = line.nodes[Int(edge.startNode)]
    let end = line.nodes[Int(edge.endNode)]
    base = .edge(edge, spans: line.spans[edge.spans], isLeft: isLeft)
    range = 0...edge.length
    latitude = max(abs(start.place.latitude), abs(end.place.latitude))
    let leaving = start.halfEdges.first { Int($0.edge) == index && $0.isOutgoing } ?? start.halfEdges[0]
    let arriving = end.halfEdges.first { Int($0.edge) == index && !$0.isOutgoing } ?? end.halfEdges[0]
    first = Normal(
      base: start.position, direction: isLeft ? start.left(of: leaving) : start.right(of: leaving))
    // Seen from its end, an edge has its left on the right.
    last = Normal(base: end.position, direction: isLeft ? end.right(of: arriving) : end.left(of: arriving))
  }

  /// The normals of a node from a direction clockwise through an angle in degrees, to `last`.
  package init(
    node index: Int, of line: LineModel, from first: Vector, through angle: Double, to last: Vector
  ) {
    let node = line.nodes[index]
    base = .node(index, clockwise: cross(first, node.up))
    range = 0...angle
    latitude = abs(node.place.latitude)
    self.first = Normal(base: node.position, direction: first)
    self.last = Normal(base: node.position, direction: last)
  }

  package func normal(at parameter: Double) -> Normal {
    if parameter <= range.lowerBound { return first }
    if parameter >= range.upperBound { return last }
    switch base {
    case .edge(let edge, let spans, let isLeft):
      let share = parameter / edge.length * Double(spans.count)
      let index = min(spans.count - 1, Int(share))
      let span = spans[spans.startIndex + index]
      let position = span.position(at: share - Double(index))
      let e2 = WGS84.eccentricitySquared
      let up = Vector(position.x, position.y, position.z / (1 - e2))
      let leftward = cross(up, span.derivative(at: share - Double(index))).unit
      return Normal(base: position, direction: isLeft ? leftward : -leftward)
    case .node(_, let clockwise):
      let (sine, cosine) = sineAndCosine(degrees: parameter)
      return Normal(base: first.base, direction: first.direction * cosine + clockwise * sine)
    }
  }

  /// The position so deep along the normal with a parameter.
  package func tip(at parameter: Double, depth: Double) -> Vector { normal(at: parameter).tip(at: depth) }

  /// Whether the tips run along a circle, which bends away from the line.
  package var isArc: Bool {
    switch base {
    case .edge: false
    case .node: true
    }
  }

  /// Whether a span is of the edge or begins or ends in the node from which the normals leave.
  package func isOfBase(_ span: EdgeSpan) -> Bool {
    switch base {
    case .edge(_, let spans, _): span.edge == spans.first?.edge
    case .node(let node, _): span.startNode == Int32(node) || span.endNode == Int32(node)
    }
  }

  /// Whether a parameter is that of the first or last normal, which another primitive shares.
  package func isEnd(_ parameter: Double) -> Bool {
    parameter <= range.lowerBound || parameter >= range.upperBound
  }

  /// An upper estimate of the latitude of all tips at a depth, without its sign, degrees.
  package func latitude(at depth: Double) -> Double {
    latitude + depth / WGS84.degreeOfLatitudeBelow
  }

  /// An upper estimate of the length of the offset curve at a depth, in metres.
  package func length(at depth: Double) -> Double {
    length(of: range.upperBound - range.lowerBound, at: depth)
  }

  /// How far apart, at most, the tips of two normals lie at a depth, their parameters differing by `extent`.
  package func length(of extent: Double, at depth: Double) -> Double {
    switch base {
    case .edge: extent
    case .node: extent * (.pi / 180) * depth
    }
  }

  /// An upper estimate of the geodesic curvature of the offset curve at a depth, per metre.
  package func curvature(at depth: Double) -> Double {
    switch base {
    case .edge: depth / (WGS84.wideRadiusBelow * WGS84.wideRadiusBelow) * 1.1
    case .node: 1 / depth
    }
  }
}
