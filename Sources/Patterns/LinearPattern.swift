/// A regular expression whose search takes time in proportion to the text, whatever the expression: all of its states go
/// through the text together (Thompson 1968).
///
/// Characters, `.`, `\d \w \s` and their opposites, `[...]`, `(...)`, `(?:...)`, `(?i)` at the beginning, `|`, `* + ?`,
/// `{n,m}`, `^ $ \b \B`. What needs to go back in the text (groups that are repeated by number, looking ahead or behind) is
/// refused. Characters are compared as Swift compares them: composed and decomposed accents are equal.
package struct LinearPattern: Sendable {
  /// Why a text is not such an expression.
  package struct Fault: Error {
    package var problem: String
  }

  /// What a state does.
  enum Step: Sendable {
    case one(CharacterTest, next: Int)
    case fork(Int, Int)
    case check(Edge, next: Int)
    case match
  }

  /// A place between two characters.
  enum Edge: Sendable { case start, end, word, noWord }

  private let steps: [Step]
  private let start: Int
  private let ignoresCase: Bool

  /// - Throws: ``Fault``, which quotes the expression and says what to do.
  package init(_ text: String) throws(Fault) {
    var body = Substring(text)
    ignoresCase = body.hasPrefix("(?i)")
    if ignoresCase { body = body.dropFirst(4) }
    var parser = PatternParser(ignoresCase ? Substring(body.lowercasedOutsideEscapes) : body, of: text)
    (steps, start) = try parser.steps()
  }

  /// Whether the expression is found anywhere in a text.
  package func occurs(in text: String) -> Bool {
    let characters = Array(ignoresCase ? text.lowercased() : text)
    var states: [Int] = []
    var next: [Int] = []
    var marked = [Int](repeating: -1, count: steps.count)
    for position in 0...characters.count {
      if add(start, at: position, characters, &states, &marked) { return true }
      guard position < characters.count else { return false }
      next.removeAll(keepingCapacity: true)
      for state in states {
        guard case .one(let test, let following) = steps[state], test.passes(characters[position]) else {
          continue
        }
        if add(following, at: position + 1, characters, &next, &marked) { return true }
      }
      swap(&states, &next)
    }
    return false
  }

  /// Adds a state and all that follow it without a character; whether the end is among them.
  ///
  /// - Parameter marked: For each state, the last position at which it was added.
  private func add(
    _ state: Int, at position: Int, _ text: [Character], _ states: inout [Int], _ marked: inout [Int]
  ) -> Bool {
    var open = [state]
    while let state = open.popLast() {
      if marked[state] == position { continue }
      marked[state] = position
      switch steps[state] {
      case .match: return true
      case .one: states.append(state)
      case .fork(let a, let b): open += [b, a]
      case .check(let edge, let next): if holds(edge, at: position, text) { open.append(next) }
      }
    }
    return false
  }

  private func holds(_ edge: Edge, at position: Int, _ text: [Character]) -> Bool {
    let before = position > 0 && CharacterTest.isWord(text[position - 1])
    let after = position < text.count && CharacterTest.isWord(text[position])
    return switch edge {
    case .start: position == 0
    case .end: position == text.count
    case .word: before != after
    case .noWord: before == after
    }
  }
}

/// A test of one character.
indirect enum CharacterTest: Sendable {
  case any
  case equals(Character)
  case digit, word, space
  case range(Character, Character)
  case not(CharacterTest)
  case anyOf([CharacterTest])

  func passes(_ character: Character) -> Bool {
    switch self {
    case .any: !character.isNewline
    case .equals(let other): character == other
    case .digit: character.isWholeNumber && character.wholeNumberValue.map { $0 < 10 } ?? false
    case .word: Self.isWord(character)
    case .space: character.isWhitespace
    case .range(let first, let last): first <= character && character <= last
    case .not(let test): !test.passes(character)
    case .anyOf(let tests): tests.contains { $0.passes(character) }
    }
  }

  static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}

extension Substring {
  /// In small letters, but for the letter after each backslash, which says what it stands for.
  fileprivate var lowercasedOutsideEscapes: String {
    var isEscaped = false
    return reduce(into: "") { text, character in
      text += isEscaped ? String(character) : character.lowercased()
      isEscaped = !isEscaped && character == "\\"
    }
  }
}
