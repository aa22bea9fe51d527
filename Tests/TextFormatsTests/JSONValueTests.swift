import Testing
import TestSupport

@testable import TextFormats

/// Values of a JSON text.
@Suite struct JSONValueTests {
  private func value(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)[...]) }

  @Test func membersAndElements() throws {
    let root = try value(#" {"a":[1,[2,{"x":3}],{}],"b":{"c":true,"a":null},"a":"second","":[]} "#)
    #expect(root.members.map(\.name) == ["a", "b", "a", ""])
    #expect(
      root["a"]?.elements.map { String(decoding: $0.bytes, as: UTF8.self) } == ["1", #"[2,{"x":3}]"#, "{}"])
    #expect(Array(root["a"]?.elements ?? root.elements).last?.hasContent == false)
    #expect(root["b"]?["c"]?.boolean == true)
    #expect(root["b"]?["a"]?.isNull == true)
    #expect(root["c"] == nil)
    #expect(root[""]?.kind == .list)
    #expect(Array(root.elements).isEmpty)
    #expect(root["a"].map { Array($0.members).count } == 0)
  }

  @Test(
    arguments: [
      (#""plain""#, "plain"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9é""#, "éé"),
      (#""\ud83d\ude00""#, "😀"), (#""\u0000""#, "\0"), (#""\ud83d""#, nil), (#""\ude00""#, nil),
      (#""\ud83dx""#, nil), (#""\ud83d\u0041""#, nil), ("1", nil), ("null", nil), ("\"\"", ""),
    ] as [(String, String?)])
  func strings(_ one: (text: String, string: String?)) throws {
    #expect(try value(one.text).string == one.string)
  }

  @Test("names are found however they are written")
  func names() throws {
    let root = try value(#"{"a\\n":1,"\u0061b":2,"é":3,"e\u0301x":4}"#)
    #expect(root["a\\n"]?.number == 1)
    #expect(root["a\\\\n"] == nil)
    #expect(root["ab"]?.number == 2)
    #expect(root["\u{e9}"]?.number == 3)
    #expect(root["\u{e9}x"]?.number == 4)
  }

  @Test("numbers are the nearest doubles, whatever their form")
  func numbers() throws {
    var generator = SeededRandom(seed: 8259)
    for text in [
      "0", "-0", "0.1", "1e308", "5e-324", "1e-999", "123456789012345678", "0.30000000000000004", "36.20740",
    ] {
      #expect(try value(text).number?.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
    for _ in 0..<5000 {
      let number = Double.random(in: -180...180, using: &generator)
      for text in ["\(number)", number.fixed(9), "\(number)e2"]
      where !text.contains("ee") && !text.hasSuffix("e2e2") {
        guard let expected = Double(text) else { continue }
        #expect(try value(text).number?.bitPattern == expected.bitPattern, "seed 8259: \(text)")
      }
    }
    for text in ["\"1\"", "true", "[1]"] { #expect(try value(text).number == nil) }
  }

  @Test("indices are those of the slice that was parsed")
  func slices() throws {
    let bytes = Array(#"xxx{"a": 12 }yyy"#.utf8)
    let root = try JSONValue(parsing: bytes[3..<13])
    #expect(root.range == 3..<13)
    #expect(root["a"]?.range == 9..<11)
    #expect(root["a"]?.number == 12)
    #expect(throws: JSONError(index: 13, problem: "there is more text after the JSON")) {
      try JSONValue(parsing: bytes[3...])
    }
  }

  @Test(
    arguments: [
      (#"{"a":[1]} x"#, 9), ("[1,2]", 5), (#""a\"b","#, 6), ("12,", 2), ("true]", 4), ("]", 1), ("{\"a", nil),
      ("[1,", nil), (#"{"a":"}""#, nil),
    ] as [(String, Int?)])
  func end(_ one: (text: String, end: Int?)) {
    #expect(JSONValue.end(in: Array(one.text.utf8)[...], from: 0, isLast: false) == one.end)
  }

  @Test func cells() throws {
    for (text, cell) in [
      ("null", ""), ("\"a\\nb\"", "a\nb"), ("1.50", "1.50"), ("[1, 2]", "[1, 2]"), ("true", "true"),
    ] {
      #expect(try value(text).cellText == cell)
    }
  }
}
