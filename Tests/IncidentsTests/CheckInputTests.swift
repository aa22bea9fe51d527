import FoundationEssentials
import Testing
import TestSupport

@testable import Incidents
@testable import SystemIO
@testable import TextFormats
@testable import ZoneFiles
@testable import Zones

/// Input as it is: dialects that are found and that are given, and gzip.
@Suite struct CheckInputTests {
  // MARK: Dialects

  /// Each is the same row, in a dialect of its own.
  static let dialects: [(String, String)] = [
    ("id,lat,lon\n1,0.1,31\n", ","),
    ("id;lat;lon\n1;0.1;31\n", ";"),
    ("id;lat;lon\n1;0,1;31,0\n", ";"),
    ("id\tlat\tlon\r\n1\t0.1\t31\r\n", "\t"),
    ("id|lat|lon\n1|0.1|31\n", "|"),
    ("\u{feff}id;lat;lon\r\n1;0,1;31,0\r\n", ";"),
    ("\"id\",\"lat\",\"lon\"\n\"a\n\"\"b\"\";c|d\te\",\"0.1\",\"31\"\n", ","),
    ("id;\"note, with; commas\";lat;lon\n1;a,b,c,d,e;0,1;31,0\n", ";"),
    ("sep=;\r\nid;lat;lon\r\n1;0,1;31\r\n", ";"),
    ("SEP=|\nid|lat|lon\n1|0.1|31\n", "|"),
    ("id,lat,lon\r1,0.1,31\r", ","),
  ]

  @Test(arguments: dialects)
  func dialectIsFound(_ one: (text: String, delimiter: String)) throws {
    let result = try CheckSample.check(one.text)
    #expect(result.summary.verdicts == [.inside: 1])
    #expect(result.text.contains("verdict\(one.delimiter)doubt\(one.delimiter)"))
    let mark = one.text.contains("0,1") ? "," : "."
    #expect(result.text.contains("11057\(mark)428"))
  }

  @Test func lineThatNamesTheDelimiterStaysFirst() throws {
    let result = try CheckSample.check("sep=;\r\nid;lat;lon\r\n1;x;31\r\n")
    #expect(result.text.hasPrefix("sep=;\r\nverdict;doubt;"))
    let error = #expect(throws: ReadError.self) {
      try CheckSample.check("sep=;\nid;lat;lon\n1;x;31\n", CheckOptions(strict: true))
    }
    #expect(error?.description.contains("line 3, column 3") == true)
  }

  /// Line ends of classic Macs, with line ends of others within quotes, and the other way round; each has two rows.
  static let lineEnds: [String] = [
    "id,note,lat,lon\r1,\"a\nb\",0.1,31\r2,\"c\n\n\"\"d\"\"\",0.1,31\r",
    "id,\"a\nnote\",lat,lon\r1,\"a\r\nb\",0.1,31\r2,5\" gun,0.1,31",
    "sep=;\rid;note;lat;lon\r\r1;\"a\n\n\nb\";0,1;31\r2;x;0,1;31\r",
    "id,note,lat,lon\n1,\"a\rb\rc\rd\re\",0.1,31\n2,x,0.1,31\n",
    "id,note,lat,lon\r\n1,\"a\rb\rc\rd\re\",0.1,31\r\n2,x,0.1,31\r\n",
    // 2026-11-26: CR LF written as text by a program that writes CR LF for LF.
    "id,note,lat,lon\r\r\n1,\"a\r\r\nb\",0.1,31\r\r\n2,x,0.1,\"31\"\r\r\n",
    "\"id\",\"a\rnote\",lat,lon\r\n1,x,0.1,31\r\n2,x,0.1,31",
  ]

  @Test(arguments: lineEnds, [1, 7, 1 << 18])
  func lineEndsAreThoseOutsideQuotes(_ text: String, pieces: Int) throws {
    let (bytes, result) = try CheckSample.check(Array(text.utf8), pieces: pieces)
    #expect(result.summary.verdicts == [.inside: 2], "\(result.text)")
    #expect(result.summary.rows == 2)
    // Every byte that came is there, in its order.
    var rest = bytes[...]
    for byte in text.utf8 {
      let at = try #require(rest.firstIndex(of: byte))
      rest = rest[(at + 1)...]
    }
  }

  /// Each CR was held against all that follow it.
  @Test(.timeLimit(.minutes(1))) func manyLineEndsTakeNoLonger() throws {
    let text = "id,lat,lon\r1,0.1,31" + String(repeating: "\r", count: 250_000)
    let (_, result) = try CheckSample.check(Array(text.utf8))
    #expect(result.summary.verdicts == [.inside: 1])
  }

  @Test func lineOfAFaultInAFileOfCR() throws {
    let error = #expect(throws: ReadError.self) {
      try CheckSample.check("id,note,lat,lon\r1,\"a\nb\",0.1,31\r2,\"\n\",x,31\r", CheckOptions(strict: true))
    }
    #expect(error?.description.contains("line 3, column 7") == true, "\(error.debugDescription)")
  }

  @Test func dialectIsGiven() throws {
    // By its header alone this is a table of one column.
    let text = "lat;lon,note\n0.1;31,x\n"
    let options = CheckOptions(latitude: "lat;lon", longitude: "note", delimiter: UInt8(ascii: ","))
    #expect(try CheckSample.check(text, options).summary.invalidRows == 1)
    #expect(CSVDialect.delimiter(named: "Semicolon") == UInt8(ascii: ";"))
    #expect(CSVDialect.delimiter(named: "tab") == 9)
    #expect(CSVDialect.delimiter(named: "x") == nil)
  }

  @Test func decimalMarkIsGiven() throws {
    let options = CheckOptions(decimalMark: UInt8(ascii: ","))
    let result = try CheckSample.check("lat;lon\n0,1;31\n0.1;31\n", options)
    #expect(result.lines[1].hasPrefix("inside;;11057,428;"))
    #expect(result.summary.invalid == ["latitude has another decimal mark": 1])
    let point = try CheckSample.check("lat;lon\n0,1;31\n", CheckOptions(decimalMark: UInt8(ascii: ".")))
    #expect(point.summary.invalidRows == 1)
  }

  // MARK: gzip

  static let table = "id,lat,lon\n1,0.1,31\n1,0.1,31\n1,0.1,31\n"
  /// The table as `gzip -9n` writes it.
  static let compressed = "H4sIAAAAAAACA8tM0clJLNHJyc/jMtQx0DPUMTbEwgAAJbj5jiYAAAA="
  static func file(_ bytes: [UInt8], in folder: TemporaryFolder) throws -> InputStream {
    try Data(bytes).write(to: URL(fileURLWithPath: folder.file("table")))
    return try InputStream(folder.file("table"))
  }

  static func text(_ bytes: [UInt8], room: Int = 1 << 16) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let stream = try file(bytes, in: folder)
    var text: [UInt8] = []
    while case let piece = try stream.next(atMost: room), !piece.isEmpty { text += piece }
    #expect(stream.size == bytes.count)
    #expect(stream.position == bytes.count)
    return text
  }

  static func bytes(_ base64: String) throws -> [UInt8] { Array(try #require(Data(base64Encoded: base64))) }

  @Test(arguments: [1, 2, 5, 38, 39, 1 << 16])
  func gzipIsReadAsItsText(room: Int) throws {
    let one = try Self.bytes(Self.compressed)
    #expect(try Self.text(one, room: room) == Array(Self.table.utf8))
    // Members one after the other are one text, and zeros after the last fill up a block.
    let two = one + one + [UInt8](repeating: 0, count: 100)
    #expect(try Self.text(two, room: room) == Array((Self.table + Self.table).utf8))
  }

  @Test func gzipThatIsCutOffOrDamagedIsRefused() throws {
    let whole = try Self.bytes(Self.compressed)
    for count in 2..<whole.count {
      let error = #expect(throws: ReadError.self) { try Self.text(Array(whole.prefix(count))) }
      #expect(error?.description.contains("ends in the middle") == true, "\(count) bytes")
      #expect(error?.exitCode == 65)
    }
    // Of the byte before the sum, the bits after the last code mean nothing.
    for index in 10..<whole.count where index != whole.count - 9 {
      var changed = whole
      changed[index] ^= 0x10
      let error = #expect(throws: ReadError.self) { try Self.text(changed) }
      #expect(error?.description.contains("gzip") == true, "byte \(index)")
    }
    #expect(throws: ReadError.self) { try Self.text(whole + Array("more".utf8)) }
  }

  @Test func oneByteIsNoGzip() throws {
    #expect(try Self.text([0x1F]) == [0x1F])
    #expect(try Self.text([]) == [])
  }

  @Test func compressedTableIsChecked() throws {
    let folder = try TemporaryFolder()
    let stream = try Self.file(try Self.bytes(Self.compressed), in: folder)
    var check = try IncidentCheck(stream, assessor: try CheckSample.assessor(), options: CheckOptions())
    _ = try check.all()
    #expect(check.summary.verdicts == [.inside: 3])
  }
}
