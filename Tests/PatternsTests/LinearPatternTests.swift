import TestSupport
import Testing

@testable import Patterns

/// Regular expressions that cannot run away.
@Suite struct LinearPatternTests {
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
