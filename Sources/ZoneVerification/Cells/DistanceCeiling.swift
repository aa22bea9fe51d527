internal import Geodesy
internal import Geometry
internal import Zones

/// An upper bound on the distance to the line from all places within a radius of one.
///
/// The distance grows by at most the radius r. Half-way between two stretches of the line it grows by much less: a place that is
/// farther from the one is nearer to the other. Let a and b be the distances from the middle to two places of the line, and m
/// and n the directions in which these are left. Where the Earth bends, as it does everywhere, triangles are no larger than in
/// a plane with the same two sides and angle (Toponogov), so that a way v leads to a place no farther from the first than
/// a + m·v + r² / 2(a - r). The lesser of the two distances is at most their mean, and so at most
/// (a + b)/2 + r |m + n|/2 + r² / 2(a - r).
struct DistanceCeiling {
  private let frame: LocalFrame
  private let index: WitnessIndex

  init(_ frame: LocalFrame, _ index: WitnessIndex) { (self.frame, self.index) = (frame, index) }

  /// The bound in metres.
  ///
  /// - Parameters:
  ///   - radius: In metres.
  ///   - distance: That of the middle to the line.
  ///   - near: The pieces of the line that may be nearest.
  func value(_ radius: Double, distance: Double, _ near: NearPieces) -> Double {
    var least = distance + radius
    guard radius < distance / 2 else { return least }
    let places = near.numbers.map { number in
      let piece = index.pieces[Int(number)]
      return piece.place(at: piece.nearest(to: frame.position).share)
    }
    func length(_ place: Vector) -> Double { CellDistance.from(frame.position, to: place) }
    guard
      let nearest = places.min(by: { ($0 - frame.position).length < ($1 - frame.position).length })
    else { return least }
    let (a, m) = (length(nearest), direction(from: nearest))
    let bend = radius * radius / (2 * (a - radius)) + radius * FootSearch.skew(a)
    for place in places {
      let b = length(place)
      let sum = m + direction(from: place)
      least = min(least, (a + b) / 2 + radius * (sum * sum).sum().squareRoot() / 2 + bend)
    }
    return least
  }

  /// The direction in which the middle is seen from a place: the parts to the east and north of a vector of length 1.
  private func direction(from place: Vector) -> SIMD2<Double> {
    let way = frame.position - place
    let flat = SIMD2(dot(way, frame.east), dot(way, frame.north))
    return flat / (flat * flat).sum().squareRoot()
  }
}

/// Distances between positions, right to 5 mm up to 1,000 km.
enum CellDistance {
  /// How wrong distances may be, in metres.
  static let error = 0.005

  static func from(_ p: Vector, to place: Vector) -> Double {
    (place - p).length < ChordDistance.limit
      ? ChordDistance.geodesic(from: place, to: p)
      : Geodesic.inverse(from: coordinate(at: place), to: coordinate(at: p)).distance
  }
}
