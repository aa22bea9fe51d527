import Foundation
import Geodesy
package import Geometry

/// Lines of the catalogue, each made of few numbers.
package enum Lines {
  /// Metres east and north of a place, by distance and azimuth.
  package static func plan(_ base: Coordinate, _ offsets: [(Double, Double)]) -> [Coordinate] {
    offsets.map { east, north in
      let distance = (east * east + north * north).squareRoot()
      return Geodesic.direct(from: base, azimuth: atan2(east, north) * 180 / .pi, distance: distance).end
    }
  }

  /// A random walk that keeps to a course: `count` vertices, `length` metres in all.
  package static func walk(
    seed: UInt64, from start: Coordinate, count: Int, length: Double, wobble: Double = 50
  ) -> [Coordinate] {
    var random = SeededRandom(seed: seed)
    var result = [start]
    let course = random.number(-180...180)
    let step = length / Double(count - 1)
    for _ in 1..<count {
      let azimuth = course + random.number(-wobble...wobble)
      let distance = step * random.number(0.2...1.8)
      result.append(Geodesic.direct(from: result[result.count - 1], azimuth: azimuth, distance: distance).end)
    }
    return result
  }

  /// An Archimedean spiral whose turns lie `pitch` metres apart.
  package static func spiral(_ base: Coordinate, pitch: Double, turns: Double, perTurn: Int = 24)
    -> [Coordinate]
  {
    let count = Int(turns * Double(perTurn))
    return plan(
      base,
      (0...count).map { index in
        let angle = 2 * .pi * Double(index) / Double(perTurn)
        let radius = pitch * (0.3 + angle / (2 * .pi))
        return (radius * cos(angle), radius * sin(angle))
      })
  }

  /// An arc of a circle, from one azimuth through an angle, as chords of ten degrees.
  package static func arc(_ base: Coordinate, radius: Double, from: Double, through angle: Double)
    -> [Coordinate]
  {
    let count = max(2, Int((abs(angle) / 10).rounded(.up)))
    return (0...count).map { index in
      Geodesic.direct(from: base, azimuth: from + angle * Double(index) / Double(count), distance: radius).end
    }
  }

  /// Two half-edges of a length, so far apart, joined at their foot. The half-edges leave the foot at right angles.
  package static func u(_ base: Coordinate, apart: Double, length: Double) -> [Coordinate] {
    let west = Geodesic.direct(from: base, azimuth: -90, distance: apart / 2)
    let east = Geodesic.direct(from: base, azimuth: 90, distance: apart / 2)
    // Facing back to the base, north is on the right of the western end and on the left of the eastern.
    let northWest = Geodesic.direct(from: west.end, azimuth: west.endAzimuth + 90, distance: length).end
    let northEast = Geodesic.direct(from: east.end, azimuth: east.endAzimuth - 90, distance: length).end
    return [northWest, west.end, east.end, northEast]
  }

  /// A closed star of `count` vertices about a place.
  package static func island(
    seed: UInt64, _ base: Coordinate, radius: Double, count: Int, clockwise: Bool = false
  )
    -> [Coordinate]
  {
    var random = SeededRandom(seed: seed)
    var ring = (0..<count).map { index in
      Geodesic.direct(
        from: base, azimuth: (clockwise ? 360.0 : -360) * Double(index) / Double(count),
        distance: radius * random.number(0.5...1)
      ).end
    }
    ring.append(ring[0])
    return ring
  }

  /// A figure eight that crosses itself between vertices.
  package static func eight(_ base: Coordinate, size: Double) -> [Coordinate] {
    var ring = plan(
      base,
      (0..<32).map { index in
        let t = 2 * .pi * (Double(index) + 0.5) / 32
        return (size * sin(t), size * sin(t) * cos(t))
      })
    ring.append(ring[0])
    return ring
  }
}
