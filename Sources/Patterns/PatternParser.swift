/// Reads a regular expression into the steps of a ``LinearPattern``.
struct PatternParser {
  /// A part of an expression.
  private indirect enum Node {
    case empty
    case one(CharacterTest)
    case edge(LinearPattern.Edge)
    case both(Node, Node)
    case either(Node, Node)
    case times(Node, least: Int, most: Int?)
  }

  private let whole: String
  private var rest: Substring
  private var depth = 0
  private var built: [LinearPattern.Step] = []
  /// More steps than any expression that a person writes has.
  private static let most = 10_000

  /// - Parameter whole: The expression as it is quoted in messages.
  init(_ text: Substring, of whole: String) { (rest, self.whole) = (text, whole) }

  /// The steps, of which the first is the match, and the one with which a search begins.
  ///
  /// - Throws: `LinearPattern.Fault`.
  mutating func steps() throws(LinearPattern.Fault) -> (steps: [LinearPattern.Step], start: Int) {
    if rest.utf8.count > 2000 { throw fault("it is longer than 2,000 bytes") }
    let node = try alternatives()
    if !rest.isEmpty { throw fault("a parenthesis is closed that was not opened") }
    built = [.match]
    let start = try build(node, then: 0)
    return (built, start)
  }

  private func fault(_ problem: String) -> LinearPattern.Fault {
    LinearPattern.Fault(problem: "invalid regular expression ‘\(whole)’: \(problem); correct it")
  }

  // MARK: - Steps, from the end to the beginning

  private mutating func append(_ step: LinearPattern.Step) throws(LinearPattern.Fault) -> Int {
    if built.count > Self.most { throw fault("it is too large when its repetitions are written out") }
    built.append(step)
    return built.count - 1
  }

  private mutating func build(_ node: Node, then next: Int) throws(LinearPattern.Fault) -> Int {
    switch node {
    case .empty: return next
    case .one(let test): return try append(.one(test, next: next))
    case .edge(let edge): return try append(.check(edge, next: next))
    case .both(let first, let second): return try build(first, then: try build(second, then: next))
    case .either(let first, let second):
      let (a, b) = (try build(first, then: next), try build(second, then: next))
      return try append(.fork(a, b))
    case .times(let part, let least, let most):
      var next = next
      if let most {
        let end = next
        for _ in 0..<(most - least) { next = try append(.fork(try build(part, then: next), end)) }
      } else {
        let loop = try append(.fork(next, next))
        built[loop] = .fork(try build(part, then: loop), next)
        next = loop
      }
      for _ in 0..<least { next = try build(part, then: next) }
      return next
    }
  }

  // MARK: - Parts

  private mutating func alternatives() throws(LinearPattern.Fault) -> Node {
    depth += 1
    defer { depth -= 1 }
    if depth > 100 { throw fault("its parentheses are more than 100 deep") }
    var node = try sequence()
    while rest.first == "|" {
      rest.removeFirst()
      node = .either(node, try sequence())
    }
    return node
  }

  private mutating func sequence() throws(LinearPattern.Fault) -> Node {
    var nodes: [Node] = []
    while let character = rest.first, character != "|", character != ")" { nodes.append(try repeated()) }
    return nodes.reversed().reduce(Node.empty) { following, node in
      if case .empty = following { node } else { .both(node, following) }
    }
  }

  private mutating func repeated() throws(LinearPattern.Fault) -> Node {
    var node = try single()
    while let mark = rest.first, "*+?{".contains(mark) {
      let bounds: (least: Int, most: Int?)
      switch mark {
      case "*": bounds = (0, nil)
      case "+": bounds = (1, nil)
      case "?": bounds = (0, 1)
      default:
        guard let counts = rest.dropFirst().prefixMatchOfCounts else {
          throw fault("a brace does not hold counts, as in {2,5}; write \\{ for the brace itself")
        }
        bounds = (counts.least, counts.most)
        rest = rest.dropFirst(counts.length)
      }
      rest.removeFirst()
      if let most = bounds.most, most < bounds.least { throw fault("the counts in braces are reversed") }
      if max(bounds.least, bounds.most ?? 0) > 1000 { throw fault("a count is more than 1,000") }
      // Whether something is found does not depend on how much is taken first.
      if rest.first == "?" { rest.removeFirst() }
      if rest.first == "+" { throw fault("a repetition that never gives back (possessive) is not supported") }
      if case .edge = node, bounds.most == nil { throw fault("a place between characters is repeated") }
      node = .times(node, least: bounds.least, most: bounds.most)
    }
    return node
  }

  private mutating func single() throws(LinearPattern.Fault) -> Node {
    guard let character = rest.popFirst() else { return .empty }
    switch character {
    case "(":
      if rest.hasPrefix("?:") {
        rest = rest.dropFirst(2)
      } else if rest.first == "?" {
        throw fault("groups that begin with ‘(?’ are not supported, but for (?:…) and (?i) at the beginning")
      }
      let node = try alternatives()
      guard rest.popFirst() == ")" else { throw fault("a parenthesis is not closed") }
      return node
    case "[": return .one(try set())
    case ".": return .one(.any)
    case "^": return .edge(.start)
    case "$": return .edge(.end)
    case "*", "+", "?", "{":
      throw fault("‘\(character)’ repeats nothing; write \\\(character) for the character itself")
    case "\\": return try escaped()
    default: return .one(.equals(character))
    }
  }

  private mutating func escaped() throws(LinearPattern.Fault) -> Node {
    guard let character = rest.first else { throw fault("it ends with a backslash") }
    if character == "b" || character == "B" {
      rest.removeFirst()
      return .edge(character == "b" ? .word : .noWord)
    }
    return .one(try escapedTest())
  }

  private mutating func escapedTest() throws(LinearPattern.Fault) -> CharacterTest {
    guard let character = rest.popFirst() else { throw fault("it ends with a backslash") }
    switch character {
    case "d": return .digit
    case "D": return .not(.digit)
    case "w": return .word
    case "W": return .not(.word)
    case "s": return .space
    case "S": return .not(.space)
    case "n": return .equals("\n")
    case "r": return .equals("\r")
    case "t": return .equals("\t")
    default:
      if character.isASCII, character.isLetter || character.isNumber {
        throw fault("‘\\\(character)’ is not supported")
      }
      return .equals(character)
    }
  }

  /// A set of characters, after its bracket.
  private mutating func set() throws(LinearPattern.Fault) -> CharacterTest {
    let isNegated = rest.first == "^"
    if isNegated { rest.removeFirst() }
    var tests: [CharacterTest] = []
    while true {
      guard let character = rest.popFirst() else { throw fault("a bracket is not closed") }
      if character == "]", !tests.isEmpty { break }
      if character == "[" {
        throw fault("a bracket stands within brackets; write \\[ for the bracket itself")
      }
      let test = character == "\\" ? try escapedTest() : .equals(character)
      guard case .equals(let first) = test, rest.first == "-", let next = rest.dropFirst().first, next != "]"
      else {
        tests.append(test)
        continue
      }
      rest = rest.dropFirst(2)
      guard case .equals(let last) = next == "\\" ? try escapedTest() : .equals(next), first <= last else {
        throw fault("a range in brackets is reversed, or does not end with a character")
      }
      tests.append(.range(first, last))
    }
    return isNegated ? .not(.anyOf(tests)) : .anyOf(tests)
  }
}

extension Substring {
  /// `2}`, `2,}`, `2,5}` after a brace, and how many characters they are; nil for anything else.
  fileprivate var prefixMatchOfCounts: (least: Int, most: Int?, length: Int)? {
    guard let end = firstIndex(of: "}") else { return nil }
    let inside = self[..<end]
    let parts = inside.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let least = Int(first), least >= 0 else { return nil }
    let length = inside.count + 1
    guard parts.count == 2 else { return (least, least, length) }
    if parts[1].isEmpty { return (least, nil, length) }
    guard let most = Int(parts[1]), most >= 0 else { return nil }
    return (least, most, length)
  }
}
