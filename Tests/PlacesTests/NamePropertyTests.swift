import TestSupport
import Testing

@testable import Geometry
@testable import Places

/// Generated names of places, and generated distances of bearings.
@Suite struct NamePropertyTests {
  private static let syllables = ["sar", "qib", "al", "bab", "kafr", "nabl", "idl", "ma", "tel", "rif", "at"]

  private static func word(_ random: inout SeededRandom) -> String {
    (0..<Int.random(in: 2...4, using: &random)).map { _ in syllables.randomElement(using: &random) ?? "" }
      .joined()
  }

  /// Letter case, accents of Latin letters, blanks, hyphens and apostrophes between letters do not tell names apart.
  @Test func spellingsThatAreOneName() {
    var random = SeededRandom(seed: 10)
    for _ in 0..<3000 {
      let words = (0..<Int.random(in: 2...3, using: &random)).map { _ in Self.word(&random) }
      let key = Gazetteer.key(words.joined(separator: " "))
      for mark in ["-", "'", "  ", "’", ""] { #expect(Gazetteer.key(words.joined(separator: mark)) == key) }
      #expect(Gazetteer.key(words.joined(separator: " ").uppercased()) == key)
      #expect(Gazetteer.key(words.joined(separator: " ").map { $0 == "a" ? "ā" : "\($0)" }.joined()) == key)
    }
  }

  /// What stands between two digits, and vowel signs of scripts that write them, tell names apart.
  @Test func spellingsThatAreTwoNames() {
    var random = SeededRandom(seed: 11)
    for _ in 0..<3000 {
      let word = Self.word(&random)
      let (a, b) = (Int.random(in: 1...99, using: &random), Int.random(in: 1...99, using: &random))
      let keys = ["\(word) \(a)\(b)", "\(word) \(a)-\(b)", "\(word) \(a).\(b)"].map { Gazetteer.key($0) }
      #expect(Set(keys).count == 3, "\(word) \(a) \(b)")
    }
    let consonants = "कखगघचछजटठडतथदनपबमयरलवसह"
    let signs = [
      "", "\u{93E}", "\u{93F}", "\u{940}", "\u{941}", "\u{942}", "\u{947}", "\u{948}", "\u{94B}", "\u{94C}",
    ]
    for _ in 0..<1000 {
      let letters = (0..<3).map { _ in String(consonants.randomElement(using: &random) ?? "क") }
      let (one, other) = (
        letters.map { $0 + (signs.randomElement(using: &random) ?? "") }.joined(),
        letters.map { $0 + (signs.randomElement(using: &random) ?? "") }.joined()
      )
      #expect((Gazetteer.key(one) == Gazetteer.key(other)) == (one == other), "\(one) \(other)")
    }
  }

  /// Whole metres, with all that people set between thousands.
  @Test func metresOfAllSpellings() throws {
    var random = SeededRandom(seed: 12)
    let reader = PlaceReader(gazetteer: PlaceSamples.gazetteer())
    for _ in 0..<1000 {
      let meters = Int.random(in: 1000...999_999, using: &random)
      let (thousands, rest) = (meters / 1000, "\(meters % 1000 + 1000)".dropFirst())
      let plain = try reader.reading("\(meters) m N of Saraqib")
      for mark in [".", ",", "'", " ", "\u{A0}", "\u{202F}"] {
        let text = "\(thousands)\(mark)\(rest) m N of Saraqib"
        // Refused, or the same: never a thousandth of it.
        guard let other = try? reader.reading(text) else {
          #expect(![".", ","].contains(mark), "\(text)")
          continue
        }
        #expect(other.coordinate == plain.coordinate, "\(text)")
      }
    }
  }
}
