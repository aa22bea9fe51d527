import Testing

@testable import Agreements

/// A fault in an agreement is one sentence that names file, line and field.
@Suite struct BadAgreementTests {
  private static let head = "title: T\nzones:\n  - {id: dmz, line: l.geojson, depth: 20km}\n"

  private static func sentence(_ text: String) -> String {
    do {
      _ = try Agreement(Array(text.utf8), file: "a.yml")
      return "read"
    } catch { return "\(error)" }
  }

  @Test(arguments: [
    ("colour: red\n", "a.yml, line 4, colour: unknown field; expected one of title, parties"),
    (
      "obligations:\n  - {id: a, text: T, zone: dmz, by: 2018-02-30}\n",
      "a.yml, line 5, obligations[1].by: ‘2018-02-30’ is not a date; write year-month-day, as in 2018-10-10"
    ),
    (
      "obligations:\n  - {id: a, text: T, zone: dmx}\n",
      "a.yml, line 5, obligations[1].zone: obligation ‘a’ is for the unknown zone ‘dmx’; give ‘dmz’"
    ),
    (
      "obligations:\n  - {id: a, text: T}\n",
      "a.yml, line 5, obligations[1]: the field ‘zone’ is missing; add it"
    ),
    (
      "obligations:\n  - {id: a, text: T, zone: dmz, by: 2018-10-10, from: 2018-10-11}\n",
      "a.yml, line 5, obligations[1].by: ‘by’ and ‘from’ are both given; give only one of them"
    ),
    (
      "obligations:\n  - {id: a, text: T, zone: dmz, concerns: [{column: c, matches: '('}]}\n",
      "a.yml, line 5, obligations[1].concerns[1].matches: invalid regular expression ‘(’: "
    ),
    (
      "amendments:\n  - {id: a, date: 2018-10-10, replaces: b}\n  - {id: b, date: 2018-10-10, replaces: a}\n",
      "a.yml, line 5, amendments[1].replaces: the amendments replace one another in a circle (a → b → a); remove one ‘replaces’"
    ),
    (
      "amendments:\n  - {id: a, date: 2018-10-10, zones: {dmx: {depth: 1km}}}\n",
      "a.yml, line 5, amendments[1].zones.dmx: unknown zone ‘dmx’; give ‘dmz’"
    ),
    (
      "readings:\n  - {id: a, obligations: {b: {by: 2018-10-10}}}\n",
      "a.yml, line 5, readings[1].obligations.b: unknown obligation ‘b’; give none"
    ),
    ("title: again\n", "a.yml, line 1: ‘title’ is given twice; give it once"),
    ("x: [1\n", "a.yml, line 5: this is not YAML"),
  ])
  func sentenceNamesThePlace(_ text: String, _ expected: String) {
    let sentence = Self.sentence(Self.head + text)
    #expect(sentence.hasPrefix(expected), "\(sentence)")
  }

  @Test(arguments: [
    (
      "title: T\nzones:\n  - {id: dmz, line: l.geojson}\n",
      "a.yml, line 3, zones[1]: a zone along a line needs a ‘depth’"
    ),
    (
      "title: T\nzones:\n  - {id: dmz, line: l, depth: 20}\n",
      "a.yml, line 3, zones[1].depth: ‘20’ has no unit"
    ),
    (
      "title: T\nzones:\n  - {id: dmz, line: l, depth: 20km, side: up}\n",
      "a.yml, line 3, zones[1].side: ‘up’ is not a side"
    ),
    (
      "title: T\nzones:\n  - {id: d z, line: l, depth: 20km}\n",
      "a.yml, line 3, zones[1].id: ‘d z’ is not an id"
    ),
    ("title: T\n", "a.yml, line 1: the field ‘zones’ is missing; add it"),
    ("", "a.yml: the file is empty"), ("- 1\n", "a.yml, line 1: found a list in place of fields"),
    ("a: &a x\nb: *a\n", "a.yml, line 1, a: unknown field"),
    ("title: &a x\nzones: *a\n", "a.yml, line 1, zones: found ‘x’ in place of a list of zones"),
  ])
  func sentenceOfZones(_ text: String, _ expected: String) {
    let sentence = Self.sentence(text)
    #expect(sentence.hasPrefix(expected), "\(sentence)")
  }

  /// Ten lines that stand for 10^9 values.
  @Test func expansionWithoutEndIsRefused() {
    var text = "a0: &a0 x\n"
    for level in 1...9 {
      text += "a\(level): &a\(level) [\((0..<10).map { _ in "*a\(level - 1)" }.joined(separator: ","))]\n"
    }
    #expect(
      Self.sentence(text + "? *a9\n: x\n")
        == "a.yml, line 4: the file has more than 20 YAML aliases, which may expand without end; write the values out"
    )
  }

  @Test func deepNestingIsRefused() {
    let sentence = Self.sentence("title: \(String(repeating: "[", count: 200_000))")
    #expect(sentence.hasPrefix("a.yml, line 1: this is not YAML"), "\(sentence.prefix(200))")
  }

  @Test func otherEncodingsAreRefused() {
    func sentence(_ bytes: [UInt8]) -> String {
      do {
        _ = try Agreement(bytes, file: "a.yml")
        return "read"
      } catch { return "\(error)" }
    }
    #expect(
      sentence(Array("title: T\nx: ".utf8) + [0xC7, 0xE1]).hasPrefix("a.yml, line 2: the text is not UTF-8"))
    #expect(sentence([0xFF, 0xFE, 0x74, 0]).contains("UTF-16"))
  }

  /// Byte-order marks and marks of direction are no part of an agreement.
  @Test func marksThatNobodySeesArePassedOver() {
    for mark in ["\u{FEFF}", "\u{FEFF}\u{FEFF}", "\u{200E}", "\u{200B}"] {
      #expect(Self.sentence(mark + Self.head) == "read")
      #expect(
        Self.sentence(
          Self.head.replacing("lin", with: "\(mark)lin\(mark)").replacing("20km", with: "20km\(mark)"))
          == "read")
    }
  }
}
