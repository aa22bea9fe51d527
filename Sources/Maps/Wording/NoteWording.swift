/// Notes in a language: sentences with gaps, from the table `notes.tsv`, whose first column is what the program says in English.
///
/// Notes are made all over the program, in English, for the command line. Here one is recognised by what stands between its gaps, and
/// said again with what its gaps hold.
struct NoteWording: Sendable {
  /// A sentence with gaps.
  private struct Sentence: Sendable {
    /// What stands between the gaps in English, and their names.
    var pieces: [String]
    var gaps: [String]
    /// How many bytes the pieces have together: the more, the more surely it is the sentence.
    var weight: Int
    var text: String
  }

  private let sentences: [Sentence]

  static let bytes = PackageResources.notes_tsv
  private static let table = Wording.rows(of: bytes)

  /// The notes of a language; none for one that the table lacks, and in English.
  init(language: String) {
    guard let column = Self.table.first?.firstIndex(of: language), column > 0 else {
      sentences = []
      return
    }
    sentences = Self.table.dropFirst().filter { $0.count > column && !$0[column].isEmpty }.map { row in
      let parts = row[0].split(separator: "{", omittingEmptySubsequences: false).map {
        $0.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      }
      let pieces = parts.map { $0.last ?? "" }
      return Sentence(
        pieces: pieces, gaps: parts.dropFirst().map { $0[0] },
        weight: pieces.reduce(0) { $0 + $1.utf8.count },
        text: row[column])
    }.sorted { $0.weight > $1.weight }
  }

  /// A note in the language; nil where the table has no such sentence.
  ///
  /// What its gaps hold is said in the language, too, where the table has it.
  func said(_ note: String, in words: Wording) -> String? {
    for sentence in sentences {
      guard let values = Self.values(of: note, in: sentence) else { continue }
      return words.filled(
        sentence.text,
        Dictionary(
          zip(sentence.gaps, values.map { said($0, in: words) ?? $0 }),
          uniquingKeysWith: { first, _ in first })
      )
    }
    return nil
  }

  /// What a note has in the gaps of a sentence; nil where it is another sentence. No gap is empty.
  private static func values(of note: String, in sentence: Sentence) -> [String]? {
    guard let first = sentence.pieces.first, let last = sentence.pieces.last, note.hasPrefix(first) else {
      return nil
    }
    if sentence.gaps.isEmpty { return note == first ? [] : nil }
    var rest = note.dropFirst(first.count)
    guard rest.hasSuffix(last) else { return nil }
    rest = rest.dropLast(last.count)
    var values: [String] = []
    for piece in sentence.pieces.dropFirst().dropLast() {
      guard let found = rest.dropFirst().firstRange(of: piece) else { return nil }
      values.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    values.append(String(rest))
    return values.contains("") ? nil : values
  }
}

extension Wording {
  /// A note of the program in the language; nil where the language does not have it, and it stays in English.
  package func note(_ note: String) -> String? { language == "en" ? note : notes.said(note, in: self) }
}
