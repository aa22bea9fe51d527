import Geodesy
import Geometry
import TestSupport
import Testing

@testable import Zones

/// Rings at the antimeridian as boundary lines.
@Suite struct SeamDissolvingTests {
  private static func part(_ ring: [(Double, Double)], isRing: Bool = true) -> Boundary.Part {
    Boundary.Part(
      vertices: ring.map { Coordinate(latitude: $0.1, longitude: $0.0) }, isRing: isRing, origin: "feature 1")
  }

  /// Two halves of one island: whatever sign its cut is written with, it is one closed chain.
  @Test(arguments: 0..<16) func cutsAreTakenOut(_ signs: Int) throws {
    func seam(_ bit: Int) -> Double { signs >> bit & 1 == 0 ? 180 : -180 }
    let west = Self.part([
      (178, 10), (seam(0), 10), (seam(1), 14), (178, 14), (178, 10),
    ])
    let east = Self.part([
      (-178, 10), (-178, 14), (seam(2), 14), (seam(3), 10), (-178, 10),
    ])
    let assembly = try ChainAssembly(Boundary(parts: [west, east]))
    #expect(assembly.chains.count == 1)
    #expect(assembly.chains.map(\.isClosed) == [true])
    #expect(assembly.chains[0].vertices.count == 7)
  }

  /// A ring that ends at the antimeridian keeps its edge there.
  @Test(arguments: [180.0, -180]) func edgesWithoutAnOppositeStay(_ longitude: Double) throws {
    let ring = Self.part([(166, 77), (180, 78), (longitude, 81), (162, 81), (166, 77)])
    let assembly = try ChainAssembly(Boundary(parts: [ring]))
    #expect(assembly.chains.map(\.isClosed) == [true])
    #expect(assembly.chains[0].vertices.count == 5)
  }

  @Test(arguments: [true, false]) func boxesRoundTheEarthAreRefused(_ isRing: Bool) {
    let box = Self.part([(-180, -60), (180, -60), (180, 60), (-180, 60), (-180, -60)], isRing: isRing)
    let error = #expect(throws: ChainError.self) { try ChainAssembly(Boundary(parts: [box])) }
    guard case .edgeRoundTheEarth = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect("\(error.map { ZoneError($0).description } ?? "")".contains("goes round the Earth"))
    let parallel = Self.part([(-180, 60), (180, 60)], isRing: false)
    #expect(throws: ChainError.self) { try ChainAssembly(Boundary(parts: [parallel])) }
  }

  /// Distances to the outline do not depend on how the antimeridian is written.
  @Test func outlinesAreTheSameHoweverWritten() throws {
    var random = SeededRandom(seed: 7)
    for number in 0..<15 {
      let ring = SeamRing(&random)
      let written = try Judge(polygons: [Polygon(exterior: ring.written)])
      let plain = try Judge(
        polygons: [
          Polygon(
            exterior: ring.plain.map { Coordinate(latitude: $0.latitude, longitude: $0.longitude - 180) })
        ])
      for _ in 0..<20 {
        let place = Coordinate(
          latitude: random.number(-80...80), longitude: ring.middle.longitude + random.number(-45...45))
        let here = written.placement(of: place.normalized)
        let there = plain.placement(
          of: Coordinate(latitude: place.latitude, longitude: place.longitude - 180))
        #expect(abs(here.distance - there.distance) < 1e-4, "\(number): \(place.inWords)")
      }
    }
  }
}
