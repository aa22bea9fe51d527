import Testing

@testable import Geometry
@testable import TextFormats

/// Radii as people write them: a wrong one makes a plain verdict of a doubtful place.
@Suite struct AccuracyTextTests {
  static let point = UInt8(ascii: ".")
  static let comma = UInt8(ascii: ",")

  @Test(
    arguments: [
      ("25000", 25_000), ("25,000", 25_000), ("25.000", 25), ("2.5", 2.5), ("2,5", 2.5), ("0,125", 0.125),
      ("1,250,000", 1_250_000), ("1.250.000", 1_250_000), ("1,250.5", 1250.5), ("1.250,5", 1250.5),
      ("1 500", 1500),
      ("1\u{a0}500", 1500), ("1\u{202f}500,5", 1500.5), ("1'500", 1500), ("1’500.25", 1500.25),
      ("2.5e4", 25_000),
      ("500 metres", 500), ("500m", 500), ("500 M", nil), ("1.5km", 1500), ("1,5 km", 1500),
      ("12 nautical miles", 22_224),
      ("±500 m", 500), ("+/- 500", 500), ("<500", 500), ("≤ 2 km", 2000), ("~ 2 km", 2000),
      ("ca. 2 km", 2000),
      ("circa 2 Kilometres", 2000), ("within 300 m", 300), ("up to 2,000 m", 2000), ("500 m radius", 500),
      ("within a", nil), ("1-2 km", 2000), ("500–1000 m", 1000), ("500 m - 2 km", 2000),
      ("2 km to 500 m", 2000),
      ("٥٠٠ م", 500), ("500 м", 500), ("0", 0), (".5", 0.5),
      ("> 500 m", nil), ("over 500 m", nil), ("high", nil), ("500 elephants", nil), ("-1", nil),
      ("-500 m", nil),
      ("5 6", nil), ("1,2,3", nil), ("12,34,567", nil), ("1e999", nil), ("inf", nil), ("0x10", nil),
      ("m", nil),
      ("1.500 m", nil), ("12.345 metres", nil), ("1-1.500 m", nil), ("0.125 km", 125), ("1.50 km", 1500),
      ("1500.125 m", 1500.125),
      ("caravan 5", nil), ("1..5", nil), ("500 m (GPS)", nil), ("5 km NW", nil), ("2018-09-17", nil),
    ] as [(String, Double?)])
  func withADecimalPoint(_ one: (text: String, meters: Double?)) {
    #expect(AccuracyText.length(one.text, mark: Self.point)?.meters == one.meters, "\(one.text)")
  }

  @Test(
    arguments: [
      ("25,000", 25), ("25.000", 25_000), ("2.5", 2.5), ("2,5", 2.5), ("0.125", 0.125), ("1.250,5", 1250.5),
      ("1,250.5", 1250.5), ("1.500 m", 1500), ("1,500 m", nil),
    ] as [(String, Double?)])
  func withADecimalComma(_ one: (text: String, meters: Double?)) {
    #expect(AccuracyText.length(one.text, mark: Self.comma)?.meters == one.meters, "\(one.text)")
  }

  @Test(arguments: ["", "-", "N/A", "unknown", "NULL", "NaN", "?"])
  func nothingIsSaid(_ text: String) { #expect(AccuracyText.saysNothing(text)) }

  @Test("the short way of plain numbers gives what the long one gives")
  func shortAndLong() {
    for text in [
      "0", "5", "25000", "2.5", "25.000", ".5", "5.", "1.2.3", "", ".", "25,000", "1e3",
      "12345678901234567890",
    ] {
      for mark in [Self.point, Self.comma] {
        guard let short = WrittenNumber.simple(text, mark: mark) else { continue }
        #expect(WrittenNumber.value(text[...], mark: mark) == short, "\(text)")
      }
    }
    #expect(WrittenNumber.simple("25.5", mark: Self.point) == 25.5)
    #expect(WrittenNumber.simple("25.500", mark: Self.comma) == nil)
  }
}
