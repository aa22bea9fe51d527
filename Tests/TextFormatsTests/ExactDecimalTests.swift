import Geometry
import TestSupport
import Testing

@testable import TextFormats

/// Numbers read in place are those that the slower readers have, to the last bit.
@Suite struct ExactDecimalTests {
  private func value(_ text: String, _ marks: ExactDecimal.Marks = .pointOrComma) -> Double? {
    let bytes = Array(text.utf8)
    return unsafe bytes.withUnsafeBufferPointer { unsafe ExactDecimal.value($0, 0..<$0.count, marks) }
  }

  /// A spelling of a number, or what looks like one.
  private static func text(_ random: inout SeededRandom) -> String {
    func digits(_ counts: ClosedRange<Int>) -> String {
      String(
        (0..<Int.random(in: counts, using: &random)).map { _ in
          "0123456789".randomElement(using: &random) ?? "0"
        })
    }
    var text = ["", "", "-", "+", " ", "--"].randomElement(using: &random) ?? ""
    text += digits(0...12)
    if random.unit() < 0.8 { text += (random.unit() < 0.7 ? "." : ",") + digits(0...12) }
    if random.unit() < 0.3 {
      text +=
        (random.unit() < 0.5 ? "e" : "E") + (["", "-", "+"].randomElement(using: &random) ?? "")
        + digits(0...2)
    }
    return text + (["", "", " ", "\t", ".", "x"].randomElement(using: &random) ?? "")
  }

  @Test func sameAsTheSlowerReader() throws {
    var random = SeededRandom(seed: 19)
    var count = 0
    for _ in 0..<30_000 {
      let text = Self.text(&random)
      guard let found = value(text) else { continue }
      count += 1
      let plain = String(decoding: FieldText.trimmed(Array(text.utf8)), as: UTF8.self)
      let wanted = try #require(FieldText.number(plain), "seed 19: \(text.debugDescription)")
      try #require(found.bitPattern == wanted.bitPattern, "seed 19: \(text.debugDescription)")
      // Metres, in which the other mark sets thousands apart.
      for mark in [UInt8(ascii: "."), UInt8(ascii: ",")] where !plain.hasPrefix("-") && !plain.hasPrefix("+")
      {
        guard let found = value(text, ExactDecimal.Marks(mark)) else { continue }
        try #require(
          WrittenNumber.value(plain[...], mark: mark) == found, "seed 19: \(text.debugDescription)")
        try #require(
          AccuracyText.length(plain, mark: mark)?.meters == found, "seed 19: \(text.debugDescription)")
      }
    }
    #expect(count > 10_000)
  }

  @Test(
    "numbers half-way between two doubles, and beside the middle",
    arguments: [
      "9007199254740993", "9007199254740992.5", "9007199254740993.5", "4503599627370497.5",
      "4503599627370497.501",
      "4503599627370497.499", "1.000000000000000111", "1.000000000000000110",
      "9999999999999999999",
      "18014398509481985", "36028797018963970", "36028797018963966", "1.152921504606846977e2",
      "123456789012345678.9",
    ])
  func rounding(_ text: String) { #expect(value(text) == Double(text)) }

  @Test("what is common is read in place")
  func common() {
    let texts: [(String, Double)] = [
      ("35.5", 35.5), ("-0.25", -0.25), ("+0.1", 0.1), (" 1", 1), (".5", 0.5), ("1e1", 10),
      ("3.62e+01", 36.2),
      ("36,25", 36.25), ("1234567890123456789", 1_234_567_890_123_456_768),
      ("35.442081234567896", 35.442081234567896),
    ]
    for (text, number) in texts { #expect(value(text) == number, "\(text)") }
    for text in [
      "", "-", ".", ",", "e1", "1e", "1e+", "5.", "5,", "5.e1", "1,5.2", "1.2.3", "--1", "nan", "1 2", "0x1",
      "1e1234",
      "12345678901234567890",
    ] {
      #expect(value(text) == nil, "\(text)")
    }
    #expect(value("1,5", .point) == nil)
    #expect(value("1.5", ExactDecimal.Marks(UInt8(ascii: ","))) == nil)
  }
}
