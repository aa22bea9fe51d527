internal import Geodesy
internal import Geometry

/// A family of normals of the line with one parameter: along one side of an edge, or about a node.
struct NormalBundle: Sendable {
  enum Base: Sendable {
    /// Normals of an edge that ends at a place; the parameter is metres along it.
    case edge(GeodesicLine, Edge, end: Coordinate, turn: Double)
    /// Normals of a node; the parameter is the azimuth in degrees, the last one given as its arm gives it.
    case node(Coordinate, last: Double)
  }

  let base: Base
  let range: ClosedRange<Double>

  /// The normals on one side of an edge: `turn` is +90 on its right and -90 on its left.
  init(edge: Edge, end: Coordinate, turn: Double) {
    base = .edge(GeodesicLine(from: edge.start, azimuth: edge.startAzimuth), edge, end: end, turn: turn)
    range = 0...edge.length
  }

  /// The normals of a node from an azimuth clockwise through an angle, to `last`, the same azimuth as the
  /// next arm has it.
  init(node: Coordinate, from start: Double, through angle: Double, to last: Double) {
    base = .node(node, last: last)
    range = start...(start + angle)
  }

  /// The place so deep along the normal with a parameter.
  ///
  /// Bundles that meet at an arm of a node share their first or last normal to the last bit, because both
  /// take its azimuth from the arm: else the curves of their tips might not meet.
  func tip(at parameter: Double, depth: Double) -> Coordinate {
    switch base {
    case .edge(let line, let edge, let end, let turn):
      if parameter <= 0 {
        return Geodesic.direct(from: edge.start, azimuth: edge.startAzimuth + turn, distance: depth).end
      }
      if parameter >= edge.length {
        let backward = edge.endAzimuth + 180
        return Geodesic.direct(from: end, azimuth: backward - turn, distance: depth).end
      }
      let base = line.position(at: parameter)
      return Geodesic.direct(from: base.end, azimuth: base.endAzimuth + turn, distance: depth).end
    case .node(let place, let last):
      let azimuth = parameter >= range.upperBound ? last : parameter
      return Geodesic.direct(from: place, azimuth: azimuth, distance: depth).end
    }
  }

  /// An upper estimate of the length of the offset curve at a depth, in metres.
  func length(at depth: Double) -> Double {
    let extent = range.upperBound - range.lowerBound
    switch base {
    case .edge: return extent
    case .node: return extent * (.pi / 180) * depth
    }
  }

  /// An upper estimate of the geodesic curvature of the offset curve at a depth, per metre.
  func curvature(at depth: Double) -> Double {
    switch base {
    case .edge: depth / (6_300_000 * 6_300_000) * 1.1
    case .node: 1 / depth
    }
  }
}

/// All normals of the line, chosen and not, in bundles.
struct Normals: Sendable {
  /// The normals on the sides where the zone lies.
  private(set) var chosen: [NormalBundle] = []

  init(model: ZoneModel) {
    let line = model.line
    for edge in line.edges {
      let chain = Int(edge.chain)
      let end = line.nodes[Int(edge.endNode)].place
      if model.choice.left[chain] { chosen.append(NormalBundle(edge: edge, end: end, turn: -90)) }
      if model.choice.right[chain] { chosen.append(NormalBundle(edge: edge, end: end, turn: 90)) }
    }
    for node in line.nodes {
      if node.isEnd {
        if model.specification.ends == .round { appendEnd(node, model.choice) }
      } else {
        appendCorner(node, model.choice)
      }
    }
  }

  /// The half disc about an end, or the quarter on the chosen side.
  private mutating func appendEnd(_ node: Node, _ choice: SideChoice) {
    let arm = node.arms[0]
    let chain = Int(arm.chain)
    // Clockwise from the arm come the normals on its right, as one leaves the node.
    let isRightOfLeaving = arm.isOutgoing ? choice.right[chain] : choice.left[chain]
    let isLeftOfLeaving = arm.isOutgoing ? choice.left[chain] : choice.right[chain]
    let prolonged = arm.azimuth + 180
    if isRightOfLeaving {
      chosen.append(NormalBundle(node: node.place, from: arm.azimuth + 90, through: 90, to: prolonged))
    }
    if isLeftOfLeaving {
      chosen.append(NormalBundle(node: node.place, from: prolonged, through: 90, to: arm.azimuth - 90))
    }
  }

  /// The wedges of a corner or junction: between arms more than half a turn apart.
  private mutating func appendCorner(_ node: Node, _ choice: SideChoice) {
    for (index, arm) in node.arms.enumerated() {
      // Arms run counterclockwise, so the one before is the next clockwise.
      let next = node.arms[(index + node.arms.count - 1) % node.arms.count]
      var gap = (next.azimuth - arm.azimuth).truncatingRemainder(dividingBy: 360)
      if gap <= 0 { gap += 360 }
      guard gap > 180 else { continue }
      let isChosenByArm =
        arm.isOutgoing ? choice.right[Int(arm.chain)] : choice.left[Int(arm.chain)]
      let isChosenByNext =
        next.isOutgoing ? choice.left[Int(next.chain)] : choice.right[Int(next.chain)]
      if isChosenByArm || isChosenByNext {
        chosen.append(
          NormalBundle(
            node: node.place, from: arm.azimuth + 90, through: gap - 180, to: next.azimuth - 90))
      }
    }
  }
}
