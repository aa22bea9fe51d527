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
  /// Two hundred; `DEMARC_AWKWARD` asks for more.
  private static let seeds =
    1...UInt64(ProcessInfo.processInfo.environment["DEMARC_AWKWARD"].flatMap(Int.init) ?? 200)

  @Test func linesAreBuiltOrRefused() {
    let outcomes = Parallel.map(Array(Self.seeds)) { seed in
      let line = AwkwardLine(seed: seed)
      let start = Date()
      let result = Result { () throws(ZoneError) in
        try line.boundary.zone(line.specification, within: nil)
      }
      let seconds = Date().timeIntervalSince(start)
      var fault: String?
      if case .failure(.toleranceMissed(let what)) = result { fault = "\(line): \(what)" }
      return (
        isBuilt: (try? result.get()) != nil, fault: fault, seconds: seconds,
        line: "\(line) \(line.specification)"
      )
    }
    for outcome in outcomes { if let fault = outcome.fault { Issue.record("\(fault)") } }
    #expect(outcomes.count(where: \.isBuilt) > Self.seeds.count / 2)
    guard ProcessInfo.processInfo.environment["DEMARC_AWKWARD"] != nil else { return }
    for outcome in outcomes.sorted(by: { $0.seconds > $1.seconds }).prefix(10) where outcome.seconds > 5 {
      print("\(outcome.seconds) s: \(outcome.line)")
    }
  }
}
