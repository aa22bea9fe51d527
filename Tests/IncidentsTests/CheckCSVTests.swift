import Testing

@testable import SystemIO
@testable import TextFormats

/// Tables as bytes: what a row is, what a field means, and that no byte is lost.
@Suite struct CheckCSVTests {
  /// A reader that is fed so many bytes at a time.
  static func reader(_ bytes: [UInt8], pieces: Int = 1 << 18, delimiter: UInt8? = nil) throws -> CSVReader {
    var rest = bytes[...]
    return try CSVReader(name: "table.csv", delimiter: delimiter) { count throws(ReadError) in
      let piece = Array(rest.prefix(min(count, pieces)))
      rest = rest.dropFirst(piece.count)
      return piece
    }
  }

  static func rows(_ reader: CSVReader) throws -> [CSVRow] {
    var rows: [CSVRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  static func values(_ text: String) throws -> [[String]] {
    try rows(reader(Array(text.utf8))).map { row in row.fields.indices.map(row.text) }
  }

  static let meanings: [(String, [[String]])] = [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("\u{feff}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a;b\n1,5;2,5\n", [["a", "b"], ["1,5", "2,5"]]),
    ("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
    ("a|b\n1|2\n", [["a", "b"], ["1", "2"]]),
    ("\"a;b\",c\n1,2\n", [["a;b", "c"], ["1", "2"]]),
    ("a,b\n\n1,2\n\n", [["a", "b"], [], ["1", "2"], []]),
    ("a,b\n,\n", [["a", "b"], ["", ""]]),
    ("a,b\n\"x\"\"y\",\"1\n2\"\n", [["a", "b"], ["x\"y", "1\n2"]]),
    ("a,b\n\"x\" ,2\n", [["a", "b"], ["x", "2"]]),
    ("a,b\nx \"y\" z,2\n", [["a", "b"], ["x \"y\" z", "2"]]),
    ("a,b\n\"x \"y\" z\",2\n", [["a", "b"], ["x \"y\" z", "2"]]),
    ("a,b\n\"\",\"\"\n", [["a", "b"], ["", ""]]),
    ("a\n1\n", [["a"], ["1"]]),
  ]

  @Test(arguments: meanings)
  func meaning(_ one: (text: String, rows: [[String]])) throws {
    #expect(try Self.values(one.text) == one.rows)
  }

  @Test(arguments: [
    "a,b\n\"x,1\ny,2\nz,3\n",
    "a,b\n\"x,1\ny,2\nz,\"3\"\n",
    "a,b\n\"x \"q ,1\ny,\"2\"\nz,3\n",
    "a,b\n\"x \"q ,1\ny,2\"\nz,3\n",
  ])
  func openQuoteSpoilsItsRowAlone(_ text: String) throws {
    let rows = try Self.rows(Self.reader(Array(text.utf8)))
    try #require(rows.map(\.hasOpenQuote) == [false, true, false, false])
    #expect(rows[2].text(0) == "y")
    #expect(rows[3].text(1) == "3")
  }

  @Test func openQuoteAtTheEnd() throws {
    let rows = try Self.rows(Self.reader(Array("a,b\n1,\"2".utf8)))
    #expect(rows.map(\.hasOpenQuote) == [false, true])
  }

  @Test func quoteBeyondReachIsOpen() throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: CSVScanner.reach + 10)
    let inside = Array("a,b\n1,\"\n".utf8) + long + Array("\"\n".utf8)
    #expect(try Self.rows(Self.reader(inside)).map(\.hasOpenQuote) == [false, true, false])
    let short = Array("a,b\n1,\"\n".utf8) + long.prefix(CSVScanner.reach - 100) + Array("\"\n".utf8)
    #expect(try Self.rows(Self.reader(short)).map(\.hasOpenQuote) == [false, false])
  }

  @Test(arguments: [1, 2, 3, 7, 64, 1 << 18])
  func bytesAreKeptHoweverTheyArrive(pieces: Int) throws {
    var seed: UInt64 = 7
    func random(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % UInt64(count))
    }
    let alphabet = Array("ab,,;\"\"\"\n\n\r\t 1".utf8) + [0xFF]
    for round in 0..<300 {
      let bytes = Array("a,b\n".utf8) + (0..<random(60)).map { _ in alphabet[random(alphabet.count)] }
      let rows = try Self.rows(Self.reader(bytes, pieces: pieces, delimiter: UInt8(ascii: ",")))
      #expect(rows.flatMap { $0.bytes + $0.ending } == bytes, "round \(round)")
      let whole = try Self.rows(Self.reader(bytes, delimiter: UInt8(ascii: ",")))
      #expect(rows.map { Array($0.bytes) } == whole.map { Array($0.bytes) }, "round \(round)")
      #expect(rows.map(\.line) == whole.map(\.line), "round \(round)")
      for row in rows {
        let covered = row.fields.reduce(0) { $0 + $1.count } + max(0, row.fields.count - 1)
        #expect(covered == row.bytes.count, "round \(round)")
      }
    }
  }

  @Test func longTable() throws {
    let row = Array("1,\"two\nlines\",3\n".utf8)
    let count = 60_000
    let bytes = Array("a,b,c\n".utf8) + (0..<count).flatMap { _ in row }
    let rows = try Self.rows(Self.reader(bytes))
    #expect(rows.count == count + 1)
    #expect(rows.last?.line == 2 * count)
    #expect(rows.allSatisfy { $0.fields.count == 3 })
  }

  @Test func wideTextIsRefused() throws {
    let bytes: [UInt8] = [0xFF, 0xFE] + "a,b\n1,2\n".utf8.flatMap { [$0, 0] }
    let error = #expect(throws: ReadError.self) { try Self.reader(bytes) }
    #expect(error?.description.contains("iconv -f UTF-16 -t UTF-8 table.csv") == true)
    #expect(throws: ReadError.self) { try Self.reader([]) }
    #expect(throws: ReadError.self) { try Self.reader(Array(" \n \n".utf8)) }
  }
}
