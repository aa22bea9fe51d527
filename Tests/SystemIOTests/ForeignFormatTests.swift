import TestSupport
import Testing

@testable import SystemIO

/// What files are by their first bytes, plain and within gzip.
@Suite struct ForeignFormatTests {
  private static let zeros = [UInt8](repeating: 0, count: 600)

  /// How each kind begins, and words of what is said of it.
  static let kinds: [Kind] = [
    Kind([[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]], "Excel before 2007", "ssconvert"),
    Kind([text("%PDF-1.7")], "PDF", "pdftotext -layout"),
    Kind([text("$FL2@(#) SPSS")], "SPSS", "pspp-convert"),
    Kind([text("$FL3@(#) SPSS")], "SPSS", "pspp-convert"),
    Kind([text("X\n"), [0, 0, 0, 3, 0, 4, 1, 0]], "R (.rds)", "readRDS"),
    Kind([text("A\n3\n262400\n")], "R (.rds)", "readRDS"), Kind([text("RDX3\nX\n")], "R (.RData)", "load("),
    Kind([text("RDA2\nA\n")], "R (.RData)", "load("),
    Kind([[0x03, 118, 10, 15, 2, 0, 0, 0, 97, 0, 30, 0]], "dBASE", "ogr2ogr -f CSV"),
    Kind([[0x83, 99, 1, 31, 2, 0, 0, 0, 97, 0, 30, 0]], "dBASE", "ogr2ogr -f CSV"),
    Kind([text("<stata_dta><header><release>118")], "Stata", "read_stata"),
    Kind([[0x73, 2, 1, 0, 5, 0]], "Stata", "read_stata"),
    Kind([[0x72, 1, 1, 0, 5, 0]], "Stata", "read_stata"),
    Kind(
      [
        Array(zeros.prefix(12)),
        [0xC2, 0xEA, 0x81, 0x60, 0xB3, 0x14, 0x11, 0xCF, 0xBD, 0x92, 0x08, 0x00, 0x09],
      ],
      "sas7bdat", "read_sas"),
    Kind([text("HEADER RECORD*******LIBRARY HEADER")], "SAS", "read_sas"),
    Kind([[0, 1, 0, 0], text("Standard Jet DB")], "Access", "mdb-export"),
    Kind([[0, 1, 0, 0], text("Standard ACE DB")], "Access", "mdb-export"),
    Kind([text("PAR1"), [0x15, 0]], "Parquet", "check_parquet"),
    Kind([text("ARROW1"), [0, 0]], "Arrow", "read_feather"), Kind([text("FEA1")], "feather", "read_feather"),
    Kind([[0x49, 0x49, 0x2A, 0]], "TIFF", "give the data"),
    Kind([text("RIFF"), [1, 2, 3, 4], text("WEBPVP8 ")], "WebP", "give the data"),
    Kind([[0, 0, 0, 24], text("ftypheic")], "HEIC", "give the data"),
    Kind([text("BM"), [0x36, 0x10, 0x0E, 0, 0, 0, 0, 0, 0x36]], "BMP", "give the data"),
    Kind([zip(["[Content_Types].xml", "_rels/.rels", "word/document.xml"])], "Word", "save that as CSV"),
    Kind([zip(["[Content_Types].xml", "ppt/presentation.xml"])], "PowerPoint", "save that as CSV"),
    Kind([zip(["export/kobo.csv"])], "export/kobo.csv", "unzip"),
  ]

  struct Kind: Sendable {
    var bytes: [UInt8]
    var words: String
    var advice: String

    init(_ parts: [[UInt8]], _ words: String, _ advice: String) {
      (bytes, self.words, self.advice) = (parts.flatMap(\.self), words, advice)
    }
  }

  private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// The heads of an archive's members.
  private static func zip(_ names: [String]) -> [UInt8] {
    var archive: [UInt8] = []
    for name in names {
      archive += [0x50, 0x4B, 3, 4]
      archive += [UInt8](repeating: 0, count: 22)
      archive += [UInt8(name.utf8.count), 0, 0, 0]
      archive += Array(name.utf8)
    }
    return archive
  }

  private static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    try #require(GzipEncoder()).compressed(bytes, isLast: true)
  }

  private static func message(_ bytes: [UInt8], packed: Bool, name: String = "file.x") throws -> String? {
    let stream = InputStream(packed ? try gzip(bytes) : bytes, name: name) { beginning throws(ReadError) in
      guard [UInt8(ascii: "%"), UInt8(ascii: "P"), 0xD0].contains(beginning.first) else { return nil }
      throw .format(file: "", seen: "GDAL does not read it", remedy: "")
    }
    do throws(ReadError) {
      _ = try stream.all()
      return nil
    } catch {
      return error.description
    }
  }

  @Test(arguments: kinds.indices) func isNamed(_ index: Int) throws {
    let kind = Self.kinds[index]
    let plain = try #require(try Self.message(kind.bytes + Self.zeros, packed: false))
    #expect(plain.contains(kind.words) && plain.contains(kind.advice), "\(plain)")
    #expect(plain.hasPrefix("file.x: this is "))
    // Within gzip what can be unpacked is named, and data of R at once.
    let packed = try Self.message(kind.bytes + Self.zeros, packed: true)
    if kind.words.hasPrefix("R (") {
      #expect(packed == plain)
    } else {
      #expect(packed?.contains("gzip -dc file.x > unpacked") == true, "\(packed ?? "nothing")")
    }
    let blank = try #require(try Self.message(kind.bytes + Self.zeros, packed: false, name: "my file.x"))
    #expect(blank.contains("\"my file.x\"") || blank.contains("'my file.x'") || !blank.contains("FILE"))
  }

  /// Texts that begin with the letters of a kind are texts.
  @Test(arguments: [
    "BM,latitude\n", "BZh,lat\n", "X\nlat,lon\n", "A\n2,3\n", "RDX,lat\n", "PAR,lat\n", "$FL,lat\n",
    "GIF,x\n",
    "II*,lat\n", "s\u{2}", "latitude,longitude\n35.8,36.7\n", "ARROW,lat\n", "HEADER,lat\n",
    "\u{3}t\u{1}\u{1}",
  ])
  func isText(_ text: String) throws {
    let bytes = Array(text.utf8) + Array(repeating: UInt8(ascii: "7"), count: 600)
    #expect(ForeignFormat.refusal(of: bytes, file: "x") == nil)
    #expect(ForeignFormat.refusal(of: Array(text.utf8), file: "x") == nil)
    #expect(ForeignFormat.refusal(ofGzipped: bytes, file: "x") == nil)
  }

  /// What was read of a gzip to tell what it holds is the beginning of its text.
  @Test(arguments: [0, 1, 511, 512, 513, 5000, 200_000]) func gzipIsReadFromItsBeginning(_ count: Int) throws
  {
    var random = SeededRandom(seed: UInt64(count))
    let bytes = (0..<count).map { _ in UInt8(97 + random.next() % 26) }
    let packed = try Self.gzip(bytes)
    for room in [1, 100, 1 << 16] where count < 6000 || room > 1 {
      let stream = InputStream(packed, name: "x", convert: nil)
      var found: [UInt8] = []
      while true {
        let piece = try stream.next(atMost: room)
        if piece.isEmpty { break }
        #expect(piece.count <= room)
        found += piece
      }
      #expect(found == bytes)
    }
    let twice = try Self.message(try Self.gzip(packed), packed: false)
    #expect(
      twice?.contains("gzip within gzip; unpack it with ‘gzip -dc file.x | gzip -dc > unpacked’") == true)
  }
}
