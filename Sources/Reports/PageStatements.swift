internal import Maps

/// What is certain, what is not, and why: sentences with numbers, each with the number that it is a share of.
struct PageStatements {
  private let words: Wording
  /// `findings` or `verdicts`, as names of words have it.
  private let kind: String
  private(set) var sentences: [String] = []

  init(_ words: Wording, kind: PageContent.Kind) { (self.words, self.kind) = (words, kind.rawValue) }

  /// The sentence of a name, and none for the number 0.
  mutating func add(_ name: String, _ count: Int, _ values: [String: String] = [:]) {
    if count > 0 { sentences.append(words.counted(name, count, values)) }
  }

  /// A sentence as it is.
  mutating func add(_ sentence: String) { sentences.append(sentence) }

  /// What is in doubt, and what causes the doubts.
  ///
  /// - Parameters:
  ///   - count: How many may be in.
  ///   - all: How many there are.
  ///   - causes: The causes by their names, and how many each plays a part in.
  mutating func addDoubt(of count: Int, all: Int, causes: [(name: String, count: Int)]) {
    let list = causes.filter { $0.count > 0 }.map { words("cause.\($0.name)", ["n": $0.count.grouped]) }
    add("open", count, ["all": all.grouped, "list": words.list(list)])
  }

  /// What the doubts rest on, and what looks mistaken.
  mutating func addReasons(
    disputed: Int, byPosition: Int, byLine: Int, exact: Int, coordinates: [String: Int], dates: [String: Int]
  ) {
    add("byPosition", byPosition, ["all": disputed.grouped])
    add("byLine", byLine, ["all": disputed.grouped])
    add("exactPlaces", exact)
    add("mistaken.\(kind)", coordinates.values.reduce(0, +), ["list": words.kinds(coordinates)])
    add("misdated.\(kind)", dates.values.reduce(0, +), ["list": words.kinds(dates)])
  }
}
