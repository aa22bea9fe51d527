import Foundation
import TestSupport
import Testing

@testable import Agreements

/// Conditions of obligations on the values of a table.
@Suite struct ConditionTests {
  private static func run(_ concerns: String, _ table: String) throws -> DateFaultTests.Run {
    let text = """
      title: t
      zones: [{id: z, line: line.geojson, depth: 6km}]
      obligations:
        - {id: o, text: t, zone: z, by: 2018-10-10, concerns: [\(concerns)]}

      """
    return try DateFaultTests.run(table, agreement: text)
  }

  private static let table =
    "latitude,longitude,date,side_a,type_of_violence,deaths\n35.81,36.70,2018-10-15,Government of Syria,1.0,120\n"

  @Test func aValueThatNoRowHasIsSaid() throws {
    let found = try Self.run("{column: side_a, equals: Goverment of Syria}", Self.table)
    #expect(found.rows[0]["finding"] == "not concerned")
    #expect(
      found.notes.contains(
        "warning: ‘o’: ‘Goverment of Syria’ is in no row of ‘side_a’; it has ‘Government of Syria’"),
      "\(found.notes)")
    let list = try Self.run("{column: side_a, one_of: [Government of Syria, HTS]}", Self.table)
    #expect(list.rows[0]["finding"] == "breach")
    #expect(list.notes.filter { $0.contains("is in no row") }.count == 1)
    let pattern = try Self.run("{column: side_a, matches: '^Gov.*Iraq'}", Self.table)
    #expect(
      pattern.notes.contains {
        $0.contains("‘^Gov.*Iraq’ matches no row of ‘side_a’; it has ‘Government of Syria’")
      })
    let fine = try Self.run("{column: side_a, equals: Government of Syria}", Self.table)
    #expect(!fine.notes.contains { $0.contains("no row") })
  }

  @Test(arguments: [("1", true), ("1.0", true), ("1.00", true), ("2", false), ("10", false), ("01", false)])
  func numbersAreEqualWhateverZerosTheyEndIn(_ value: String, _ isConcerned: Bool) throws {
    let found = try Self.run("{column: type_of_violence, equals: '\(value)'}", Self.table)
    #expect(found.rows[0]["finding"] == (isConcerned ? "breach" : "not concerned"))
  }

  /// In a table with decimal commas a point stands between thousands.
  @Test func numbersAreThoseOfTheTable() throws {
    let table =
      "latitude;longitude;date;deaths\n"
      + ["1.200", "250", "100,5", "99,5", "1 200", "-1.200"].map { "35,81;36,70;2018-10-15;\($0)\n" }.joined()
    let found = try Self.run("{column: deaths, at_least: 100}", table)
    #expect(found.rows.map { $0["finding"] == "breach" } == [true, true, true, false, true, false])
  }

  /// Blanks of any kind are one: spreadsheets leave no-break ones.
  @Test(arguments: ["Government\u{A0}of Syria", "Government of  Syria", "Government of\u{202F}Syria"])
  func blanksAreOne(_ value: String) throws {
    let table = "latitude,longitude,date,side_a\n35.81,36.70,2018-10-15,\(value)\n"
    #expect(
      try Self.run("{column: side_a, equals: Government of Syria}", table).rows[0]["finding"] == "breach")
  }

  @Test func numbersHaveLimits() throws {
    let table =
      "latitude,longitude,date,deaths\n"
      + ["99", "100", "100.0", "1e2", "250", "-5", "", "NA", "12 killed", "1,200"].map {
        "35.81,36.70,2018-10-15,\"\($0)\"\n"
      }.joined()
    let found = try Self.run("{column: deaths, at_least: 100, at_most: 200}", table)
    #expect(
      found.rows.map { $0["finding"] == "breach" } == [
        false, true, true, true, false, false, false, false, false, false,
      ])
    #expect(
      found.notes.contains {
        $0.contains("2 rows of ‘deaths’ are not compared, as ‘12 killed’ is not a number")
      })
    let none = try Self.run("{column: deaths, at_least: 1000}", table)
    #expect(none.notes.contains { $0.contains("no row of ‘deaths’ is at least 1000") })
  }

  /// The same answers as Swift's own expressions, for generated expressions and texts.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func patternsAgreeWithSwifts(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let atoms = [
      "a", "b", "c", ".", "[ab]", "[^a]", "(a|b)", "(?:ab)", "\\d", "\\w", "[a-c]", "é", "\\s", "(b|)", "^",
      "$",
    ]
    let marks = ["", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,}", "*?", "|"]
    let letters = Array("aabbc1 éd")
    for _ in 0..<300 {
      var text = ""
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let atom = atoms[Int.random(in: 0..<atoms.count, using: &random)]
        let mark = marks[Int.random(in: 0..<marks.count, using: &random)]
        text += atom + (atom == "^" || atom == "$" ? "" : mark)
      }
      let (pattern, regex) = (try LinearPattern(text), try Regex(text))
      for _ in 0..<10 {
        let value = String(
          (0..<Int.random(in: 0...6, using: &random)).map { _ in
            letters[Int.random(in: 0..<letters.count, using: &random)]
          })
        let expected = try regex.firstMatch(in: value) != nil
        #expect(pattern.occurs(in: value) == expected, "‘\(text)’ in ‘\(value)’, seed \(seed)")
      }
    }
  }

  @Test func noPatternRunsAway() throws {
    let long = String(repeating: "a", count: 20_000) + "!"
    for text in ["(a+)+$", "(a|aa)*b", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(?i)(A?){20}b"] {
      #expect(try !LinearPattern(text).occurs(in: long), "‘\(text)’")
    }
    for (text, problem) in [
      ("(a", "not closed"), ("a)", "not opened"), ("[a", "not closed"), ("*a", "repeats nothing"),
      ("a{2,1}", "reversed"),
      ("(?=a)", "not supported"), ("\\1", "not supported"), ("a{1001}", "more than"),
      ("((a{100}){100}){100}", "too large"),
      (String(repeating: "(", count: 200), "deep"), ("a\\", "backslash"), ("[b-a]", "reversed"),
      ("a{x}", "counts"),
    ] {
      do throws(LinearPattern.Fault) {
        _ = try LinearPattern(text)
        Issue.record("‘\(text)’ was read")
      } catch { #expect(error.problem.contains(problem), "\(error.problem)") }
    }
    #expect(try LinearPattern("(?i)government|ARMY \\bof\\b").occurs(in: "The Army of X"))
    #expect(try LinearPattern("cafe\u{301}").occurs(in: "le café"))
  }
}
