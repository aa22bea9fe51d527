import SystemIO
import TestSupport
import Testing

@testable import TextFormats

/// Rows read in place are those that ``CSVScanner`` finds one byte at a time.
@Suite struct CSVLineTests {
  /// A row as both ways have it; `bytes` with its line end.
  private struct Row: Equatable {
    var bytes: [UInt8]
    var ending: [UInt8]
    var values: [[UInt8]]
    var line: Int
    var hasOpenQuote: Bool

    init(_ row: CSVRow) {
      bytes = Array(row.bytes + row.ending)
      ending = Array(row.ending)
      values = row.fields.indices.map(row.value)
      (line, hasOpenQuote) = (row.line, row.hasOpenQuote)
    }
  }

  private static func rows(inPlace piece: CSVPiece, _ scanner: CSVScanner, columns: Int) -> [Row] {
    unsafe piece.bytes.withUnsafeBufferPointer { bytes in
      var lines = unsafe CSVLines(of: piece, at: bytes, by: scanner, columns: columns)
      var rows: [Row] = []
      while let line = lines.next() {
        let row = Row(line.row)
        #expect(line.isBlank == line.row.isBlank)
        #expect(line.fieldCount == row.values.count)
        var copy: [UInt8] = []
        line.append(to: &copy)
        #expect(copy == row.bytes)
        rows.append(row)
      }
      return rows
    }
  }

  /// Tables of fields as people and programs write them, and some as nobody should.
  private static func table(_ random: inout SeededRandom, delimiter: String, newline: String) -> [UInt8] {
    let fields = [
      "", "a", "35.44208", "-36.65095", "Saraqib", "\"a\(delimiter)b\"", "\"two\(newline)lines\"",
      "\"6\"\" gun\"", "\"\"", "x\"y", "\"6\" gun\"", "\"open", "\"closed\" ", "ü", "a longer field of words",
      "\r", "\"\r\n\"",
    ]
    let plain = fields[...4]
    var text = ""
    for _ in 0..<Int.random(in: 0...30, using: &random) {
      // Mostly rows without quotes, which are read eight bytes at a time.
      let isPlain = random.unit() < 0.7
      let count = random.unit() < 0.1 ? 0 : Int.random(in: 1...7, using: &random)
      text += (0..<count).map { _ in (isPlain ? plain : fields[...]).randomElement(using: &random) ?? "" }
        .joined(separator: delimiter)
      text += newline == "\n" && random.unit() < 0.1 ? "\r\r\n" : newline
    }
    if random.unit() < 0.5 { text += "last\(delimiter)row" }
    return Array(text.utf8)
  }

  @Test(
    "each row is the same, however many columns are expected",
    arguments: [",", ";", "\t", "|"], ["\n", "\r\n", "\r"])
  func sameRows(delimiter: String, newline: String) throws {
    let seed = UInt64(delimiter.utf8.reduce(0) { $0 + Int($1) } + newline.utf8.count * 1000)
    var random = SeededRandom(seed: seed)
    let scanner = CSVScanner(
      delimiter: try #require(delimiter.utf8.first), newline: try #require(newline.utf8.last))
    for _ in 0..<300 {
      let bytes = Self.table(&random, delimiter: delimiter, newline: newline)
      let piece = CSVPiece(bytes: bytes, range: 0..<bytes.count, line: 1, isLast: true)
      let wanted = scanner.rows(of: piece).map(Row.init)
      #expect(wanted.flatMap(\.bytes) == bytes)
      let found = Self.rows(inPlace: piece, scanner, columns: Int.random(in: 0...8, using: &random))
      #expect(found == wanted, "seed \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  @Test("pieces of a table have the rows of the whole", arguments: 1...20 as ClosedRange<UInt64>)
  func samePieces(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    // Longer than the reader takes at once, so that pieces begin and end within what it has.
    var bytes = Array("a,b,c\n".utf8)
    while bytes.count < 200_000 {
      bytes += Self.table(&random, delimiter: ",", newline: seed % 2 == 0 ? "\n" : "\r\n")
      // A table that ends without a line end is followed by another row of it.
      if bytes.last != 0x0A { bytes.append(0x0A) }
    }
    func reader() throws -> CSVReader {
      var rest = bytes[...]
      let most = Int.random(in: 1000...70_000, using: &random)
      return try CSVReader(name: "table", delimiter: UInt8(ascii: ","), names: { _ in true }) {
        count throws(ReadError) in
        let piece = Array(rest.prefix(min(count, most)))
        rest = rest.dropFirst(piece.count)
        return piece
      }
    }
    let plain = try reader()
    var wanted: [Row] = []
    while let row = try plain.next() { wanted.append(Row(row)) }
    #expect(wanted.flatMap(\.bytes) == bytes)
    let inPieces = try reader()
    var found: [Row] = []
    var count = 0
    while let piece = try inPieces.nextPiece(
      bytes: Int.random(in: 1...50_000, using: &random), countingLines: true)
    {
      found += Self.rows(inPlace: piece, inPieces.scanner, columns: 3)
      count += 1
    }
    #expect(count > 3)
    #expect(found.map(\.bytes) == wanted.map(\.bytes), "seed \(seed)")
    #expect(found == wanted, "seed \(seed)")
  }

  @Test("numbers and texts are read in place, with quotes around them or without")
  func values() {
    let text = "35.5,-0.25,x,1e1,\"7\",\" 8,5\",\"\",,\"a \"\"b\"\"\",\"\nnext,row\n"
    let piece = CSVPiece(bytes: Array(text.utf8), range: 0..<text.utf8.count, line: 1, isLast: true)
    let scanner = CSVScanner(delimiter: UInt8(ascii: ","), newline: 0x0A)
    unsafe piece.bytes.withUnsafeBufferPointer { bytes in
      var lines = unsafe CSVLines(of: piece, at: bytes, by: scanner, columns: 6)
      guard let line = lines.next() else {
        Issue.record("there is no row")
        return
      }
      let numbers: [Double?] = [35.5, -0.25, nil, 10, 7, 8.5, nil, nil, nil, nil]
      #expect(line.fieldCount == numbers.count)
      #expect(numbers.indices.map { line.number($0, .pointOrComma) } == numbers)
      #expect(line.number(5, .point) == nil)
      let sevens = numbers.indices.filter { line.holds(Array("7".utf8), in: $0) }
      let empty = numbers.indices.filter { line.holds([], in: $0) }
      #expect((sevens, empty) == ([4], [6, 7]))
    }
  }
}
