import Geometry
import Testing

@testable import Zones

/// How parts become chains.
@Suite struct ChainAssemblyTests {
  private static func assembly(_ parts: [(Double, Double)]..., areRings: Bool = false) throws -> ChainAssembly
  {
    try ChainAssembly(
      Boundary(
        parts: parts.enumerated().map { number, places in
          Boundary.Part(
            vertices: places.map { Coordinate(latitude: $0.1, longitude: $0.0) }, isRing: areRings,
            origin: "part \(number + 1)")
        }))
  }

  private static func longitudes(_ chain: Chain) -> [Double] { chain.vertices.map(\.longitude) }

  @Test func partsAreJoinedEndToEnd() throws {
    let assembly = try Self.assembly([(0, 0), (1, 0)], [(1, 0), (2, 0), (3, 1)])
    #expect(assembly.chains.count == 1)
    #expect(assembly.chains.map(Self.longitudes) == [[0, 1, 2, 3]])
    #expect(assembly.chains.map(\.origin) == ["part 1 to part 2"])
    #expect(assembly.notes == [])
  }

  /// The longer part decides the direction, and the turned one is named.
  @Test func theGreaterLengthDecidesTheDirection() throws {
    let assembly = try Self.assembly([(1, 0), (0, 0)], [(1, 0), (3, 0)])
    #expect(assembly.chains.map(Self.longitudes) == [[0, 1, 3]])
    #expect(assembly.notes.count == 1)
    #expect(assembly.notes[0].contains("part 1"))
  }

  @Test func partsOutOfOrderAreJoinedAndNamed() throws {
    let assembly = try Self.assembly([(0, 0), (1, 0)], [(2, 0), (3, 0)], [(1, 0), (2, 0)])
    #expect(assembly.chains.map(Self.longitudes) == [[0, 1, 2, 3]])
    #expect(assembly.notes.count == 1)
  }

  /// Where three ends meet, each part stays a chain of its own, and the place is no end of the line.
  @Test func junctionsKeepTheirParts() throws {
    let assembly = try Self.assembly([(0, 0), (1, 0)], [(1, 0), (2, 1)], [(1, 0), (2, -1)])
    #expect(assembly.chains.count == 3)
    let line = LineModel(chains: assembly.chains)
    #expect(line.nodes.count == 4)
    #expect(line.nodes.count(where: \.isEnd) == 3)
    #expect(line.nodes.map(\.halfEdges.count).max() == 3)
  }

  @Test func endsThatMeetCloseAChain() throws {
    let assembly = try Self.assembly([(0, 0), (1, 0), (1, 1)], [(1, 1), (0, 0)])
    #expect(assembly.chains.map(\.isClosed) == [true])
    #expect(LineModel(chains: assembly.chains).nodes.allSatisfy { !$0.isEnd })
  }

  @Test func longitudesCountModulo360() throws {
    #expect(try Self.assembly([(179, 0), (180, 0)], [(-180, 0), (-179, 0)]).chains.count == 1)
  }

  @Test func aPoleHasEveryLongitude() throws {
    #expect(try Self.assembly([(10, 80), (10, 90)], [(-120, 90), (-120, 80)]).chains.count == 1)
  }

  @Test func repeatedVerticesArePassedOver() throws {
    let assembly = try Self.assembly([(0, 0), (0, 0), (360, 0), (1, 0)])
    #expect(assembly.chains.map(Self.longitudes) == [[0, 1]])
    #expect(assembly.notes == ["ignored 2 repeated vertices"])
  }

  /// Two halves of an area on both sides of the antimeridian come out as one ring, without the seams.
  @Test func seamsOnTheAntimeridianAreDissolved() throws {
    let assembly = try Self.assembly(
      [(170, 0), (180, 0), (180, 5), (170, 5), (170, 0)],
      [(-180, 0), (-170, 0), (-170, 5), (-180, 5), (-180, 0)],
      areRings: true)
    #expect(assembly.chains.map(\.isClosed) == [true])
    let vertices = assembly.chains[0].vertices
    #expect(
      zip(vertices, vertices.dropFirst()).allSatisfy { !Seam.isAlongAntimeridian($0, $1) })
  }

  @Test func anEmptyLineIsAnError() {
    #expect(throws: ChainError.empty) { try Self.assembly() }
    #expect(throws: ChainError.empty) { try Self.assembly([(5, 5), (5, 5)]) }
  }

  @Test func aPlaceBeyondThePoleIsAnErrorWithItsNumber() {
    let place = Coordinate(latitude: 91, longitude: 1)
    #expect(throws: ChainError.invalidVertex(place, number: 2, origin: "part 1")) {
      try Self.assembly([(0, 0), (1, 91)])
    }
  }
}
