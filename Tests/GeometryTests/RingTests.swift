import Geometry
import Testing

@Suite struct RingTests {
  private func ring(_ places: (Double, Double)...) -> [Coordinate] {
    places.map { Coordinate(latitude: $0.1, longitude: $0.0) }
  }

  @Test func orientation() {
    let square = ring((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    #expect(RingOrientation.isCounterclockwise(square))
    #expect(!RingOrientation.isCounterclockwise(square.reversed()))
    #expect(!RingOrientation.isCounterclockwise(ring((0, 0), (1, 0), (0, 0))))
    #expect(!RingOrientation.isCounterclockwise([]))
  }

  @Test func seams() {
    let seam = ring((180, 1), (180, 2), (-180, 2), (30, 90), (40, 90))
    #expect(Seam.isAlongAntimeridian(seam[0], seam[1]))
    #expect(!Seam.isAlongAntimeridian(seam[1], seam[2]))
    #expect(Seam.isAlongPole(seam[3], seam[4]))
    #expect(!Seam.isClosing(seam[2], seam[3]))
  }

  /// Places in a square with a hole, and the same beyond the antimeridian.
  @Test(arguments: [0.0, 175, -175, 360]) func containment(shift: Double) {
    func turned(_ ring: [Coordinate]) -> [Coordinate] {
      ring.map { Coordinate(latitude: $0.latitude, longitude: $0.longitude + shift) }
    }
    let area = PlanarContainment([
      Polygon(
        exterior: turned(ring((0, 0), (10, 0), (10, 10), (0, 10), (0, 0))),
        holes: [turned(ring((4, 4), (4, 6), (6, 6), (6, 4), (4, 4)))])
    ])
    for (x, y, isIn) in [(1.0, 1.0, true), (5, 5, false), (9, 5, true), (11, 5, false), (5, -1, false)] {
      let place = Coordinate(latitude: y, longitude: x + shift)
      #expect(area.contains(place) == isIn, "\(place)")
      #expect(area.contains(place.normalized) == isIn, "\(place.normalized)")
    }
  }
}
