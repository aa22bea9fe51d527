package import Geometry
package import SystemIO
internal import TextFormats
package import Zones
#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The words of maps and pages in a language, from the table `words.tsv`: a line for each, its name, then its text in every
/// language. Notes, which are English sentences elsewhere, are in `notes.tsv`. To add a language, add a column to both.
package struct Wording: Sendable {
  /// The language as HTML names it: `en`, `fr`.
  package let language: String
  /// The texts by their names. Those that the language lacks are in English.
  package let texts: [String: String]
  /// The notes that the language has; none in English.
  let notes: NoteWording

  private static let table = rows(of: PackageResources.words_tsv)

  /// The rows of a table, each as its cells.
  static func rows(of table: [UInt8]) -> [[String]] {
    String(decoding: table, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The languages of the table.
  package static var languages: [String] { Array((table.first ?? []).dropFirst()) }

  /// English, in which everything is.
  package static var english: Wording { Wording(column: 1, "en") }

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
    notes = NoteWording(language: language)
  }

  /// Whether it is written from right to left.
  package var isRightToLeft: Bool { ["ar", "fa", "he", "ur", "ps", "ckb"].contains(language) }

  /// The text of a name, with values in the place of `{n}` and other names in braces; the name where there is no text.
  ///
  /// In a language from right to left, values with Latin letters or hyphens are isolated, so that names, `5 km` and `2018-10-10` keep
  /// their order: beside Arabic letters the parts of a date would come the other way round.
  package func callAsFunction(_ name: String, _ values: [String: String] = [:]) -> String {
    filled(texts[name] ?? name, values)
  }

  /// A text with values in the place of their names in braces.
  func filled(_ text: String, _ values: [String: String]) -> String {
    values.reduce(text) { text, value in
      text.replacing("{\(value.key)}", with: isRightToLeft ? Self.isolated(value.value) : value.value)
    }
  }

  private static func isolated(_ value: String) -> String {
    value.utf8.contains { (0x41...0x5A).contains($0 & 0xDF) || $0 == 0x2D }
      ? "\u{2068}\(value)\u{2069}" : value
  }

  /// A sentence about a number, that of one where the number is 1.
  package func counted(_ name: String, _ count: Int, _ values: [String: String] = [:]) -> String {
    let name = count == 1 && texts["\(name).one"] != nil ? "\(name).one" : name
    return self(name, values.merging(["n": Double(count).grouped(0)]) { $1 })
  }

  /// A rule: `15 km to 20 km deep, left of the line, flat ends, geodesic edges`.
  ///
  /// - Parameter boundary: The line of the zone. A closed one has no ends, and base points have no sides.
  package func rule(_ rule: ZoneSpecification, of boundary: Boundary, unit: LengthUnit) -> String {
    ([depth(rule, unit: unit)] + sideAndEnds(rule, of: boundary)).joined(separator: self("list.comma"))
  }

  /// The depth of a rule: `15 km to 20 km deep`.
  func depth(_ rule: ZoneSpecification, unit: LengthUnit) -> String {
    func span(_ key: String, _ a: Length, _ b: Length) -> String {
      self(key, ["a": a.inWords(unit), "b": b.inWords(unit)])
    }
    return switch rule.depth {
    case .single(let depth): self("rule.deep", ["d": depth.inWords(unit)])
    case .range(let a, let b): span("rule.range", a, b)
    case .band(let a, let b): span("rule.band", a, b)
    }
  }

  /// What a rule says beside the depth, in words.
  func sideAndEnds(_ rule: ZoneSpecification, of boundary: Boundary) -> [String] {
    if !boundary.parts.isEmpty, boundary.parts.allSatisfy(\.isPoint) { return [self("side.points")] }
    let isClosed = boundary.parts.allSatisfy(\.isRing)
    let side =
      switch rule.side {
      case .both: self("side.both")
      case .left: self("side.left")
      case .right: self("side.right")
      case .inside: self("side.inside")
      case .outside: self("side.outside")
      case .toward(let place): self("side.toward", ["place": place.inWords])
      }
    return [side] + (isClosed ? [] : [self("ends.\(rule.ends.rawValue)")]) + [
      self("edges.\(rule.edges.rawValue)")
    ]
  }
}
