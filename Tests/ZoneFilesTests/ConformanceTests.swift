import Foundation
import Testing

@testable import SystemIO
@testable import TextFormats
@testable import ZoneFiles

/// Public suites of other projects, run where `DEMARC_CONFORMANCE` names the folder that holds them.
@Suite("Conformance", .enabled(if: ProcessInfo.processInfo.environment["DEMARC_CONFORMANCE"] != nil))
struct ConformanceTests {
  static let folder = ProcessInfo.processInfo.environment["DEMARC_CONFORMANCE"] ?? ""

  private func files(_ path: String, _ ending: String) throws -> [(name: String, bytes: [UInt8])] {
    let folder = "\(Self.folder)/\(path)"
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(ending) }
      .sorted()
    try #require(!names.isEmpty)
    return try names.map { ($0, try InputFile.bytes(of: "\(folder)/\($0)")) }
  }

  @Test("JSONTestSuite: y_ is JSON, n_ is not, i_ does not crash")
  func jsonTestSuite() throws {
    for (name, bytes) in try files("json_testsuite/test_parsing", ".json") {
      let isValid = (try? JSONValue(parsing: bytes[...])) != nil
      if name.hasPrefix("y_") { #expect(isValid, "\(name)") }
      if name.hasPrefix("n_") { #expect(!isValid, "\(name)") }
      _ = try? BoundaryReader().read(bytes, name: name)
    }
  }

  /// Faults that leave the geometry as plain as before, and are therefore no reason to refuse it.
  static let harmless = [
    "bbox_not", "exterior_not_ccw", "interior_not_cw", "unclosed", "feature_id_type", "feature_no_properties",
    "properties_is_",
  ]

  @Test("geojson-validator: valid files are read, invalid ones are refused with one sentence")
  func geojsonInvalid() throws {
    for (name, bytes) in try files("geojson_invalid/examples", ".geojson") {
      let isInvalid = name.hasPrefix("invalid") && !Self.harmless.contains(where: name.contains)
      do {
        _ = try BoundaryReader().read(bytes, name: name)
        #expect(!isInvalid, "\(name)")
      } catch {
        let holdsNothing = error.description.contains("it contains no lines")
        #expect(
          isInvalid || holdsNothing || name.contains("zero_length") || name.contains("outside_lat_lon"),
          "\(error)")
      }
    }
  }
}
