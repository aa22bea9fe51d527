import Foundation
import TestSupport
import Testing
import ZoneBuilding

@testable import Zones

/// The tolerance of zones, measured by the oracle on the catalogue.
///
/// A few cases run by default; all of them where `DEMARC_ACCURACY` is `full` (see `tools/accuracy`), a number in
/// `DEMARC_ACCURACY_SCALE` times the samples, those whose words contain `DEMARC_ACCURACY_CASE` alone.
@Suite struct ZoneAccuracyTests {
  static let environment = ProcessInfo.processInfo.environment
  static let isFull = environment["DEMARC_ACCURACY"] == "full"
  static let scale = environment["DEMARC_ACCURACY_SCALE"].flatMap(Double.init) ?? 1

  static let cases: [ZoneCase] = {
    let all = isFull ? Catalogue.all : Catalogue.quick
    guard let words = environment["DEMARC_ACCURACY_CASE"] else { return all }
    return all.filter { "\($0)".contains(words) }
  }()

  @Test(arguments: cases) func toleranceHolds(_ zoneCase: ZoneCase) {
    let report = AccuracyCheck.run(zoneCase, scale: Self.isFull ? 5 * Self.scale : 0.5 * Self.scale)
    // Unbuffered, so that a run that is stopped has said what it knows.
    if Self.isFull { FileHandle.standardError.write(Data((report.line + "\n").utf8)) }
    #expect(report.passed, "\(report.line)")
  }
}
