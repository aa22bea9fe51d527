internal import Geodesy
internal import Geometry

/// The rays of flat ends: the cuts, and near them perpendiculars of edges.
///
/// A place that passes the perpendicular at the end of an edge loses its foot on that edge. Where the next edge leads
/// nearer, it slides on along the line to its next foot, which is nearer than the lost one: so nothing changes. Only
/// where it slides down all the way to a flat end, and past the cut there, is it left without, and the perpendicular
/// may be a limit. For that the place must lie beyond the end of every edge on the way: inequalities that are as good
/// as linear along a short stretch of the ray, and that the least detail of a line contradicts.
package struct FlatCapRays {
  package private(set) var rays: [DiscontinuityRay] = []
  /// Whether all are there: no more edges were looked at than were allowed.
  package var isComplete: Bool { effort > 0 }
  private let line: LineModel
  private let reach: Double
  /// How many more edges may be looked at.
  private var effort: Int

  /// - Parameters:
  ///   - reach: How long the rays are, in metres.
  ///   - effort: How many edges may be looked at. A curve kept as thousands of geodesics, which bends about a centre
  ///     nearer than the reach, takes the square of their number.
  package init(_ line: LineModel, reach: Double, effort: Int = .max) {
    self.line = line
    self.reach = reach
    self.effort = effort
    var passed: Set<Int> = []
    for end in line.nodes where end.isEnd {
      rays += end.perpendiculars(of: end.halfEdges[0], reach)
      appendRays(near: end, &passed)
    }
  }

  /// The perpendiculars at the nodes that a place within reach could slide past on its way to an end: of all that
  /// the line leads to from the end while it stays within twice the reach.
  ///
  /// - Parameter passed: the nodes that have theirs, as seen from other ends.
  private mutating func appendRays(near end: Node, _ passed: inout Set<Int>) {
    var open = [end.halfEdges[0]]
    var seen: Set<Int> = []
    while let halfEdge = open.popLast(), effort > 0 {
      let index = farNode(of: halfEdge)
      let node = line.nodes[index]
      guard !node.isEnd, (node.position - end.position).length <= 2 * reach, seen.insert(index).inserted
      else { continue }
      if passed.insert(index).inserted {
        for lost in node.halfEdges {
          for ray in node.perpendiculars(of: lost, reach) {
            let onward = node.halfEdges.filter { $0.edge != lost.edge }
            // The concave side only: on the convex side the corner itself is the next foot.
            guard onward.contains(where: { dot(ray.course.direction, $0.direction) > 1e-12 }) else {
              continue
            }
            if let range = part(of: ray, leadingToEndAlong: onward) { rays.append(ray.part(range)) }
          }
        }
      }
      open += node.halfEdges.filter { $0.edge != halfEdge.edge }
    }
  }

  private func farNode(of halfEdge: Node.HalfEdge) -> Int {
    let edge = line.edges[Int(halfEdge.edge)]
    return Int(halfEdge.isOutgoing ? edge.endNode : edge.startNode)
  }

  /// The part of a ray from whose places a foot may slide from the ray's node down along one of some half-edges and on to a flat
  /// end, from the first such place to the last; nil if there is none.
  private mutating func part(
    of ray: DiscontinuityRay, leadingToEndAlong onward: [Node.HalfEdge]
  ) -> ClosedRange<Double>? {
    let count = max(1, Int((ray.length / Self.stretch).rounded(.up)))
    let length = ray.length / Double(count)
    var found: ClosedRange<Double>?
    var first = ray.course.start
    for part in 0..<count {
      let last = ray.normal.tip(at: length * Double(part + 1))
      for halfEdge in onward {
        guard let shares = shares(of: (first, last), leadingToEndAlong: halfEdge) else { continue }
        let (low, high) = (
          length * (Double(part) + shares.lowerBound), length * (Double(part) + shares.upperBound)
        )
        found = min(low, found?.lowerBound ?? low)...max(high, found?.upperBound ?? high)
      }
      first = last
    }
    return found
  }

  /// The shares of a stretch of a ray between which a foot may slide to an end; nil where it cannot.
  private mutating func shares(
    of stretch: (first: Vector, last: Vector), leadingToEndAlong halfEdge: Node.HalfEdge
  ) -> ClosedRange<Double>? {
    // The shares of the stretch that lie beyond the ends of all edges on the way.
    var (low, high) = (0.0, 1.0)
    var halfEdge = halfEdge
    for _ in line.edges.indices {
      effort -= 1
      guard effort > 0 else { return low...high }
      let node = line.nodes[farNode(of: halfEdge)]
      guard
        let arrival = node.halfEdges.first(where: {
          $0.edge == halfEdge.edge && $0.isOutgoing != halfEdge.isOutgoing
        })
      else { return low...high }
      func beyond(_ p: Vector) -> Double {
        let offset = p - node.position
        // More than what places near the ray, its own bend and that of the Earth can make of it.
        let skew = FootSearch.skew(offset.length) * offset.length
        return Self.margin + skew - dot(offset, arrival.direction)
      }
      let (a, b) = (beyond(stretch.first), beyond(stretch.last))
      if a < 0, b < 0 { return nil }
      if a < 0 { low = max(low, a / (a - b)) }
      if b < 0 { high = min(high, a / (a - b)) }
      guard low <= high else { return nil }
      // At a junction there are several ways on; one may lead to an end.
      guard node.halfEdges.count == 2 else { return low...high }
      halfEdge = node.halfEdges[0].edge == halfEdge.edge ? node.halfEdges[1] : node.halfEdges[0]
    }
    return nil
  }

  /// Rays are looked at in stretches so short that they stray from straight by no more than 2 m.
  private static let stretch = 10_000.0
  private static let margin = 5.0
}

extension Node {
  /// The rays to the right and left of an half-edge.
  fileprivate func perpendiculars(of halfEdge: HalfEdge, _ length: Double) -> [DiscontinuityRay] {
    [
      DiscontinuityRay(
        start: self, azimuth: halfEdge.azimuth + 90, direction: right(of: halfEdge), length: length),
      DiscontinuityRay(
        start: self, azimuth: halfEdge.azimuth - 90, direction: left(of: halfEdge), length: length),
    ]
  }
}
