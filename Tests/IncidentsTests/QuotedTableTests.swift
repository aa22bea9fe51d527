import Testing
import TestSupport

@testable import Geometry
@testable import Incidents
@testable import SystemIO

/// Rows that are read in place have the findings of the same rows that are not.
@Suite struct QuotedTableTests {
  /// A way to write a field. A blank after a closing quote keeps a row from being read in place.
  private enum Quoting: CaseIterable { case none, around, slow }

  private static func table(_ rows: [[String]], _ quoting: Quoting, delimiter: String) -> String {
    rows.map { row in
      let fields = row.map { field in
        switch quoting {
        case .none: field
        case .around: "\"\(field)\""
        case .slow: "\"\(field)\" "
        }
      }
      return fields.joined(separator: delimiter) + "\n"
    }.joined()
  }

  /// What is written before each row.
  private static func findings(
    _ rows: [[String]], _ quoting: Quoting, delimiter: String, _ options: CheckOptions = CheckOptions()
  ) throws -> [[Substring]] {
    let text = table(rows, quoting, delimiter: delimiter)
    let result = try CheckSample.check(text, options)
    return result.lines.dropFirst().map {
      Array($0.split(separator: Character(delimiter), omittingEmptySubsequences: false).prefix(8))
    }
  }

  private static func values(_ random: inout SeededRandom, _ marks: [String]) -> (String, String, String) {
    func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }
    func digits(_ count: ClosedRange<Int>) -> String {
      (0..<Int.random(in: count, using: &random)).map { _ in pick("0123456789".map(String.init)) }.joined()
    }
    let mark = pick(marks)
    let latitude =
      pick(["", "-", "+", " "]) + pick(["0", "", "00"]) + mark + pick(["1", "2", "0"]) + digits(0...17)
    let longitude = "3\(digits(1...1))\(mark)\(digits(1...17))" + pick(["", "", " ", "e0", "e-1", "E+00"])
    return (latitude, longitude, "")
  }

  @Test("coordinates of all spellings", arguments: [",", ";"])
  func coordinates(delimiter: String) throws {
    let seed: UInt64 = 5
    var random = SeededRandom(seed: seed)
    // Commas part the fields of one of the tables.
    let marks = delimiter == "," ? ["."] : [".", ","]
    var rows = [["id", "latitude", "longitude", "note"]]
    for row in 0..<400 {
      let (latitude, longitude, note) = Self.values(&random, row == 0 ? ["."] : marks)
      rows.append(["\(row)", latitude, longitude, note])
    }
    for mark in [nil, UInt8(ascii: ".")] {
      let options = CheckOptions(decimalMark: mark)
      let slow = try Self.findings(rows, .slow, delimiter: delimiter, options)
      #expect(slow.filter { $0[0] != "invalid" }.count > 100)
      for quoting in Quoting.allCases {
        #expect(try Self.findings(rows, quoting, delimiter: delimiter, options) == slow, "seed \(seed)")
      }
    }
  }

  @Test("radii and codes", arguments: ["accuracy", "where_prec"])
  func radii(column: String) throws {
    let texts =
      column == "accuracy"
      ? [
        "", "0", "25", "2500", "25.5", "2500.", "-5", "+5", "-0", "1e3", "n/a", " 10 ", "25 km",
        "12345678901234567890",
      ] : ["1", "2", "3", "4", "5", "6", "7", "2.0", " 2", "02", "", "9", "-"]
    let rows = [["id", "latitude", "longitude", column]] + texts.map { ["1", "0.12", "31", $0] }
    let slow = try Self.findings(rows, .slow, delimiter: ",")
    #expect(Set(slow.map { $0[0] }).count > 1)
    for quoting in Quoting.allCases {
      #expect(try Self.findings(rows, quoting, delimiter: ",") == slow)
    }
    // A decimal comma is the other's mark of thousands.
    let german = [rows[0]] + texts.map { ["1", "0,12", "31,0", $0.replacing(".", with: ",")] }
    let slowGerman = try Self.findings(german, .slow, delimiter: ";")
    for quoting in Quoting.allCases {
      #expect(try Self.findings(german, quoting, delimiter: ";") == slowGerman)
    }
  }
}
