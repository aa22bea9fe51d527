import Geometry
import TestSupport
import Testing
import ZoneBuilding

@testable import Zones

/// The oracle must go red: a test that cannot fail proves nothing.
@Suite struct OracleTests {
  static let zoneCase = ZoneCase(
    name: "Idlib", chains: [IdlibLine.vertices], specification: Catalogue.single(20_000))

  static func report(oracle: ZoneCase? = nil, error: Double = 0) throws -> AccuracyReport {
    let regions = try zoneCase.boundary.regions(zoneCase.specification, decimals: zoneCase.decimals)
    var check = AccuracyCheck(zoneCase, regions: regions, oracle: oracle, error: error)
    check.checkAll(scale: 4)
    return check.report
  }

  @Test func passesUnbroken() throws {
    let report = try Self.report()
    #expect(report.passed, "\(report.line)")
    #expect(report.worst > 0.01)
  }

  /// One vertex of the line in another place, by five tolerances.
  @Test func seesOneVertexMoved() throws {
    var moved = Self.zoneCase
    moved.chains[0][0].longitude -= 5 / 90_000.0
    #expect(try !Self.report(oracle: moved).passed)
  }

  /// Feet that are wrong along their edges, by one part in a hundred of the depth.
  @Test func seesWrongFeet() throws {
    #expect(try !Self.report(error: 300).passed)
  }

  @Test func seesAnotherDepth() throws {
    var deeper = Self.zoneCase
    deeper.specification.depth = .single(.meters(20_001.5))
    #expect(try !Self.report(oracle: deeper).passed)
  }

  @Test func seesAnotherSide() throws {
    var left = Self.zoneCase
    left.specification.side = .left
    #expect(try !Self.report(oracle: left).passed)
  }
}
