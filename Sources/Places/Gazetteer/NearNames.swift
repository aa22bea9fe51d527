/// Names that are nearly a name: of one letter in four another, one more or one less, or alike but for vowel signs and for
/// marks between digits.
struct NearNames: Sendable, Hashable {
  private struct Entry: Sendable, Hashable {
    var name: String
    /// The letters and digits of the name, and a bit for each that occurs.
    var letters: [Unicode.Scalar]
    var bits: UInt64
  }

  private var entries: [Entry] = []

  /// The most names that are given.
  private static let most = 3

  mutating func add(_ name: String) {
    let letters = Self.letters(of: name)
    if letters.isEmpty { return }
    entries.append(Entry(name: name, letters: letters, bits: Self.bits(of: letters)))
  }

  /// The nearest names, in the order of their nearness and then of the table.
  func nearest(to name: String) -> [String] {
    let letters = Self.letters(of: name)
    let bits = Self.bits(of: letters)
    let limit = 1 + letters.count / 4
    var found: [(distance: Int, name: String)] = []
    for entry in entries {
      // Each letter that is another, or more, or less, turns two bits at most.
      guard abs(entry.letters.count - letters.count) <= limit,
        (entry.bits ^ bits).nonzeroBitCount <= 2 * limit,
        let distance = Self.distance(letters, entry.letters, atMost: limit)
      else { continue }
      if !found.contains(where: { $0.name == entry.name }) { found.append((distance, entry.name)) }
    }
    let sorted = found.enumerated().sorted {
      ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
    }
    return sorted.prefix(Self.most).map(\.element.name)
  }

  /// Letters and digits without the signs on them.
  private static func letters(of name: String) -> [Unicode.Scalar] {
    Gazetteer.key(name).unicodeScalars.filter {
      ![.nonspacingMark, .spacingMark, .dashPunctuation, .otherPunctuation].contains(
        $0.properties.generalCategory)
    }
  }

  private static func bits(of letters: [Unicode.Scalar]) -> UInt64 {
    letters.reduce(0) { $0 | 1 << UInt64($1.value % 64) }
  }

  /// How many letters are another, more or less (Levenshtein); nil for more than `limit`.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int) -> Int? {
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let replaced = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
      if row.min() ?? 0 > limit { return nil }
    }
    return row[b.count] <= limit ? row[b.count] : nil
  }
}
