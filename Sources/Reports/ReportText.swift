/// Lists and counts as the sentences of a page have them.
enum ReportText {
  /// How many incidents several kinds have together.
  static func counted(_ counts: [String: Int]) -> String {
    counts.values.reduce(0, +).inWords("incident")
  }

  /// Kinds with their counts, the most frequent first.
  static func kinds(_ counts: [String: Int]) -> String {
    list(counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value.grouped) \($0.key)" })
  }

  /// Words with commas between them and ‘and’ before the last.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Each text once, where it comes first.
  static func distinct(_ words: [String]) -> [String] {
    words.reduce(into: []) { all, one in if !all.contains(one) { all.append(one) } }
  }
}
