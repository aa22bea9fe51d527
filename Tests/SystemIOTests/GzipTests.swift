import TestSupport
import Testing

@testable import SystemIO

/// What is compressed comes back, piece by piece; what is cut or damaged is an error.
@Suite struct GzipTests {
  private static func text(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = SeededRandom(seed: seed)
    // Some of it compresses well, some does not.
    return (0..<count).map { $0 % 1000 < 500 ? UInt8($0 % 10) : UInt8.random(in: 0...255, using: &random) }
  }

  private static func compressed(_ text: [UInt8], pieces: Int) throws -> [UInt8] {
    let encoder = try #require(GzipEncoder())
    var result: [UInt8] = []
    var rest = text[...]
    while rest.count > pieces {
      result += encoder.compressed(Array(rest.prefix(pieces)))
      rest = rest.dropFirst(pieces)
    }
    return result + encoder.compressed(Array(rest), isLast: true)
  }

  private static func decoded(_ bytes: [UInt8], pieces: Int, room: Int) throws -> [UInt8] {
    let decoder = try GzipDecoder()
    var rest = bytes[...]
    var result: [UInt8] = []
    while true {
      let piece = try decoder.next(atMost: room) { () throws(ReadError) -> [UInt8] in
        defer { rest = rest.dropFirst(pieces) }
        return Array(rest.prefix(pieces))
      }
      #expect(piece.count <= room)
      if piece.isEmpty { return result }
      result += piece
    }
  }

  @Test(arguments: [0, 1, 70_000, 300_000], [7, 65_536])
  func whatIsCompressedComesBack(count: Int, pieces: Int) throws {
    let text = Self.text(count, seed: 9)
    let bytes = try Self.compressed(text, pieces: max(pieces, 1000))
    #expect(GzipDecoder.isGzip(bytes))
    #expect(try Self.decoded(bytes, pieces: pieces, room: 10_000) == text)
  }

  @Test func membersFollowEachOther() throws {
    let (first, second) = (Self.text(5000, seed: 1), Self.text(3000, seed: 2))
    let bytes = try Self.compressed(first, pieces: 1000) + Self.compressed(second, pieces: 1000)
    #expect(try Self.decoded(bytes, pieces: 11, room: 512) == first + second)
    // Tapes fill up with zeros.
    #expect(try Self.decoded(bytes + [0, 0, 0], pieces: 11, room: 512) == first + second)
  }

  @Test func whatFollowsIsAnErrorOfItsOwn() throws {
    let bytes = try Self.compressed(Self.text(5000, seed: 4), pieces: 1000)
    for pieces in [11, bytes.count, 100_000] {
      #expect(throws: GzipDecoder.Fault.followed) {
        try Self.decoded(bytes + Array("rubbish".utf8), pieces: pieces, room: 512)
      }
    }
  }

  @Test func whatIsCutOrChangedIsAnError() throws {
    let bytes = try Self.compressed(Self.text(5000, seed: 3), pieces: 1000)
    for length in [11, bytes.count / 2, bytes.count - 1] {
      #expect(throws: GzipDecoder.Fault.truncated) {
        try Self.decoded(Array(bytes.prefix(length)), pieces: 100, room: 100)
      }
    }
    var changed = bytes
    changed[bytes.count - 6] ^= 1
    #expect(throws: GzipDecoder.Fault.damaged) { try Self.decoded(changed, pieces: 100, room: 100) }
  }
}
