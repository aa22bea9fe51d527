import Testing

@testable import TextFormats

/// How a table separates its fields and ends its rows.
@Suite struct CSVDialectTests {
  private func dialect(_ text: String, isLast: Bool = true, naming name: String = "lat") -> CSVDialect {
    CSVDialect(of: Array(text.utf8), from: 0, isLast: isLast) { row in
      row.fields.indices.contains { row.text($0) == name }
    }
  }

  @Test(arguments: [
    ("lat,lon\n1,2\n", ","), ("lat;lon\n1,5;2,5\n", ";"), ("lat\tlon\n1,5\t2,5\n", "\t"),
    ("lat|lon\n1|2\n", "|"),
    ("a,b;c\n1,2;3\n4,5;6\n", ","), ("lat;lon;a,b,c\n1;2;x,y,z\n", ";"),
    ("\"a;b;c\",lat\n\"1;2;3\",4\n", ","),
    ("one column\nx\n", ","), ("", ","), ("a;b;c\n1;2;3\n4;5;6,7\n", ";"),
  ])
  func delimiter(_ one: (text: String, delimiter: Character)) {
    #expect(dialect(one.text).delimiter == one.delimiter.asciiValue, "\(one.text)")
  }

  @Test(
    arguments: [
      ("a,b\n1,2\n", 0x0A), ("a,b\r\n1,2\r\n", 0x0A), ("a,b\r\r\n1,2\r\r\n", 0x0A), ("a,b\r1,2\r", 0x0D),
      ("a,b\r1,\"x\ny\"\r", 0x0D), ("a,\"x\ry\"\n1,2\n", 0x0A), ("a,b", 0x0A), ("a,b\r", 0x0D),
    ] as [(String, UInt8)])
  func newline(_ one: (text: String, newline: UInt8)) {
    #expect(dialect(one.text).newline == one.newline, "\(one.text.debugDescription)")
  }

  @Test func returnAtTheEndOfAPieceMayBeHalfALineEnd() {
    #expect(dialect("a,b\r", isLast: false).newline == 0x0A)
  }

  @Test(
    arguments: [
      ("sep=;\na;b", "sep=;\n", ";"), ("SEP=|\r\na|b", "SEP=|\r\n", "|"), ("sep=;", nil, nil),
      ("sep = ;\na;b", "sep = ;\n", ";"), ("\"sep= ,\"\r\na", "\"sep= ,\"\r\n", ","),
      ("sep=\t\na", "sep=\t\n", "\t"),
      ("sep;\na", nil, nil), ("sep=x\na", nil, nil),
      ("sep=;a\n", nil, nil), ("a,b\n", nil, nil),
    ] as [(String, String?, Character?)])
  func separatorLine(_ one: (text: String, line: String?, delimiter: Character?)) {
    let found = CSVDialect.separatorLine(Array(one.text.utf8)[...])
    #expect((found?.line).map { String(decoding: $0, as: UTF8.self) } == one.line)
    #expect(found?.delimiter == one.delimiter?.asciiValue)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("", ""),
  ])
  func quoted(_ one: (field: String, text: String)) {
    let bytes = CSVDialect.quoted(Array(one.field.utf8), delimiter: UInt8(ascii: ","))
    #expect(String(decoding: bytes, as: UTF8.self) == one.text)
  }

  @Test(
    arguments: [("comma", ","), ("Semicolon", ";"), ("\\t", "\t"), ("|", "|"), ("x", nil), ("", nil)]
      as [(String, Character?)])
  func named(_ one: (text: String, delimiter: Character?)) {
    #expect(CSVDialect.delimiter(named: one.text) == one.delimiter?.asciiValue)
  }

  @Test(
    arguments: [
      ("sep=;\na", 6, ";"), ("sep=, \r\na", 8, ","), ("\"sep=|\"\na", 8, "|"), ("SEP=;;;;\na", 9, ";"),
      ("sep=\t\ra", 6, "\t"),
      ("sep=;\n\na", 6, ";"), ("sep=x\na", nil, ""), ("sep=;a\n", nil, ""), ("sep=;", nil, ""),
      ("\"sep=;\n", nil, ""),
    ] as [(String, Int?, String)])
  func separatorLines(_ one: (text: String, length: Int?, delimiter: String)) {
    let found = CSVDialect.separatorLine(Array(one.text.utf8)[...])
    #expect(found?.line.count == one.length)
    if let found { #expect(Array(one.delimiter.utf8) == [found.delimiter]) }
  }

  @Test func marksThatNobodySees() {
    let marks: [String] = [
      "\u{200B}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{2066}", "\u{2060}", "\u{AD}", "\u{61C}", "\u{FEFF}",
      "\0",
    ]
    for mark in marks {
      #expect(FieldText.trimmed(Array("\(mark) a\(mark)b \(mark)".utf8)) == Array("ab".utf8))
      #expect(ColumnFinder.key("\(mark)Lati\(mark)tude ") == "latitude")
    }
    // What spells, and blanks within, stay.
    for text in ["می\u{200C}روم", "a b", "“a”", "é", "上", "…", "€", "אב"] {
      #expect(FieldText.trimmed(Array("\u{3000}\(text)\u{2009}\u{A0}".utf8)) == Array(text.utf8))
    }
    #expect(FieldText.trimmed(Array("\u{200B}\u{FEFF}".utf8)) == [])
  }
}
