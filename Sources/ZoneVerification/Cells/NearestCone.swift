internal import Geodesy
internal import Geometry
internal import Zones

/// The directions from which the nearest places of the line are seen, from anywhere in a cell.
///
/// Where all of them lie in a half-plane, the distance to the line grows strictly along its middle, everywhere in the
/// cell: the distance is the least of those to the single places of the line, and each of these grows. So it has no
/// greatest and no least value in the cell, and no hole or island can be hidden there.
struct NearestCone {
  private let frame: LocalFrame
  private let index: WitnessIndex
  private let near: NearPieces

  init(_ frame: LocalFrame, _ index: WitnessIndex, _ near: NearPieces) {
    (self.frame, self.index, self.near) = (frame, index, near)
  }

  /// How wide, in radians, the room is that is left for what tangent planes make of directions: at distances up to 1,000 km
  /// a geodesic leaves less than 0.003 beside its chord.
  private static let margin = 0.02

  /// Whether the distance to the line certainly has no greatest and no least value within a radius of the middle.
  ///
  /// - Parameters:
  ///   - radius: That of the cell, in metres.
  ///   - distance: That of its middle to the line.
  func isMonotone(_ radius: Double, distance: Double) -> Bool {
    guard radius < distance / 2 else { return false }
    // A foot of any place of the cell is no farther from the middle than this, and none is nearer than the distance.
    let reach = distance + 2 * radius
    let widening =
      arcSine(radius / (distance - 0.02)) + Self.margin
      + reach * radius / (WGS84.leastRadiusOfCurvatureBelow * WGS84.leastRadiusOfCurvatureBelow)
    let room = Double.pi - 2 * widening
    guard room > 0 else { return false }
    var (first, low, high): (Double?, Double, Double) = (nil, 0, 0)
    for number in near.numbers {
      let piece = index.pieces[Int(number)]
      guard let (from, to) = shares(of: piece, within: reach + piece.sagitta + 0.01) else { continue }
      let start = angle(of: piece.start + from * piece.chord)
      let reference = first ?? start
      first = reference
      let a = Self.wrapped(start - reference)
      let b = a + Self.wrapped(angle(of: piece.start + to * piece.chord) - start)
      low = min(low, a, b)
      high = max(high, a, b)
      if high - low >= room { return false }
    }
    return first != nil
  }

  /// The part of a piece within a distance of the middle, as shares of its chord.
  private func shares(of piece: WitnessIndex.Piece, within reach: Double) -> (Double, Double)? {
    let offset = piece.start - frame.position
    let a = dot(piece.chord, piece.chord)
    let b = dot(offset, piece.chord)
    let c = dot(offset, offset) - reach * reach
    let discriminant = b * b - a * c
    guard discriminant >= 0 else { return nil }
    let root = discriminant.squareRoot()
    let (from, to) = (max(0, (-b - root) / a), min(1, (-b + root) / a))
    return from <= to ? (from, to) : nil
  }

  /// The direction in which a place is seen from the middle, counterclockwise from the east, in radians.
  private func angle(of place: Vector) -> Double {
    let way = place - frame.position
    return arcTangent(dot(way, frame.north), dot(way, frame.east))
  }

  private static func wrapped(_ angle: Double) -> Double {
    angle > .pi ? angle - 2 * .pi : angle < -.pi ? angle + 2 * .pi : angle
  }
}
