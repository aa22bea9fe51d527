import Testing
import TestSupport

@testable import TextFormats

/// Where rows end and fields lie.
@Suite struct CSVScannerTests {
  private func rows(_ text: String, delimiter: Character = ",", newline: UInt8 = 0x0A) -> [[String]] {
    let scanner = CSVScanner(delimiter: delimiter.asciiValue ?? 0, newline: newline)
    let bytes = Array(text.utf8)
    let piece = CSVPiece(bytes: bytes, range: 0..<bytes.count, line: 1, isLast: true)
    return scanner.rows(of: piece).map { row in row.fields.indices.map(row.text) }
  }

  @Test(
    arguments: [
      ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]), ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
      ("a,,\n", [["a", "", ""]]),
      ("a\n\nb\n", [["a"], [], ["b"]]), ("\"a,b\",c\n", [["a,b", "c"]]), ("\"a\"\"b\"\n", [["a\"b"]]),
      ("\"a\nb\",c\n", [["a\nb", "c"]]), ("\"a\" ,c\n", [["a", "c"]]), ("x\"y,z\n", [["x\"y", "z"]]),
      ("\"6\" gun\",c\n", [["6\" gun", "c"]]), ("\"\",\"\"\n", [["", ""]]),
      // A quote that is never closed spoils its own row alone.
      ("\"a,b\nc,d\n", [["a,b"], ["c", "d"]]),
    ] as [(String, [[String]])])
  func fields(_ one: (text: String, rows: [[String]])) {
    #expect(rows(one.text) == one.rows, "\(one.text.debugDescription)")
  }

  @Test func otherDelimitersAndLineEnds() {
    #expect(rows("a;b,c\rd;e\r", delimiter: ";", newline: 0x0D) == [["a", "b,c"], ["d", "e"]])
    #expect(rows("a\t\"b\tc\"\n", delimiter: "\t") == [["a", "b\tc"]])
  }

  @Test func moreBytesAreAskedForUntilTheRowIsWhole() throws {
    let scanner = CSVScanner(delimiter: UInt8(ascii: ","), newline: 0x0A)
    let text = Array("a,\"b\nc\"\r\nd".utf8)
    let end = text.count - 1
    for length in 0..<end {
      #expect(scanner.row(in: Array(text[..<length]), from: 0, isLast: false) == nil, "\(length)")
    }
    let row = try #require(scanner.row(in: Array(text[..<end]), from: 0, isLast: false))
    #expect((row.fields.count, row.next, row.hasOpenQuote) == (2, end, false))
  }

  @Test("a piece ends with a row, wherever the bytes are cut")
  func pieces() throws {
    var generator = SeededRandom(seed: 4180)
    let alphabet = Array("ab,\"\"\n\n\r ".utf8)
    let scanner = CSVScanner(delimiter: UInt8(ascii: ","), newline: 0x0A)
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0
      }
      var ends: Set<Int> = [0]
      var at = 0
      while at < bytes.count, let row = scanner.row(in: bytes, from: at, isLast: true) {
        at = row.next
        ends.insert(at)
      }
      #expect(at == bytes.count)
      let end = scanner.lastEnd(
        in: bytes, from: 0, limit: Int.random(in: 1...bytes.count, using: &generator), isLast: true)
      #expect(ends.contains(end), "seed 4180: \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }
}
