import Geometry
import TestSupport
import Testing

@testable import ZoneVerification

/// The even-odd rule, by rows that lie as the vertices do.
@Suite struct OutlineIndexTests {
  /// Vertices crowd about a pole: as many within a millimetre as in all the rest.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func placesAreHeldAsByAllEdges(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let count = 3 + Int(random.next() % 300)
    var ring = (0..<count).map { number in
      Coordinate(
        latitude: number % 2 == 0 ? 90 - 1e-8 * random.unit() : random.number(-80...90),
        longitude: random.number(-180...180))
    }
    ring.append(ring[0])
    let index = OutlineIndex([ring])
    for _ in 0..<200 {
      // On the latitude of a vertex, too.
      let latitude =
        random.next() % 2 == 0 ? ring[Int(random.next() % UInt64(count))].latitude : random.number(-85...90)
      let place = Coordinate(latitude: latitude, longitude: random.number(-180...180))
      let crossings = zip(ring, ring.dropFirst()).count { a, b in
        guard (a.latitude > latitude) != (b.latitude > latitude) else { return false }
        let share = (latitude - a.latitude) / (b.latitude - a.latitude)
        return a.longitude + share * (b.longitude - a.longitude) > place.longitude
      }
      #expect(index.contains(place) == (crossings % 2 == 1), "\(place)")
    }
  }
}
