/// How far east each edge of a closed ring leads: the one rule by which longitudes of polygons are read.
///
/// An edge runs the short way round, and one of exactly 180 degrees as it is written. At a pole, where edges only close a
/// ring, a whole turn is one.
///
/// An edge between two names of one meridian, as from 180 to -180, is either the seam, which leads nowhere east, or a
/// whole turn round the Earth. It is the seam at any latitudes, unless the ring as a whole is a band round the Earth: read
/// with whole turns the ring closes, and it runs along the meridian on both sides at the same latitudes, as RFC 7946 cuts a
/// band. A box from -180 to 180 is one.
package struct RingCourse: Sendable {
  /// How its edges are joined, as far as it matters here.
  package enum Turns: Sendable {
    /// Straight in longitude and latitude: an edge may go round the Earth.
    case drawn
    /// By shortest paths: the ends of an edge round the Earth are one place.
    case none
  }

  /// The degrees of longitude from the start of each edge to its end, east positive.
  package let steps: [Double]
  /// Whether its edges between two names of one meridian are whole turns.
  package let isBand: Bool

  /// The course of a ring whose last vertex repeats the first.
  package init(_ ring: [Coordinate], turns: Turns = .drawn) {
    var steps: [Double] = []
    steps.reserveCapacity(max(0, ring.count - 1))
    var across: [Int] = []
    for (a, b) in zip(ring, ring.dropFirst()) {
      let literal = b.longitude - a.longitude
      if abs(literal) <= 180 {
        steps.append(literal)
        continue
      }
      if Seam.isAcross(a, b) { across.append(steps.count) }
      steps.append(abs(literal) == 360 && Seam.isAlongPole(a, b) ? literal : Coordinate.shortest(literal))
    }
    isBand = turns == .drawn && !across.isEmpty && Self.isBand(ring, steps: steps, across: across)
    if isBand { for edge in across { steps[edge] = ring[edge + 1].longitude - ring[edge].longitude } }
    self.steps = steps
  }

  /// How often the ring goes round the Earth, east positive; 0 for one that encloses what is meant.
  package var turns: Int { Int((steps.reduce(0, +) / 360).rounded()) }

  /// The degrees of longitude between its westernmost and its easternmost place.
  package var width: Double {
    var (east, west, x) = (0.0, 0.0, 0.0)
    for step in steps {
      x += step
      (west, east) = (min(west, x), max(east, x))
    }
    return east - west
  }

  /// The ring with longitudes that run on over ±180.
  package static func unwrapped(_ ring: [Coordinate]) -> [Coordinate] {
    var result = ring
    for (index, step) in RingCourse(ring).steps.enumerated() {
      result[index + 1].longitude = result[index].longitude + step
    }
    return result
  }

  private static func isBand(_ ring: [Coordinate], steps: [Double], across: [Int]) -> Bool {
    var east = steps.reduce(0, +)
    for edge in across { east += ring[edge + 1].longitude - ring[edge].longitude }
    guard abs(east) < 1 else { return false }
    // The names of the meridian, as the first edge has them: both sides of the cut.
    let names = [ring[across[0]].longitude, ring[across[0] + 1].longitude]
    let sides = names.map { name in
      zip(ring, ring.dropFirst()).filter { a, b in
        abs(a.longitude - name) < Seam.nearness && abs(b.longitude - name) < Seam.nearness
      }.map { min($0.latitude, $1.latitude)...max($0.latitude, $1.latitude) }
    }
    if sides[0].contains(where: { side in
      sides[1].contains { min($0.upperBound, side.upperBound) > max($0.lowerBound, side.lowerBound) }
    }) {
      return true
    }
    // A band may end in a point at a pole, which lies on every meridian.
    return abs(steps.reduce(0, +)) > 1 && ring.contains { abs($0.latitude) == 90 }
  }
}
