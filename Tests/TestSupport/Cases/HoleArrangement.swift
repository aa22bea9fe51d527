import Geodesy
package import Geometry

/// Three to five lines whose both-sided zone has one small true hole.
///
/// The lines touch the circle of radius depth + half the width about ``middle``, in directions that surround it, and run
/// away from there. So the middle lies half the width beyond the depth, as every place of the circle of that radius about it
/// lies beyond the depth, and a hole has the form of a polygon about that circle. It ends where the strips of two lines
/// meet: at most ``reach`` from the middle.
package struct HoleArrangement: Sendable {
  /// The lines; no two have an end in common.
  package let lines: [[Coordinate]]
  /// The middle of the hole.
  package let middle: Coordinate
  /// The diameter, in metres, of the circle that fits into the hole.
  package let width: Double
  /// The depth of the zone, in metres.
  package let depth: Double
  /// Farther than this from the middle, in metres, and up to a kilometre, every place is in the zone.
  package let reach: Double

  /// - Parameters:
  ///   - seed: The same arrangement for the same seed.
  ///   - width: In metres, from 3 to 120 for holes that are small against a depth of 20 km.
  ///   - depth: In metres, 1 km at least.
  package init(seed: UInt64, width: Double, depth: Double = 20_000) {
    var random = SeededRandom(seed: seed)
    let middle = Coordinate(random.number(-180...180), random.number(-75...75))
    let count = Int.random(in: 3...5, using: &random)
    let azimuths = Self.surrounding(count, &random)
    lines = azimuths.map { azimuth in
      let touch = Geodesic.direct(from: middle, azimuth: azimuth, distance: depth + width / 2)
      return Self.arm(from: touch, turn: -90, &random).reversed() + [touch.end]
        + Self.arm(from: touch, turn: 90, &random)
    }
    let gap = zip(azimuths, azimuths.dropFirst() + [azimuths[0] + 360]).map { $1 - $0 }.max() ?? 180
    let (_, cosine) = sineAndCosine(degrees: gap / 2)
    // Two strips meet half a gap beside the normals; 1 % for what the Earth's bend makes of it.
    reach = width / 2 / cosine * 1.01 + 0.01
    self.middle = middle
    self.width = width
    self.depth = depth
  }

  /// The arrangement with the rule of its zone.
  package func zoneCase(tolerance: Double = 1) -> ZoneCase {
    ZoneCase(
      name: "hole of \(width) m about \(middle.words)", chains: lines,
      specification: Catalogue.single(depth, tolerance))
  }

  /// Azimuths, ascending, with gaps of 40 to 160 degrees: in degrees.
  private static func surrounding(_ count: Int, _ random: inout SeededRandom) -> [Double] {
    while true {
      let first = random.number(0...360)
      let azimuths = [first] + (1..<count).map { _ in first + random.number(0...360) }.sorted()
      let gaps = zip(azimuths, azimuths.dropFirst() + [first + 360]).map { $1 - $0 }
      if gaps.allSatisfy({ (40...160).contains($0) }) { return azimuths }
    }
  }

  /// The way from where a line touches the circle: along the tangent, and perhaps then away from the circle.
  private static func arm(
    from touch: Geodesic.Direct, turn: Double, _ random: inout SeededRandom
  ) -> [Coordinate] {
    var here = Geodesic.direct(
      from: touch.end, azimuth: touch.endAzimuth + turn, distance: random.number(4_000...30_000))
    var arm = [here.end]
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      // Outwards is where the azimuth of the normal leads: left of an arm that turned right from it.
      let outwards = (turn < 0 ? 1 : -1) * random.number(5...40)
      here = Geodesic.direct(
        from: here.end, azimuth: here.endAzimuth + outwards, distance: random.number(1_000...15_000))
      arm.append(here.end)
    }
    return arm
  }
}
