import Foundation
import SystemIO
import TestSupport
import Testing

/// Texts in other encodings than UTF-8, whole and in pieces.
@Suite struct TextEncodingTests {
  /// A name, some bytes, and what they mean, as Python's codecs have it.
  static let samples: [(String, [UInt8], String)] = [
    ("windows-1252", [0x52, 0x65, 0x67, 0x69, 0xF3, 0x6E, 0x20, 0x80], "Región €"),
    ("ISO-8859-1", [0x42, 0x72, 0x65, 0x69, 0x74, 0x65, 0xFC], "Breiteü"),
    ("windows-1256", [0xCE, 0xD8, 0x20, 0xC7, 0xE1, 0xDA, 0xD1, 0xD6], "خط العرض"),
    ("cp1251", [0xF8, 0xE8, 0xF0, 0xEE, 0xF2, 0xE0], "широта"),
    ("KOI8-R", [0xDB, 0xC9, 0xD2, 0xCF, 0xD4, 0xC1], "широта"),
    ("gb18030", [0xCE, 0xB3, 0xB6, 0xC8], "纬度"),
    ("shift-jis", [0x88, 0xDC, 0x93, 0x78], "緯度"),
    ("UTF-16", [0xFF, 0xFE, 0x61, 0x00, 0x3D, 0xD8, 0x00, 0xDE], "a😀"),
    ("UTF-16BE", [0x00, 0x61, 0x06, 0x2E], "aخ"),
  ]

  @Test(arguments: samples.indices) func bytesMeanWhatTheyMeanElsewhere(_ index: Int) throws {
    let (name, bytes, text) = Self.samples[index]
    let encoding = try #require(TextEncoding(named: name), "\(name)")
    // In pieces of every size: characters are cut.
    for size in 1...bytes.count {
      var rest = bytes[...]
      let decoder = try TextDecoder(encoding, file: "table.csv")
      var found: [UInt8] = []
      while true {
        let piece = try decoder.next { () throws(ReadError) in
          defer { rest = rest.dropFirst(size) }
          return Array(rest.prefix(size))
        }
        if piece.isEmpty { break }
        found += piece
      }
      #expect(String(decoding: found, as: UTF8.self) == text, "\(name) by \(size)")
    }
  }

  @Test(arguments: ["", "klingon", "UTF-8//TRANSLIT", "windows 1252", "utf\u{0}8"]) func unknownNames(
    _ name: String
  ) {
    #expect(TextEncoding(named: name) == nil)
  }

  @Test func bytesOfAnotherEncodingAreNamedWithTheirLine() throws {
    let encoding = try #require(TextEncoding(named: "UTF-8"))
    var pieces: [[UInt8]] = [Array("a\nb\nc".utf8), [0xE9, 0x0A], []]
    let decoder = try TextDecoder(encoding, file: "table.csv")
    #expect(throws: ReadError.self) {
      while !(try decoder.next { () throws(ReadError) in pieces.removeFirst() }).isEmpty {}
    }
    var cut: [[UInt8]] = [[0x61, 0xE2, 0x82], []]
    let other = try TextDecoder(encoding, file: "table.csv")
    #expect(throws: ReadError.self) {
      while !(try other.next { () throws(ReadError) in cut.removeFirst() }).isEmpty {}
    }
  }

  @Test func aStreamIsDecoded() throws {
    let folder = try TemporaryFolder()
    // As much as takes several pieces.
    let row: [UInt8] = [0xF8, 0xE8, 0xF0, 0x0A]
    let path = try folder.file("t", holding: Data(Array(repeating: row, count: 100_000).flatMap(\.self)))
    let stream = try InputStream(path, encoding: TextEncoding(named: "windows-1251"), convert: nil)
    let text = String(decoding: try stream.all(), as: UTF8.self)
    #expect(text == String(repeating: "шир\n", count: 100_000))
  }
}
