internal import Geodesy
internal import Geometry
internal import Zones

/// The middle of a ball, as seen from a node.
struct NodeView {
  private let node: Node
  private let offset: Vector
  let distance: Double
  /// A place of the ball lies on the same side of a geodesic from the node as the middle, if that is farther from it than this.
  let room: Double
  /// The azimuth of the middle and how far from each other azimuths lead there, where chords tell too little.
  private var exact: (azimuth: Double, spread: Double)?

  init(_ node: Node, _ ball: BallTree.Ball) {
    self.node = node
    offset = ball.middle - node.position
    distance = offset.length
    let skew = distance * FootSearch.skew(distance)
    if skew > ball.radius / 4, distance > 1 {
      let inverse = Geodesic.inverse(from: node.place, to: coordinate(at: ball.middle))
      exact = (
        inverse.startAzimuth,
        WGS84.meanRadius * sineAndCosine(degrees: inverse.distance / WGS84.meanRadius * (180 / .pi)).sine
      )
      room = 1.03 * ball.radius + 1e-4
    } else {
      room = 1.03 * ball.radius + skew + 1e-4
    }
  }

  /// How far along a half-edge the middle lies, in metres.
  func along(_ halfEdge: Node.HalfEdge) -> Double {
    guard let exact else { return dot(offset, halfEdge.direction) }
    return exact.spread * sineAndCosine(degrees: exact.azimuth - halfEdge.azimuth).cosine
  }

  /// How far left of a half-edge, or right of it if negative, as one leaves the node.
  func leftward(of halfEdge: Node.HalfEdge) -> Double {
    guard let exact else { return dot(cross(node.up, halfEdge.direction), offset) }
    return exact.spread * sineAndCosine(degrees: halfEdge.azimuth - exact.azimuth).sine
  }
}
