import Concurrency
import Foundation
import Geometry
import TestSupport
import Testing
import ZoneBuilding

@testable import Zones

/// Small lines that are hard in one way or another are built, with a certificate that holds, or refused with a reason that a user can
/// act on; never because the program missed its own tolerance.
@Suite struct AwkwardZoneTests {
  /// Those that `DEMARC_AWKWARD` asks for.
  private static let seeds =
    1...UInt64(ProcessInfo.processInfo.environment["DEMARC_AWKWARD"].flatMap(Int.init) ?? 126)

  @Test func linesAreBuiltOrRefused() {
    let outcomes = Parallel.map(Array(Self.seeds)) { seed in
      let line = AwkwardLine(seed: seed)
      let start = Date()
      let result = Result { () throws(ZoneError) in
        try line.boundary.zone(line.specification, within: nil)
      }
      return (line: line, result: result, seconds: Date().timeIntervalSince(start))
    }
    for (line, result, seconds) in outcomes {
      if case .failure(.toleranceMissed(let what)) = result { Issue.record("\(line): \(what)") }
      // Of a busy machine with few cores: ten seconds on one by itself.
      if seconds > 60 { Issue.record("\(line) took \(seconds) s") }
      if Self.seeds.count > 126, seconds > 10 { print("\(line) took \(seconds) s") }
    }
    #expect(outcomes.count(where: { (try? $0.result.get()) != nil }) > Self.seeds.count / 2)
  }
}
