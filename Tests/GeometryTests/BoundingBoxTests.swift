import Testing

@testable import Geometry

@Suite("Bounding box")
struct BoundingBoxTests {
  /// Longitudes of rings and of lines, and the west and east edges of the box.
  struct Case: CustomTestStringConvertible, Sendable {
    var rings: [[Double]] = []
    var lines: [[Double]] = []
    var west: Double
    var east: Double
    var testDescription: String { "rings \(rings) lines \(lines)" }
  }

  @Test(
    "west is greater than east only across the antimeridian (RFC 7946, 5.2)",
    arguments: [
      Case(rings: [[10, 20]], west: 10, east: 20),
      Case(rings: [[-170, -160], [100, 120]], west: -170, east: 120),
      Case(rings: [[170, 180], [-180, -170]], west: 170, east: -170),
      Case(rings: [[170, 180]], west: 170, east: 180),
      Case(rings: [[-180, -170]], west: -180, east: -170),
      Case(rings: [[-180, 180]], west: -180, east: 180),
      Case(rings: [[-180, -170], [170, 180], [-10, 0]], west: 170, east: 0),
      Case(rings: [[-180, 0], [0, 180]], west: -180, east: 180),
      Case(lines: [[179, -179]], west: 179, east: -179),
      Case(lines: [[-179, 179]], west: 179, east: -179),
      Case(lines: [[179, 181]], west: 179, east: -179),
      Case(lines: [[190, 200]], west: -170, east: -160),
      Case(lines: [[-10, 10]], west: -10, east: 10),
      Case(lines: [[0, 90, 180, 270, 360]], west: -180, east: 180),
      Case(rings: [[170, 180], [-180, -175]], lines: [[-178, 178]], west: 170, east: -175),
    ])
  func longitudes(example: Case) throws {
    func places(_ lines: [[Double]]) -> [[Coordinate]] {
      lines.map { $0.enumerated().map { Coordinate(latitude: Double($0), longitude: $1) } }
    }
    let box = try #require(BoundingBox(rings: places(example.rings), lines: places(example.lines)))
    #expect(box.west == example.west)
    #expect(box.east == example.east)
    #expect(box.south == 0)
    #expect(box.north == Double(max((example.rings + example.lines).map(\.count).max() ?? 0, 1) - 1))
  }

  @Test("there is no box around nothing")
  func nothing() {
    #expect(BoundingBox(rings: [], lines: []) == nil)
    #expect(BoundingBox(rings: [[]], lines: [[]]) == nil)
  }
}
