/// Texts as the sentences of a page have them.
enum ReportText {
  /// Each text once, where it comes first.
  static func distinct(_ words: [String]) -> [String] {
    words.reduce(into: []) { all, one in if !all.contains(one) { all.append(one) } }
  }
}
