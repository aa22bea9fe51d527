/// A zone by one reading of an agreement, as a person names it: `agreement.yml#reading`, or
/// `agreement.yml#reading/zone`.
package struct ReadingReference: Sendable, Hashable {
  /// The reference as it was written.
  package let text: String
  /// The path of the agreement's file.
  package let file: String
  /// The id of the reading; `text` for the text itself.
  package let reading: String
  /// The id of the zone; nil for the one that the reading is about.
  package let zone: String?

  /// Reads a reference; nil for a text that does not name a YAML file.
  package init?(_ text: String) {
    self.text = text
    let mark = text.lastIndex(of: "#") ?? text.endIndex
    file = String(text[..<mark])
    guard [".yml", ".yaml"].contains(where: file.lowercased().hasSuffix) else { return nil }
    let parts = text[mark...].dropFirst().split(separator: "/", maxSplits: 1)
    reading = parts.first.map(String.init) ?? "text"
    zone = parts.count > 1 ? String(parts[1]) : nil
  }
}
