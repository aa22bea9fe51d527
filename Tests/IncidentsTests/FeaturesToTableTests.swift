import SystemIO
import TestSupport
import Testing

@testable import Incidents

/// Features to a table: all property names go in its header, so the input is read twice, the second time from a spool
/// that keeps little in memory.
@Suite struct FeaturesToTableTests {
  /// Features one a line; some have a property that others lack, the rarest first seen near the end.
  private static func features(_ numbers: Range<Int>) -> [UInt8] {
    var text = ""
    for number in numbers {
      let (east, north) = (30 + Double(number % 1000) / 100, Double(number % 400) / 1000 - 0.2)
      text += #"{"type":"Feature","properties":{"id":\#(number),"note":"place \#(number), \"quoted\"""#
      if number % 1000 == 999 { text += #","rare":\#(number)"# }
      if number == count - 77 { text += #","rarest":true"# }
      text +=
        #","filler":"\#(String(repeating: "x", count: 1400))"},"geometry":{"type":"Point","coordinates":[\#(east),\#(north)]}}"#
      text += "\n"
    }
    return Array(text.utf8)
  }

  private static let count = 20_000
  private static let header =
    "\(CheckSample.header)\(["longitude", "latitude", "id", "note", "filler", "rare", "rarest"].joined(separator: ","))"

  @Test("30 MB become the same table as their parts")
  func sameAsInParts() throws {
    let options = CheckOptions(format: .csv)
    let assessor = try CheckSample.assessor()
    var input: [UInt8] = []
    for start in stride(from: 0, to: Self.count, by: 2_000) {
      input += Self.features(start..<start + 2_000)
    }
    #expect(input.count > 30_000_000)
    let (whole, result) = try CheckSample.check(input, options, assessor: assessor)
    #expect(result.summary.rows == Self.count)
    let end = try #require(whole.firstIndex(of: 0x0A))
    #expect(String(decoding: whole[..<end], as: UTF8.self) == Self.header)
    // Parts that fit in memory; each begins with the properties of all, so that their columns are the same.
    let first =
      #"{"type":"Feature","properties":{"id":-1,"note":"","filler":"","rare":0,"rarest":0},"geometry":null}"#
      + "\n"
    var parts: [UInt8] = []
    for start in stride(from: 0, to: Self.count, by: 2_000) {
      let part = Array(first.utf8) + Self.features(start..<start + 2_000)
      let table = try CheckSample.check(part, options, assessor: assessor).bytes
      var lines = table.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
      #expect(lines.popFirst().map { String(decoding: $0, as: UTF8.self) } == Self.header)
      lines = lines.dropFirst()
      parts += Array(lines.joined(separator: [0x0A]))
    }
    #expect(whole[(end + 1)...] == parts[...])
  }
}
