import Geodesy
import Geometry
import TestSupport
import Testing
@testable import ZoneVerification

/// Cells cover the Earth, and boxes and radii hold what they should.
@Suite struct CubeCellTests {
  /// Random places of a cell, by going to a random quarter again and again.
  private static func place(in cell: CubeCell, _ random: inout SeededRandom) -> Coordinate {
    var cell = cell
    for _ in 0..<20 { cell = cell.quarters[Int.random(in: 0..<4, using: &random)] }
    return cell.middle
  }

  @Test func noPlaceOfACellIsBeyondItsRadius() {
    var random = SeededRandom(seed: 1)
    for _ in 0..<300 {
      var cell = CubeCell.all[Int.random(in: 0..<6, using: &random)]
      for _ in 0..<Int.random(in: 0...18, using: &random) {
        cell = cell.quarters[Int.random(in: 0..<4, using: &random)]
      }
      let least =
        (0..<40).map { _ in
          Geodesic.inverse(from: cell.middle, to: Self.place(in: cell, &random)).distance
        }.max() ?? 0
      #expect(least <= cell.radius)
      // Nor is the radius much too large.
      #expect(least >= cell.radius * 0.3)
    }
  }

  /// The six faces together hold every place: the nearest middle of a fine division is no farther than its radius.
  @Test func theFacesCoverTheEarth() {
    var random = SeededRandom(seed: 2)
    for _ in 0..<200 {
      let place = Coordinate(random.number(-180...180), random.number(-90...90))
      var cells = CubeCell.all
      for _ in 0..<12 {
        cells = cells.flatMap(\.quarters).filter {
          Geodesic.inverse(from: place, to: $0.middle).distance <= $0.radius
        }
        #expect(!cells.isEmpty, "\(place.words)")
      }
    }
  }

  @Test func boxesHoldTheirDiscs() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<4000 {
      let middle = Coordinate(
        [random.number(-180...180), 180, -180][Int.random(in: 0..<3, using: &random)],
        [random.number(-90...90), 90, -90, 89.999][Int.random(in: 0..<4, using: &random)])
      let radius = random.number(0...1) * [1, 1000, 200_000][Int.random(in: 0..<3, using: &random)]
      let box = LonLatBox(around: middle, radius: radius)
      let place = Geodesic.direct(
        from: middle, azimuth: random.number(0...360), distance: random.number(0...1) * radius
      ).end.normalized
      // An edge through the place, of any length, that stays on this side of the antimeridian.
      let (x, y) = (random.number(-30...30), random.number(-20...20))
      func clamped(_ share: Double) -> Coordinate {
        Coordinate(
          max(-180, min(180, place.longitude + x * share)), max(-90, min(90, place.latitude + y * share)))
      }
      let edge = OutlineEdge(start: place, end: clamped(random.number(0...1)))
      #expect(box.mayMeet(edge), "\(middle.words), \(radius) m, \(edge)")
      #expect(box.mayMeet(edge.reversed))
    }
  }
}
