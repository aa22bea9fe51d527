import CScan
import TestSupport
import Testing

@testable import TextFormats

/// Rows found by the bits of 64 bytes at once are those of a reader that takes one byte after the other.
@Suite struct CSVBlockTests {
  /// A row as `bytes[start..<next]`, with its fields.
  private struct Row: Equatable {
    var start: Int
    var end: Int
    var next: Int
    var fields: [Range<Int>]
    var isOpen: Bool
  }

  /// The rows by the rules of ``CSVScanner``, each rule said as plainly as it can be.
  private static func plainRows(_ bytes: [UInt8], _ delimiter: UInt8, _ newline: UInt8) -> [Row] {
    let quote = UInt8(ascii: "\"")
    /// The end of a field whose first byte is a quote; nil where it is not closed.
    func closing(_ opening: Int) -> Int? {
      var (at, hasStray, hasNewline) = (opening + 1, false, false)
      while at < bytes.count {
        if bytes[at] == newline {
          if hasStray { return nil }
          hasNewline = true
        }
        if bytes[at] == quote {
          if bytes[(at + 1)...].first == quote {
            at += 2
            continue
          }
          let blanks = bytes[(at + 1)...].prefix { $0 == 0x20 || $0 == 0x09 && delimiter != 0x09 }
          let after = bytes[blanks.endIndex...].drop { newline == 0x0A && $0 == 0x0D }
          let byte = bytes[blanks.endIndex...].first
          if byte == nil || byte == delimiter || byte == newline { return blanks.endIndex }
          if newline == 0x0A, after.startIndex > blanks.endIndex, after.isEmpty || after.first == 0x0A {
            return blanks.endIndex
          }
          if hasNewline { return nil }
          hasStray = true
        }
        at += 1
      }
      return nil
    }
    var rows: [Row] = []
    var at = 0
    while at < bytes.count {
      var row = Row(start: at, end: 0, next: 0, fields: [], isOpen: false)
      while true {
        let field = at
        if bytes[at...].first == quote {
          if let end = closing(at) { at = end } else { row.isOpen = true }
        }
        while at < bytes.count, bytes[at] != newline, row.isOpen || bytes[at] != delimiter { at += 1 }
        row.fields.append(field..<at)
        if at == bytes.count || bytes[at] == newline { break }
        at += 1
      }
      (row.end, row.next) = (at, min(at + 1, bytes.count))
      if newline == 0x0A, at < bytes.count {
        while row.end > row.start, bytes[row.end - 1] == 0x0D { row.end -= 1 }
      }
      if let last = row.fields.popLast() {
        row.fields.append(min(last.lowerBound, row.end)..<row.end)
      }
      if row.end == row.start { row.fields = [] }
      rows.append(row)
      at = row.next
    }
    return rows
  }

  private static func rows(_ piece: CSVPiece, _ scanner: CSVScanner) -> [Row] {
    unsafe piece.bytes.withUnsafeBufferPointer { bytes in
      var lines = unsafe CSVLines(of: piece, at: bytes, by: scanner, columns: 3)
      var rows: [Row] = []
      var at = piece.range.lowerBound
      var number = piece.line
      while let line = lines.next() {
        let row = line.row
        #expect(line.line == number)
        number += piece.bytes[at..<line.next].count { $0 == scanner.newline }
        rows.append(
          Row(
            start: at, end: at + row.bytes.count, next: line.next,
            fields: row.fields.map { ($0.lowerBound + at)..<($0.upperBound + at) }, isOpen: line.hasOpenQuote)
        )
        at = line.next
      }
      return rows
    }
  }

  /// Bytes of which most are meant for a table: fields in quotes and without, and now and then anything.
  private static func table(_ random: inout SeededRandom, delimiter: String, newline: String) -> [UInt8] {
    let usual = [
      "a", "", "35.5", "\"a\"", "\"\"", "\"a\(delimiter)b\"", "\"say \"\"so\"\"\"", "\"\"\"\"",
      "\"two\(newline)lines\"",
      "\"\"\"a\"", "ü",
    ]
    let odd = [
      "x\"y", "\"6\" gun\"", "\"open", "\"closed\" ", "\"\r\"", "\r", "\"a\"\r", "\"a\"\rb", "\"a\"\r\r",
      "\"", "a\"",
      "\"a\"b\(newline)\"", "\"\"b",
    ]
    let oddness: Double = [0, 0.02, 0.3].randomElement(using: &random) ?? 0
    var text = ""
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      var fields: [String] = []
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        var field = ((random.unit() < oddness ? odd : usual).randomElement(using: &random) ?? "")
        // Long ones bring borders of blocks to every place.
        if random.unit() < 0.1 {
          field = "\"\(String(repeating: "x", count: Int.random(in: 0...200, using: &random)))\""
        }
        fields.append(field)
      }
      text +=
        fields.joined(separator: delimiter) + (random.unit() < 0.2 && newline == "\n" ? "\r\n" : newline)
    }
    if random.unit() < 0.3 { text += "\"last\"\(delimiter)\"row" }
    return Array(text.utf8)
  }

  @Test("tables have the same rows", arguments: [",", ";", "\t", "|"], ["\n", "\r\n", "\r"])
  func sameRows(delimiter: String, newline: String) throws {
    let seed = UInt64(delimiter.utf8.reduce(17) { $0 + Int($1) } + newline.utf8.count * 1000)
    var random = SeededRandom(seed: seed)
    let scanner = CSVScanner(
      delimiter: try #require(delimiter.utf8.first), newline: try #require(newline.utf8.last))
    for _ in 0..<600 {
      let bytes = Self.table(&random, delimiter: delimiter, newline: newline)
      let wanted = Self.plainRows(bytes, scanner.delimiter, scanner.newline)
      let found = Self.rows(CSVPiece(bytes: bytes, range: 0..<bytes.count, line: 1, isLast: true), scanner)
      try #require(
        found == wanted, "seed \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  @Test("any bytes have the same rows", arguments: [",", "\t"], ["\n", "\r"])
  func anyBytes(delimiter: String, newline: String) throws {
    let seed: UInt64 = 64
    var random = SeededRandom(seed: seed)
    let alphabet = Array("ab\"\"\"\(delimiter)\(delimiter)\n\r \t".utf8)
    let scanner = CSVScanner(
      delimiter: try #require(delimiter.utf8.first), newline: try #require(newline.utf8.last))
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...150, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      let wanted = Self.plainRows(bytes, scanner.delimiter, scanner.newline)
      let found = Self.rows(CSVPiece(bytes: bytes, range: 0..<bytes.count, line: 1, isLast: true), scanner)
      try #require(
        found == wanted, "seed \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  @Test(
    "the last whole row before a limit is one of the rows, wherever the limit and the end of what was read are"
  )
  func pieceEnds() throws {
    let seed: UInt64 = 99
    var random = SeededRandom(seed: seed)
    let scanner = CSVScanner(delimiter: UInt8(ascii: ","), newline: 0x0A)
    for _ in 0..<40 {
      let bytes = Self.table(&random, delimiter: ",", newline: "\n")
      let rows = Self.plainRows(bytes, 0x2C, 0x0A)
      let starts = [0] + rows.map(\.next)
      for limit in 1...bytes.count {
        let start = starts.last { $0 < limit && $0 < bytes.count / 2 } ?? 0
        let end = scanner.lastEnd(in: bytes, from: start, limit: limit, isLast: true)
        try #require(end > start && starts.contains(end), "\(start)..<\(limit): \(end), seed \(seed)")
        // What follows may be anything, and does not change the rows before.
        let part = Array(bytes[..<limit])
        let inPart = scanner.lastEnd(in: part, from: 0, limit: limit, isLast: false)
        try #require(starts.contains(inPart), "..<\(limit): \(inPart), seed \(seed)")
      }
    }
  }

  @Test("a block with a table's rows begins at any byte of a piece")
  func everyStart() throws {
    let row = Array("\"a, \"\"b\"\"\",35.5,\"36,5\",\"two\r\nlines\"\r\n".utf8)
    let scanner = CSVScanner(delimiter: UInt8(ascii: ","), newline: 0x0A)
    for shift in 0..<130 {
      let first = Array((String(repeating: "x", count: shift) + "\n").utf8)
      let bytes = first + row + row + row
      let found = Self.rows(CSVPiece(bytes: bytes, range: 0..<bytes.count, line: 1, isLast: true), scanner)
      #expect(found.map(\.next) == (0...3).map { first.count + $0 * row.count })
      #expect(found.dropFirst().allSatisfy { $0.fields.count == 4 && $0.end == $0.next - 2 })
    }
  }

  @Test("the bits of 64 bytes are those of each byte")
  func marks() {
    var random = SeededRandom(seed: 8)
    let alphabet: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0, 0x23, 0x21, 0x80, 0xFF, 0xA2, 0xAC, 0x8A]
    for _ in 0..<1000 {
      let bytes = (0..<64).map { _ in
        random.unit() < 0.7
          ? alphabet.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
      }
      func bits(_ byte: UInt8) -> UInt64 {
        bytes.indices.reduce(0) { $0 | (bytes[$1] == byte ? 1 << UInt64($1) : 0) }
      }
      unsafe bytes.withUnsafeBufferPointer { block in
        guard let start = block.baseAddress else { return }
        let wide = unsafe demarc_marks_of(start, 0x2C, 0x0A)
        let plain = unsafe demarc_marks_plain(start, 0x2C, 0x0A)
        for marks in [wide, plain] {
          #expect(marks.quotes == bits(0x22))
          #expect(marks.delimiters == bits(0x2C))
          #expect(marks.newlines == bits(0x0A))
          #expect(marks.returns == bits(0x0D))
        }
      }
    }
  }
}
