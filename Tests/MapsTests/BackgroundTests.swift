import Testing

@testable import Geometry
@testable import Maps

@Suite struct BackgroundTests {
  /// Whether a place lies on the land of a background, by the edges that a ray to the east crosses.
  private static func isLand(_ place: Coordinate, in background: Background) -> Bool {
    background.land.reduce(0) { count, ring in
      count
        + zip(ring, ring.dropFirst()).count { a, b in
          guard (a.latitude > place.latitude) != (b.latitude > place.latitude) else { return false }
          let share = (place.latitude - a.latitude) / (b.latitude - a.latitude)
          return a.longitude + share * (b.longitude - a.longitude) > place.longitude
        }
    } % 2 == 1
  }

  @Test(arguments: [
    // Aleppo, the sea off Latakia, the Caspian's west shore, Paris.
    (36.2, 37.15, true), (35.5, 35.0, false), (41.0, 48.5, true), (48.85, 2.35, true), (0.0, -30.0, false),
  ])
  func landIsLand(_ latitude: Double, _ longitude: Double, _ isLand: Bool) {
    let place = Coordinate(latitude: latitude, longitude: longitude)
    for width in [0.5, 3, 20] {
      let window = Background.Window(
        west: longitude - width, east: longitude + width * 1.3, south: latitude - width,
        north: latitude + width)
      #expect(Self.isLand(place, in: Background(in: window)) == isLand, "\(place) in a window of \(width)°")
    }
  }

  /// Everything lies within the window, and nothing is torn where that runs over ±180.
  @Test func windowsCutAllAndRunOnOverTheAntimeridian() {
    let window = Background.Window(west: 175, east: 190, south: -22, north: -12)
    let background = Background(in: window)
    let places = (background.land + background.borders + background.disputed).flatMap(\.self)
    #expect(!places.isEmpty)
    for place in places + background.towns.map(\.position) {
      #expect(
        (175 - 1e-9...190 + 1e-9).contains(place.longitude)
          && (-22 - 1e-9 ... -12 + 1e-9).contains(place.latitude))
    }
    #expect(background.towns.contains { $0.name == "Suva" })
    let east = background.land.flatMap(\.self).map(\.longitude)
    #expect((east.min() ?? 180) < 180 && (east.max() ?? 180) > 180)
  }

  @Test func townsComeWithTheLargestFirst() {
    let towns = Background(in: Background.Window(west: 30, east: 45, south: 30, north: 40)).towns
    #expect(towns.map(\.inhabitants) == towns.map(\.inhabitants).sorted(by: >))
    #expect(towns.contains { $0.name == "Aleppo" })
  }

  @Test func linesAreCutIntoPieces() {
    let clip = WindowClip(Background.Window(west: 0, east: 10, south: 0, north: 10))
    func line(_ places: [(Double, Double)]) -> [Coordinate] {
      places.map { Coordinate(latitude: $0.1, longitude: $0.0) }
    }
    let pieces = clip.pieces(line([(-5, 5), (5, 5), (5, 15), (8, 15), (8, 5), (9, 5)]))
    #expect(pieces == [line([(0, 5), (5, 5), (5, 10)]), line([(8, 10), (8, 5), (9, 5)])])
    #expect(clip.pieces(line([(-5, 5), (-1, 20)])).isEmpty)
    let ring = clip.ring(line([(-5, -5), (15, -5), (15, 15), (-5, 15), (-5, -5)]))
    #expect(Set(ring) == Set(line([(0, 0), (10, 0), (10, 10), (0, 10)])) && ring.count == 5)
  }
}
