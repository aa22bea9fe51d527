import Foundation
import Testing
import TestSupport

@testable import Geometry
@testable import Incidents
@testable import SystemIO
@testable import TextFormats
@testable import Zones

/// Tables that are worked at in pieces come out as those that are read row by row.
@Suite struct CheckPiecesTests {
  /// Some megabytes with all that a row may be: quotes, line ends in them, stray and open ones, empty lines, numbers of
  /// many spellings.
  static let table: [UInt8] = {
    var state: UInt64 = 11
    func random(_ count: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % count
    }
    let names = [
      "plain", "\"a, b\"", "\"two\nlines\"", "\"say \"\"so\"\"\"", "\"stray\" quote", "\"open", "",
    ]
    var text = "name,latitude,longitude,note\r\n"
    for row in 0..<60_000 {
      let digits = Int(random(17)) + 1
      let latitude = "0.\(String(random(1 << 31) + (1 << 40)).prefix(digits))"
      let longitude = "\(30 + random(12)).\(random(1000))"
      let name = names[random(40) < 34 ? 0 : Int(random(7))]
      // Letters among the first rows would add the columns of what was read.
      let lettered = row < 1_000 ? "0.1" : "N0.1"
      let odd = [latitude, " \(latitude)", "", "abc", "91.2", "+0.1", lettered, "1e-1", ".5", "7."]
      text += "\(name),\(odd[random(20) < 18 ? 0 : Int(random(10))]),\(longitude),\(row)"
      text += random(50) == 0 ? "\n\n" : random(9) == 0 ? "\r\n" : "\n"
    }
    return Array(text.utf8)
  }()

  func written(_ options: CheckOptions, threads: Int) throws -> (bytes: [UInt8], summary: CheckSummary) {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let path = folder.file("findings")
    var rest = Self.table[...]
    var check = try IncidentCheck(name: "t", assessor: CheckSample.assessor(), options: options) {
      count throws(ReadError) in
      let piece = Array(rest.prefix(count))
      rest = rest.dropFirst(piece.count)
      return piece
    }
    let output = try OutputFile(path)
    try check.write(to: output, threads: threads)
    try output.commit()
    return (try InputFile.bytes(of: path), check.summary)
  }

  @Test(arguments: [false, true]) func sameAsRowByRow(verdictOnly: Bool) async throws {
    var options = CheckOptions()
    options.verdictOnly = verdictOnly
    options.indexAfter = 10_000
    let one = try written(options, threads: 1)
    let several = try written(options, threads: 3)
    // The macro would look for the differences between megabytes.
    #expect((one.bytes == several.bytes) as Bool)
    #expect(one.summary == several.summary)

    // Row by row, each read as a value of its own and judged by the whole rule.
    let reader = try CSVReader(name: "t", read: Self.pieces())
    var check = try IncidentCheck(
      name: "t", assessor: CheckSample.assessor(), options: CheckOptions(), read: Self.pieces())
    var findings = try check.all()[...]
    let columns = CheckColumns(verdictOnly: verdictOnly)
    let style = FieldStyle(delimiter: UInt8(ascii: ","), mark: UInt8(ascii: "."))
    let header = try #require(try reader.next())
    var expected = Array("\(columns.names.joined(separator: ",")),".utf8) + header.bytes + header.ending
    while let row = try reader.next() {
      if !row.isEmpty, let finding = findings.popFirst() {
        columns.append(finding, to: &expected, style)
        expected += [style.delimiter] + row.bytes
      }
      expected += row.ending
    }
    #expect(findings.isEmpty)
    #expect((one.bytes == expected) as Bool)
    #expect(one.summary.verdicts == check.summary.verdicts)
    #expect(one.summary.invalid == check.summary.invalid)
  }

  /// A file is read straight after what is left of the piece before.
  @Test func sameFromAFile() throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let path = folder.file("table.csv")
    try Data(Self.table).write(to: URL(fileURLWithPath: path))
    var check = try IncidentCheck(path, assessor: CheckSample.assessor(), options: CheckOptions())
    let output = try OutputFile(folder.file("findings"))
    try check.write(to: output)
    try output.commit()
    let expected = try written(CheckOptions(), threads: 2)
    #expect(try InputFile.bytes(of: folder.file("findings")) == expected.bytes)
    #expect(check.summary == expected.summary)
  }

  static func pieces() -> (Int) throws(ReadError) -> [UInt8] {
    var rest = table[...]
    return { count throws(ReadError) in
      let piece = Array(rest.prefix(count))
      rest = rest.dropFirst(piece.count)
      return piece
    }
  }
}
