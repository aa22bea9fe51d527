/// A zone by one reading of an agreement, as a person names it: `agreement.yml#reading`, or
/// `agreement.yml#reading/zone`.
struct ReadingReference {
  /// As it was written.
  let text: String
  /// The file of the agreement.
  let file: String
  /// The id of the reading; `text` for the text itself.
  let reading: String
  /// The id of the zone, or nil.
  let zone: String?

  /// Nil for what names no agreement.
  init?(_ text: String) {
    self.text = text
    let mark = text.lastIndex(of: "#") ?? text.endIndex
    file = String(text[..<mark])
    guard [".yml", ".yaml"].contains(where: file.lowercased().hasSuffix) else { return nil }
    let parts = text[mark...].dropFirst().split(separator: "/", maxSplits: 1)
    reading = parts.first.map(String.init) ?? "text"
    zone = parts.count > 1 ? String(parts[1]) : nil
  }
}
