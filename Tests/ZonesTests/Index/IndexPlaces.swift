import Foundation
import Geodesy
import Geometry
import TestSupport

@testable import Zones

/// Places to try an index in: all over its box and a little beyond, and a tenth of them 1 mm to 10 m beside limits.
struct IndexPlaces {
  let index: ZoneIndex
  private var random: SeededRandom
  private var count = 0

  init(_ index: ZoneIndex, seed: UInt64) {
    self.index = index
    random = SeededRandom(seed: seed)
  }

  mutating func next() -> Coordinate {
    count += 1
    return count % 10 == 0 ? besideLimit() : anywhere()
  }

  private mutating func anywhere() -> Coordinate {
    let grid = index.grid
    let longitude = grid.west + grid.width * random.number(-0.02...1.02)
    let latitude = grid.south + grid.height * random.number(-0.02...1.02)
    return Coordinate(latitude: max(-90, min(90, latitude)), longitude: longitude)
  }

  /// Where the verdict changes on the way between two places, found by halving, and a little aside.
  private mutating func besideLimit() -> Coordinate {
    for _ in 0..<50 {
      let (from, to) = (anywhere(), anywhere())
      let whole = Geodesic.inverse(from: from, to: to)
      let line = GeodesicLine(from: from, azimuth: whole.startAzimuth)
      func verdict(_ distance: Double) -> Verdict { index.judge.verdict(of: line.position(at: distance).end) }
      var (low, high) = (0.0, whole.distance * random.number(0.05...1))
      let first = verdict(low)
      guard first != verdict(high) else { continue }
      while high - low > 1e-4 {
        let middle = (low + high) / 2
        if verdict(middle) == first { low = middle } else { high = middle }
      }
      let aside = pow(10, random.number(-3...1))
      return Geodesic.direct(
        from: line.position(at: low).end, azimuth: random.number(-180...180), distance: aside
      ).end
    }
    return anywhere()
  }
}
