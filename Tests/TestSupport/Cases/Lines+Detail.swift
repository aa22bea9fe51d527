import Foundation
import Geodesy
package import Geometry

/// Lines with detail much finer than a zone is deep, as real ones have.
extension Lines {
  /// A line whose edges are of all lengths from 1 m to 10 km: as many in each octave.
  ///
  /// - Parameter count: How many vertices, 2 at least.
  package static func mixedEdges(seed: UInt64, count: Int) -> [Coordinate] {
    var random = SeededRandom(seed: seed)
    var line = [Coordinate](
      arrayLiteral: Coordinate(random.number(-180...180), random.number(-75...75)))
    var azimuth = random.number(-180...180)
    for _ in 1..<count {
      // Most corners are blunt; one in eight may turn sharply.
      azimuth += random.number(-1...1) * (random.unit() < 0.125 ? 170 : 45)
      let length = pow(10, random.number(0...4))
      line.append(Geodesic.direct(from: line[line.count - 1], azimuth: azimuth, distance: length).end)
    }
    return line
  }

  /// What a receiver records that hardly moves: places scattered about one that drifts.
  ///
  /// - Parameters:
  ///   - count: How many vertices, 2 at least.
  ///   - scatter: In metres, the standard deviation of each of the two coordinates.
  ///   - drift: Metres between one vertex and the next, on an unsteady course; 0 for a receiver at rest.
  package static func gpsNoise(
    seed: UInt64, count: Int, scatter: Double = 3, drift: Double = 0
  ) -> [Coordinate] {
    var random = SeededRandom(seed: seed)
    var base = Coordinate(random.number(-180...180), random.number(-60...60))
    var course = random.number(-180...180)
    return (0..<count).map { _ in
      course += random.number(-20...20)
      if drift > 0 { base = Geodesic.direct(from: base, azimuth: course, distance: drift).end }
      // Rayleigh's distance and any azimuth make two normal coordinates.
      let distance = scatter * (-2 * log(1 - random.unit())).squareRoot()
      return Geodesic.direct(from: base, azimuth: random.number(-180...180), distance: distance).end
    }
  }
}
