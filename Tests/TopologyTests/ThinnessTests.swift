import Foundation
import Geometry
import Testing

@testable import Topology

@Suite("Thin rings")
struct ThinnessTests {
  private static func ring(_ points: [(Double, Double)]) -> [PlanarPoint] {
    (points + points.prefix(1)).map { PlanarPoint(x: $0, y: $1) }
  }

  @Test("A strip is as wide as it is, however it lies", arguments: [0.0, 0.3, 0.785, 1.5])
  func strip(angle: Double) throws {
    let (c, s) = (cos(angle), sin(angle))
    let strip = Self.ring([(0, 0), (5000, 0), (5000, 1), (0, 1)].map { ($0 * c - $1 * s, $0 * s + $1 * c) })
    #expect(try PlanarPolygons.isThin([strip], diameter: 1.01))
    #expect(try !PlanarPolygons.isThin([strip], diameter: 0.99))
  }

  @Test("A room at the end of a long passage counts")
  func room() throws {
    let flask = Self.ring([(0, 0), (10_000, 0), (10_000, 2), (9998, 2), (9998, 0.01), (0, 0.01)])
    #expect(try !PlanarPolygons.isThin([flask], diameter: 1.5))
    #expect(try PlanarPolygons.isThin([flask], diameter: 2.1))
  }

  @Test("A hole leaves a thin rim")
  func rim() throws {
    let outer = Self.ring([(0, 0), (100, 0), (100, 100), (0, 100)])
    let hole = Self.ring([(1, 1), (1, 99), (99, 99), (99, 1)])
    #expect(try PlanarPolygons.isThin([outer, hole], diameter: 1.5))
    #expect(try !PlanarPolygons.isThin([outer, hole], diameter: 0.9))
    #expect(try !PlanarPolygons.isThin([outer], diameter: 99))
  }

  @Test("A ring without three distinct points is thin")
  func degenerate() throws {
    #expect(try PlanarPolygons.isThin([], diameter: 1))
    #expect(try PlanarPolygons.isThin([Self.ring([(0, 0), (1, 0)])], diameter: 1e-9))
  }
}
