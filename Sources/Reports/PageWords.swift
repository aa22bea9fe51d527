package import SystemIO
#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The words of the page in a language, from the table `Page/words.tsv`: a line for each, its name, then its text in every
/// language. To add a language, add a column.
package struct PageWords: Sendable {
  /// The language as HTML names it: `en`, `fr`.
  package let language: String
  /// The texts by their names. Those that the language lacks are in English.
  let texts: [String: String]

  private static let table = String(decoding: PackageResources.words_tsv, as: UTF8.self)
    .split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }

  /// The languages of the table.
  package static var languages: [String] { Array((table.first ?? []).dropFirst()) }

  /// English, in which everything is.
  package static var english: PageWords { PageWords(column: 1, "en") }

  /// The words of a language.
  ///
  /// - Throws: `UsageError` for a language that the table lacks.
  package init(language: String) throws(UsageError) {
    guard let column = Self.languages.firstIndex(of: language.lowercased()) else {
      throw UsageError(
        "unknown --language ‘\(language)’; give one of \(Self.languages.joined(separator: ", "))")
    }
    self.init(column: column + 1, language.lowercased())
  }

  private init(column: Int, _ language: String) {
    self.language = language
    texts = Dictionary(
      Self.table.dropFirst().compactMap { row in
        guard let name = row.first, row.count > 1 else { return nil }
        let text = row.count > column ? row[column] : ""
        return (name, text.isEmpty ? row[1] : text)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether it is written from right to left.
  var isRightToLeft: Bool { ["ar", "fa", "he", "ur", "ps", "ckb"].contains(language) }

  /// The text of a name, with values in the place of `{n}` and other names in braces; the name where there is no text.
  ///
  /// In a language from right to left, values with Latin letters or hyphens are isolated, so that names, `5 km` and `2018-10-10` keep
  /// their order: beside Arabic letters the parts of a date would come the other way round.
  func callAsFunction(_ name: String, _ values: [String: String] = [:]) -> String {
    values.reduce(texts[name] ?? name) { text, value in
      text.replacing("{\(value.key)}", with: isRightToLeft ? Self.isolated(value.value) : value.value)
    }
  }

  private static func isolated(_ value: String) -> String {
    value.utf8.contains { (0x41...0x5A).contains($0 & 0xDF) || $0 == 0x2D }
      ? "\u{2068}\(value)\u{2069}" : value
  }

  /// The texts that the program of the page asks for; the others are said before.
  var forProgram: [(key: String, value: String)] {
    texts.filter { name, _ in !Self.saidBefore.contains { name.hasPrefix($0) } }.sorted { $0.key < $1.key }
  }

  /// How the names of sentences begin that the program of the page does not ask for.
  private static let saidBefore = [
    "evidence.", "certain.", "cause.", "byPosition", "byLine", "exactPlaces", "mistaken.", "misdated.",
    "readings.", "line.", "unjudged", "unread.", "rule.", "side.", "ends.", "edges.", "part.", "certificate",
    "headline.", "key.", "trend.", "closing.",
  ]
}
