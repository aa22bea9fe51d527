import Testing
import TestSupport

@testable import TextFormats

@Suite("JSON")
struct JSONTests {
  private func fault(_ text: String) -> JSONError? { fault(Array(text.utf8)) }

  private func fault(_ bytes: [UInt8]) -> JSONError? {
    do throws(JSONError) {
      _ = try JSONValue(parsing: bytes[...])
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "what is JSON has no fault",
    arguments: [
      "{}", "[]", " [1, -0, 0.5e-3, 1E+2, true, false, null, \"\", {\"a\": [{}]}]\r\n\t",
      "\"\\u00e9\\n\\\"é\"", "3",
      "1e-999", "1e308",
    ])
  func valid(text: String) {
    #expect(fault(text) == nil)
  }

  @Test(
    "a fault is found at its byte",
    arguments: [
      ("[1,]", 3), ("[1 2]", 3), ("[NaN]", 1), ("[-Infinity]", 2), ("{\"a\":1,}", 7), ("{a:1}", 1),
      ("[01]", 2),
      ("[1.]", 3), ("[.5]", 1), ("[+1]", 1), ("[1e]", 3), ("{\"a\" 1}", 5), ("[]]", 2), ("[1}", 2),
      ("{\"a\":1]", 6),
      ("[\"\\x\"]", 3), ("[\"\\u12g4\"]", 6), ("[\"a\nb\"]", 3), ("[1e999]", 1), ("[tru]", 1), ("[,1]", 1),
      ("", 0),
    ])
  func faults(text: String, index: Int) {
    #expect(fault(text)?.index == index)
  }

  @Test("a text that is cut off anywhere is known to be truncated")
  func truncated() {
    let whole = "{\"a\": [1, {\"b\": \"c\\u00e9\"}, true, -1.5], \"d\": null}"
    for length in 1..<whole.utf8.count {
      let part = String(decoding: whole.utf8.prefix(length), as: UTF8.self)
      #expect(fault(part)?.isTruncated == true, "\(part)")
    }
  }

  @Test("brackets nested 512 deep are read, and deeper ones refused")
  func deep() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(fault(nested(512)) == nil)
    #expect(fault(nested(513))?.index == 512)
    #expect(fault(String(repeating: "[", count: 1_000_000)) != nil)
  }

  @Test("bytes that are not UTF-8 are a fault where their text begins")
  func encoding() {
    #expect(fault([0x5B, 0x22, 0x61, 0xFF, 0x22, 0x5D])?.index == 1)
  }

  @Test(
    "a number on the grid has no more decimals than it needs",
    arguments: [
      (36.1234567, 7, "36.1234567"), (36.5, 7, "36.5"), (36, 7, "36"), (-0.0000001, 7, "-0.0000001"),
      (0, 7, "0"),
      (-0.0, 7, "0"), (-180, 9, "-180"), (100, 5, "100"), (0.1, 12, "0.1"),
      (179.999999999999, 12, "179.999999999999"),
    ])
  func grid(number: Double, decimals: Int, text: String) {
    var bytes: [UInt8] = []
    #expect(DecimalGrid(decimals: decimals).append(number, to: &bytes))
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test("numbers on the grid read back as the same double, at any of its precisions")
  func gridRoundTrip() throws {
    var generator = SeededRandom(seed: 20_180_917)
    for decimals in 5...12 {
      let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
      for _ in 0..<2000 {
        let number = (Double.random(in: -180...180, using: &generator) * scale).rounded() / scale
        var bytes: [UInt8] = []
        #expect(DecimalGrid(decimals: decimals).append(number, to: &bytes))
        #expect(Double(String(decoding: bytes, as: UTF8.self)) == number)
      }
    }
  }

  @Test("a number off the grid is left to be written in full")
  func offGrid() {
    var bytes: [UInt8] = []
    #expect(!DecimalGrid(decimals: 7).append(0.1 + 0.2, to: &bytes))
    #expect(!DecimalGrid(decimals: 7).append(.nan, to: &bytes))
    #expect(!DecimalGrid(decimals: 7).append(.infinity, to: &bytes))
    #expect(!DecimalGrid(decimals: 7).append(1e300, to: &bytes))
    #expect(bytes.isEmpty)
  }

  @Test("texts are escaped so that they read back the same")
  func quoting() {
    var json = JSONWriter()
    json.object { json in
      json.member("a\"\\", "é\n\t\u{1}/")
      json.member("b", 1e-7)
      json.member("c", Double.nan)
      json.member("d", 5.0)
      json.member("e", array: { _ in })
    }
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #"{"a\"\\":"é\n\u0009\u0001/","b":1e-07,"c":null,"d":5,"e":[]}"#)
    #expect(fault(json.bytes) == nil)
  }
}
