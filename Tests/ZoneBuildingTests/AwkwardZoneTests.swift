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

  /// Writes the lines with their options into the folder that `DEMARC_AWKWARD_FOLDER` names, for `tools/awkward`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["DEMARC_AWKWARD_FOLDER"] != nil))
  func writesLines() throws {
    let folder = URL(
      fileURLWithPath: try #require(ProcessInfo.processInfo.environment["DEMARC_AWKWARD_FOLDER"]))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for seed in Self.seeds {
      let line = AwkwardLine(seed: seed)
      let rule = line.specification
      let (least, most) =
        switch rule.depth {
        case .single(let depth): (nil as Double?, depth.meters)
        case .range(let least, let most), .band(let least, let most): (least.meters, most.meters)
        }
      let feature: [String: Any] = [
        "type": "Feature",
        "properties": [
          "options": [
            "--depth", (least.map { "\($0)m.." } ?? "") + "\(most)m", "--side", "\(rule.side)",
            "--ends", "\(rule.ends)", "--edges", rule.edges.rawValue, "--tolerance",
            "\(rule.tolerance.meters)m",
          ]
        ],
        "geometry": [
          "type": "MultiLineString",
          "coordinates": line.parts.map { $0.map { [$0.longitude, $0.latitude] } },
        ],
      ]
      try JSONSerialization.data(withJSONObject: feature)
        .write(to: folder.appendingPathComponent("\(seed).geojson"))
    }
  }
}
