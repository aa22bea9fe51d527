internal import Geodesy
internal import Geometry

/// A geodesic that leaves a node of the line and along which the feet of places change abruptly.
///
/// At a round end of a one-sided zone it is the last edge prolonged. At a flat end it is the cut, on both
/// sides. Near a flat end it is also the perpendicular of every edge at every node: a place beyond it loses
/// its foot on that edge, and where the chain runs out before it finds another, that too is a limit.
struct Ray: Sendable {
  let start: Node
  let azimuth: Double
  let length: Double
  /// Where it runs.
  let course: Course

  /// - Parameter direction: the unit vector of the azimuth at the node, from the same arm as the normals there.
  init(start: Node, azimuth: Double, direction: Vector, length: Double) {
    self.start = start
    self.azimuth = azimuth
    self.length = length
    course = Course(
      start: start.position, direction: direction, rightward: cross(direction, start.up), length: length)
  }

  /// The ray as a normal of its node.
  var normal: Normal { Normal(base: start.position, direction: course.direction) }

  /// A lower bound on the distance from a position to the ray, in metres.
  func distanceBelow(to p: Vector) -> Double { course.distanceBelow(to: p) }

  /// - Parameter depth: That of the zone; nil for the greatest.
  static func all(of model: ZoneModel, depth: Length? = nil) -> [Ray] {
    let depth = depth ?? model.specification.outerDepth
    let reach = depth.meters + 3 * model.specification.tolerance.meters
    var rays: [Ray] = []
    var passed: Set<Int> = []
    for end in model.line.nodes where end.isEnd {
      let arm = end.arms[0]
      switch model.specification.ends {
      case .round:
        if model.isOneSided {
          rays.append(
            Ray(start: end, azimuth: arm.azimuth + 180, direction: -arm.direction, length: reach))
        }
      case .flat:
        rays += end.perpendiculars(of: arm, reach)
        rays += perpendiculars(from: end, model.line, reach, &passed)
      }
    }
    return rays
  }

  /// The perpendiculars at the nodes that a place within reach could slide past on its way to a flat end: all that
  /// the line leads to from the end while it stays within twice the reach.
  ///
  /// - Parameter passed: the nodes that have theirs, as seen from other ends.
  private static func perpendiculars(
    from end: Node, _ line: LineModel, _ reach: Double, _ passed: inout Set<Int>
  ) -> [Ray] {
    var rays: [Ray] = []
    var open = [end.arms[0]]
    var seen: Set<Int> = []
    while let arm = open.popLast() {
      let edge = line.edges[Int(arm.edge)]
      let index = Int(arm.isOutgoing ? edge.endNode : edge.startNode)
      let node = line.nodes[index]
      guard !node.isEnd, (node.position - end.position).length <= 2 * reach, seen.insert(index).inserted
      else {
        continue
      }
      if passed.insert(index).inserted, node.arms.count > 2 || !isNearlyStraight(node, line, reach) {
        for arm in node.arms {
          // The concave side only: on the convex side the corner itself is the next foot.
          rays += node.perpendiculars(of: arm, reach).filter { ray in
            node.arms.contains { $0.edge != arm.edge && dot(ray.course.direction, $0.direction) > 1e-12 }
          }
        }
      }
      open += node.arms.filter { $0.edge != arm.edge }
    }
    return rays
  }

  /// Whether a place within reach that loses its foot on one edge of a node surely has a nearer one on the other:
  /// past the perpendicular it is abreast of the other edge by no more than the reach times the bend.
  private static func isNearlyStraight(_ node: Node, _ line: LineModel, _ reach: Double) -> Bool {
    let (a, b) = (node.arms[0], node.arms[1])
    guard dot(a.direction, b.direction) < 0 else { return false }
    let bend = cross(a.direction, b.direction).length
    return bend * reach < 0.8 * min(line.edges[Int(a.edge)].length, line.edges[Int(b.edge)].length)
  }
}

extension Ray {
  /// The numbers of a ray alone, to be asked for many places.
  struct Course: Sendable {
    let start: Vector
    /// The horizontal unit vector along which it leaves.
    let direction: Vector
    let rightward: Vector
    let length: Double

    /// How far a position may seem to lie beside the plane of the ray, in metres, and yet lie on the other side.
    private func slack(_ distance: Double) -> Double { distance * FootSearch.skew(distance) + 1e-5 }

    /// A lower bound on the distance from a position to the ray, in metres.
    func distanceBelow(to p: Vector) -> Double {
      let offset = p - start
      let distance = offset.length
      // Across the curved Earth a perpendicular is longer than it seems from the plane; 3 % covers 1000 km.
      if dot(offset, direction) <= 0 { return distance * 0.97 }
      return max(distance - length, (abs(dot(offset, rightward)) - slack(distance)) * 0.97, 0)
    }
  }
}

extension Node {
  /// The rays to the right and left of an arm.
  fileprivate func perpendiculars(of arm: Arm, _ length: Double) -> [Ray] {
    [
      Ray(start: self, azimuth: arm.azimuth + 90, direction: right(of: arm), length: length),
      Ray(start: self, azimuth: arm.azimuth - 90, direction: left(of: arm), length: length),
    ]
  }
}
