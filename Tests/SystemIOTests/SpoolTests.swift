import TestSupport
import Testing

@testable import SystemIO

/// Bytes written once and read from the beginning, in memory and in a file without a name.
@Suite struct SpoolTests {
  private static func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
  }

  @Test(
    "what was appended comes out, whatever the limit and the sizes of pieces",
    arguments: [0, 1, 999, 1000, 1_000_000])
  func comesOut(limit: Int) throws {
    var random = SeededRandom(seed: UInt64(limit))
    let bytes = Self.bytes(10_000, seed: 4)
    let spool = Spool(for: "table", inMemory: limit)
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 0...700, using: &random))
      try spool.append(Array(piece))
      rest = rest.dropFirst(piece.count)
    }
    var found: [UInt8] = []
    while true {
      let room = Int.random(in: 1...900, using: &random)
      let piece = try spool.next(atMost: room)
      #expect(piece.count <= room)
      if piece.isEmpty { break }
      found += piece
    }
    #expect(found == bytes)
    #expect(try spool.next(atMost: 10).isEmpty)
  }

  @Test("an empty spool has no bytes")
  func empty() throws { #expect(try Spool(for: "table").next(atMost: 10) == []) }

  @Test("a spool on disk leaves no name in the folder for temporary files")
  func leavesNothing() throws {
    let folder = try TemporaryFolder()
    let spool = Spool(for: "table", inMemory: 10, in: folder.path)
    try spool.append(Self.bytes(100, seed: 5))
    #expect(folder.names == [])
    #expect(try spool.next(atMost: 1000) == Self.bytes(100, seed: 5))
  }

  @Test("what fits in memory needs no folder; what does not names the folder that is missing")
  func missingFolder() throws {
    let folder = try TemporaryFolder()
    let spool = Spool(for: "table", inMemory: 10, in: folder.file("missing"))
    try spool.append(Array("ten bytes!".utf8))
    let error = #expect(throws: ReadError.self) { try spool.append([0]) }
    let sentence = error?.description ?? ""
    #expect(sentence.contains("table"))
    #expect(sentence.contains(folder.file("missing")))
    #expect(sentence.contains("TMPDIR"))
    // What was appended before is still there.
    #expect(try spool.next(atMost: 100) == Array("ten bytes!".utf8))
  }
}
