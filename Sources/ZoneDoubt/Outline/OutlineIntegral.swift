internal import CMath
internal import Geodesy

/// The probability that a displaced place lies in a region, as a sum over the edges of its outline.
///
/// In polar form about the place, Green's theorem makes it (1/2π) ∮ F(ρ) dθ. With F = 1 - G it is 1 or 0, as the place
/// lies in the region or not, less (1/2π) ∮ G(ρ) dθ, to which only edges within reach contribute. Along a straight edge that
/// passes the place at a distance h, dθ = h du / ρ².
struct OutlineIntegral {
  private let frame: LocalFrame
  private let displacement: PlanarDisplacement
  /// The sum of the edges: the probability is 1 or 0 less this.
  private(set) var sum = 0.0
  /// How many metres of outline are within reach.
  private(set) var length = 0.0
  /// The greatest probability by which coarser outlines may have moved the sum.
  private(set) var coarseness = 0.0
  /// Whether the outline comes so near to the place that rounding may tell on which side it is.
  private(set) var isOnOutline = false
  private var last: (end: Vector, x: Double, y: Double)

  /// - Parameters:
  ///   - frame: That of the reported place.
  ///   - finest: The greatest probability by which a coarser piece of the outline may move the sum; 0 for none.
  init(_ frame: LocalFrame, _ displacement: PlanarDisplacement, of tree: OutlineTree, finest: Double) {
    (self.frame, self.displacement) = (frame, displacement)
    last = (frame.position, 0, 0)
    let (p, reach) = (frame.position, displacement.reach)
    let most = displacement.density > 0 ? finest / displacement.density : 0
    let pieces = tree.pieces
    var index = 0
    while index < pieces.count {
      let piece = pieces[index]
      let way = piece.middle - p
      let square = dot(way, way)
      let far = reach + piece.radius
      guard square <= far * far else {
        index = Int(piece.next)
        continue
      }
      if piece.isChord {
        add(piece.start, piece.end)
        index += 1
        continue
      }
      let area = piece.area + piece.bend * reach
      // Within its ball a piece may lie on the other side of the place than its chord.
      if area <= most, square > piece.radius * piece.radius {
        add(piece.start, piece.end)
        coarseness += area * displacement.density
        index = Int(piece.next)
      } else {
        index += 1
      }
    }
    sum /= 2 * .pi
  }

  /// The place in the plane: its azimuth, and its distance as the chord.
  private func point(_ place: Vector) -> (x: Double, y: Double) {
    let way = place - frame.position
    let (east, north) = (dot(way, frame.east), dot(way, frame.north))
    let level = east * east + north * north
    guard level > 0 else { return (0, 0) }
    let stretch = (dot(way, way) / level).squareRoot()
    return (east * stretch, north * stretch)
  }

  private mutating func add(_ start: Vector, _ end: Vector) {
    let (ax, ay) = last.end == start ? (last.x, last.y) : point(start)
    let (bx, by) = point(end)
    last = (end, bx, by)
    let (dx, dy) = (bx - ax, by - ay)
    let along = (dx * dx + dy * dy).squareRoot()
    guard along > 0 else { return }
    let h = (ax * by - ay * bx) / along
    let chord = displacement.reach * displacement.reach - h * h
    guard chord > 0 else { return }
    let limit = chord.squareRoot()
    let foot = (ax * dx + ay * dy) / along
    let (u, v) = (max(foot, -limit), min(foot + along, limit))
    guard u < v else { return }
    if abs(h) < Self.near, u < Self.near, v > -Self.near { isOnOutline = true }
    length += v - u
    sum += atan2(h * (v - u), h * h + u * v) - h * displacement.integral(passing: h, from: u, to: v)
  }

  /// Metres.
  private static let near = 0.05
}
