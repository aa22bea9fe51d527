import Foundation
import TestSupport
import Testing

@testable import Dates

/// Generated dates in all forms and all orders, against Foundation's calendar.
@Suite struct DatePropertyTests {
  private static let months = [
    "January|Jan", "février|févr.", "marzo|mar", "апреля|апр", "Mayıs|may", "June|Jun", "يوليو|تموز",
    "août|Aug.",
    "setembro|set", "октября|окт.", "Kasım|nov", "diciembre|dic",
  ]
  private static let digits = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९"].map(Array.init)

  private static var calendar: Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func script(_ text: String, _ random: inout SeededRandom) -> String {
    let script = digits[Int.random(in: 0..<digits.count, using: &random)]
    return String(text.map { $0.isASCII ? $0.wholeNumberValue.map { script[$0] } ?? $0 : $0 })
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func everyFormGivesItsDay(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<SeededRandom.runs(400) {
      let seconds = Int.random(in: -800_000_000..<4_000_000_000, using: &random)
      let parts = Self.calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(seconds)))
      let (y, m, d) = (try #require(parts.year), try #require(parts.month), try #require(parts.day))
      let iso = "\(y)-\(Self.two(m))-\(Self.two(d))"
      let mark = ["/", ".", "-"][Int.random(in: 0..<3, using: &random)]
      let isPadded = Bool.random(using: &random)
      let (mm, dd) = isPadded ? (Self.two(m), Self.two(d)) : ("\(m)", "\(d)")
      let names = Self.months[m - 1].split(separator: "|").map(String.init)
      let name = names[Int.random(in: 0..<2, using: &random)]
      // Forms that mean one day, whatever the order.
      for text in [
        iso, "\(y)\(Self.two(m))\(Self.two(d))", "\(y)\(mark)\(mm)\(mark)\(dd)", "\(d) \(name) \(y)",
        "\(name) \(d), \(y)",
        "\(d)-\(name)-\(y)", "\(y) \(name) \(d)", "\(name.uppercased()) \(d) \(y)",
      ] {
        let written = Self.script(text, &random)
        let readings = DateText.readings(written)
        #expect(
          readings.count == 3 && readings.values.allSatisfy { $0.span.iso == iso }, "‘\(written)’ \(seed)")
      }
      // Three numbers: each order gives its own day, or none.
      for (order, text) in [
        (DateOrder.dmy, "\(dd)\(mark)\(mm)\(mark)\(y)"), (.mdy, "\(mm)\(mark)\(dd)\(mark)\(y)"),
      ] {
        let written = Self.script(text, &random)
        let readings = DateText.readings(written)
        #expect(readings[order]?.span.iso == iso, "‘\(written)’ \(seed)")
        let other: DateOrder = order == .dmy ? .mdy : .dmy
        #expect(readings[.ymd] == nil)
        if d > 12 {
          #expect(readings[other] == nil)
        } else {
          #expect(readings[other]?.span.iso == "\(y)-\(Self.two(d))-\(Self.two(m))", "‘\(written)’ \(seed)")
        }
      }
      if (1969...2068).contains(y) {
        let yy = Self.two(y % 100)
        for (order, text) in [
          (DateOrder.dmy, "\(dd)\(mark)\(mm)\(mark)\(yy)"), (.mdy, "\(mm)\(mark)\(dd)\(mark)\(yy)"),
          (.ymd, "\(yy)\(mark)\(mm)\(mark)\(dd)"),
        ] { #expect(DateText.reading(text, order: order)?.span.iso == iso, "‘\(text)’ \(seed)") }
      }
    }
  }

  @Test(arguments: [4, 5] as [UInt64])
  func spansHaveBothTheirDays(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<SeededRandom.runs(400) {
      let first = CalendarDate(ordinal: Int.random(in: -9000..<40_000, using: &random))
      let last = first.advanced(by: Int.random(in: 1...40, using: &random))
      let (a, b) = (first.parts, last.parts)
      let expected = "\(first)/\(last)"
      let names = [a, b].map { Self.months[$0.month - 1].split(separator: "|")[0] }
      let join = [" - ", "–", " – ", " to ", " au ", " по ", "/", ".."][Int.random(in: 0..<8, using: &random)]
      var texts = [
        "\(first)\(join)\(last)", "\(a.day) \(names[0]) \(a.year)\(join)\(b.day) \(names[1]) \(b.year)",
      ]
      if join != "/" { texts.append("\(a.year)/\(a.month)/\(a.day)\(join)\(b.year)/\(b.month)/\(b.day)") }
      if a.year == b.year {
        texts.append("\(a.day) \(names[0])\(join)\(b.day) \(names[1]) \(b.year)")
        if a.month == b.month {
          texts += [
            "\(a.day)\(join)\(b.day) \(names[1]) \(b.year)", "\(names[0]) \(a.day)\(join)\(b.day), \(b.year)",
          ]
        }
      }
      for text in texts {
        let readings = DateText.readings(text)
        #expect(
          readings.count == 3 && readings.values.allSatisfy { $0.span.iso == expected }, "‘\(text)’ \(seed)")
      }
      let text = "\(a.day)/\(a.month)/\(a.year)\(join == "/" ? "-" : join)\(b.day)/\(b.month)/\(b.year)"
      #expect(DateText.reading(text, order: .dmy)?.span.iso == expected, "‘\(text)’ \(seed)")
    }
  }

  /// A change of one character gives a date in the calendar, or none; nothing runs away or stops.
  @Test func changedTextsAreDatesOrNot() {
    var random = SeededRandom(seed: 6)
    let alphabet = Array("0123456789-/.: –TZ+octman,م٣")
    for start in ["2018-10-15T09:11:30+03:00", "8-12 October 2018", "15/10/2018 9:11 PM", "151200ZOCT18"] {
      for _ in 0..<SeededRandom.runs(1000) {
        var text = Array(start)
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          text[Int.random(in: 0..<text.count, using: &random)] =
            alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        }
        for reading in DateText.readings(String(text)).values {
          guard let first = reading.span.first, let last = reading.span.last else {
            Issue.record("‘\(String(text))’ has no ends")
            continue
          }
          #expect(first <= last && (0...9999).contains(first.date.parts.year), "‘\(String(text))’")
        }
      }
    }
  }
}
