import Foundation
import Fuzzing
import TestSupport
import Testing

/// Every reader of outside input, with its seeds and with changes of them. `tools/fuzz` goes on where this ends: libFuzzer
/// looks for inputs that reach new code, but needs a build of its own, which takes minutes.
@Suite struct SeedTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fuzzing")

  private static func seeds(of reader: String) throws -> [[UInt8]] {
    let folder = folder.appendingPathComponent("Seeds/\(reader)")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .map { try [UInt8](Data(contentsOf: folder.appendingPathComponent($0))) }
  }

  /// The words of libFuzzer's dictionary: `"a\x00b"`, one a line.
  private static func words(of reader: String) throws -> [[UInt8]] {
    let file = folder.appendingPathComponent("Dictionaries/\(reader).txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      var word: [UInt8] = []
      var rest = line.utf8.dropFirst().dropLast()
      while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "\\") else {
          word.append(byte)
          continue
        }
        word.append(
          try #require(UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16)))
        rest = rest.dropFirst(3)
      }
      return word
    }
  }

  @Test func everyReaderHasSeedsAndWords() throws {
    let names = FuzzedReader.all.map(\.name)
    #expect(Set(names).count == names.count)
    for kind in ["Seeds", "Dictionaries"] {
      let there = try FileManager.default.contentsOfDirectory(
        atPath: Self.folder.appendingPathComponent(kind).path)
      #expect(Set(there.map { $0.replacingOccurrences(of: ".txt", with: "") }) == Set(names), "\(kind)")
    }
  }

  /// An input that no reader survives ends the tests with its place in the code.
  @Test(.timeLimit(.minutes(5)), arguments: FuzzedReader.all.map(\.name))
  func seedsAndTheirChangesAreRead(_ name: String) throws {
    let reader = try #require(FuzzedReader.all.first { $0.name == name })
    let seeds = try Self.seeds(of: name)
    let words = try Self.words(of: name)
    #expect(!seeds.isEmpty && !words.isEmpty)
    for seed in seeds { reader.read(seed) }
    var chance = SeededRandom(seed: 16)
    let clock = ContinuousClock()
    for _ in 0..<1_000 {
      var input = seeds.randomElement(using: &chance) ?? []
      for _ in 0..<Int.random(in: 1...4, using: &chance) {
        Self.change(&input, seeds: seeds, words: words, by: &chance)
      }
      let time = clock.measure { reader.read(input) }
      #expect(time < .seconds(10), "\(name) takes \(time) for \(input)")
    }
  }

  private static func change(
    _ input: inout [UInt8], seeds: [[UInt8]], words: [[UInt8]], by chance: inout SeededRandom
  ) {
    let from = Int.random(in: 0...input.count, using: &chance)
    let to = min(input.count, from + Int.random(in: 0...8, using: &chance))
    switch Int.random(in: 0..<6, using: &chance) {
    case 0: input.removeSubrange(from..<to)
    case 1: input.insert(contentsOf: input[from..<to], at: from)
    case 2: input.replaceSubrange(from..<to, with: words.randomElement(using: &chance) ?? [])
    case 3: input.insert(contentsOf: words.randomElement(using: &chance) ?? [], at: from)
    case 4:
      input =
        input[..<from]
        + (seeds.randomElement(using: &chance) ?? []).suffix(Int.random(in: 0...40, using: &chance))
    default: if from < input.count { input[from] = UInt8.random(in: .min ... .max, using: &chance) }
    }
  }
}
