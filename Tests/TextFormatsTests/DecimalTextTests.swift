import Foundation
import Testing

@testable import TextFormats

@Suite struct DecimalTextTests {
  static func text(_ value: Double, _ decimals: Int, keepsZeros: Bool = true) -> String {
    var bytes: [UInt8] = []
    DecimalText.append(value, decimals: decimals, mark: UInt8(ascii: ","), keepsZeros: keepsZeros, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func words() {
    #expect(Self.text(0, 3) == "0,000")
    #expect(Self.text(-0.0004, 3) == "0,000")
    #expect(Self.text(-0.0006, 3) == "-0,001")
    #expect(Self.text(0.0005, 3) == "0,000" && Self.text(0.0015, 3) == "0,002")
    #expect(Self.text(999.9996, 3) == "1000,000")
    #expect(Self.text(1, 4, keepsZeros: false) == "1" && Self.text(0.25, 4, keepsZeros: false) == "0,25")
    #expect(Self.text(1000, 0) == "1000" && Self.text(10.5, 1, keepsZeros: false) == "10,5")
    #expect(Self.text(.nan, 3).isEmpty && Self.text(.infinity, 3).isEmpty && Self.text(1e12, 3).isEmpty)
    #expect(Self.text(-999_999_999_999, 3) == "-999999999999,000")
    #expect(Self.text(-9_000_000_000, 9) == "-9000000000,000000000")
    #expect(Self.text(999_999_999_999, 9).isEmpty)
  }

  @Test func asTheLanguageDoes() {
    var state: UInt64 = 7
    for _ in 0..<50_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(Int64(bitPattern: state) >> Int64(state >> 59)) / 8192
      guard abs(value) < 1e9 else { continue }
      // An eighth of 1/1024 is written exactly by both, and rounded alike.
      let expected = String(format: "%.3f", value).replacingOccurrences(of: ".", with: ",")
      #expect(Self.text(value, 3) == (expected == "-0,000" ? "0,000" : expected), "\(value)")
    }
  }
}
