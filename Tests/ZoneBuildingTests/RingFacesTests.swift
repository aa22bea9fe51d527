import Geometry
import TestSupport
import Testing
import Zones

@testable import ZoneBuilding

/// Which lines change sides nowhere but on themselves, so that no bisectors are looked for.
@Suite struct RingFacesTests {
  private static func square(
    _ west: Double, _ south: Double, _ side: Double, isClockwise: Bool = false, isHole: Bool = false
  ) -> Boundary.Part {
    let ring = [(0.0, 0.0), (side, 0), (side, side), (0, side), (0, 0)].map {
      Coordinate(west + $0.0, south + $0.1)
    }
    return Boundary.Part(
      vertices: isClockwise ? ring.reversed() : ring, isRing: true, isHole: isHole, origin: "ring")
  }

  /// Whether faces agree; nil where it is not looked at.
  private static func agree(_ parts: [Boundary.Part], _ side: ZoneSpecification.Side) throws -> Bool? {
    let rule = ZoneSpecification(depth: .single(.meters(20_000)), side: side)
    return RingFaces(try ZoneModel(boundary: Boundary(parts: parts), specification: rule, within: nil))?
      .agree()
  }

  @Test func coastsAndIslandsAgree() throws {
    let islands = [
      Self.square(10, 50, 1), Self.square(12, 50, 1, isClockwise: true), Self.square(10.2, 52, 1),
    ]
    #expect(try Self.agree(islands, .outside) == true)
    #expect(try Self.agree(islands, .inside) == true)
    #expect(try Self.agree([islands[0]], .left) == true)
    #expect(try Self.agree([islands[1]], .left) == true)
    // West of the first vertex and east of it, across 180 degrees.
    #expect(try Self.agree([Self.square(179.5, -17, 1), Self.square(-179, -15, 1)], .outside) == true)
  }

  @Test func holesAgree() throws {
    let area = [Self.square(10, 50, 2), Self.square(10.5, 50.5, 1, isClockwise: true, isHole: true)]
    #expect(try Self.agree(area, .inside) == true)
    #expect(try Self.agree(area, .outside) == true)
  }

  @Test func facesOfTwoMindsDoNot() throws {
    // The sea between the two is left of the one alone.
    #expect(
      try Self.agree([Self.square(10, 50, 1), Self.square(12, 50, 1, isClockwise: true)], .left) == false)
    // An island in a lake: the zone lies in the lake about the island, and not about its shore.
    let lake = [
      Self.square(10, 50, 3), Self.square(10.5, 50.5, 2, isClockwise: true, isHole: true),
      Self.square(11, 51, 1),
    ]
    #expect(try Self.agree(lake, .outside) == false)
    // Rings that cross, and rings that touch.
    #expect(try Self.agree([Self.square(10, 50, 1), Self.square(10.5, 50.5, 1)], .outside) == false)
    #expect(try Self.agree([Self.square(10, 50, 1), Self.square(10.25, 51, 0.5)], .outside) != true)
  }

  @Test func otherLinesAreNotLookedAt() throws {
    let open = Boundary.Part(vertices: [Coordinate(10, 50), Coordinate(11, 50)], origin: "line")
    #expect(try Self.agree([open], .left) == nil)
    // About a pole, and across the meridian opposite the first place.
    let polar = Boundary.Part(
      vertices: stride(from: 0.0, through: 360, by: 30).map { Coordinate($0 - 180, 80) }, isRing: true,
      origin: "ring")
    #expect(try Self.agree([polar], .left) == nil)
    #expect(try Self.agree([Self.square(0, 50, 1), Self.square(179.5, 50, 1)], .outside) == nil)
  }
}
