import TestSupport
import Testing

@testable import Places

/// Minutes and seconds with three digits or more, as where a decimal point is lost, are never read.
@Suite struct DigitsPropertyTests {
  @Test func minutesAndSecondsHaveTwoDigits() {
    var random = SeededRandom(seed: 14)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    var wrong: [String] = []
    for _ in 0..<SeededRandom.runs(20_000) {
      let isLatitude = Bool.random(using: &random)
      let letter = isLatitude ? ["N", "S"][number(0...1)] : ["E", "W"][number(0...1)]
      let mark = [("-", "-", ""), (":", ":", ""), (" ", " ", ""), ("°", "'", "\""), ("d", "m", "s")][
        number(0...4)]
      let degrees = number(0...(isLatitude ? 89 : 179))
      let hasSeconds = Bool.random(using: &random)
      let isInMinutes = !hasSeconds || Bool.random(using: &random)
      let long = ["\(number(100...999))", "0\(number(10...59))", "00\(number(1...9))"][number(0...2)]
      let minutes = isInMinutes ? long : "\(number(10...59))"
      let seconds = isInMinutes ? "\(number(10...59))" : long
      // The unit of the last number may be missing.
      let end = hasSeconds ? mark.2 : mark.0 == "°" || mark.0 == "d" ? mark.1 : ""
      let text = "\(degrees)\(mark.0)\(minutes)\(hasSeconds ? mark.1 + seconds : "")\(end)\(letter)"
      if let angle = try? AngleText(field: text) { wrong.append("\(text): \(angle.degrees)") }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }
}
