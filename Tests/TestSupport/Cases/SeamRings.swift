import Foundation
package import Geometry

/// A ring over the antimeridian, and the same ring as files may write it.
package struct SeamRing: Sendable {
  /// Closed, with longitudes that run on over 180.
  package var plain: [Coordinate]
  /// The same places between -180 and 180, those on the antimeridian with either sign, by chance.
  package var written: [Coordinate]
  /// Where the ring turns about: inside it.
  package var middle: Coordinate

  /// A star about a place near the antimeridian, of 3 to 24 vertices, with vertices where it crosses the antimeridian and
  /// perhaps with some more on it.
  package init(_ random: inout SeededRandom) {
    let size = random.number(0.5...40)
    let middle = Coordinate(
      latitude: random.number(-60...60), longitude: 180 + random.number(-0.9...0.9) * size)
    let count = 3 + Int(random.number(0...21))
    var ring: [Coordinate] = []
    for index in 0..<count {
      let angle = 2 * Double.pi * (Double(index) + random.number(0...0.6)) / Double(count)
      let reach = size * random.number(0.3...1)
      // Half the height, so that it stays off the poles.
      let vertex = Coordinate(
        latitude: middle.latitude + reach * sin(angle) * 0.7,
        longitude: middle.longitude + reach * cos(angle))
      // A vertex near the antimeridian lies on it.
      let isNear = abs(vertex.longitude - 180) < size * 0.15
      ring.append(isNear ? Coordinate(latitude: vertex.latitude, longitude: 180) : vertex)
    }
    ring.append(ring[0])
    var plain: [Coordinate] = []
    for (a, b) in zip(ring, ring.dropFirst()) {
      plain.append(a)
      guard (a.longitude - 180) * (b.longitude - 180) < 0, random.unit() < 0.7 else { continue }
      let share = (180 - a.longitude) / (b.longitude - a.longitude)
      let place = Coordinate(
        latitude: a.latitude + (b.latitude - a.latitude) * share, longitude: 180)
      // Some programs write such a place twice, once for each side.
      plain += random.unit() < 0.3 ? [place, place] : [place]
    }
    plain.append(plain[0])
    self.plain = plain
    self.middle = middle
    written = plain.map { vertex in
      if vertex.longitude == 180 {
        return Coordinate(latitude: vertex.latitude, longitude: random.unit() < 0.5 ? 180 : -180)
      }
      return Coordinate(
        latitude: vertex.latitude,
        longitude: vertex.longitude > 180 ? vertex.longitude - 360 : vertex.longitude)
    }
    written[written.count - 1] = written[0]
  }
}
