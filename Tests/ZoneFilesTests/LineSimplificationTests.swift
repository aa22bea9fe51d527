import Foundation
import Geodesy
import Geometry
import TestSupport
import Testing
import Zones

@testable import ZoneFiles

/// Vertices that `--simplify` leaves out, and those that it keeps.
@Suite struct LineSimplificationTests {
  @Test func noiseIsLeftOutByOption() throws {
    var random = SeededRandom(seed: 3)
    let vertices = (0...2000).map { index in
      Coordinate(
        latitude: 35 + (index % 2000 == 0 ? 0 : random.number(-5e-7...5e-7)),
        longitude: 36 + Double(index) * 1e-6)
    }
    var input = try BoundaryReader().read(Array("LINESTRING (1 1, 2 2)".utf8), name: "track")
    input.boundary.parts[0].vertices = vertices
    input.statedAccuracy = LineAccuracy(vertices: [vertices.indices.map { .meters($0 == 1000 ? 50 : 5) }])
    input.simplify(within: .meters(0.1))
    let kept = input.boundary.parts[0].vertices
    #expect(kept.count == 2)
    #expect(kept.first == vertices.first && kept.last == vertices.last)
    #expect(input.statedAccuracy == LineAccuracy(.meters(50)))
    #expect(
      input.notes.last == "left out 1999 of 2001 vertices, which lie within 100 mm of the line without them")
    // A corner stays.
    input.boundary.parts[0].vertices = [
      Coordinate(latitude: 0, longitude: 0), Coordinate(latitude: 0, longitude: 1),
      Coordinate(latitude: 1, longitude: 1),
    ]
    input.simplify(within: .meters(0.1))
    #expect(input.boundary.parts[0].vertices.count == 3)
  }

  private static func circle(_ count: Int, turned: Bool = false, from start: Int = 0) -> [Coordinate] {
    let all = (0..<count).map { k in
      let angle = 2 * Double.pi * Double((k + start) % count) / Double(count)
      // Noise of some centimetres.
      let noise = Double((k + start) % count * 7919 % 13) * 5e-8
      return Coordinate(latitude: 35 + (0.1 + noise) * sin(angle), longitude: 36 + (0.1 + noise) * cos(angle))
    }
    let ring = all + all.prefix(1)
    return turned ? ring.reversed() : ring
  }

  private static func simplified(_ parts: [Boundary.Part], within distance: Double) throws -> BoundaryInput {
    var input = try BoundaryReader().read(Array("LINESTRING (1 1, 2 2)".utf8), name: "track")
    input.boundary.parts = parts
    input.statedAccuracy = nil
    input.simplify(within: .meters(distance))
    return input
  }

  /// An outline was never simplified, nor was a track that ends where it began.
  @Test(arguments: [true, false]) func outlinesAreSimplified(isRing: Bool) throws {
    let ring = Self.circle(2000)
    let input = try Self.simplified(
      [Boundary.Part(vertices: ring, isRing: isRing, origin: "ring")], within: 1)
    let kept = input.boundary.parts[0].vertices
    #expect((50...500).contains(kept.count), "\(kept.count)")
    #expect(kept.first == kept.last && Set(kept).isSubset(of: Set(ring)))
    for vertex in ring {
      let nearest = zip(kept, kept.dropFirst()).map { EdgeResolution.stray(of: vertex, from: $0, to: $1) }
        .min()
      #expect((nearest ?? 9) <= 1)
    }
  }

  /// A hole and the island in it, which begins elsewhere and runs the other way, are still one line.
  @Test func sharedOutlinesLoseTheSameVertices() throws {
    let input = try Self.simplified(
      [
        Boundary.Part(vertices: Self.circle(900), isRing: true, origin: "a"),
        Boundary.Part(
          vertices: Self.circle(900, turned: true, from: 333), isRing: true, isHole: true, origin: "b"),
      ], within: 1)
    let (a, b) = (input.boundary.parts[0].vertices, input.boundary.parts[1].vertices)
    #expect(a.count < 500 && Set(a) == Set(b))
  }

  /// Two provinces, of which the border is a winding line between two places.
  @Test func sharedBordersLoseTheSameVertices() throws {
    let border = (0...300).map { k in
      let noise = Double(k * 7919 % 17) * 1e-6
      let bend = 0.01 * sin(Double(k) / 40)
      return Coordinate(latitude: 35 + Double(k) * 1e-3, longitude: 36 + noise + bend)
    }
    let east = border + [Coordinate(latitude: 35.15, longitude: 37), border[0]]
    let west = border.reversed() + [Coordinate(latitude: 35.15, longitude: 35), border[300]]
    let input = try Self.simplified(
      [
        Boundary.Part(vertices: east, isRing: true, origin: "east"),
        Boundary.Part(vertices: west, isRing: true, origin: "west"),
      ], within: 2)
    let (a, b) = (input.boundary.parts[0].vertices, input.boundary.parts[1].vertices)
    let shared = Set(border)
    #expect(a.count < 150 && a.count > 5)
    #expect(Set(a).intersection(shared) == Set(b).intersection(shared))
    #expect(a.contains(border[0]) && a.contains(border[300]))
  }

  @Test func smallOutlinesAndPlacesOfMeetingStay() throws {
    // Half a metre across: nothing of it would be left.
    let small = [(0.0, 0.0), (5e-6, 0), (5e-6, 5e-6), (0, 5e-6), (0, 0)].map {
      Coordinate(latitude: $0.0, longitude: $0.1)
    }
    var input = try Self.simplified([Boundary.Part(vertices: small, isRing: true, origin: "s")], within: 10)
    #expect(input.boundary.parts[0].vertices == small)
    // A road that begins in the middle of another.
    let road = [0.0, 0.5, 1].map { Coordinate(latitude: 0, longitude: $0) }
    let branch = [road[1], Coordinate(latitude: 1, longitude: 0.5)]
    input = try Self.simplified(
      [Boundary.Part(vertices: road, origin: "r"), Boundary.Part(vertices: branch, origin: "b")], within: 10)
    #expect(input.boundary.parts.map(\.vertices.count) == [3, 2])
    // A seam is kept.
    let island = [(0.0, 179.0), (0, 180), (1, 180), (2, 180), (2, 179), (0, 179)].map {
      Coordinate(latitude: $0.0, longitude: $0.1)
    }
    input = try Self.simplified([Boundary.Part(vertices: island, isRing: true, origin: "i")], within: 10)
    #expect(input.boundary.parts[0].vertices == island)
  }

  @Test func radiiOfOutlinesPassOn() throws {
    let ring = Self.circle(400)
    for count in [400, 401] {
      var input = try BoundaryReader().read(Array("LINESTRING (1 1, 2 2)".utf8), name: "track")
      input.boundary.parts = [Boundary.Part(vertices: ring, isRing: true, origin: "ring")]
      input.statedAccuracy = LineAccuracy(vertices: [(0..<count).map { .meters($0 == 201 ? 50 : 5) }])
      input.simplify(within: .meters(20))
      let radii = try #require(input.statedAccuracy?.vertices.first)
      let vertices = input.boundary.parts[0].vertices
      #expect(vertices.count < 100)
      #expect(radii.count == vertices.count - (count == 400 ? 1 : 0))
      #expect((1...2).contains(radii.filter { $0 == .meters(50) }.count))
    }
  }
}
